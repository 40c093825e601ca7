/** Makes the other sites of the golden set: pages that search was not made for, as somebody else would hand them to it. */

import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { makeSearch } from '../search.ts'

interface Page { slug: string; title: string; description: string; terms: string[]; parts: { h2: string; text: string }[] }

const home = new URL('../../../tests/search/elsewhere/', import.meta.url)

/** The other sites: a folder each, with its pages and its queries. */
export const elsewhere = (): string[] => readdirSync(home).filter((name) => !name.includes('.')).sort()

/** Where the queries of such a site lie. */
export const queriesOf = (name: string): URL => new URL(`${name}/queries/`, home)

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** Writes the pages of a site into a new temporary folder, makes its search and gives the folder, which is the caller's to remove. */
export async function makeElsewhere(site: string): Promise<string> {
  const to = await mkdtemp(join(tmpdir(), `${site}-`))
  const from = new URL(`${site}/pages/`, home)
  for (const name of readdirSync(from)) {
    const lang = basename(name, '.json')
    for (const { slug, title, description, terms, parts } of JSON.parse(await readFile(new URL(name, from), 'utf8')) as Page[]) {
      const body = parts.map(({ h2, text }, at) => `<h2 id="d${at}">${escape(h2)}</h2><p>${escape(text)}</p>`).join('')
      await mkdir(join(to, lang, slug), { recursive: true })
      await writeFile(join(to, lang, slug, 'index.html'), `<!doctype html><html lang="${lang}"><head><title>${escape(title)}</title><meta name="description" content="${escape(description)}"><meta data-pagefind-meta="k[content]" content="${escape(terms.join(', '))}"></head><body><main><h1>${escape(title)}</h1><p>${escape(description)}</p>${body}</main></body></html>`)
    }
  }
  await makeSearch(to)
  return to
}
