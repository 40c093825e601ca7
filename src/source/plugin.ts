/** The step of the Markdown pipeline that guards every text and joins a translation with its source, block by block. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join as joinPath, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Register, Row } from '../domain/blocks.ts'
import { statusOf } from '../domain/blocks.ts'
import { guard, join, propertiesOf, type Block, type Mark, type Node } from '../domain/document.ts'
import { language, madeUp } from '../domain/language.ts'
import { idOf } from '../domain/paths.ts'
import type { Problem } from '../domain/problem.ts'
import { readOneText, type Text } from './read.ts'

/** Thrown for content that is code; the canary of every build waits for it. */
export class Refused extends Error {}

interface Context { fileURL: URL | undefined; data: Record<string, unknown>; replaceNode(node: unknown, by: unknown): void }

/** Plugins for Sätteri: the first works on Markdown, the second puts ids on table rows, which lose theirs on the way to HTML. */
export function joining(content: string) {
  const tags = (JSON.parse(readFileSync(joinPath(content, 'languages.json'), 'utf8')) as { tag: string; label: string }[]).map(language)
  const registers = new Map<string, Register>()
  const registerOf = (tag: string): Register => {
    if (!registers.has(tag)) {
      const file = joinPath(content, tag, 'blocks.json')
      registers.set(tag, existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Register) : {})
    }
    return registers.get(tag)!
  }
  /** Texts of the source: every translation of one needs it. The time of the file tells whether it is still the same one. */
  const sources = new Map<string, { time: number; text: Text }>()
  const readSource = (path: string, key: string): Text => {
    const time = statSync(path).mtimeMs
    const known = sources.get(path)
    if (known?.time === time) return known.text
    const text = read(path, key, true)
    sources.set(path, { time, text })
    return text
  }
  const read = (path: string, key: string, isSource: boolean): Text => {
    const problems: Problem[] = []
    const text = readOneText(readFileSync(path, 'utf8'), relative(joinPath(content, '..'), path), key, isSource, problems)
    if (!text) throw new Refused(problems.map(({ file, line, what }) => `${file}:${line} ${what}`).join('\n'))
    return text
  }
  /** The rows of the blocks below the head; title and summary come first in the register. */
  const rowsOf = (tag: string, text: Text): Row[] => {
    const rows = registerOf(tag)[text.key] ?? []
    if (rows.length !== text.entries.length) throw new Refused(`${text.file} does not fit its register. Run: npm run blocks`)
    return rows.slice(2)
  }

  const markdown = {
    name: 'guard-and-join',
    before(root: unknown, context: Context): void {
      const path = context.fileURL && fileURLToPath(context.fileURL)
      const name = path && relative(content, path).split(sep).join('/')
      const [tag, ...rest] = name && !name.startsWith('..') ? name.split('/') : []
      const own = tags.find((entry) => entry.tag === tag)
      // A text of the content is read anew below, with its lines, and refused there; what comes from elsewhere, as the canary does, here.
      if (!path || !name || !own) {
        const faults = guard(root as Node)
        if (faults.length) throw new Refused(`${path ?? 'a text'} is refused: ${faults[0]!.what}`)
        return
      }
      const folder = rest.slice(0, -1).join('/')
      const key = folder ? `${folder}/${idOf(name)}` : idOf(name)
      const source = tags[0]!
      const text = own === source ? readSource(path, key) : read(path, key, false)
      const { tree, rows } = own === source
        ? join(text.tree, rowsOf(own.tag, text).map(({ id }) => id), undefined, new Set(), { lang: '', dir: '' })
        : joined(text, own.tag)
      context.data.rows = rows
      context.replaceNode(root, { type: 'root', children: (tree.children ?? []).filter(({ type }) => type !== 'yaml') })
    },
  }
  const joined = (text: Text, tag: string) => {
    const source = tags[0]!
    const folder = joinPath(content, source.tag, ...text.key.split('/').slice(0, -1))
    const file = readdirSync(folder).find((name) => /\.mdx?$/.test(name) && idOf(name) === text.id)
    if (!file) throw new Refused(`${text.file} translates nothing`)
    const from = readSource(joinPath(folder, file), text.key)
    const [sourceRows, rows] = [rowsOf(source.tag, from), rowsOf(tag, text)]
    const translated = new Map<string, Block>(rows.map((row, place) => [row.id, text.blocks[place]!]))
    return join(from.tree, sourceRows.map(({ id }) => id), translated, new Set(statusOf(sourceRows, rows).outdated), { lang: source.tag, dir: source.dir }, madeUp(tag) ? undefined : { script: tags.find((entry) => entry.tag === tag)!.script, source: { lang: source.tag, dir: source.dir, script: source.script } })
  }
  const tables = () => {
    let next = 0
    return {
      name: 'marks-of-rows',
      element: {
        filter: ['tr'],
        visit(node: { properties?: Record<string, unknown> }, context: { data: Record<string, unknown>; setProperty(node: unknown, key: string, value: unknown): void }): void {
          const mark = (context.data.rows as Mark[] | undefined)?.[next++]
          if (mark) for (const [name, value] of Object.entries(propertiesOf(mark))) context.setProperty(node, name === 'data-block' ? 'dataBlock' : name === 'data-state' ? 'dataState' : name, value)
        },
      },
    }
  }
  return { mdastPlugins: [markdown], hastPlugins: [tables] }
}
