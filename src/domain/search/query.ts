/** How the words of a query are read: as they are, as an inflection, a slip, a sound, the half or the double of a word the site knows. */

import { beginAlike, distance, signature, skeleton, sound, stem, tokens, withoutPrefix } from './fold.ts'
import { weightOf } from './weights.ts'
import type { Entry, WordList } from './wordlist.ts'

/** One way to read a word of the query: a stem of the list (or the word itself) and how much it may count, 0 to 1. */
export interface Reading {
  stem: string
  weight: number
  /** How alike the two words are, wherever the word stands; the weight when left out. */
  like?: number
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
 * letters at the end, equal consonants, the same sound in any script, and the first or last part of a compound. Behind a
 * known word only titles and terms are added, at 0.25 to 0.4 of their weight, for the last word typed and for words that
 * stand in running text only; at 0.85 what begins with a form that nobody wrote.
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
  // What begins so is then as likely as what it is a form of.
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
      const cost = known || other.tier > 2 || heard.length < 3 ? Infinity : acrossScripts(word, heard, other)
      if (cost < farthest) found.push({ stem: key, weight: Math.exp(-cost) * weightOf[other.tier], like: Math.exp(-cost) })
      continue
    }
    const size = key.length
    let cost = Infinity
    let after = behind
    if (own.length >= shortest && key.startsWith(own)) cost = (last ? 0.25 : 0.5) + 0.06 * (size - own.length)
    else if (length >= shortest && (key.startsWith(word) || (last && other.folded.some((form) => form.word.startsWith(word))))) cost = (last ? 0.25 : 0.5) + 0.06 * Math.max(0, size - length)
    else if (size >= 4 && size >= 0.65 * length && word.startsWith(key)) cost = 0.6 + 0.1 * (length - size)
    // The first part of a compound, when pages are about it: "afvalbakken" is about "afval".
    else if (latin && size >= 5 && (other.name || (size >= 6 && other.tier < 3)) && length - size >= 4 && word.startsWith(key)) cost = 0.75
    // The last part of one: "plicht" may ask for the inburgeringsplicht.
    else if (latin && length >= 5 && own.length >= 5 && size - own.length >= 4 && key.endsWith(own)) cost = 0.55
    if (begun !== behind && length >= 4 && [...other.asWritten].some((form) => form.startsWith(word))) after = begun
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

const soundsOf = (entry: Entry): string[] => (entry.sounds ??= [...new Set([...entry.asWritten].map((form) => sound(form)))])

/**
 * What it costs to take a word for one in another script, by the sounds of both. Three consonants make half of all Arabic
 * words (طلاق, divorce, is no tolk): there it takes four, elsewhere three that are the very same.
 */
function acrossScripts(word: string, heard: string, entry: Entry): number {
  const same = soundsOf(entry).includes(heard)
  if (same && heard.length > 3) return 0.6
  if (same && !/[\u0600-\u06ff]/.test(word) && [...entry.asWritten].some((form) => sound(form, true) === sound(word, true))) return 0.65
  return heard.length >= 5 && soundsOf(entry).some((other) => other.length >= 5 && distance(heard, other, 1) <= 1) ? 1 : Infinity
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
