/** The search module: a language's word list in front of Pagefind's untouched index; becomes /search/engine.mjs. */

import { complete, type Help, type Words } from '../domain/search/help.ts'
import { read, type Unit } from '../domain/search/query.ts'
import { rank, type Hit, type Ranked } from '../domain/search/rank.ts'
import { explain, nearest, shelve, similar, suggest, type Explained, type Shelf, type Suggestion } from '../domain/search/shelf.ts'
import { alike } from '../domain/search/wordlist.ts'

/** What is used of Pagefind: its module or an instance of it, made for a page in language `lang`. */
export interface Pagefind {
  options?(options: object): Promise<void>
  init?(): Promise<void>
  mergeIndex?(path: string, options: object): Promise<void>
  search(term: string): Promise<{ results: PagefindResult[] }>
}
interface PagefindResult { id: string; score: number; words: number[]; data(): Promise<Fragment> }
interface Fragment {
  url: string
  content: string
  meta: Record<string, string>
  anchors: { element: string; id: string; text: string; location: number }[]
}

export interface Options {
  /** BCP 47 tag of the page. */
  lang: string
  /** Pagefind, or how to get it when it is first needed. */
  pagefind: Pagefind | (() => Promise<Pagefind>)
  /** Reads a JSON file of the site by its path from the root. */
  loadJson(path: string): Promise<unknown>
  /** Where the bundle lies, with a slash at the end. */
  bundlePath?: string
}

export interface Result {
  url: string
  /** Empty when the page is not in the help file and its fragment could not be had. */
  title: string
  /** Words round the finds as HTML: text with `&lt;`, `&gt;`, `&amp;` and `<mark>`, nothing else. Empty before `load`. */
  excerpt: string
  /** Language of the page: the own one, or the source language where the own one has no such page. */
  lang: string
  score: number
  /** The block to jump to and the heading it stands under, when the find is in the text. */
  block?: string
  place?: string
  /** Fetches excerpt and place from Pagefind and fills them in. Rejects when the line is broken. */
  load(): Promise<Result>
}

export interface Answer {
  /** All pages found, best first; without excerpts until each is loaded. */
  results: Result[]
  /** What the query was read as, when no word of it was known or no page has most of it. */
  similar: string[]
  /** When nothing was found: pages that have some of the query. */
  close: Result[]
  /** When nothing was found: names of the site that look a little like the query. */
  nearest: string[]
  /** Glossary terms named in the query. */
  terms: Explained[]
}

export interface Search {
  /** The best pages, with excerpts. */
  search(query: string, most?: number): Promise<Result[]>
  /** All pages with what else is to be said of the query; excerpts come with `load`. */
  find(query: string): Promise<Answer>
  /** Pages and terms by title and terms alone, from the word list: no Pagefind. */
  suggest(query: string, most?: number): Promise<Suggestion[]>
  /** Loads what suggestions need; rejects when it cannot be had. */
  ready(): Promise<void>
}

// Titles and terms are weighed here, against the word list; Pagefind is asked for the text.
const ranking = { metaWeights: { title: 1, k: 0 } }
/** A language to search in. */
interface Side { tag: string; help: Help; more: Words; shelf: Shelf }

const side = (tag: string, help: Help, more: Words = { words: [''] }): Side => {
  const whole = complete(help, more)
  return { tag, help: whole, more, shelf: shelve({ ...whole, borrowed: [] }, tag, more) }
}

/** How sure a page of the source language must be to stand among results of another. */
const trusted = 0.5
/** Share of the best score below which a page is not worth showing. */
const tail = 0.03
/**
 * Where no word begins with a form, Pagefind takes the longest word the form begins with. It does the same for the form
 * and a letter that stands in no word (a click of Khoisan languages): then both give the same pages.
 */
const noLetter = 'ǃ'
const same = (a: PagefindResult[], b: PagefindResult[]): boolean =>
  new Set([...a, ...b].map(({ id }) => id)).size === a.length && a.length === b.length

/** Makes the search of a page. Nothing is loaded before it is asked for. */
export function createSearch({ lang, pagefind, loadJson, bundlePath = '/pagefind/' }: Options): Search {
  const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
    let made: Promise<T> | undefined
    // A failure is not kept: the next try may have a line again.
    return () => (made ??= make().catch((error: unknown) => { made = undefined; throw error }))
  }
  const helpOf = (tag: string) => once(async () => (await loadJson(`/search/help.${tag}.json`)) as Help)
  const wordsOf = (tag: string) => once(async () => (await loadJson(`/search/words.${tag}.json`)) as Words)
  const help = helpOf(lang)
  const more = wordsOf(lang)
  const nothing: Help = { pages: [] }
  let opened: Promise<Pagefind> | undefined
  const instance = () => (opened ??= (async () => {
    const found = typeof pagefind === 'function' ? await pagefind() : pagefind
    await found.options?.({ ranking })
    return found
  })())
  const shelf = once(async (): Promise<Shelf> => shelve(await help(), lang))
  const own = once(async () => side(lang, ...(await Promise.all([help(), more()]))))
  let lender: Promise<Side | undefined> | undefined
  const openSource = async (): Promise<Side | undefined> => {
    const { source } = await help().catch(() => ({ ...nothing, source: 'nl' }))
    if (!source || source === lang) return undefined
    const found = await Promise.all([helpOf(source)(), wordsOf(source)()])
    // Pagefind refuses to merge the path it already reads; the same path written otherwise it takes.
    const { mergeIndex } = await instance()
    if (!mergeIndex) return undefined
    await mergeIndex(`${bundlePath}./`, { language: source.toLowerCase(), baseUrl: '/', ranking })
    return side(source, ...found)
  }

  async function pagesIn({ tag, help: { pages }, shelf: own }: Side, units: Unit[]): Promise<{ results: Result[]; close: Result[]; sure: boolean; guessed: Unit[] }> {
    const engine = await instance()
    const hits = new Map<string, PagefindResult[]>()
    // Where a language has no index Pagefind silently searches another one; the ids tell.
    const prefixes = [`${tag.toLowerCase()}_`, `${tag.split('-')[0]?.toLowerCase()}_`]
    const asked = new Map<string, Promise<PagefindResult[]>>()
    const ask = (term: string) => {
      let answer = asked.get(term)
      if (!answer) {
        answer = engine.search(term).then(({ results }) => results.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix))))
        asked.set(term, answer)
      }
      return answer
    }
    const { pages: ranked, close, sure, guessed } = await rank(units, own, async (form, as) => {
      const [found, other] = await Promise.all([ask(form), as === 'start' ? undefined : ask(as === 'whole' ? `"${form}"` : form + noLetter)])
      const only = as === 'whole' && other ? new Set(other.map(({ id }) => id)) : undefined
      const scores = new Map<string, Hit>()
      if (as === 'stem' && other && same(found, other)) return scores
      for (const hit of found) {
        if (only && !only.has(hit.id)) continue
        scores.set(hit.id, { score: hit.score, places: hit.words })
        hits.set(hit.id, [...(hits.get(hit.id) ?? []), hit])
      }
      return scores
    })
    const resultOf = ({ id, score }: Ranked) => {
      const [url, title] = pages.find(([address, , , , other]) => (other || address) === id) ?? ['', '']
      return result(url, title, tag, score, hits.get(id) ?? [])
    }
    const results = ranked.map(resultOf)
    const least = (results[0]?.score ?? 0) * tail
    return { results: results.filter(({ score }) => score >= least), close: close.map(resultOf), sure, guessed }
  }

  function result(url: string, title: string, tag: string, score: number, hits: PagefindResult[]): Result {
    const load = once(async () => {
      const [hit] = hits
      if (hit) fill(made, await hit.data(), hits)
      return made
    })
    const made: Result = { url, title, excerpt: '', lang: tag, score, load }
    return made
  }

  async function find(query: string): Promise<Answer> {
    // A Pagefind that could not start stays dead; the next query gets another.
    return answer(query).catch((error: unknown) => { opened = lender = undefined; throw error })
  }

  async function answer(query: string): Promise<Answer> {
    // Without the word list Pagefind still finds what is spelt as written: better than nothing on a broken line.
    const home = await own().catch(async () => side(lang, await help().catch(() => nothing)))
    const units = read(query, home.shelf.list)
    const { results, close, sure, guessed } = await pagesIn(home, units)
    // Without ids in the help file (a bundle somebody else made) the address comes with the fragment.
    await Promise.all(results.slice(0, 10).filter(({ url }) => !url).map((result) => result.load()))
    const known = results.filter(({ url }) => url)
    if (home.help.borrowed?.length) {
      const lent = suggest(query, await shelf(), trusted).filter(({ lang: tag }) => tag !== lang)
      // Below the best of the own language, and not behind the last of them.
      known.splice(3, 0, ...lent.slice(0, 3).map(({ url, title, lang: tag, score }) => result(url, title, tag, score, [])))
    }
    if (!known.length) known.push(...(await fromSource(query).catch(() => [])))
    return {
      results: known,
      similar: known.length && !sure ? similar(guessed, units, home.shelf.list) : [],
      close: known.length ? [] : close.filter(({ url }) => url),
      nearest: known.length ? [] : nearest(query, home.shelf.list),
      terms: explain(units.filter((unit) => unit.known || guessed.includes(unit)), home.help, home.more, lang),
    }
  }

  /** Pages of the source language that hold the words as typed: guesses in a second language would only confuse. */
  async function fromSource(query: string): Promise<Result[]> {
    const other = await (lender ??= openSource().catch((error: unknown) => { lender = undefined; throw error }))
    if (!other) return []
    const units = read(query, other.shelf.list)
    if (!units.some(({ known }) => known)) return []
    const strict = units.map((unit) => ({ ...unit, readings: unit.readings.filter(({ weight }) => weight >= 0.75) }))
    const { results, sure } = await pagesIn(other, strict)
    return (sure ? results : []).filter(({ url }) => url).slice(0, 5)
  }

  return {
    find,
    async search(query, most = 8) {
      const { results } = await find(query)
      const best = results.slice(0, most)
      await Promise.all(best.map((result) => result.load().catch(() => result)))
      return best
    },
    suggest: async (query, most = 6) => suggest(query, await shelf()).slice(0, most),
    ready: async () => { await shelf() },
  }
}

/** Words in an excerpt, and how many of them stand before the first find. */
const long = 30
const lead = 6

/** Fills a result from its fragment: the window of the text with most finds, the block it begins in, the heading above. */
function fill(made: Result, fragment: Fragment, hits: PagefindResult[]): void {
  made.url ||= fragment.url
  made.title ||= fragment.meta.title ?? ''
  const words = fragment.content.split(/[\r\n\s]+/)
  const finds = new Set(hits.flatMap((hit) => hit.words))
  // The text begins with the title, which stands above the excerpt already.
  const size = made.title.split(/\s+/).length
  const skip = alike(words.slice(0, size).join(' '), made.title) ? size : 0
  const inText = [...finds].filter((at) => at >= skip).sort((a, b) => a - b)
  let start = inText[0] ?? skip
  let most = 0
  for (const first of inText) {
    const within = inText.filter((at) => at >= first && at < first + long - lead).length
    if (within > most) [start, most] = [first, within]
  }
  if (most > 0) {
    made.block = fragment.anchors.findLast(({ location }) => location <= start)?.id
    made.place = fragment.anchors.findLast(({ element, location }) => /^h[2-6]$/.test(element) && location <= start)?.text
  }
  const from = Math.max(skip, start - lead)
  const safe = (part: string) => part.replace(/\u200b/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const text = words.slice(from, from + long).map((word, index) => {
    // Punctuation is no find; where a link to a source was left out it stands alone, and goes to the word before it.
    const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/u.exec(word) ?? []
    const shown = finds.has(from + index) && core ? `${safe(before)}<mark>${safe(core)}</mark>${safe(after)}` : safe(word)
    return /^[.,;:!?…،؛؟።፣]+$/.test(word) || !index ? shown : ` ${shown}`
  })
  made.excerpt = `${from > skip ? '… ' : ''}${text.join('')}${from + long < words.length ? ' …' : ''}`
}
