/** How a query becomes pages: every word is resolved against the words the site knows, looked up, and the finds are merged. */

import { beginAlike, distance, fold, signature, skeleton, sound, stem, tokens, withoutPrefix } from './fold.ts'

/**
 * A page: address, title, terms (Dutch terms and synonyms, comma separated), how much it may count beside others (1 when
 * left out), Pagefind's id.
 */
export type PageRow = [url: string, title: string, terms?: string, prior?: number, id?: string]

/** `/search/help.<lang>.json`: what a language's pages are about, small enough to load before the first letter is typed. */
export interface Help {
  /** Tag of the source language, whose pages are offered where this language has none. */
  source?: string
  /** Pages of the language; those that only repeat the title of another, and what is not needed to suggest, are in the words file. */
  pages: PageRow[]
  /** Pages that exist in the source language only. */
  borrowed?: [url: string, title: string, terms?: string][]
  /** Words of which questions in this language are made. */
  asks?: string
  /** The glossary: address, term, other names (the Dutch term, transliterations, misspellings). */
  glossary?: [url: string, term: string, also: string[]][]
}

/** `/search/words.<lang>.json`: what else a search of the text needs. */
export interface Words {
  /** Words of descriptions and h2, then words of the running text, separated by spaces. */
  words: [string, string?]
  /** The words on fewest pages were left out: the file would be too large. */
  partial?: boolean
  /** Words on a third of the pages and more: they say so little that their pages are not asked for. */
  common?: string
  /** Of the help file's pages, in its order: Pagefind's ids, and terms that are not needed to suggest. */
  ids?: string[]
  terms?: string[]
  /** Pages that repeat the title of another. */
  repeats?: PageRow[]
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
  /** All of them, the stem too where somebody wrote it. */
  asWritten: Set<string>
  signature: number
  skeleton: string
  /** The sounds of the forms of a name, of a title or a heading; made when first needed. */
  sounds?: string[]
}

/** The words of a language's pages. */
export interface WordList {
  lang: string
  entries: Map<string, Entry>
  /** Stem of a single-word name in the glossary → stems of the names of the same term. */
  aliases: Map<string, string[]>
  /** Number of pages. */
  pages: number
  /** Number of words in tier 1. */
  names: number
  /** Whether every word of the pages is in the list. */
  complete: boolean
  /** Folded words that say little, because they stand on a third of the pages. */
  common: Set<string>
  /** Folded words that only ask. */
  asks: Set<string>
}

/** A help file with what the words file knows of its pages. */
export function complete(help: Help, { ids = [], terms = [], repeats = [] }: Words): Help {
  const pages = help.pages.map(([url, title, own = '', prior, id], at): PageRow => [url, title, [own, terms[at]].filter(Boolean).join(', '), prior, id || ids[at]])
  return { ...help, pages: [...pages, ...repeats] }
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

/** Every stem of a text with the folded word it comes from, closed-up compounds too. */
function wordsOf(text: string, lang: string): Map<string, string> {
  const { parts, joined } = tokens(text, lang)
  return new Map([...parts, ...joined].map((word) => [stem(word, lang), word]))
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
      asWritten: folded,
      folded: [...folded].filter((word) => word !== key).sort().slice(0, 8).map((word) => ({ word, signature: signature(word) })),
    })
  }
  const aliases = new Map<string, string[]>()
  for (const [, term, also] of help.glossary ?? []) {
    const names = [term, ...also].map((name) => [...wordsOf(name, lang).keys()]).filter((stems) => stems.length === 1).map(([only]) => only as string)
    for (const name of names) aliases.set(name, [...new Set([...(aliases.get(name) ?? []), ...names])].filter((other) => other !== name))
  }
  return { lang, entries, aliases, pages: help.pages.length, names: [...entries.values()].filter(({ tier }) => tier === 1).length, complete: more?.words[1] !== undefined && !more.partial, common: new Set(tokens(more?.common ?? '', lang).parts), asks: new Set(tokens(help.asks ?? '', lang).parts) }
}

/** One way to read a word of the query: a stem of the list (or the word itself) and how much it may count, 0 to 1. */
export interface Reading {
  stem: string
  weight: number
  /** How alike the two words are, wherever the word stands; the weight when left out. */
  like?: number
  /** Another name of the same glossary term. */
  alias?: boolean
}

/** What weighs how much, found by trying on the half of the golden set that may teach and on a machine-made set. */
const weigh = {
  /** A term beside a title; a word of a longer name beside a name that the query covers whole. */
  term: 0.95, part: 0.55,
  /** Running text: the least and the best find. It is weaker evidence than what a page is about. */
  text: 0.2, best: 0.3,
  /** What the weaker of the two adds where a page has both. */
  both: 0.4,
  /** Words in the text that stand further apart than so many words, in a query of several words. */
  apart: 0.3, reach: 15,
  /** A guess found in the text, in a query of several words, when judging whether there is an answer at all. */
  guess: 0.6,
  /** A word nobody knows beside one that one page has. */
  unknown: 0.7,
  /** A word that only asks. */
  asks: 0.1,
  /** A page without search words (news, a story) counts the less the fewer pages have them: their share to this power. */
  news: 0.25,
} as const
/**
 * When the best page is an answer at all: the share of the query it has plus what its names answer of it, for one word, for
 * several, and for several none of which is known; of several, names must answer some, or the text nearly all.
 */
const enough = { one: [0.55, 0.55], several: [0.45, 0.78], guesses: [0.6, 1], strange: [0.45, 1.2], named: [0.1, 0.25], text: [0.45, 0.95] } as const satisfies Record<string, [few: number, many: number]>
/** Below this sum the answer to several words is said to be for similar words, or for some of them. */
const sureFrom = 1.2
/** Words of titles, terms and glossary: of a site with few names and of one with many. */
const [few, many] = [250, 1400]
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
  // A word of the running text may be a name with a letter before it as well: "to the doctor".
  const bare = entry && entry.tier < 3 ? undefined : withoutPrefix(word, lang, (key) => (entries.get(key)?.tier ?? 4) < (entry ? 2 : 4))
  if (bare) readings.push({ stem: bare, weight: 0.95 })
  const known = readings.length > 0
  if (!entry || entry.tier !== 1 || last) readings.push(...guesses(word, own, list, last, known))
  const [first, second] = readings
  if (last && entry && !entry.asWritten.has(word) && first && second && second.weight > 0.4) first.weight = 0.6
  for (const { stem: read, weight } of [...readings])
    for (const alias of list.aliases.get(read) ?? [])
      if (!readings.some((reading) => reading.stem === alias)) readings.push({ stem: alias, weight: weight * 0.8, alias: true })
  return { word, readings, known }
}

/** Cost above which a word is another word: a reading may not weigh less than e^-1.6, a fifth. */
const farthest = 1.6

function guesses(word: string, own: string, list: WordList, last: boolean, known: boolean): Reading[] {
  const { lang } = list
  const latin = /[a-z]/.test(own)
  const syllables = /[\u1200-\u137f]/.test(own)
  const shortest = syllables ? 2 : 3
  const length = word.length
  // How many errors a word may have. Short words are left alone: too many words are one letter apart.
  const errors = syllables ? (own.length >= 6 ? 2 : own.length >= 3 ? 1 : 0.5) : length <= 3 ? 0 : length <= 6 ? 1 : length <= 11 ? 2 : 3
  // Of a word that lost most of itself as an ending.
  const stemErrors = syllables ? errors : Math.min(errors, own.length <= 3 ? 0 : own.length <= 6 ? 1 : 2)
  const bones = skeleton(own)
  const bits = signature(own)
  const wordBits = signature(word)
  const entry = list.entries.get(own)
  const behind = entry ? (entry.tier < 3 ? 0.25 : 0.4) : known ? 0.5 : 1
  // An ending that nobody wrote may as well be the beginning of a longer word.
  const begun = last && entry && !entry.asWritten.has(word) ? 0.85 : behind
  const found: Reading[] = []
  const heard = sound(word)
  for (const [key, other] of list.entries) {
    if (key === own || (known && other.tier !== 1)) continue
    if (/[a-z]/.test(key) !== latin) {
      // Written with the letters of another language, in either direction.
      const cost = known || other.tier > 2 || heard.length < 3 ? Infinity : Math.min(...soundsOf(other).map((other) => acrossScripts(heard, other)))
      if (cost < farthest) found.push({ stem: key, weight: Math.exp(-cost) * weightOf[other.tier], like: Math.exp(-cost) })
      continue
    }
    const size = key.length
    let cost = Infinity
    let after = behind
    if (own.length >= shortest && key.startsWith(own)) cost = (last ? 0.25 : 0.5) + 0.06 * (size - own.length)
    else if (length >= shortest && (key.startsWith(word) || (last && other.folded.some((form) => form.word.startsWith(word))))) cost = (last ? 0.25 : 0.5) + 0.06 * Math.max(0, size - length)
    if (begun !== behind && length >= 4 && [...other.asWritten].some((form) => form.startsWith(word))) after = begun
    else if (size >= 4 && size >= 0.65 * length && word.startsWith(key)) cost = 0.6 + 0.1 * (length - size)
    // The first part of a compound, when it is a name: "afvalbakken" is about "afval".
    else if (latin && size >= 5 && other.name && length - size >= 4 && word.startsWith(key)) cost = 0.75
    // The last part of one: "plicht" may ask for the inburgeringsplicht.
    else if (latin && length >= 5 && own.length >= 5 && size - own.length >= 4 && key.endsWith(own)) cost = 0.55
    if (!known || length >= 5) {
      const far = near(bits, other.signature, stemErrors) ? distance(own, key, stemErrors) : Infinity
      const loose = far > 0 && near(wordBits, other.signature, errors + 1.5) ? distance(word, key, errors, size >= 4 ? 3 : 0) : Infinity
      const asWritten = other.folded.map((form) => (near(wordBits, form.signature, errors) ? distance(word, form.word, errors) : Infinity))
      const apart = Math.min(far, loose, ...asWritten)
      if (apart <= errors + 0.9 && size >= shortest) cost = Math.min(cost, apart * (length > 11 ? 0.4 : 0.55) + (beginAlike(key, own, lang) ? 0 : 0.3))
      const lengths = Math.abs(size - own.length)
      if (cost > 0.7 && bones.length >= 2 && other.skeleton === bones && lengths <= 3) cost = Math.min(cost, 0.7 + 0.1 * lengths)
      // As it is heard: the vowels and one consonant of a long word.
      else if (cost > 1 && latin && bones.length >= 5 && other.skeleton.length >= 5 && lengths <= 4 && near(bits, other.signature, errors + 1) && distance(bones, other.skeleton, 1) <= 1) cost = Math.min(cost, 1)
      if (cost > 0.9 && !known && latin && heard.length >= 4 && other.tier <= 2) cost = Math.min(cost, ...soundsOf(other).map((other) => inSound(heard, other)))
    }
    if (cost < farthest) found.push({ stem: key, weight: Math.exp(-cost) * weightOf[other.tier] * after, like: Math.exp(-cost) * after })
  }
  found.sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
  // A guess much worse than the best one only brings in pages about something else.
  const least = 0.6 * (found[0]?.weight ?? 0)
  return found.filter(({ weight }) => weight >= least).slice(0, known ? 4 : 7)
}

const soundsOf = (entry: Entry): string[] => (entry.sounds ??= [...new Set([...entry.asWritten].map(sound))])

/** What it costs to take a word for one in another script, by the sounds of both. */
function acrossScripts(a: string, b: string): number {
  if (a === b) return a.length > 3 ? 0.6 : 0.65
  return Math.min(a.length, b.length) >= 5 && distance(a, b, 1) <= 1 ? 1 : Infinity
}

/** The same within a script: equal sounds, or one the beginning of the other, as in compounds. */
function inSound(a: string, b: string): number {
  if (a === b) return 0.9
  if (b.length >= 5 && a.length >= 5 && (b.startsWith(a) || a.startsWith(b))) return 1 + 0.04 * Math.abs(a.length - b.length)
  return Infinity
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
    const pair = [units[index], units[index + 1]]
    if (!list.entries.has(key)) return
    for (const unit of pair) {
      if (!unit || unit.readings.some((reading) => reading.stem === key && reading.weight === 1)) continue
      unit.readings.unshift({ stem: key, weight: 1 })
      unit.known = true
    }
  })
  return units.flatMap((unit) => parted(unit, list))
}

/**
 * "freespeech", "privégegevens": a word the site does not know, made of two that it does, as two units. A word that is
 * one typing error from another is left alone.
 */
function parted(unit: Unit, list: WordList): Unit[] {
  const { word } = unit
  const least = /[a-z\u0400-\u04ff]/.test(word) ? 4 : 3
  if (unit.known || unit.bonus || word.length < 2 * least || (unit.readings[0]?.weight ?? 0) >= 0.5) return [unit]
  const parts = Array.from({ length: word.length - 2 * least + 1 }, (_, at) => [word.slice(0, least + at), word.slice(least + at)] as const)
    .map((pair) => pair.map((part) => ({ part, key: stem(part, list.lang) })))
    .filter((pair) => pair.every(({ part, key }) => {
      const entry = list.entries.get(key)
      // Both as somebody wrote them: a stem that happens to end in the middle of a word is no word.
      return entry && (key === part || entry.folded.some((form) => form.word === part))
    }))
    .sort((a, b) => Math.max(...a.map(({ key }) => list.entries.get(key)?.tier ?? 3)) - Math.max(...b.map(({ key }) => list.entries.get(key)?.tier ?? 3)))[0]
  return parts ? parts.map(({ part, key }) => ({ word: part, readings: [{ stem: key, weight: 1 }], known: true })) : [unit]
}

/** A page that holds a word: its score, and which of its words it is. */
export interface Hit { score: number; places: number[] }

/**
 * Pages that hold a word, by id. `start`: as the beginning of a word; `whole`: as a whole word; `stem`: by what the
 * index takes for its stem, and surely not by a shorter word that the form begins with.
 */
export type LookUp = (form: string, as: 'start' | 'whole' | 'stem') => Promise<Map<string, Hit>>

/** A page, a glossary term or a page of the source language, with what it is called. */
export interface Row {
  url: string
  title: string
  kind: 'page' | 'term'
  lang: string
  id: string
  /** How much it may count beside others: 1 unless the help file says otherwise. */
  prior: number
  /** Title first, then terms, each as its stems with the words they come from. */
  names: Map<string, string>[]
}

/** What the pages of a language are about, by stem. */
export interface Shelf {
  list: WordList
  rows: Row[]
  /** Stem → the rows and names it stands in, and the word there, folded. */
  named: Map<string, [row: number, name: number, word: string][]>
}

/** How much a word says that stands in `some` of `all`: 1 when in one of them, near 0 when in all. */
const tells = (some: number, all: number): number => Math.log(1 + all / Math.max(1, some)) / Math.log(1 + Math.max(2, all))

/** Puts pages, borrowed pages and glossary terms of a help file on a shelf; with `more` its word list has the running text too. */
export function shelve(help: Help, lang: string, more?: Words): Shelf {
  const source = help.source ?? lang
  const row = (url: string, title: string, terms: string[], kind: 'page' | 'term', of: string, id = '', prior = 1): Row =>
    ({ url, title, kind, lang: of, id: id || url, prior, names: [title, ...terms].map((name) => wordsOf(name, lang)) })
  const apart = (terms = '') => terms.split(/[,،;]/).filter((term) => term.trim())
  const borrowed = help.borrowed ?? []
  // 1 where none has search words.
  const news = (help.pages.filter(([, , terms]) => terms).length / help.pages.length || 1) ** weigh.news
  const rows = [
    ...help.pages.map(([url, title, terms, prior = 1, id]) => row(url, title, apart(terms), 'page', lang, id, prior * (terms ? 1 : news))),
    ...(help.glossary ?? []).map(([url, term, also]) => row(url, term, also, 'term', lang)),
    ...borrowed.map(([url, title, terms]) => row(url, title, apart(terms), 'page', source)),
  ]
  const named: Shelf['named'] = new Map()
  rows.forEach(({ names }, at) => names.forEach((words, name) => {
    for (const [key, word] of words) {
      const places = named.get(key)
      if (places) places.push([at, name, word])
      else named.set(key, [[at, name, word]])
    }
  }))
  return { list: wordList({ ...help, pages: [...help.pages, ...borrowed] }, lang, more), rows, named }
}

/** What a unit found on a page: how well it answers, 0 to 1, and how much the reading counts that was found. */
interface Find { value: number; weight: number; places?: number[] }

/**
 * How well each row's names answer each unit: row → one find a unit. A name the query covers counts whole, of a longer
 * name the word alone 0.55; a term a little less than a title.
 */
function subjects(units: Unit[], { rows, named }: Shelf): Map<number, (Find | undefined)[]> {
  const worth = new Map<string, number>()
  // Beside the best reading of its word: that the word is a guess counts elsewhere.
  for (const { readings } of units) for (const { stem: key, weight } of readings) worth.set(key, Math.max(worth.get(key) ?? 0, weight / (readings[0]?.weight || 1)))
  const covered = new Map<Map<string, string>, number>()
  const cover = (words: Map<string, string>): number => {
    let share = covered.get(words)
    if (share === undefined) {
      let all = 0
      share = 0
      for (const key of words.keys()) {
        const says = tells(new Set((named.get(key) ?? []).map(([row]) => row)).size, rows.length)
        all += says
        share += says * Math.min(1, worth.get(key) ?? 0)
      }
      covered.set(words, (share /= all || 1))
    }
    return share
  }
  const found = new Map<number, (Find | undefined)[]>()
  units.forEach(({ word: typed, readings }, unit) => {
    const apart = new Map<string, number>()
    /** The very word that was typed comes before its inflections: 1, down to 0.8. */
    const likeness = (word: string): number => {
      let like = apart.get(word)
      if (like === undefined) apart.set(word, (like = word.startsWith(typed) ? 1 - Math.min(0.1, 0.02 * (word.length - typed.length)) : 1 - 0.2 * Math.min(1, distance(typed, word, 3) / 3)))
      return like
    }
    for (const { stem: key, weight, like = weight, alias } of readings)
      for (const [at, name, word] of named.get(key) ?? []) {
        const words = rows[at]?.names[name]
        if (!words) continue
        const value = Math.min(1, weight) * (alias ? 1 : likeness(word)) * (weigh.part + (1 - weigh.part) * cover(words)) * (name ? weigh.term : 1)
        const finds = found.get(at) ?? units.map(() => undefined)
        if (value > (finds[unit]?.value ?? 0)) finds[unit] = { value, weight: Math.min(1, like) }
        found.set(at, finds)
      }
  })
  return found
}

/** Pages for a word after which nobody looks for what else it might have meant. */
const fill = 3

export interface Ranked { id: string; score: number }

export interface Finds {
  /** Best first. */
  pages: Ranked[]
  /** Whether the best page has what was asked for: if not, the pages are for similar words or for some of the words. */
  sure: boolean
  /** The words that stand nowhere on the site as they are. */
  guessed: Unit[]
}

/** What a unit found in the running text, by page: values up to `text + best`. */
interface Found { unit: Unit; text: Map<string, Find>; written: boolean }

/** Looks up the readings of a word in the running text. A page’s text counts at most half: it is weaker than what a page is about. */
async function inText(unit: Unit, list: WordList, several: boolean, named: number, lookUp: LookUp): Promise<Found> {
  const best = new Map<string, Hit & { weight: number; like: number }>()
  const keep = (id: string, { score, places }: Hit, weight: number, like = weight) => {
    const before = best.get(id)
    if (!before || score * weight > before.score * before.weight) best.set(id, { score, weight, like, places: [...places, ...(before?.places ?? [])] })
    else before.places.push(...places)
  }
  // Where the list leaves out the running text, a word it does not know may still stand there as it is.
  const unlisted = !unit.known && !list.complete
  if (unlisted) for (const [id, hit] of await lookUp(unit.word, 'whole')) keep(id, hit, 1)
  const written = best.size > 0
  if (unlisted && !written) for (const [id, hit] of await lookUp(unit.word, 'stem')) keep(id, hit, 0.6)
  const look = (readings: Reading[]) => Promise.all(readings.map(async (reading) => {
    const less = written ? 0.4 : 1
    for (const [id, hit] of await pagesOf(reading, list, several && reading.weight >= 0.8, lookUp)) keep(id, hit, reading.weight * less, (reading.like ?? reading.weight) * less)
  }))
  // Every further word may cost a chunk of the index, 30 kB: what else was meant is asked only where the word itself says little.
  const { close = [], far = [] } = Object.groupBy(unit.readings, ({ weight, alias }) => (!alias && (!unit.known || weight >= 0.85) ? 'close' : 'far'))
  if (!written || best.size < fill) await look(close)
  if (Math.max(best.size, named) < fill) await look(far)
  const most = Math.max(...[...best.values()].map(({ score }) => score), 1e-9)
  return { unit, written, text: new Map([...best].map(([id, { score, weight, like, places }]) => [id, { weight: like, value: weight * (weigh.text + weigh.best * (score / most)), places: places.sort((a, b) => a - b) }])) }
}

/**
 * Looks up every word, in what pages are about and in their text, and adds up: each word counts by how few pages have
 * it, so that "what is a" needs no list of words that say nothing.
 */
export async function rank(units: Unit[], shelf: Shelf, lookUp: LookUp): Promise<Finds> {
  const { list, rows } = shelf
  const counted = units.filter((unit) => !unit.bonus)
  const about = new Map([...subjects(units, shelf)].flatMap(([at, found]) => (rows[at]?.kind === 'page' ? [[rows[at].id, found]] : [])))
  const priors = new Map(rows.map(({ id, prior }) => [id, prior]))
  /** Pages that are about a unit. */
  const named = (at: number) => [...about].filter(([, found]) => (found[at]?.value ?? 0) > 0.5).map(([id]) => id)
  // Where there are others, a word on every other page, or one that only asks, is not worth a chunk of the index.
  const idle = ({ word }: Unit) => (list.pages > oneChunk && list.common.has(word)) || list.asks.has(word)
  const telling = counted.some((unit) => !idle(unit))
  const silent = (unit: Unit) => telling && idle(unit)
  const content = counted.filter((unit) => !silent(unit))
  const several = content.length > 1
  const finds = await Promise.all(units.map(async (unit, at): Promise<Found> => (silent(unit) ? { unit, written: false, text: new Map() } : inText(unit, list, several, named(at).length, lookUp))))
  const mass = finds.map(({ unit, text }, at) => {
    const pages = new Set([...text.keys(), ...named(at)])
    // A short word nobody knows says less than a long one.
    if (unit.bonus) return 0
    if (list.asks.has(unit.word) && telling) return weigh.asks
    // What stands everywhere in the text may be what some pages are about: "work".
    if (silent(unit)) return tells(named(at).length || list.pages / 2, list.pages)
    return unit.known && pages.size ? tells(pages.size, list.pages) : weigh.unknown * Math.min(1, unit.word.length / 5)
  })
  const whole = mass.reduce((total, value) => total + value, 0) || 1
  const ids = new Set([...about.keys(), ...finds.flatMap(({ text }) => [...text.keys()])])
  const none: Find = { value: 0, weight: 0 }
  const pages = [...ids].map((id) => {
    const each = finds.map(({ text }, at) => ({ name: about.get(id)?.[at] ?? none, text: text.get(id) ?? none, mass: (mass[at] as number) / whole, bonus: units[at]?.bonus }))
    // Words that stand far apart in a long text are not about one thing.
    const texts = each.filter(({ name, text, bonus }) => !bonus && !name.value && text.value)
    if (texts.length > 1)
      for (const one of texts)
        if (!texts.some((other) => other !== one && beside(one.text.places ?? [], other.text.places ?? []))) one.text = { value: one.text.value * weigh.apart, weight: one.text.weight }
    const sum = (of: (find: (typeof each)[number]) => number) => each.reduce((total, find) => total + find.mass * of(find), 0)
    const worth = ({ name, text }: (typeof each)[number]) => Math.max(name.value, text.value) + weigh.both * Math.min(name.value, text.value)
    const bonus = each.reduce((total, find) => (find.bonus ? total + 0.3 * worth(find) : total), 0)
    return {
      id, score: (priors.get(id) ?? 1) * (sum(worth) + bonus) * sum((find) => (worth(find) ? 1 : 0)) ** 0.4,
      /** Share of the query this page has, a guess by its weight; and the share its names answer. */
      support: sum(({ name, text }) => Math.max(name.weight, text.weight * (several && text.weight < 0.85 ? weigh.guess : 1))), named: sum(({ name }) => name.value),
    }
  }).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const guessed = finds.filter(({ unit, written }) => !unit.bonus && !unit.known && !written && !silent(unit)).map(({ unit }) => unit)
  const [best] = pages
  // Nothing on the site is even like it.
  const strange = guessed.filter(({ word, readings }) => word.length > 3 && (readings[0]?.like ?? readings[0]?.weight ?? 0) < 0.5)
  // Who asks in a whole sentence means it.
  const rich = counted.filter(({ word }) => list.asks.has(word)).length > 1 ? 0 : richness(list)
  // Where the text has to answer, the first page is not so surely the right one.
  if (!best || !pages.slice(0, rich < 0.5 ? 4 : 1).some((page) => answers(page, { words: content.length, guessed: guessed.length, strange: strange.length, rich }))) return { pages: [], sure: false, guessed }
  return { pages: pages.map(({ id, score }) => ({ id, score })), sure: best.support + best.named >= (content.length > 1 ? sureFrom : 1) && !guessed.length, guessed }
}

/** Pages whose index Pagefind keeps in one piece. */
const oneChunk = 60

/** How many names the pages have, 0 for few to 1 for many. */
const richness = ({ names }: WordList): number => Math.min(1, Math.max(0, Math.log(names / few) / Math.log(many / few)))

/**
 * Whether a page has enough of a query of `words` words, `guessed` of which stand nowhere on the site, `strange` not even
 * anything like them. Where pages have many names, a query that meets none of them asks for something else; where they
 * have few, the text has to answer.
 */
function answers({ support, named }: { support: number; named: number }, { words, guessed, strange, rich }: { words: number; guessed: number; strange: number; rich: number }): boolean {
  const least = (of: keyof typeof enough) => enough[of][0] + rich * (enough[of][1] - enough[of][0])
  if (words < 2) return support + named >= least('one')
  const several = least(guessed < words ? 'several' : 'guesses')
  const half = Math.min(1, (2 * strange) / words) ** 3
  return support + named >= Math.max(several, least('several') + half * (least('strange') - least('several'))) && (named >= least('named') || support >= least('text'))
}

/** Whether two words, each by its places in order, stand within a few sentences of one another somewhere. */
function beside(a: number[], b: number[]): boolean {
  let [at, to] = [0, 0]
  while (at < a.length && to < b.length) {
    const apart = (a[at] as number) - (b[to] as number)
    // The very same place is one word found by two readings.
    if (apart !== 0 && Math.abs(apart) <= weigh.reach) return true
    if (apart < 0) at++
    else to++
  }
  return false
}

async function pagesOf(reading: Reading, list: WordList, whole: boolean, lookUp: LookUp): Promise<Map<string, Hit>> {
  const entry = list.entries.get(reading.stem)
  const gather = async ([first, then]: [string[], string[]], as: 'start' | 'whole') => {
    const found = new Map<string, Hit>()
    const look = async (forms: string[]) => {
      for (const pages of await Promise.all(forms.map((form) => lookUp(form, as))))
        for (const [id, { score, places }] of pages) {
          const before = found.get(id)
          found.set(id, { score: Math.max(score, before?.score ?? 0), places: [...(before?.places ?? []), ...places] })
        }
    }
    await look(first)
    // Arabic forms begin with different letters and so lie in different chunks: those of the text only where needed.
    if (found.size < fill) await look(then)
    return found
  }
  if (whole && entry) {
    const found = await gather(entry.whole, 'whole')
    if (found.size > 0) return found
  }
  return gather(entry?.forms ?? [[reading.stem], []], 'start')
}

export interface Suggestion { url: string; title: string; kind: 'page' | 'term'; score: number; lang: string }

/** What the shelf has for a query, best first; `least` is the lowest score to show (1: called what was typed). */
export function suggest(query: string, shelf: Shelf, least = 0.15): Suggestion[] {
  const units = read(query, shelf.list).filter((unit) => !unit.bonus)
  if (!units.length) return []
  const about = subjects(units, shelf)
  const mass = units.map(({ known, word }, at) => (shelf.list.asks.has(word) ? weigh.asks : known ? tells([...about.values()].filter((found) => found[at]).length, shelf.rows.length) : Math.min(1, word.length / 5)))
  const whole = mass.reduce((total, value) => total + value, 0)
  return [...about].map(([at, found]) => {
    const { url, title, kind, lang, prior } = shelf.rows[at] as Row
    const sum = (of: (find: Find) => number) => found.reduce((total, find, unit) => total + (find ? of(find) * (mass[unit] as number) : 0), 0) / whole
    return { url, title, kind, lang, score: Math.min(1, prior) * sum(({ value }) => value) * sum(() => 1) }
  }).filter(({ score }) => score >= least).sort((a, b) => b.score - a.score)
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

/** Words of the site that a query was read as, what was guessed first: for "similar words: …". */
export function similar(guessed: Unit[], units: Unit[], list: WordList, most = 4): string[] {
  const guesses = guessed.filter(({ word }) => !list.asks.has(word)).flatMap(({ readings }) => readings.filter(({ alias }) => !alias).slice(0, 3)).sort((a, b) => b.weight - a.weight)
  const found = units.filter(({ word, known, bonus }) => known && !bonus && !list.common.has(word) && !list.asks.has(word)).flatMap(({ readings }) => readings.slice(0, 1))
  const shown = [...guesses, ...found].map(({ stem: key }) => list.entries.get(key)?.shown)
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

/** Whether two texts are the same for search: used to leave a title out of its own excerpt. */
export const alike = (a: string, b: string): boolean => fold(a) === fold(b)
