/** Whether a translated block says the same facts as the block it was made from: numbers, dates, amounts, addresses, links, and its own script. */
import { plain } from './digest.ts'

/** What is compared of a block: its words with the addresses of its links in them, as the register counts them. */
export interface Compared { text: string; links?: readonly string[] | undefined }

const address = /\((?:term|source|https?|mailto|tel):?[^)\s]*\)|\((?:\/|#)[^)\s]*\)/giu
const url = /https?:\/\/[^\s)"\]]+/giu
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu
/** Placeholders and keys of words that stand as data are not words. */
const data = /\{[\w-]+\}|"(?:alt|term|text|title|summary|zero|one|two|few|many|other)":/gu

/** The words of a block without addresses of links, as a reader sees them. */
export const withoutAddresses = (text: string): string => plain(text.replace(address, ' ').replace(url, ' ').replace(email, ' ').replace(data, ' '))

/** Whole numbers and decimals of a text as digits: 1.200, 1,200 and 1 200 are one number; 10.30 and 10:30 are two. */
export function numbersIn(text: string): string[] {
  return (withoutAddresses(text).replace(/(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))/gu, '').match(/\d+/gu) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, ''))
}

/** What a Dutch number word says, so that a translation may write the digit. */
const counted: Record<string, number> = {
  nul: 0, een: 1, één: 1, eerste: 1, twee: 2, tweede: 2, tweetal: 2, tweetallen: 2, beide: 2, halve: 2, drie: 3, derde: 3, drietal: 3, drietallen: 3, vier: 4, vierde: 4, viertallen: 4, vijf: 5, vijfde: 5, zes: 6, zesde: 6, zeven: 7, zevende: 7,
  acht: 8, achtste: 8, negen: 9, negende: 9, tien: 10, tiende: 10, elf: 11, twaalf: 12, twaalfde: 12, dertien: 13, veertien: 14, vijftien: 15, zestien: 16, zeventien: 17, achttien: 18, negentien: 19, twintig: 20, vierentwintig: 24, dertig: 30, veertig: 40, vijftig: 50, zestig: 60, honderd: 100, duizend: 1000,
}
const wordsAsNumbers = (text: string): string[] => (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => (word in counted ? [String(counted[word])] : []))

const counts = (list: readonly string[]): Map<string, number> => {
  const map = new Map<string, number>()
  for (const one of list) map.set(one, (map.get(one) ?? 0) + 1)
  return map
}
/** What `a` holds more often than `b`. */
const beyond = (a: readonly string[], b: readonly string[]): string[] => {
  const have = counts(b)
  return [...counts(a)].flatMap(([one, times]) => (times > (have.get(one) ?? 0) ? [one] : []))
}

/** Names of the twelve months in a language, every form that `Intl` knows, in small letters. */
function monthsOf(tag: string): string[][] {
  const regions = tag === 'ar' ? ['ar', 'ar-SY', 'ar-MA'] : [tag]
  const shapes: Intl.DateTimeFormatOptions[] = [{ month: 'long', day: 'numeric' }, { month: 'long' }]
  return Array.from({ length: 12 }, (_, month) => [...new Set(regions.flatMap((region) => shapes.flatMap((shape) =>
    new Intl.DateTimeFormat(`${region}-u-ca-gregory-nu-latn`, { ...shape, timeZone: 'UTC' }).formatToParts(Date.UTC(2026, month, 15)).filter(({ type }) => type === 'month').map(({ value }) => value.toLowerCase()))))])
}
const known = new Map<string, string[][]>()
const months = (tag: string): string[][] => known.get(tag) ?? (known.set(tag, monthsOf(tag)), known.get(tag)!)

/** Months (0 to 11) of the dates in a text: those whose name stands beside a number. */
function monthsIn(text: string, tag: string): number[] {
  const low = withoutAddresses(text).toLowerCase()
  return months(tag).flatMap((names, place) => (names.some((name) => low.includes(name) && new RegExp(`(?<!\\p{L})${name},? \\d{4}|\\d\\.? ${name}`, 'u').test(low)) ? [place] : []))
}

/** A word without its vowels and doubled letters: Somali writes Disembar as often as Diseembar. */
const skeleton = (word: string): string => word.normalize('NFD').toLowerCase().replace(/[\p{M}aeiouy]/gu, '').replace(/(.)\1/gu, '$1')

/** Whether a text of the language names a month, in any case ending or spelling. */
function names(text: string, tag: string, month: number): boolean {
  const low = withoutAddresses(text).toLowerCase()
  const own = months(tag)[month]!
  const starts = own.map((name) => name.slice(0, Math.max(3, name.length - 3)))
  const bare = new Set(own.map(skeleton).filter((name) => name.length > 2))
  return (low.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => starts.some((start) => word.startsWith(start)) || bare.has(skeleton(word))) || own.some((name) => low.includes(name))
}

const list = (values: readonly string[]): string => values.map((value) => `“${value}”`).join(', ')

/**
 * What a translation lost or invented, one sentence each; empty when it is faithful. `from` is the source block, `to`
 * the translation, `tag` and `source` their languages. Order and wording are the translator’s; facts are not.
 */
export function unfaithful(from: Compared, to: Compared, tag: string, source: string): string[] {
  const faults: string[] = []
  const say = (what: string, values: readonly string[], remedy: string) => { if (values.length) faults.push(`${what} ${list(values)}. ${remedy}`) }
  const [theirs, own] = [numbersIn(from.text), numbersIn(to.text)]
  say('lacks the number', beyond(theirs, own).filter((number) => !own.includes(number)), 'Write it with the same digits as the Dutch.')
  say('has the number', beyond(own, [...theirs, ...wordsAsNumbers(withoutAddresses(from.text))]).filter((number) => !theirs.includes(number)), 'The Dutch does not say it: mend the number.')
  say('lacks the month', monthsIn(from.text, source).filter((month) => !names(to.text, tag, month)).map((month) => months(tag)[month]![0]!), 'Write the date of the Dutch, in the Gregorian calendar.')
  const money = (text: string) => (text.match(/€|\beuros?\b/giu) ?? []).length
  if (money(from.text) && !/€|euro|يورو|یورو|ዩሮ|ኤውሮ|євро|avro|yuuro/iu.test(to.text)) faults.push('lacks the euro sign or the word euro. Write the amount of the Dutch.')
  const mails = (text: string) => text.match(email) ?? []
  say('lacks the e-mail address', beyond(mails(from.text), mails(to.text)), 'Write it as in the Dutch.')
  say('has the e-mail address', beyond(mails(to.text), mails(from.text)), 'Write it as in the Dutch.')
  const links = ({ text, links }: Compared) => [...(links ?? text.match(url) ?? [])]
  say('lacks the link to', beyond(links(from), links(to)), 'Put it on the same words as in the Dutch.')
  say('has a link to', beyond(links(to), links(from)), 'The Dutch has none there: take it out or mend the address.')
  return faults
}

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')

/** True when a translation is nothing but its source: at least three words and sixteen letters. */
export function untranslated(from: string, to: string): boolean {
  const [theirs, own] = [withoutAddresses(from), withoutAddresses(to)]
  return theirs === own && letters(own).length >= 16 && own.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= 3
}

/** What a translation says in words of its own: without the Dutch word in brackets, names, and whatever else it shares with its source. */
export function ownWords(from: string, to: string): string {
  const shared = new Set(withoutAddresses(from).toLowerCase().match(/[\p{L}\p{M}’'-]+/gu))
  const text = withoutAddresses(to.replace(/\[?(\p{L}|\p{M})+\]?\(source:[^)]*\)/gu, ' ')).replace(/[([][^)\]]*[)\]]/gu, ' ')
  return plain(text.replace(/[\p{L}\p{M}’'-]+/gu, (word) => (shared.has(word.toLowerCase()) ? ' ' : word)))
}

/** Share of the letters of a text that belong to a script (ISO 15924), 0 to 1; 1 for a text with fewer than 12 letters. */
export function shareOfScript(text: string, script: string): number {
  const all = letters(text)
  return all.length < 12 ? 1 : (all.match(new RegExp(`\\p{Script=${script}}`, 'gu')) ?? []).length / all.length
}

// Letters, words and endings that only one of the two languages has: Tigrinya writes ኣ and the row of ቐ, Amharic አ.
const tigrinya = /[ኣቐ-ቝኸ-ዅዓ]|^(?:ዝ|ን|ክት|ብዘ)\p{L}{2,}|(?:ኩም|ክን|ካ|ኹም|ታት|ዎም|ኦም|ዮም)$|^(?:እዩ|እያ|እዮም|ናይ|ምስ|እቲ|እዚ|ነዚ|ነቲ|ድማ|ግን|ሓደ|ሓንቲ|መን|ከመይ|ነፍሲ|ወከፍ)$/u
const amharic = /አ|^(?:ነው|ናቸው|ነበር|እና|ወይም|ውስጥ|ላይ|ይህ|እነዚህ|እርስዎ|ሁሉም|ጋር|ስለ|ወደ|ብዙ|የሚ\p{L}+|በሚ\p{L}+)$|(?:ዎች|ኦች|ቸው|ዎት)$/u

/** For a text in Ethiopic letters: `ti` or `am`, whichever has more words of its own; undefined when they tie. */
export function ethiopicLanguage(text: string): 'ti' | 'am' | undefined {
  const words = text.match(/[\p{Script=Ethiopic}&&\p{L}]+/gv) ?? []
  const [ti, am] = [tigrinya, amharic].map((marks) => words.filter((word) => marks.test(word)).length) as [number, number]
  return ti > am ? 'ti' : am > ti ? 'am' : undefined
}
