/** What a find counts, and from where a page is an answer: found by trying. What it costs to read a word as another stands in query.ts. */

import type { Tier } from './wordlist.ts'

/** What a word counts by where it stands. */
export const weightOf: Record<Tier, number> = { 1: 1, 2: 0.85, 3: 0.7 }

/** What weighs how much, found by trying on the half of the golden set that may teach and on a machine-made set. */
export const weigh = {
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
 * When a page is an answer at all, on a site with few names and on one with many: the share of the query it has plus what
 * its names answer of it, for one word, for several, for several none of which is known, and where half of them are like
 * nothing on the site; of several, names must answer some, or the text nearly all.
 */
export const enough = {
  one: [0.55, 0.55], several: [0.45, 0.79], guesses: [0.6, 1], strange: [0.45, 1.2], named: [0.1, 0.25], text: [0.45, 0.95],
} as const satisfies Record<string, [few: number, many: number]>
/** From where a page that is no answer is worth naming. */
export const closeFrom = 0.35
/** Below this sum the answer to several words is said to be for similar words, or for some of them. */
export const sureFrom = 1.2
/** Words of titles, terms and glossary: of a site with few names and of one with many. */
export const [few, many] = [250, 1400]
