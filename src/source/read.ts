/** Reads the whole content folder as plain data, with every problem found on the way: the commands' view of content. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'astro/zod'
import { blocksOf, guard, parse, Unreadable, type Block, type Format, type Node } from '../domain/document.ts'
import type { Entry, Register, Row } from '../domain/blocks.ts'
import { language, type Language } from '../domain/language.ts'
import type { Problem } from '../domain/problem.ts'
import { idOf } from '../domain/paths.ts'
import { material, type Material } from '../schema/material.ts'
import { languages as languagesSchema, site as siteSchema, type SiteFacts } from '../schema/site.ts'
import { sources as sourcesSchema, type SourceFacts } from '../schema/source.ts'
import { sourceHead, translatedHead, type SourceHead, type Translation } from '../schema/text.ts'
import { themes as themesSchema, type Theme } from '../schema/theme.ts'
import { words as filmWords } from '../schema/film.ts'
import { lists, worksheet, type ListName } from '../schema/words.ts'
import { scheduleSchema } from '../schema/schedule.ts'
import { checkSchedule, type Schedule } from '../domain/schedule.ts'
import { checkPicture } from './pictures.ts'
import { listFiles, normalised, readText } from './files.ts'
import { conform, readYaml } from './yaml.ts'

/** A text of one language. */
export interface Text {
  file: string
  /** Folder and id: what the register calls it, for example `programma/wat-is-het`. */
  key: string
  id: string
  number: number
  format: Format
  head: SourceHead & { translation?: Translation }
  tree: Node
  blocks: Block[]
  entries: Entry[]
}

/** A list of words of one language. */
export interface WordList {
  file: string
  key: string
  translation?: Translation
  words: Record<string, unknown>
  entries: Entry[]
  lineOf(path: PropertyKey[]): number
}

export interface LanguageFolder { language: Language; published: boolean; texts: Map<string, Text>; lists: Map<string, WordList>; register: Register; rows(key: string): Row[] }

export interface Content {
  root: string
  /** Published and hidden languages in menu order; the first is the source. */
  folders: LanguageFolder[]
  source: LanguageFolder
  site: SiteFacts
  themes: Theme[]
  sources: SourceFacts[]
  schedule: Schedule
  materials: (Material & { id: string })[]
  /** Ids of pictures, with their file. */
  pictures: Map<string, string>
  films: string[]
  problems: Problem[]
}

const textFolders = /^(?:(programma|deelnemers|het-gesprek|over)\/(\d{2})-([a-z0-9-]+)\.(mdx?)|factsheets\/([a-z0-9-]+)\.md|(home)\.md)$/
const listFiles_ = /^(messages|glossary|pictures|schedule|materials)\.yml$/

/** Nested words by the path of their keys: `lines.c1`. */
const flat = (words: Record<string, unknown>, before = ''): Record<string, unknown> =>
  Object.fromEntries(Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value]] : Object.entries(flat(value as Record<string, unknown>, `${before}${key}.`)))))

/** Words of a list that count as text: what people also call a thing is for searching only. */
function entriesOf(words: Record<string, unknown>, lineOf: WordList['lineOf']): Entry[] {
  return Object.entries(words).map(([key, value]) => ({
    key, kind: 'entry', line: lineOf(['words', ...key.split('.')]) || lineOf(['words', key]),
    text: typeof value === 'string' ? value : JSON.stringify(value, (name, part: unknown) => (name === 'also' ? undefined : part)),
  }))
}

/** Reads one text; problems are pushed, and what cannot be read at all gives `undefined`. */
export function readOneText(raw: string, file: string, key: string, isSource: boolean, problems: Problem[]): Text | undefined {
  const text = normalised(raw)
  const format: Format = file.endsWith('.mdx') ? 'mdx' : 'md'
  const front = /^---\n([\s\S]*?)\n?---(?:\n|$)/.exec(text)
  if (!front) {
    problems.push({ file, line: 1, what: 'has no head. Begin the file with ---, title: and summary:, and --- again.' })
    return undefined
  }
  const parsed = readYaml(front[1]!, file, 1)
  const head = conform(isSource ? sourceHead : translatedHead, parsed, file)
  problems.push(...head.problems)
  let tree: Node
  try { tree = parse(text, format) } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    problems.push({ file, line: error.line, what: error.message })
    return undefined
  }
  const faults = guard(tree)
  problems.push(...faults.map(({ line, what }) => ({ file, line, what })))
  if (!head.value || faults.length) return undefined
  const blocks = blocksOf(tree)
  const value = head.value as Text['head']
  return {
    file, key, format, tree, blocks, head: value,
    id: key.replace(/^.*\//, ''), number: Number(/(\d{2})-[^/]+$/.exec(file)?.[1] ?? 0),
    entries: [
      { kind: 'title', text: value.title, line: parsed.lineOf(['title']) },
      { kind: 'summary', text: value.summary, line: parsed.lineOf(['summary']) },
      ...blocks.map(({ kind, text: words, links, line }) => ({ kind, text: words, links, line })),
    ],
  }
}

/** Reads everything below `root` (the folder `content`). Never throws for what an author did: see `problems`. */
export async function readContent(root: string): Promise<Content> {
  const { files, problems } = await listFiles(root)
  const have = new Set(files)
  const facts = async <T extends z.ZodType>(name: string, schema: T, otherwise: z.infer<T>, more?: (value: z.infer<T>, lineOf: (path: PropertyKey[]) => number) => Problem[]): Promise<z.infer<T>> => {
    const file = `content/${name}`
    if (!have.has(name)) { problems.push({ file, what: 'is missing. content/README.md tells what it holds.' }); return otherwise }
    const parsed = readYaml(await readText(join(root, name)), file)
    const { value, problems: found } = conform(schema, parsed, file)
    problems.push(...found, ...(value !== undefined && more ? more(value, parsed.lineOf) : []))
    return value ?? otherwise
  }
  const tags = await facts('languages.json', languagesSchema, [{ tag: 'nl', label: 'Nederlands' }])
  const site = await facts('site.yml', siteSchema, { municipality: '', organisation: '', email: '', address: 'https://site.example', licence: 'CC-BY-4.0' as const, edition: '2026-01-01', securityExpires: '2027-01-01', accent: '#17706a' })
  const themes = await facts('themes.yml', themesSchema, [])
  const sources = await facts('sources.yml', sourcesSchema, [])
  const schedule = await facts('schedule.yml', scheduleSchema, undefined as never, (value, lineOf) => checkSchedule(value as Schedule).map(({ message, path }) => ({ file: 'content/schedule.yml', line: lineOf(path), what: message })))

  tags.forEach(({ tag }, place) => { if (tags.findIndex((other) => other.tag === tag) < place) problems.push({ file: 'content/languages.json', what: `names the language ${tag} twice. Keep one line.` }) })
  const folders: LanguageFolder[] = []
  for (const [place, entry] of tags.entries()) {
    if (!files.some((file) => file.startsWith(`${entry.tag}/`))) {
      problems.push({ file: 'content/languages.json', what: `names the language ${entry.tag}, but there is no folder content/${entry.tag}. Make the folder, or take the line out.` })
      continue
    }
    folders.push(await readFolder(root, entry, files.filter((file) => file.startsWith(`${entry.tag}/`)), place === 0, problems))
  }
  const known = new Set([...tags.map(({ tag }) => tag), 'films', 'pictures', 'materials'])
  // Where the list of languages has a fault, no folder can be called a stranger.
  if (!problems.some(({ file }) => file === 'content/languages.json')) for (const file of files) {
    const top = file.split('/')[0]!
    if (file.includes('/') ? !known.has(top) : !/^(README\.md|site\.yml|languages\.json|themes\.yml|schedule\.yml|sources\.yml)$/.test(file)) {
      problems.push({ file: `content/${file}`, what: file.includes('/') ? `lies in a folder that is no language of languages.json. Add the line, or remove the folder ${top}/.` : 'is not a file this site knows. Remove it, or move it to its folder.' })
    }
  }
  const pictures = new Map<string, string>()
  for (const file of files.filter((name) => name.startsWith('pictures/'))) {
    const fault = await checkPicture(join(root, file))
    if (fault) problems.push({ file: `content/${file}`, what: fault })
    const id = idOf(file)
    if (pictures.has(id)) problems.push({ file: `content/${file}`, what: `has the same id as ${pictures.get(id)}. Give one of them another name.` })
    pictures.set(id, file)
  }
  const materials: Content['materials'] = []
  for (const file of files.filter((name) => /^materials\/[^/]+\.yml$/.test(name))) {
    const { value, problems: found } = conform(material, readYaml(await readText(join(root, file)), `content/${file}`), `content/${file}`)
    problems.push(...found)
    if (!value) continue
    if (!have.has(`materials/${value.file}`)) problems.push({ file: `content/${file}`, what: `names the file ${value.file}, which does not lie beside it.` })
    else materials.push({ ...value, id: idOf(file) })
  }
  const films = [...new Set(files.filter((name) => /^films\/[^/]+\/film\.yml$/.test(name)).map((name) => name.split('/')[1]!))]
  return { root, folders, source: folders[0]!, site, themes, sources, schedule, materials, pictures, films, problems }
}

async function readFolder(root: string, entry: { tag: string; label: string; published?: boolean }, files: string[], isSource: boolean, problems: Problem[]): Promise<LanguageFolder> {
  const texts = new Map<string, Text>()
  const wordLists = new Map<string, WordList>()
  let register: Register = {}
  for (const path of files) {
    const file = `content/${path}`
    const name = path.slice(entry.tag.length + 1)
    const raw = () => readFile(join(root, path), 'utf8')
    const text = textFolders.exec(name)
    const list = listFiles_.exec(name)
    const sheet = /^(werkbladen|films)\/([a-z0-9-]+)\.yml$/.exec(name)
    if (text) {
      const key = text[6] ?? (text[5] ? `factsheets/${text[5]}` : `${text[1]}/${text[3]}`)
      if (texts.has(key)) problems.push({ file, what: `has the same id as ${texts.get(key)!.file}. Two pages cannot share an address: rename one.` })
      const one = readOneText(await raw(), file, key, isSource, problems)
      if (one) texts.set(key, one)
    } else if (list || sheet) {
      const parsed = readYaml(normalised(await raw()), file)
      const { value, problems: found } = conform(list ? lists[list[1] as ListName] : sheet![1] === 'films' ? filmWords : worksheet, parsed, file)
      problems.push(...found)
      if (value) {
        const key = list ? list[1]! : `${sheet![1]}/${sheet![2]}`
        const words = sheet?.[1] === 'films' ? flat(value.words) : value.words
        wordLists.set(key, { file, key, words, lineOf: parsed.lineOf, entries: entriesOf(words, parsed.lineOf), ...(value.translation ? { translation: value.translation } : isSource ? {} : { translation: { by: 'machine' as const } }) })
      }
    } else if (name === 'blocks.json') {
      try { register = JSON.parse(normalised(await raw())) as Register } catch { problems.push({ file, what: 'is not valid JSON. It is written by npm run blocks: take back your change, or delete the file in a language that is not the source.' }) }
    } else if (!/^audio\//.test(name) && name !== 'REVIEW.md') {
      problems.push({ file, what: 'is not a file this site knows. content/README.md tells the names: NN-id.md in programma, deelnemers or over, NN-id.mdx in het-gesprek.' })
    }
  }
  // A command may bring the register up to date while it runs: rows are those of the register the folder has now.
  const folder: LanguageFolder = { language: language(entry), published: entry.published !== false, texts, lists: wordLists, register, rows: (key) => folder.register[key] ?? [] }
  return folder
}
