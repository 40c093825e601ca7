/** `npm run search -- <folder>`: makes the search of any folder of HTML pages. */

import { existsSync, statSync } from 'node:fs'
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Site } from '../outputs/output.ts'
import { search } from '../outputs/search.ts'

/** A folder of HTML pages as a finished site; nothing is cached. */
export async function folderSite(folder: string): Promise<Site> {
  const dir = resolve(folder)
  const pages = (await Array.fromAsync(glob('**/*.html', { cwd: dir }))).map((path) => path.split(sep).join('/'))
    .filter((path) => !/^(?:pagefind|search)\//.test(path)).sort()
  const write: Site['write'] = async (path, bytes) => {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), bytes)
  }
  return {
    dir: pathToFileURL(dir + sep), pages, write,
    read: (path) => readFile(join(dir, path)),
    cached: async (path, _inputs, make) => write(path, await make()),
    logger: console,
  }
}

/** Makes `/pagefind/` and `/search/` in a folder anew. Throws one sentence when the folder cannot be searched. */
export async function makeSearch(folder: string | undefined): Promise<void> {
  if (!folder) throw new Error('Say which folder: npm run search -- <folder of HTML pages>.')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`There is no folder ${folder}.`)
  const site = await folderSite(folder)
  if (!site.pages.length) throw new Error(`There are no HTML pages in ${folder}.`)
  await search.make({
    ...site,
    // What an earlier run left would be served beside the new index; it goes as soon as the pages proved sound.
    write: once(async () => { for (const old of ['pagefind', 'search']) await rm(join(folder, old), { recursive: true, force: true }) }, site.write),
  })
}

/** Does `first` before the first call of `then`. */
function once(first: () => Promise<void>, then: Site['write']): Site['write'] {
  let done: Promise<void> | undefined
  return async (path, bytes) => {
    await (done ??= first())
    await then(path, bytes)
  }
}

if (import.meta.main) {
  try {
    await makeSearch(process.argv[2])
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
