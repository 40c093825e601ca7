/** Makes the other site of the golden set: pages that search was not made for, as somebody else would hand them to it. */

import { mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { makeSearch } from '../search.ts'

interface Page { slug: string; title: string; description: string; terms: string[]; parts: { h2: string; text: string }[] }

/** Where its pages and queries lie. */
export const elsewhere = new URL('../../../tests/search/elsewhere/', import.meta.url)

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** Writes the pages into a new temporary folder, makes its search and gives the folder, which is the caller's to remove. */
export async function makeElsewhere(): Promise<string> {
  const to = await mkdtemp(join(tmpdir(), 'elsewhere-'))
  for (const name of await readdir(new URL('pages/', elsewhere))) {
    const lang = basename(name, '.json')
    for (const { slug, title, description, terms, parts } of JSON.parse(await readFile(new URL(`pages/${name}`, elsewhere), 'utf8')) as Page[]) {
      const body = parts.map(({ h2, text }, at) => `<h2 id="d${at}">${escape(h2)}</h2><p>${escape(text)}</p>`).join('')
      await mkdir(join(to, lang, slug), { recursive: true })
      await writeFile(join(to, lang, slug, 'index.html'), `<!doctype html><html lang="${lang}"><head><title>${escape(title)}</title><meta name="description" content="${escape(description)}"><meta data-pagefind-meta="k[content]" content="${escape(terms.join(', '))}"></head><body><main><h1>${escape(title)}</h1><p>${escape(description)}</p>${body}</main></body></html>`)
    }
  }
  await makeSearch(to)
  return to
}
