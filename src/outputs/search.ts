/** Makes the search of the finished site: Pagefind's bundle, the search module, two files of words per language. */

import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import { close, createIndex } from 'pagefind'
import { asksIn } from '../domain/search/asks.ts'
import { needed, written, type Help, type PageRow, type Words } from '../domain/search/help.ts'
import { cutChunks } from './chunks.ts'
import type { Output, Site } from './output.ts'
import { readPage, type Page } from './page.ts'

/** Bytes after brotli, as a server compresses while it sends. */
const brotli = (text: string): number => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length

/** Above this size, in bytes after brotli, a words file goes without the words that stand on fewest pages. */
export const wordsLimit = 14_400

/** Size of a help file, in the same bytes, above which the last terms of pages go to the words file: with the modules it makes the first answer. */
const helpLimit = 10_900

/** Language whose pages are offered where another language has none. */
const source = 'nl'

/**
 * Indexes every page that has a `<main>` and is meant to be found, and writes `/pagefind/`, `/search/engine.mjs`,
 * `/search/page.mjs` (our own interface), `/search/help.<lang>.json` and `/search/words.<lang>.json`. The same pages give the same bytes. Throws when a page has no `lang`, naming the page.
 */
export const search: Output = {
  name: 'search',
  async make(site: Site) {
    const pages = await pagesOf(site)
    const ids = await writeIndex(site, pages)
    await site.write('search/engine.mjs', await bundle('engine'))
    await site.write('search/page.mjs', await bundle('results'))
    const languages = [...new Set(pages.map(({ lang }) => lang))]
    for (const lang of languages) {
      const own = collect(pages, lang)
      await site.write(`search/help.${lang}.json`, JSON.stringify(helpFor(pages, lang, own)))
      await site.write(`search/words.${lang}.json`, JSON.stringify(wordsFor(pages, lang, ids, wordsLimit, own)))
    }
    site.logger.info(`${pages.length} pages in ${languages.join(' ')}`)
  },
}

/** The pages that search may find, in the order of their paths. */
async function pagesOf(site: Site): Promise<Page[]> {
  const pages: Page[] = []
  for (const path of [...site.pages].filter((path) => !path.startsWith('print/')).sort()) {
    const page = readPage(path, (await site.read(path)).toString('utf8'))
    if (!page || page.hidden) continue
    if (!page.lang) throw new Error(`${path}: the page has no language; write it in <html lang="…">.`)
    pages.push(page)
  }
  return pages
}

// Pagefind puts its default interfaces beside the index; nothing refers to them.
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./

/** Writes `/pagefind/`; gives Pagefind's id of every address. */
async function writeIndex(site: Site, pages: Page[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const must = <T extends { errors: string[] }>(answer: T): T => {
    if (answer.errors.length) throw new Error(`Pagefind: ${answer.errors.join('; ')}`)
    return answer
  }
  const { index } = must(await createIndex())
  if (!index) throw new Error('Pagefind gave no index.')
  try {
    // One after another: the ids and chunks then do not depend on which page was ready first.
    for (const { path, html } of pages) must(await index.addHTMLFile({ sourcePath: path, content: html }))
    for (const { path, content } of cutChunks(must(await index.getFiles()).files)) {
      if (unused.test(path)) continue
      const [, id] = /^fragment\/(.+)\.pf_fragment$/.exec(path) ?? []
      if (id) ids.set(addressIn(content), id)
      await site.write(`pagefind/${path}`, path === 'pagefind-entry.json' ? sorted(content) : path === 'pagefind.js' ? await small(content) : content)
    }
  } finally {
    // Pagefind works in a process of its own, which would keep this one alive.
    await close()
  }
  return ids
}

/** The address a fragment of Pagefind 1.6 belongs to: gzip, twelve letters of signature, JSON. */
const addressIn = (fragment: Uint8Array): string =>
  (JSON.parse(gunzipSync(fragment).subarray(12).toString('utf8')) as { url: string }).url

/** The entry file with its languages in order: Pagefind writes them as they come. */
function sorted(entry: Uint8Array): string {
  const { languages, ...rest } = JSON.parse(Buffer.from(entry).toString('utf8')) as { languages: Record<string, unknown> }
  return JSON.stringify({ ...rest, languages: Object.fromEntries(Object.entries(languages).sort(([a], [b]) => (a < b ? -1 : 1))) })
}

/** Pagefind's module with short names inside: 3 kB less over the line. */
async function small(module: Uint8Array): Promise<string> {
  const { code } = await transform(Buffer.from(module).toString('utf8'), { minify: true, format: 'esm', target: 'es2022', charset: 'utf8' })
  return code
}

/** A module of `src/client/` as one small file, for browsers and Node. */
async function bundle(name: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../client/${name}.ts`, import.meta.url))],
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2023', charset: 'utf8', legalComments: 'none', logLevel: 'silent',
  })
  const [file] = outputFiles
  if (!file) throw new Error('esbuild made nothing of it.')
  return file.contents
}

/** How much the pages of a section may count beside others: themes answer a reader's question, lists only lead to answers. */
const sections: Record<string, number> = { deelnemers: 1.15, materialen: 0.9, woordenlijst: 0.8 }

/** The pages of one language, and what can only be told of them beside the others. */
interface Collection {
  own: Page[]
  /** Whether another page of the same name has more to say. */
  repeats(page: Page): boolean
  /** What a page may count among its language's: less when it only repeats another or lists others. */
  prior(page: Page): number
  /**
   * Terms of a page: those to suggest by, and those that only the full search knows, so that the first answer stays small.
   * The latter are phrases of pages that are not for participants, in other languages the Dutch words that are no term of
   * the glossary (who reads another language types the Dutch words that stand on a letter), and what makes the first
   * answer too large: the last terms, of pages that are not for participants sooner.
   */
  terms(page: Page): { own: string[]; later: string[] }
}

/** The largest number up to `all` that fits, give or take `step`; 0 when none does. */
function largest(all: number, fits: (most: number) => boolean, step = 1): number {
  if (fits(all)) return all
  let [most, over] = [0, all]
  while (over - most > step) {
    const middle = (most + over) >> 1
    if (fits(middle)) most = middle
    else over = middle
  }
  return most
}

/** The pages of a language, with no more terms to suggest by than a help file of `limit` bytes takes. */
function collect(pages: Page[], lang: string, limit = helpLimit): Collection {
  const all = Math.max(1, ...pages.map(({ terms }) => terms.split(/[,،;]/).length))
  return collection(pages, lang, largest(all, (most) => brotli(JSON.stringify(helpFor(pages, lang, collection(pages, lang, most)))) <= limit))
}

/** The same with at most `most` terms of a page to suggest by, twice as many of one for participants. */
function collection(pages: Page[], lang: string, most: number): Collection {
  const own = pages.filter((page) => page.lang === lang)
  /** What a page has to say: one that is to be found by its search words more than any other. */
  const says = ({ text, terms }: Page): number => text.length + (terms ? 1e6 : 0)
  const leads = new Map<string, number>()
  for (const page of own) leads.set(page.title, Math.max(leads.get(page.title) ?? 0, says(page)))
  /** Every folder that some page lies in. */
  const folders = new Set(own.flatMap(({ url }) => [...url.matchAll(/\/(?=.)/g)].map(({ index }) => url.slice(0, index + 1))))
  const dutch = new Map(lang === source ? [] : pages.filter((page) => page.lang === source).map(({ url, terms }) => [withoutLanguage(url, source), new Set(terms.split(/,\s*/))]))
  const official = new Set(pages.flatMap((page) => (page.lang === source ? page.glossary.map(({ term }) => term) : [])))
  const repeats = (page: Page) => says(page) < leads.get(page.title)!
  return {
    own, repeats,
    prior(page) {
      const [section = '', id] = withoutLanguage(page.url, lang).split('/').filter(Boolean)
      const lists = id === undefined && folders.has(page.url)
      return Math.round((sections[section] ?? 1) * (repeats(page) || lists ? 0.85 : 1) * 100) / 100
    },
    terms(page) {
      const rest = withoutLanguage(page.url, lang)
      const all = page.terms.split(/[,،;]/).map((term) => term.trim()).filter(Boolean)
      const first = (sections[rest.split('/')[1] ?? ''] ?? 1) > 1
      const later = (term: string) => (dutch.get(rest)?.has(term) ? !official.has(term) : !first && /\s/.test(term))
      const now = all.filter((term) => !later(term))
      const cut = first ? 2 * most : most
      return { own: now.slice(0, cut), later: [...now.slice(cut), ...all.filter(later)] }
    },
  }
}

/** What a language's pages are about, as far as it is needed to suggest. */
export function helpFor(pages: Page[], lang: string, { own, repeats, prior, terms } = collect(pages, lang)): Help {
  const addresses = new Set(own.map(({ url }) => withoutLanguage(url, lang)))
  const lent = lang === source ? [] : pages.filter((page) => page.lang === source && !addresses.has(withoutLanguage(page.url, source)))
  const entries = own.flatMap(({ url, glossary }) => glossary.map((entry) => ({ url, ...entry })))
  return {
    ...(pages.some((page) => page.lang === source) ? { source } : {}),
    ...(asksIn(lang) ? { asks: asksIn(lang) } : {}),
    pages: own.filter((page) => !repeats(page)).map((page) => rowOf(page, prior(page), needed(terms(page).own, lang))),
    ...(lent.length ? { borrowed: lent.map(({ url, title, terms }) => [url, title, terms] as [string, string, string]) } : {}),
    ...(entries.length ? { glossary: entries.map(({ url, id, term, also }) => [`${url}#${id}`, term, needed([term, ...also], lang).slice(1)] as [string, string, string[]]) } : {}),
  }
}

function rowOf(page: Page, prior: number, terms: string[], id?: string): PageRow {
  const row: PageRow = [page.url, page.title]
  if (terms.length || prior !== 1 || id) row.push(terms.join(', '))
  if (prior !== 1 || id) row.push(prior)
  if (id) row.push(id)
  return row
}

/**
 * The other words of a language's pages, those of the running text while the file stays under `limit`, the words on most
 * pages first; the glossary's explanations; and what the help file left out. `ids` are Pagefind's, by address.
 */
export function wordsFor(pages: Page[], lang: string, ids: Map<string, string> = new Map(), limit = wordsLimit, { own, repeats, prior, terms } = collect(pages, lang)): Words {
  const seen = new Set(own.flatMap(({ title, terms }) => wordsIn(`${title} ${terms}`)))
  const about = new Set(own.flatMap(({ description, headings }) => [description, ...headings].flatMap(wordsIn)).filter((word) => !seen.has(word)))
  const on = new Map<string, number>()
  for (const { text } of own) for (const word of new Set(wordsIn(text))) on.set(word, (on.get(word) ?? 0) + 1)
  const running = [...on].filter(([word]) => !seen.has(word) && !about.has(word)).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word)
  const common = [...on].filter(([, some]) => own.length >= 8 && some >= own.length / 3).map(([word]) => word)
  const texts = own.flatMap(({ glossary }) => glossary.map(({ text, lang: other }): [string, string?] => (other && other !== lang ? [text, other] : [text])))
  const first = own.filter((page) => !repeats(page))
  const again = own.filter(repeats)
  const fixed = {
    ...(common.length ? { common: common.sort().join(' ') } : {}),
    ids: first.map(({ url }) => ids.get(url) ?? ''),
    terms: first.map((page) => { const { own, later } = terms(page); return needed([...own, ...later], lang).slice(needed(own, lang).length).join(', ') }),
    ...(again.length ? { repeats: again.map((page) => rowOf(page, prior(page), [...terms(page).own, ...terms(page).later], ids.get(page.url))) } : {}),
    ...(texts.length ? { texts } : {}),
  }
  const make = (most: number): Words => ({ words: [[...about].sort().join(' '), running.slice(0, most).sort().join(' ')], ...(most < running.length ? { partial: true } : {}), ...fixed })
  return make(largest(running.length, (most) => brotli(JSON.stringify(make(most))) <= limit, Math.max(1, running.length / 50)))
}

const wordsIn = (text: string): string[] => written(text).map((word) => word.toLowerCase()).filter((word) => word.length > 1)

/** An address without its language: the same page in two languages has the same rest. */
const withoutLanguage = (url: string, lang: string): string => (url.startsWith(`/${lang}/`) ? url.slice(lang.length + 1) : url)
