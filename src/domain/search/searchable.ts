/** What keeps text from being found: characters that look right and break search, and themes with few words to find them by. */

import { needed } from './help.ts'

/** One such place in a text. */
export interface Flaw {
  /** What is there and what to write instead, in one sentence. */
  message: string
  /** Where it stands, counted in UTF-16 units as JavaScript does. */
  index: number
}

const letter = String.raw`\p{L}\p{M}`
const ethiopic = String.raw`\u1200-\u135a`
// The joiner belongs between two letters of these scripts (می‌شود) and nowhere else.
const joined = String.raw`\p{Script=Arabic}\p{M}`

const faults: [pattern: RegExp, message: (found: string) => string][] = [
  [/\u02bc/gu, () => 'The apostrophe here is a letter (U+02BC); write ’ (U+2019), or the word is not found.'],
  [new RegExp(`(?<=[${ethiopic}])፡(?=[${ethiopic}])`, 'gu'), () => 'The word separator ፡ glues two words together; write a space.'],
  [/[٠-٩]+/gu, (found) => `Arabic digits are not found by who types others; write ${latin(found, 0x660)}.`],
  [/[۰-۹]+/gu, (found) => `Persian digits are not found by who types others; write ${latin(found, 0x6f0)}.`],
  [/[\u200b\u2060\ufeff]/gu, (found) => `There is an invisible character (${code(found)}) here; take it out.`],
  [new RegExp(`(?<![${joined}])\u200c|\u200c(?![${joined}])`, 'gu'), () => 'There is a zero-width non-joiner (U+200C) that joins nothing here; take it out.'],
  [/(?<!\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d/gu, () => 'There is a zero-width joiner (U+200D) here; take it out.'],
  [/[\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]+/gu, (found) => `These are Arabic letters as printed shapes, mostly copied from a PDF; write ${found.normalize('NFKC')}.`],
  [new RegExp(`(?<=\\p{Script=Cyrillic})[A-Za-z]|[A-Za-z](?=\\p{Script=Cyrillic})`, 'gu'), (found) => `The letter ${found} inside a Cyrillic word is a Latin one; type it on the Cyrillic keyboard.`],
  [new RegExp(`(?<=[${letter}])\u00ad(?=[${letter}])`, 'gu'), () => 'There is a soft hyphen (U+00AD) here; take it out, browsers hyphenate by themselves.'],
]

const latin = (digits: string, zero: number): string => [...digits].map((digit) => digit.charCodeAt(0) - zero).join('')
const code = (character: string): string => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** Everything in a text that breaks search, in order of place; empty when all is well. */
export function flaws(text: string): Flaw[] {
  return faults
    .flatMap(([pattern, message]) => [...text.matchAll(pattern)].map((found) => ({ message: message(found[0]), index: found.index })))
    .sort((a, b) => a.index - b.index)
}

/** What a theme is searched by in one language, as far as a person wrote it there. */
export interface Searched { id: string; title: string; also: string[] }

/** Fewer words of the own language than this leave people without an answer who do not know the word we chose. */
const fewest = 5

/**
 * Themes whose synonyms are thin: fewer than five names that are no other spelling of the title or of one another. Each
 * with how many it has.
 */
export function thin(themes: Searched[], lang: string): { id: string; has: number }[] {
  return themes
    .map(({ id, title, also }) => ({ id, has: needed([title, ...also], lang).length - 1 }))
    .filter(({ has }) => has < fewest)
}
