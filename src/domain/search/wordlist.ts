/** The words a language's pages know, by stem: what a query can be read as. */

import { fold, signature, skeleton, stem, tokens } from './fold.ts'
import { written, type Help, type Words } from './help.ts'

/** 1: titles, terms and the glossary; 2: descriptions and h2; 3: running text. */
export type Tier = 1 | 2 | 3

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
  /** Forms of other names of a glossary term, which perhaps stand in no text. */
  unsure: string[]
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

/** A word as Pagefind writes it in its index: lower case, without marks and punctuation. */
const indexed = (word: string): string =>
  word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

/** Every stem of a text with the folded word it comes from, closed-up compounds too. */
export function wordsOf(text: string, lang: string): Map<string, string> {
  const { parts, joined } = tokens(text, lang)
  return new Map([...parts, ...joined].map((word) => [stem(word, lang), word]))
}

/**
 * Makes the word list of a language. Without `more` it has titles, terms and glossary only, which is enough to suggest.
 * A page without terms (news, a story) is no core page: its title stands in tier 2, unless no page has terms.
 */
export function wordList(help: Help, lang: string, more?: Words): WordList {
  const found = new Map<string, { tier: Tier; name: boolean; shown: string; forms: Map<string, Tier>; named: Set<string>; folded: Set<string> }>()
  const add = (text: string, tier: Tier, stands = true) => {
    for (const word of written(text)) {
      const { parts, joined } = tokens(word, lang)
      for (const part of [...parts, ...joined]) {
        const key = stem(part, lang)
        if (key.length < 2) continue
        // Of a word with a hyphen or ZWNJ the parts are not indexed apart from the whole; each is looked up as it is.
        const form = indexed(parts.length === 1 || joined.includes(part) ? word : part)
        const entry = found.get(key)
        if (!entry) found.set(key, { tier, name: false, shown: word, forms: new Map(stands ? [[form, tier]] : []), named: new Set(stands ? [] : [form]), folded: new Set([part]) })
        else {
          if (stands) entry.forms.set(form, Math.min(tier, entry.forms.get(form) ?? 3) as Tier)
          else entry.named.add(form)
          entry.folded.add(part)
          if (tier < entry.tier) Object.assign(entry, { tier, shown: word })
        }
      }
    }
  }
  const addName = (name: string, tier: Tier, stands = true) => {
    add(name, tier, stands)
    const [only, ...more] = tokens(name, lang).parts
    const entry = only && !more.length ? found.get(stem(only, lang)) : undefined
    if (entry) entry.name = true
  }
  const core = help.pages.some(([, , terms]) => terms)
  for (const [, title, terms] of help.pages) {
    addName(title, core && !terms ? 2 : 1)
    for (const term of terms?.split(/[,،;]/) ?? []) addName(term, 1)
  }
  for (const [, term, also] of help.glossary ?? []) {
    addName(term, 1)
    // They may stand in no text: Pagefind, asked for words that begin with “incasso” where there is none, gives every page with “in”.
    for (const name of also) addName(name, 1, false)
  }
  add(more?.words[0] ?? '', 2)
  add(more?.words[1] ?? '', 3)

  const entries = new Map<string, Entry>()
  for (const [key, { tier, name, shown, forms, named: only, folded }] of found) {
    const unsure = [...only].filter((form) => form && !forms.has(form)).slice(0, 3)
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
      tier, name, shown, forms: split(short, named), whole: split([...all, ...unsure].slice(0, 8), (form) => forms.get(form) === 1), signature: signature(key), skeleton: skeleton(key),
      unsure, asWritten: folded,
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

/** Whether two texts are the same for search: used to leave a title out of its own excerpt. */
export const alike = (a: string, b: string): boolean => fold(a) === fold(b)
