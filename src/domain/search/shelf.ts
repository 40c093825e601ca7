/** What pages and terms are about, by the words of their names: enough to suggest and to explain before any text is searched. */

import { distance, fold, stem, tokens } from './fold.ts'
import type { Help, Words } from './help.ts'
import { read, type Unit } from './query.ts'
import { weigh } from './weights.ts'
import { wordList, wordsOf, type WordList } from './wordlist.ts'

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
export const tells = (some: number, all: number): number => Math.log(1 + all / Math.max(1, some)) / Math.log(1 + Math.max(2, all))

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
export interface Find { value: number; weight: number; places?: number[] }

/**
 * How well each row's names answer each unit: row → one find a unit. A name the query covers counts whole, of a longer
 * name the word alone 0.55; a term a little less than a title.
 */
export function subjects(units: Unit[], { rows, named }: Shelf): Map<number, (Find | undefined)[]> {
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
      if (weight >= (known ? 0.85 : word.length >= 9 ? 0.4 : 0.5)) worth.set(key, Math.max(worth.get(key) ?? 0, Math.min(1, weight)))
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
