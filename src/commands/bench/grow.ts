/** Makes a larger site of a finished one: more pages of real sentences in another order, to see whether search holds. */

import { glob, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { readPage, type Page } from '../../outputs/page.ts'
import { makeSearch } from '../search.ts'
import { random } from './queries.ts'

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/**
 * Copies the pages of `dir` to a new temporary folder, adds pages until every language has `most`, makes its search and
 * gives the folder, which is the caller's to remove. An added page has the words of a sentence as its title, some twenty
 * sentences of other pages, and no search words: like news. The same seed gives the same pages.
 */
export async function grow(dir: string, most: number, seed: number): Promise<string> {
  const to = await mkdtemp(join(tmpdir(), 'grown-'))
  const write = async (path: string, html: string) => {
    await mkdir(dirname(join(to, path)), { recursive: true })
    await writeFile(join(to, path), html)
  }
  const own = new Map<string, Page[]>()
  for await (const found of glob('**/*.html', { cwd: dir })) {
    const path = found.split(sep).join('/')
    if (/^(?:pagefind|search|print)\//.test(path)) continue
    const html = await readFile(join(dir, path), 'utf8')
    await write(path, html)
    const page = readPage(path, html)
    if (page?.lang && !page.hidden) own.set(page.lang, [...(own.get(page.lang) ?? []), page])
  }
  for (const [lang, pages] of [...own].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sentences = pages.sort((a, b) => (a.path < b.path ? -1 : 1)).flatMap(({ text }) => text.split(/(?<=[.!?።؟])\s+/)).filter((sentence) => sentence.length > 20 && sentence.length < 300)
    const next = random(seed)
    const pick = () => escape(sentences[Math.floor(next() * sentences.length)] ?? '')
    for (let page = pages.length; page < most; page++) {
      const title = pick().split(/\s+/).slice(0, 5).join(' ')
      const body = Array.from({ length: 6 }, (_, at) => `<p id="p${at}">${Array.from({ length: 4 }, pick).join(' ')}</p>`).join('')
      await write(`${lang}/nieuws/${page}/index.html`, `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`)
    }
  }
  await makeSearch(to)
  return to
}
