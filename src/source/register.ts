/** Brings the registers of all languages up to date with the texts. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { printed, renew, renewTranslation, statusOf, type Entry, type Register, type Row } from '../domain/blocks.ts'
import { withoutAddresses } from '../domain/fidelity.ts'
import type { Problem } from '../domain/problem.ts'
import type { Content, LanguageFolder } from './read.ts'

interface File { file: string; key: string; entries: Entry[] }

const filesOf = (folder: LanguageFolder): File[] => [...folder.texts.values(), ...folder.lists.values()]

/** The registers as they should stand for the content as it is, and the blocks of translations that the source does not have. */
export function renewed(content: Content, today: string): { registers: Map<string, Register>; problems: Problem[] } {
  const problems: Problem[] = []
  const registers = new Map<string, Register>()
  const own: Register = {}
  const sourceFiles = new Map(filesOf(content.source).map((file) => [file.key, file]))
  for (const { key, entries } of sourceFiles.values()) own[key] = renew(content.source.rows(key), entries, today)
  registers.set(content.source.language.tag, own)
  for (const folder of content.folders.slice(1)) {
    const register: Register = {}
    for (const { file, key, entries } of filesOf(folder)) {
      const from = sourceFiles.get(key)
      if (!from) { problems.push({ file, what: `translates nothing: ${content.source.language.label} has no ${key}. Remove the file, or give it the name of the text it translates.` }); continue }
      const { rows } = renewTranslation(own[key]!, from.entries, folder.rows(key), entries, today)
      rows.forEach((row, place) => {
        const entry = entries[place]!
        if (!row) problems.push({ file, line: entry.line, what: `has ${entry.key ? `the key “${entry.key}”` : `a block (${entry.kind}: “${entry.text.slice(0, 50)}”)`} that the ${content.source.language.label} text does not have in this place, or has as another kind. Take it out, or make it the same kind of block.` })
      })
      register[key] = rows.filter((row): row is Row => row !== undefined)
    }
    registers.set(folder.language.tag, register)
  }
  return { registers, problems }
}

/** Writes the registers that changed; gives the files written. */
export async function writeRegisters(content: Content, registers: Map<string, Register>): Promise<string[]> {
  const written: string[] = []
  for (const folder of content.folders) {
    const register = registers.get(folder.language.tag)!
    const text = printed(register)
    if (text === printed(folder.register)) continue
    await writeFile(join(content.root, folder.language.tag, 'blocks.json'), text)
    folder.register = register
    written.push(`content/${folder.language.tag}/blocks.json`)
  }
  return written
}

/** Files whose register does not fit the text, as problems. */
export function behind(content: Content, registers: Map<string, Register>): Problem[] {
  return content.folders
    .filter((folder) => printed(registers.get(folder.language.tag)!) !== printed(folder.register))
    .map((folder) => ({ file: `content/${folder.language.tag}/blocks.json`, what: 'is behind the texts. Run: npm run blocks' }))
}

/** Missing and outdated blocks by language and file. */
export function statusByFile(content: Content): { lang: string; key: string; file: string; missing: string[]; outdated: string[] }[] {
  return content.folders.slice(1).flatMap((folder) =>
    filesOf(folder).map(({ key, file }) => ({ lang: folder.language.tag, key, file, ...statusOf(content.source.rows(key), folder.rows(key)) })))
}

/** The entry of a row: words of lists have keys, the blocks of a text their place. */
export const entryOf = ({ entries }: Pick<File, 'entries'>, id: string, place: number): Entry | undefined => entries.find(({ key }) => key === id) ?? entries[place]

/** Every outdated block with its place, what it was made from, and how to mend it. */
export function outdated(content: Content): Problem[] {
  const from = new Map(filesOf(content.source).map((file) => [file.key, file]))
  return content.folders.slice(1).flatMap((folder) => filesOf(folder).flatMap((own) => {
    const [source, rows, sourceRows] = [from.get(own.key), folder.rows(own.key), content.source.rows(own.key)]
    if (!source) return []
    return statusOf(sourceRows, rows).outdated.map((id): Problem => {
      const here = entryOf(own, id, rows.findIndex((row) => row.id === id))
      const there = entryOf(source, id, sourceRows.findIndex((row) => row.id === id))
      return { file: own.file, ...(here?.line ? { line: here.line } : {}), what: `is outdated: ${source.file}${there?.line ? `:${there.line}` : ''} now says “${there && withoutAddresses(there.text).trim().slice(0, 60)}”. Translate it again, then run: npm run translated -- ${own.file} ${id}`, weight: 'note' }
    })
  }))
}
