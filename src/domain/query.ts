/** How a query becomes pages: every word is resolved against the words the site knows, looked up, and the finds are merged. */

import { distance, fold, signature, skeleton, stem, tokens, withoutPrefix } from './fold.ts'

/** `/search/help.<lang>.json`: what a language's pages are about, small enough to load before the first letter is typed. */
export interface Help {
  /** Tag of the source language, whose pages are offered where this language has none. */
  source?: string
  /** Pages of the language: address, title, terms (Dutch terms and synonyms, comma separated), Pagefind's id. */
  pages: [url: string, title: string, terms?: string, id?: string][]
  /** Pages that exist in the source language only. */
  borrowed?: [url: string, title: string, terms?: string][]
  /** The glossary: address, term, other names (the Dutch term, transliterations, misspellings). */
  glossary?: [url: string, term: string, also: string[]][]
}

/** `/search/words.<lang>.json`: what else a search of the text needs. */
export interface Words {
  /** Words of descriptions and h2, then words of the running text, separated by spaces; the second is left out when the file would be too large. */
  words: [string, string?]
  /** Explanations of the glossary, in its order; with their language where it is another. */
  texts?: [text: string, lang?: string][]
}

/** 1: titles, terms and the glossary; 2: descriptions and h2; 3: running text. */
export type Tier = 1 | 2 | 3
const weightOf: Record<Tier, number> = { 1: 1, 2: 0.85, 3: 0.7 }

/** One stem the site knows. */
export interface Entry {
  tier: Tier
  /**
   * The written forms to look up, as Pagefind has them: those of titles and terms first, then those of the text. A
   * shorter form covers the longer ones that begin with it; at most six.
   */
  forms: [first: string[], then: string[]]
  /** All written forms, at most eight: for queries of several words, where only whole words count. */
  whole: [first: string[], then: string[]]
  /** Whether it is a title, term or glossary name by itself: such a word always says something, however common. */
  name: boolean
  /** The word as an author wrote it. */
  shown: string
  /** The written forms folded but not stemmed: half-typed words and typing errors are nearer to these. */
  folded: { word: string; signature: number }[]
  signature: number
  skeleton: string
}

/** The words of a language's pages. */
export interface WordList {
  lang: string
  entries: Map<string, Entry>
  /** Stem of a single-word name in the glossary → stems of the names of the same term. */
  aliases: Map<string, string[]>
  /** Number of pages. */
  pages: number
  /** Whether every word of the pages is in the list. */
  complete: boolean
}

/** A word as Pagefind writes it in its index: lower case, without marks and punctuation. */
const indexed = (word: string): string =>
  word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The names that have to be listed for a term to be found: without those that differ from an earlier one by an ending,
 * a space or what counts as a typing error.
 */
export function needed(names: string[], lang: string): string[] {
  const kept = new Map<string, string>()
  for (const name of names) {
    const { parts } = tokens(name, lang)
    const key = stem(parts.join(''), lang)
    const errors = key.length <= 3 ? 0 : key.length <= 6 ? 1 : 2
    if (key && ![...kept.keys()].some((other) => distance(key, other, errors) <= errors)) kept.set(key, name)
  }
  return [...kept.values()]
}

/** The words of a text as they are written, without the punctuation round them. */
export function written(text: string): string[] {
  return text.normalize('NFC').split(/[\s\u1361-\u1368،؛؟.,;:!?()«»"“”„…|/[\]]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, ''))
    .filter(Boolean)
}

/** Every stem of a text, closed-up compounds too. */
function stemsOf(text: string, lang: string): string[] {
  const { parts, joined } = tokens(text, lang)
  return [...parts, ...joined].map((word) => stem(word, lang))
}

/**
 * Makes the word list of a language. Without `more` it has titles, terms and glossary only, which is enough to suggest.
 * A page without terms (news, a story) is no core page: its title stands in tier 2, unless no page has terms.
 */
export function wordList(help: Help, lang: string, more?: Words): WordList {
  const found = new Map<string, { tier: Tier; name: boolean; shown: string; forms: Map<string, Tier>; folded: Set<string> }>()
  const add = (text: string, tier: Tier) => {
    for (const word of written(text)) {
      const { parts, joined } = tokens(word, lang)
      for (const part of [...parts, ...joined]) {
        const key = stem(part, lang)
        if (key.length < 2) continue
        // Of a word with a hyphen or ZWNJ the parts are not indexed apart from the whole; each is looked up as it is.
        const form = indexed(parts.length === 1 || joined.includes(part) ? word : part)
        const entry = found.get(key)
        if (!entry) found.set(key, { tier, name: false, shown: word, forms: new Map([[form, tier]]), folded: new Set([part]) })
        else {
          entry.forms.set(form, Math.min(tier, entry.forms.get(form) ?? 3) as Tier)
          entry.folded.add(part)
          if (tier < entry.tier) Object.assign(entry, { tier, shown: word })
        }
      }
    }
  }
  const addName = (name: string, tier: Tier) => {
    add(name, tier)
    const [only, ...more] = tokens(name, lang).parts
    const entry = only && !more.length ? found.get(stem(only, lang)) : undefined
    if (entry) entry.name = true
  }
  const core = help.pages.some(([, , terms]) => terms)
  for (const [, title, terms] of help.pages) {
    addName(title, core && !terms ? 2 : 1)
    for (const term of terms?.split(/[,،;]/) ?? []) addName(term, 1)
  }
  for (const [, term, also] of help.glossary ?? []) for (const name of [term, ...also]) addName(name, 1)
  add(more?.words[0] ?? '', 2)
  add(more?.words[1] ?? '', 3)

  const entries = new Map<string, Entry>()
  for (const [key, { tier, name, shown, forms, folded }] of found) {
    const all = [...forms.keys()].filter(Boolean).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    const short = all.filter((form, index) => !all.slice(0, index).some((other) => form.startsWith(other))).slice(0, 6)
    // Pagefind's Arabic stemmer takes these articles off, so the bare word finds nearly all of them; they lie in another chunk.
    const plain = (form: string) => {
      const bare = /^ar\b/.test(lang) ? form.replace(/^(?:ال|بال|لل)/, '') : form
      return all.includes(bare) ? bare : form
    }
    const named = (form: string) => plain(form) === form && all.some((other) => forms.get(other) === 1 && plain(other).startsWith(form))
    const split = (list: string[], first: (form: string) => boolean): [string[], string[]] => [list.filter(first), list.filter((form) => !first(form))]
    entries.set(key, {
      tier, name, shown, forms: split(short, named), whole: split(all.slice(0, 8), (form) => forms.get(form) === 1), signature: signature(key), skeleton: skeleton(key),
      folded: [...folded].filter((word) => word !== key).sort().slice(0, 8).map((word) => ({ word, signature: signature(word) })),
    })
  }
  const aliases = new Map<string, string[]>()
  for (const [, term, also] of help.glossary ?? []) {
    const names = [term, ...also].map((name) => stemsOf(name, lang)).filter((stems) => stems.length === 1).map(([only]) => only as string)
    for (const name of names) aliases.set(name, [...new Set([...(aliases.get(name) ?? []), ...names])].filter((other) => other !== name))
  }
  return { lang, entries, aliases, pages: help.pages.length, complete: more?.words[1] !== undefined }
}

/** One way to read a word of the query: a stem of the list (or the word itself) and how much it may count, 0 to 1. */
export interface Reading {
  stem: string
  weight: number
  /** Another name of the same glossary term. */
  alias?: boolean
}

export interface Unit {
  /** The folded word as typed. */
  word: string
  /** Best first; empty when the site knows nothing like it. */
  readings: Reading[]
  /** Whether the word itself, an inflection or a prefixed form of it is known. */
  known: boolean
  /** A compound closed up: it adds to the score, its parts decide. */
  bonus?: boolean
}

/**
 * Resolves one folded word. A known stem comes first; else the stem behind a prefix letter; else the best seven of
 * longer words that begin with it, words at an edit distance of 1 (4 to 6 letters) or 2 (7 and more), up to three loose
 * letters at the end, and equal consonant skeletons. Behind a known word only titles and terms are added, at 0.25 to 0.4
 * of their weight, for the last word typed and for words that stand in running text only.
 */
export function resolve(word: string, list: WordList, last: boolean): Unit {
  const { entries, lang } = list
  const own = stem(word, lang)
  const entry = entries.get(own)
  const readings: Reading[] = []
  if (entry) readings.push({ stem: own, weight: 1 })
  const bare = entry ? undefined : withoutPrefix(word, lang, (key) => entries.has(key))
  if (bare) readings.push({ stem: bare, weight: 0.95 })
  const known = readings.length > 0
  if (!entry || entry.tier !== 1 || last) readings.push(...guesses(word, own, list, last, known))
  for (const { stem: read, weight } of [...readings])
    for (const alias of list.aliases.get(read) ?? [])
      if (!readings.some((reading) => reading.stem === alias)) readings.push({ stem: alias, weight: weight * 0.8, alias: true })
  return { word, readings, known }
}

/** Cost above which a word is another word: a reading may not weigh less than e^-1.6, a fifth. */
const farthest = 1.6

function guesses(word: string, own: string, list: WordList, last: boolean, known: boolean): Reading[] {
  const latin = /[a-z]/.test(own)
  const syllables = /[\u1200-\u137f]/.test(own)
  const shortest = syllables ? 2 : 3
  const length = word.length
  // How many errors a word may have. Short words are left alone: too many words are one letter apart.
  const errors = syllables ? (own.length >= 6 ? 2 : own.length >= 3 ? 1 : 0.5) : length <= 3 ? 0 : length <= 6 ? 1 : 2
  const bones = skeleton(own)
  const bits = signature(own)
  const wordBits = signature(word)
  const entry = list.entries.get(own)
  const behind = entry ? (entry.tier < 3 ? 0.25 : 0.4) : known ? 0.5 : 1
  const found: Reading[] = []
  for (const [key, other] of list.entries) {
    if (key === own || (known && other.tier !== 1) || /[a-z]/.test(key) !== latin) continue
    const size = key.length
    let cost = Infinity
    if (own.length >= shortest && key.startsWith(own)) cost = (last ? 0.25 : 0.5) + 0.06 * (size - own.length)
    else if (length >= shortest && (key.startsWith(word) || (last && other.folded.some((form) => form.word.startsWith(word))))) cost = (last ? 0.25 : 0.5) + 0.06 * Math.max(0, size - length)
    else if (size >= 4 && size >= 0.65 * length && word.startsWith(key)) cost = 0.6 + 0.1 * (length - size)
    if (!known || length >= 5) {
      const far = near(bits, other.signature, errors) ? distance(own, key, errors) : Infinity
      const loose = far > 0 && near(wordBits, other.signature, errors + 1.5) ? distance(word, key, errors, size >= 4 ? 3 : 0) : Infinity
      const asWritten = other.folded.map((form) => (near(wordBits, form.signature, errors) ? distance(word, form.word, errors) : Infinity))
      const apart = Math.min(far, loose, ...asWritten)
      if (apart <= errors + 0.9 && size >= shortest) cost = Math.min(cost, apart * 0.55 + (key[0] === own[0] ? 0 : 0.3))
      if (cost > 1 && bones.length >= 2 && other.skeleton === bones && Math.abs(size - own.length) <= 3)
        cost = Math.min(cost, 0.7 + 0.1 * Math.abs(size - own.length))
    }
    if (cost < farthest) found.push({ stem: key, weight: Math.exp(-cost) * weightOf[other.tier] * behind })
  }
  found.sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
  // A guess much worse than the best one only brings in pages about something else.
  const least = 0.6 * (found[0]?.weight ?? 0)
  return found.filter(({ weight }) => weight >= least).slice(0, known ? 4 : 7)
}

/** Whether two words can be within `errors` edits, judged by their letters alone: quick, and never wrongly no. */
function near(a: number, b: number, errors: number): boolean {
  let rest = a ^ b
  let count = 0
  for (; rest; rest &= rest - 1) count++
  return count <= 2 * errors
}

/** Resolves all words of a query. The last one may be half typed. */
export function read(query: string, list: WordList): Unit[] {
  const { parts, joined } = tokens(query, list.lang)
  const units = parts.map((word, index) => resolve(word, list, index === parts.length - 1))
  for (const word of joined) {
    const key = stem(word, list.lang)
    if (list.entries.has(key)) units.push({ word, readings: [{ stem: key, weight: 1 }], known: true, bonus: true })
  }
  // "zorg verzekering": two neighbours that together are a word the site knows.
  parts.slice(1).forEach((word, index) => {
    const key = stem(parts[index] + word, list.lang)
    const unit = units[index]
    if (!unit || !list.entries.has(key)) return
    unit.readings.push({ stem: key, weight: 1.3 })
    unit.known = true
  })
  return units
}

/**
 * Pages that hold a word: id → score. `start`: as the beginning of a word; `whole`: as a whole word;
 * `asTyped`: either, and surely not by a shorter word that the form begins with.
 */
export type LookUp = (form: string, as: 'start' | 'whole' | 'asTyped') => Promise<Map<string, number>>

/** Pages for a word after which nobody looks for what else it might have meant. */
const enough = 3

export interface Ranked { id: string; score: number }

export interface Finds {
  /** Best first. */
  pages: Ranked[]
  /** Whether a word of the query that says something was found as it is: if not, the pages are for similar words. */
  sure: boolean
  /** The words that stand nowhere on the site as they are. */
  guessed: Unit[]
}

/**
 * Looks up every reading and merges: the best form of a word counts, words add up, times (share of words found)^1.5.
 * A word on a quarter of the pages is no evidence, unless it is a name. A query of several words of which as many are
 * unknown as were found, and none of these in a title, term or heading, finds nothing.
 */
export async function rank(units: Unit[], list: WordList, lookUp: LookUp): Promise<Finds> {
  const several = units.filter((unit) => !unit.bonus).length > 1
  const finds = await Promise.all(units.map(async (unit) => {
    const best = new Map<string, number>()
    const share = new Map<string, number>()
    // Where the list leaves out the running text, a word it does not know may still stand there as it is.
    const inText = unit.known || list.complete ? undefined : await lookUp(unit.word, 'asTyped')
    for (const [id, score] of inText ?? []) {
      best.set(id, score * weightOf[3])
      share.set(id, 1)
    }
    const written = (inText?.size ?? 0) > 0
    const look = (readings: Reading[]) => Promise.all(readings.map(async (read) => {
      const reading = written ? { ...read, weight: read.weight * 0.4 } : read
      const weight = several && reading.weight < 0.85 ? reading.weight * 0.7 : reading.weight
      for (const [id, score] of await pagesOf(reading, list, several && reading.weight >= 0.8, lookUp)) {
        const worth = score * weight
        if (worth <= (best.get(id) ?? 0)) continue
        best.set(id, worth)
        share.set(id, several ? Math.min(1, weight) : 1)
      }
    }))
    // Every further word may cost a chunk of the index, 30 kB: what else was meant is asked only where the word itself says little.
    const { close = [], far = [] } = Object.groupBy(unit.readings, ({ weight, alias }) => (!alias && (!unit.known || weight >= 0.85) ? 'close' : 'far'))
    if (!written || best.size < enough) await look(close)
    if (best.size < enough || (unit.known && list.entries.get(close[0]?.stem ?? '')?.tier === 3)) await look(far)
    const entry = list.entries.get(stem(unit.word, list.lang))
    const common = list.pages >= 8 && best.size > list.pages * 0.25 && !entry?.name
    const sure = !common && best.size > 0 && (unit.known || written)
    // Running text alone is weaker evidence than what a page is about.
    const strong = sure && unit.known && (entry?.name || ((entry?.tier ?? 1) < 3 && best.size <= Math.max(2, list.pages / 4)))
    const vague = !best.size || (!unit.known && !written && (unit.readings[0]?.weight ?? 0) < 0.5)
    return { unit, best, share, common, sure, strong, vague, written }
  }))
  const counted = finds.filter(({ unit }) => !unit.bonus)
  const found = counted.filter(({ best }) => best.size > 0)
  const sure = counted.some((find) => find.sure)
  const guessed = counted.filter(({ unit, written }) => !unit.known && !written).map(({ unit }) => unit)
  const vague = counted.filter((find) => find.vague).length
  if (several && vague && vague >= counted.filter((find) => find.sure).length && !counted.some(({ strong }) => strong)) return { pages: [], sure, guessed }
  const score = new Map<string, number>()
  const shares = new Map<string, number>()
  for (const { unit, best, share, common } of finds)
    for (const [id, worth] of best) {
      // "what is a mentor" asks for the mentor, wherever "what" and "is" stand.
      score.set(id, (score.get(id) ?? 0) + (common && sure ? worth / 5 : worth))
      if (!unit.bonus) shares.set(id, (shares.get(id) ?? 0) + (share.get(id) ?? 0))
    }
  const pages = [...score]
    .map(([id, sum]) => ({ id, score: sum * Math.max(0.05, (shares.get(id) ?? 0.05) / Math.max(1, found.length)) ** 1.5 }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  return { pages, sure: sure || counted.every(({ unit }) => unit.known), guessed }
}

async function pagesOf(reading: Reading, list: WordList, whole: boolean, lookUp: LookUp): Promise<Map<string, number>> {
  const entry = list.entries.get(reading.stem)
  const gather = async ([first, then]: [string[], string[]], as: 'start' | 'whole') => {
    const found = new Map<string, number>()
    const look = async (forms: string[]) => {
      for (const pages of await Promise.all(forms.map((form) => lookUp(form, as))))
        for (const [id, score] of pages) found.set(id, Math.max(score, found.get(id) ?? 0))
    }
    await look(first)
    // Arabic forms begin with different letters and so lie in different chunks: those of the text only where needed.
    if (found.size < enough) await look(then)
    return found
  }
  if (whole && entry) {
    const found = await gather(entry.whole, 'whole')
    if (found.size > 0) return found
  }
  return gather(entry?.forms ?? [[reading.stem], []], 'start')
}

export interface Suggestion { url: string; title: string; kind: 'page' | 'term'; score: number; lang: string }

/** Titles, terms and glossary as one small index for what is shown while somebody types. */
export interface Shelf { list: WordList; rows: { url: string; title: string; kind: 'page' | 'term'; lang: string; stems: Map<string, number> }[] }

/** Puts pages, borrowed pages and glossary terms of a help file on a shelf. */
export function shelve(help: Help, lang: string): Shelf {
  const source = help.source ?? lang
  const row = (url: string, title: string, terms: string, kind: 'page' | 'term', of: string) => {
    const stems = new Map<string, number>()
    for (const key of stemsOf(terms, lang)) stems.set(key, 0.8)
    for (const key of stemsOf(title, lang)) stems.set(key, 1)
    return { url, title, kind, lang: of, stems }
  }
  const borrowed = help.borrowed ?? []
  return {
    list: wordList({ ...help, pages: [...help.pages, ...borrowed] }, lang),
    rows: [
      ...help.pages.map(([url, title, terms = '']) => row(url, title, terms, 'page', lang)),
      ...(help.glossary ?? []).map(([url, term, also]) => row(url, term, also.join(', '), 'term', lang)),
      ...borrowed.map(([url, title, terms = '']) => row(url, title, terms, 'page', source)),
    ],
  }
}

/** What the shelf has for a query, best first; `least` is the lowest score to show (1: title word as typed). */
export function suggest(query: string, { list, rows }: Shelf, least = 0.15): Suggestion[] {
  const units = read(query, list).filter((unit) => !unit.bonus)
  if (!units.length) return []
  return rows
    .map(({ stems, ...row }) => {
      const worths = units.map(({ readings }) => Math.max(0, ...readings.map(({ stem: key, weight }) => Math.min(1, weight) * (stems.get(key) ?? 0))))
      const found = worths.filter((worth) => worth > 0).length
      return { ...row, score: (worths.reduce((sum, worth) => sum + worth, 0) / units.length) * (found / units.length) ** 1.5 }
    })
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
}

export interface Explained { url: string; term: string; text: string; lang: string }

/**
 * The glossary terms a query names, best first, at most `most`: all words of one of a term's names are in the query,
 * as typed or, where the site does not know a word, as it was read.
 */
export function explain(units: Unit[], help: Help, { texts = [] }: Words, lang: string, most = 2): Explained[] {
  const worth = new Map<string, number>()
  for (const { word, readings, known } of units)
    for (const { stem: key, weight } of readings)
      // One error, or two in a long word: nearly any short word is two errors from some term.
      if (weight >= (known ? 0.85 : word.length >= 9 ? 0.3 : 0.5)) worth.set(key, Math.max(worth.get(key) ?? 0, Math.min(1, weight)))
  return (help.glossary ?? [])
    .map(([url, term, also], at) => {
      const [text = '', other = lang] = texts[at] ?? []
      const scores = [term, ...also].map((name) => {
        const stems = tokens(name, lang).parts.map((word) => stem(word, lang))
        const each = stems.map((key) => worth.get(key) ?? 0)
        return stems.length && Math.min(...each) > 0 ? each.reduce((sum, value) => sum + value, 0) : 0
      })
      return { url, term, text, lang: other, score: Math.max(...scores) }
    })
    .filter(({ score, text }) => score > 0 && text)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ score: _, ...explained }) => explained)
}

/** Words of the site that the guessed words of a query were read as: for "similar words: …". */
export function similar(guessed: Unit[], list: WordList, most = 4): string[] {
  const shown = guessed.flatMap(({ readings }) => readings.slice(0, 3)).sort((a, b) => b.weight - a.weight)
    .map(({ stem: key }) => list.entries.get(key)?.shown)
  return [...new Set(shown.filter((word): word is string => word !== undefined))].slice(0, most)
}

/** Titles' and terms' words that are least unlike the words of a query that found nothing: at least half of the letters agree. */
export function nearest(query: string, list: WordList, most = 4): string[] {
  const { parts } = tokens(query, list.lang)
  const near = [...list.entries.values()].filter(({ tier, name }) => tier === 1 && name).map(({ shown }) => {
    const folded = fold(shown)
    const apart = parts.map((word) => distance(word, folded, Math.floor(Math.min(word.length, folded.length) / 2)) / Math.max(word.length, folded.length))
    return { shown, apart: Math.min(...apart) }
  })
  return near.filter(({ apart }) => apart <= 0.5).sort((a, b) => a.apart - b.apart).slice(0, most).map(({ shown }) => shown)
}

/**
 * How well the words of a query cover a title, 0 to 1: a page that is called what was typed comes before one that is
 * also about it.
 */
export function covers(units: Unit[], title: string, lang: string): number {
  const stems = [...new Set(tokens(title, lang).parts.map((word) => stem(word, lang)))]
  if (!stems.length) return 0
  const worth = (key: string) => Math.max(0, ...units.flatMap(({ readings }) => readings.filter((reading) => reading.stem === key).map(({ weight }) => Math.min(1, weight))))
  return stems.reduce((sum, key) => sum + worth(key), 0) / stems.length
}

/** Whether two texts are the same for search: used to leave a title out of its own excerpt. */
export const alike = (a: string, b: string): boolean => fold(a) === fold(b)
