/** How hard a Dutch text is to read: sentence length, Flesch-Douma and long words, against the gates of a level. */

export type Level = 'A2' | 'B1'

export interface Measures {
  /** Number of words and of sentences that were counted. */
  words: number
  sentences: number
  /** Mean words a sentence. */
  mean: number
  /** Words in the longest sentence. */
  longest: number
  /** Flesch-Douma: 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence. Higher is easier. */
  flesch: number
  /** Share of words of 12 letters or more, 0 to 1; official terms and names do not count. */
  long: number
}

/** The most (least for `flesch`) a text of a level may measure. Source: the house rules for words, table "Level". */
export const gates: Record<Level, Omit<Measures, 'words' | 'sentences'>> = {
  A2: { mean: 8, longest: 14, flesch: 80, long: 0.04 },
  B1: { mean: 13, longest: 22, flesch: 60, long: 0.09 },
}

/** Words of a text, in order; numbers count as words, punctuation does not. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.\-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? []
}

const segmenter = new Intl.Segmenter('nl', { granularity: 'sentence' })

/** Sentences of one block of text. A colon before a list ends a sentence too. */
export function sentencesOf(block: string): string[] {
  return [...segmenter.segment(block.replace(/\s+/g, ' '))]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => wordsOf(sentence).length > 0)
}

/** What Dutch says as one vowel, longest first; any other two vowels in a row (ra-di-o, be-oor-de-len) are two. */
const nucleus = new RegExp(
  [
    'aai|ooi|oei|eeu|ieu|eau',
    '(?<=t)io(?=n)', // sta-tion
    '(?<=t)ea(?=m)', // team
    'e(?=um)', // mu-se-um
    'aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ai|oi|oa',
    '[aeo]y(?![aeiou])', // hoc-key
    '[aeiou]|y(?![aeiou])', // ba-by, but ro-yaal
  ].join('|'),
  'g',
)

/** Syllables of a Dutch word as it is spoken: its vowels and diphthongs; a dieresis starts a new one. At least 1. */
export function syllables(word: string): number {
  const plain = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/([aeiou])\u0308/g, '-$1')
    .replace(/\p{M}/gu, '') // één, café
    .replace(/qu/g, 'q')
    .replace(/((?:on|off)lin|(?:^|web)sit)e(s?)$/, '$1$2') // English words that say no e
  return Math.max(1, plain.match(nucleus)?.length ?? 0)
}

/**
 * Measures the blocks of a text (paragraphs, list items, cells; not headings).
 * `exempt` holds words, in lower case, that do not count as long or hard: official terms and names.
 */
export function measure(blocks: string[], exempt: ReadonlySet<string> = new Set()): Measures {
  const sentences = blocks.flatMap(sentencesOf)
  const lengths = sentences.map((sentence) => wordsOf(sentence).length)
  const words = sentences.flatMap(wordsOf)
  const total = words.length
  if (total === 0) return { words: 0, sentences: 0, mean: 0, longest: 0, flesch: 206.84, long: 0 }
  // An official term counts as a word of two syllables: the reader cannot choose another word for it.
  const free = (word: string) => exempt.has(word.toLowerCase())
  const spoken = words.reduce((sum, word) => sum + (/^\p{N}/u.test(word) ? 1 : free(word) ? Math.min(2, syllables(word)) : syllables(word)), 0)
  const mean = total / sentences.length
  return {
    words: total,
    sentences: sentences.length,
    mean,
    longest: Math.max(...lengths),
    flesch: 206.84 - 0.77 * ((spoken / total) * 100) - 0.93 * mean,
    long: words.filter((word) => !free(word) && wordLetters(word) >= 12).length / total,
  }
}

const wordLetters = (word: string) => [...word.replace(/[^\p{L}]/gu, '')].length

const shown = (value: number) => (Math.round(value * 10) / 10).toLocaleString('en')

/** One measure of a text beyond the gate of its level, in a sentence that says what to do. */
export interface TooHard { gate: keyof typeof gates.A2; what: string }

/** What of a text is harder than its level allows; empty when it passes. */
export function tooHard({ words, mean, longest, flesch, long }: Measures, level: Level): TooHard[] {
  if (!words) return []
  const gate = gates[level]
  return [
    ...(mean > gate.mean ? [{ gate: 'mean' as const, what: `has ${shown(mean)} words a sentence, at most ${gate.mean} at ${level}. Cut sentences in two.` }] : []),
    ...(longest > gate.longest ? [{ gate: 'longest' as const, what: `has a sentence of ${longest} words, at most ${gate.longest} at ${level}. Cut it in two.` }] : []),
    ...(flesch < gate.flesch ? [{ gate: 'flesch' as const, what: `has a Flesch-Douma of ${shown(flesch)}, at least ${gate.flesch} at ${level}. Use shorter words.` }] : []),
    ...(long > gate.long ? [{ gate: 'long' as const, what: `has ${shown(long * 100)} % words of twelve letters or more, at most ${gate.long * 100} % at ${level}. Use shorter words, or make an official one a term.` }] : []),
  ]
}

/** The sentence that does most to put a text beyond a gate; undefined when there is none. `exempt` as for `measure`. */
export function hardest<T extends { sentence: string }>(sentences: T[], { gate }: TooHard, exempt: ReadonlySet<string> = new Set()): T | undefined {
  const weight = ({ sentence }: T): number => {
    const of = measure([sentence], exempt)
    // Two hard words on their own are a label, not what makes the text hard.
    return gate === 'flesch' ? -of.flesch - (of.words < 4 ? 1000 : 0) : gate === 'long' ? of.long * of.words : of.words
  }
  return [...sentences].sort((a, b) => weight(b) - weight(a))[0]
}
