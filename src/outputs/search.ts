/** Makes the search of the finished site: Pagefind's bundle, the search module, two files of words per language. */

import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gunzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { close, createIndex } from 'pagefind'
import { needed, written, type Help, type Words } from '../domain/query.ts'
import { cutChunks } from './chunks.ts'
import type { Output, Site } from './output.ts'
import { readPage, type Page } from './page.ts'

/** Above this size, in bytes after brotli, a words file goes without the words of the running text. */
export const wordsLimit = 12_000

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
      await site.write(`search/help.${lang}.json`, JSON.stringify(helpFor(pages, lang, ids)))
      await site.write(`search/words.${lang}.json`, JSON.stringify(wordsFor(pages, lang)))
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
      await site.write(`pagefind/${path}`, path === 'pagefind-entry.json' ? sorted(content) : content)
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

/** What a language's pages are about; `ids` are Pagefind's, by address. */
export function helpFor(pages: Page[], lang: string, ids: Map<string, string> = new Map()): Help {
  const own = pages.filter((page) => page.lang === lang)
  const addresses = new Set(own.map(({ url }) => withoutLanguage(url, lang)))
  const lent = lang === source ? [] : pages.filter((page) => page.lang === source && !addresses.has(withoutLanguage(page.url, source)))
  const terms = own.flatMap(({ url, glossary }) => glossary.map((entry) => ({ url, ...entry })))
  return {
    ...(pages.some((page) => page.lang === source) ? { source } : {}),
    pages: own.map((page) => {
      const prior = priorOf(page, own)
      const row: Help['pages'][number] = [page.url, page.title, page.terms, ids.get(page.url) ?? '']
      if (prior !== 1) row.push(prior)
      return row
    }),
    ...(lent.length ? { borrowed: lent.map(({ url, title, terms }) => [url, title, terms] as [string, string, string]) } : {}),
    ...(terms.length ? { glossary: terms.map(({ url, id, term, also }) => [`${url}#${id}`, term, needed([term, ...also], lang).slice(1)] as [string, string, string[]]) } : {}),
  }
}

/** How much the pages of a section may count beside others: themes answer a reader's question, lists only lead to answers. */
const sections: Record<string, number> = { deelnemers: 1.15, materialen: 0.9, woordenlijst: 0.8 }

/** What a page may count among its language's: less when another page of the same name has more to say. */
function priorOf({ url, lang, title, text }: Page, own: Page[]): number {
  const [section = '', page] = withoutLanguage(url, lang).split('/').filter(Boolean)
  const repeats = own.some((other) => other.title === title && other.text.length > text.length)
  const lists = page === undefined && own.some((other) => other.url !== url && other.url.startsWith(url))
  return Math.round((sections[section] ?? 1) * (repeats || lists ? 0.85 : 1) * 100) / 100
}

/** The other words of a language's pages, with those of the running text while the file stays under `limit`, and the glossary's explanations. */
export function wordsFor(pages: Page[], lang: string, limit = wordsLimit): Words {
  const own = pages.filter((page) => page.lang === lang)
  const seen = new Set(own.flatMap(({ title, terms }) => wordsIn(`${title} ${terms}`)))
  const fresh = (texts: string[]) => {
    const words = new Set(texts.flatMap(wordsIn).filter((word) => !seen.has(word)))
    for (const word of words) seen.add(word)
    return [...words].sort().join(' ')
  }
  const about = fresh(own.flatMap(({ description, headings }) => [description, ...headings]))
  const running = fresh(own.map(({ text }) => text))
  const texts = own.flatMap(({ glossary }) => glossary.map(({ text, lang: other }): [string, string?] => (other && other !== lang ? [text, other] : [text])))
  const words = (tiers: Words['words']): Words => ({ words: tiers, ...(texts.length ? { texts } : {}) })
  const full = words([about, running])
  return brotliCompressSync(JSON.stringify(full)).length <= limit ? full : words([about])
}

const wordsIn = (text: string): string[] => written(text).map((word) => word.toLowerCase()).filter((word) => word.length > 1)

/** An address without its language: the same page in two languages has the same rest. */
const withoutLanguage = (url: string, lang: string): string => (url.startsWith(`/${lang}/`) ? url.slice(lang.length + 1) : url)
