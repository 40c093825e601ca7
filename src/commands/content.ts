/** What every command does with content first: read it, bring its register up to date, and tell what is wrong. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFilms } from '../film/library.ts'
import { motionProblems } from '../film/motion.ts'
import { placeOf } from '../film/place.ts'
import { behind, renewed, writeRegisters } from '../source/register.ts'
import { checkContent } from '../source/check.ts'
import { checkWording } from '../source/wording.ts'
import { contentFolder } from '../source/folder.ts'
import { readContent, type Content } from '../source/read.ts'
import { report, type Problem } from '../domain/problem.ts'

/** The day of today as 2026-11-21: only commands that write content ask for it. */
export const today = (): string => new Date().toISOString().slice(0, 10)

export interface Looked { content: Content; faults: Problem[]; notes: Problem[] }

/** Reads and checks all content; `write` brings the registers up to date, else what is behind is a fault. */
export async function look({ write }: { write: boolean }): Promise<Looked> {
  const content = await readContent(contentFolder)
  const problems = [...content.problems]
  // A register is only brought up to date for texts that could all be read: a broken file must not lose its ids.
  if (!problems.length) {
    const { registers, problems: found } = renewed(content, today())
    problems.push(...found)
    if (!found.length) {
      if (write) for (const file of await writeRegisters(content, registers)) console.log(`Brought up to date: ${file}`)
      else problems.push(...behind(content, registers))
    }
  }
  problems.push(...checkContent(content, today()))
  // Wording is judged by the registers, which a fault above has left as they were.
  if (!problems.some(({ weight }) => weight !== 'note')) problems.push(...(await checkWording(content)))
  if (!problems.some(({ weight }) => weight !== 'note')) {
    problems.push(...readFilms(pathToFileURL(`${contentFolder}/`)).problems.map(filmProblem))
  }
  return { content, faults: problems.filter(({ weight }) => weight !== 'note'), notes: problems.filter(({ weight }) => weight === 'note') }
}

/** A problem of a film, with the place where it is mended. */
const filmProblem = (what: string): Problem => ({ ...placeOf(what, (file) => { const path = join(contentFolder, file.slice('content/'.length)); return existsSync(path) ? readFileSync(path, 'utf8') : undefined }), what: `${what}.` })

/** Moments in which a film stands still, measured on its frames: some seconds a film, and nothing when it was measured before. */
export async function lookAtMotion(): Promise<Problem[]> {
  const found: Problem[] = []
  for (const entry of readFilms(pathToFileURL(`${contentFolder}/`)).films.values()) found.push(...(await motionProblems(entry)).map(filmProblem))
  return found
}

/** Prints the faults as one list and ends the process, when there are any. */
export function stopAt(faults: Problem[]): void {
  if (!faults.length) return
  console.error(`${report(faults)}\n\n${faults.length === 1 ? '1 problem' : `${faults.length} problems`} in the content. Nothing was changed: the last good build stays as it is.`)
  process.exit(1)
}
