/** Facts of chapters that stand in their source text: how long their meetings take. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from './domain/document.ts'
import { meetingsOf } from './domain/manual.ts'
import { idOf } from './domain/paths.ts'
import { source } from './library.ts'
import { contentFolder } from './source/folder.ts'

const folder = join(contentFolder, source.tag, 'het-gesprek')
const minutes = new Map<string, number[]>()

/** Minutes of each meeting of a chapter, in order; empty for a page without meetings. */
export function minutesOf(id: string): number[] {
  if (!minutes.size) for (const file of readdirSync(folder).filter((name) => name.endsWith('.mdx'))) {
    minutes.set(idOf(file), meetingsOf(parse(readFileSync(join(folder, file), 'utf8'), 'mdx')).map((meeting) => meeting.minutes))
  }
  return minutes.get(id) ?? []
}
