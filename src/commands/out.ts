/** Where the finished site lies, and how a new one takes the place of the old. */
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
/** The finished site: `dist/`; tests put another place in SITE_OUT. */
export const outFolder = process.env.SITE_OUT ?? fileURLToPath(new URL('dist', new URL('../../', import.meta.url)))
const aside = `${outFolder}.old`

/** Puts back what a swap that was cut off between its two steps left aside. */
export async function recover(): Promise<void> {
  if (existsSync(aside) && !existsSync(outFolder)) await rename(aside, outFolder)
  await rm(aside, { recursive: true, force: true })
}

/** Puts the finished folder in the place of the last one. Both must lie on the same disk. */
export async function swap(finished: string): Promise<void> {
  if (existsSync(outFolder)) await rename(outFolder, aside)
  await rename(finished, outFolder)
  await rm(aside, { recursive: true, force: true })
}
