/** What the site tells search of its pages: two files a language, and the names that are worth listing in them. */

import { distance, stem, tokens } from './fold.ts'

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

/** A help file with what the words file knows of its pages. */
export function complete(help: Help, { ids = [], terms = [], repeats = [] }: Words): Help {
  const pages = help.pages.map(([url, title, own = '', prior, id], at): PageRow => [url, title, [own, terms[at]].filter(Boolean).join(', '), prior, id || ids[at]])
  return { ...help, pages: [...pages, ...repeats] }
}

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
