/** Queries to judge search with: the shape of the golden set, its two halves, and queries made by a machine from a seed. */

import { written, type Help } from '../../domain/search/help.ts'

export interface Query {
  id: string
  /** Language of the page it is typed on. */
  lang: string
  /** exact, inflected, spelling, typo, half, dutch, dutch-typo, question, synonym, nothing … */
  class: string
  q: string
  /** Addresses of which one must be found; `*` stands for any text, `re:` begins a regular expression. Empty: nothing may be found. */
  expect: string[]
}

/** Whether an address is one of those expected. */
export function meets(url: string, expect: string[]): boolean {
  const path = new URL(url, 'http://site.invalid/').pathname.replace(/\/?$/, '/')
  return expect.some((wanted) => {
    if (wanted.startsWith('re:')) return new RegExp(wanted.slice(3)).test(path)
    if (wanted.includes('*')) return new RegExp(`^${wanted.split('*').map(RegExp.escape).join('.*')}$`).test(path)
    return wanted.replace(/\/?$/, '/') === path
  })
}

/** FNV-1a of a text, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value
}

/** Half of the set only judges: nothing is ever added to glossary, stems or tables because of one of those. */
export const half = (id: string): 'judges' | 'may teach' => (hash(id) & 1 ? 'judges' : 'may teach')

/** Numbers from 0 to 1 that are the same for the same seed (xorshift32). */
export function random(seed: number): () => number {
  let state = seed || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

// What people type for one another, per script; each pair works in both directions.
const swaps: [string, string][] = [
  ['ك', 'ک'], ['ي', 'ی'], ['ة', 'ه'], ['أ', 'ا'], ['إ', 'ا'], ['ى', 'ي'], ['آ', 'ا'],
  ['ሐ', 'ሀ'], ['ሓ', 'ሃ'], ['ሠ', 'ሰ'], ['ፀ', 'ጸ'], ['ዐ', 'አ'], ['ኣ', 'ዓ'], ['ሕ', 'ህ'],
  ['ґ', 'г'], ['’', "'"], ['’', ''], ['ї', 'і'], ['и', 'ы'],
  ['ı', 'i'], ['ş', 's'], ['ç', 'c'], ['ğ', 'g'], ['ö', 'o'], ['ü', 'u'], ['ê', 'e'], ['î', 'i'],
  ['aa', 'a'], ['dh', 'd'], ['kh', 'q'], ['x', 'h'], ['ij', 'y'], ['ee', 'e'], ['oo', 'o'],
]

/**
 * Queries made of the words that stand in title or terms of exactly one page, at most `most` of them: as they are, with
 * one error (two in words of nine letters and more), another spelling of the script, half typed. The same seed gives the
 * same queries.
 */
export function machineSet(lang: string, help: Help, seed: number, most = 200): Query[] {
  const next = random(hash(lang) ^ seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const homes = new Map<string, Set<string>>()
  for (const [url, title, terms = ''] of help.pages)
    for (const word of written(`${title} ${terms}`.toLowerCase())) homes.set(word, (homes.get(word) ?? new Set()).add(url))
  const least = /^(?:ti|am)\b/.test(lang) ? 3 : 5
  const all = [...homes].filter(([word, pages]) => pages.size === 1 && word.length >= least)
  // Every few, so that all pages have their share.
  const words = all.filter((_, at) => Math.floor((at * most) / all.length) !== Math.floor(((at - 1) * most) / all.length) || all.length <= most)
  const alphabet = [...new Set(words.flatMap(([word]) => [...word]))].filter((letter) => /\p{L}/u.test(letter)).sort()

  const broken = (word: string): string => {
    // A slip of the finger stays on the keyboard.
    const letters = alphabet.filter((letter) => /[a-z]/.test(letter) === /[a-z]/.test(word))
    const at = 1 + Math.floor(next() * (word.length - 1))
    switch (Math.floor(next() * 4)) {
      case 0: return word.slice(0, at) + word.slice(at + 1)
      case 1: return word.slice(0, at) + pick(letters) + word.slice(at)
      case 2: return word.slice(0, at) + pick(letters) + word.slice(at + 1)
      default: return word.slice(0, at - 1) + word.slice(at, at + 1) + word.slice(at - 1, at) + word.slice(at + 1)
    }
  }
  const queries: Query[] = []
  const add = (word: string, pages: Set<string>, kind: string, q: string) => {
    // A machine may hit upon another word of the site; such a query asks for that word.
    if (kind !== 'exact' && homes.has(q)) return
    const foreign = /^[a-z]/.test(word) && !/^(?:nl|en|so|tr|ku)\b/.test(lang)
    queries.push({ id: `machine-${lang}-${queries.length}`, lang, class: foreign ? `dutch ${kind}` : kind, q, expect: [...pages] })
  }
  for (const [word, pages] of words) {
    add(word, pages, 'exact', word)
    const once = broken(word)
    add(word, pages, 'typo', word.length >= 9 && next() < 0.5 ? broken(once) : once)
    add(word, pages, 'half', word.slice(0, Math.max(least - 1, Math.ceil(word.length * 0.65))))
    const others = swaps.flatMap(([a, b]) => [word.replace(a, b), b ? word.replace(b, a) : word]).filter((other) => other !== word)
    if (others.length) add(word, pages, 'spelling', pick(others))
  }
  return queries
}
