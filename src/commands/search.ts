/** `npm run search -- <folder>`: makes the search of any folder of HTML pages. */

import { existsSync, statSync } from 'node:fs'
import { glob, rm } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, folderSite, type Site } from '../outputs/output.ts'
import { search } from '../outputs/search.ts'

/** Makes `/pagefind/` and `/search/` in a folder anew. Throws one sentence when the folder cannot be searched. */
export async function makeSearch(folder: string | undefined): Promise<void> {
  if (!folder) throw new Error('Say which folder: npm run search -- <folder of HTML pages>.')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`There is no folder ${folder}.`)
  const pages = (await Array.fromAsync(glob('**/*.html', { cwd: folder }))).map((path) => path.split(sep).join('/'))
    .filter((path) => !/^(?:pagefind|search)\//.test(path))
  if (!pages.length) throw new Error(`There are no HTML pages in ${folder}.`)
  const site = folderSite(pathToFileURL(resolve(folder) + sep), pages, cacheFolder(), console)
  await search.make({
    ...site,
    // What an earlier run left would be served beside the new index; it goes as soon as the pages proved sound.
    write: once(async () => { for (const old of ['pagefind', 'search']) await rm(resolve(folder, old), { recursive: true, force: true }) }, site.write),
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
