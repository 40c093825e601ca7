/** A language of the site: its script and direction, and how it writes dates, numbers and lists. */

export interface Language {
  /** BCP 47 tag, for example `ar`. */
  tag: string
  /** The language's own name for itself. */
  label: string
  /** ISO 15924 script, for example `Arab`. */
  script: string
  dir: 'ltr' | 'rtl'
}

/** True for a tag of private use (qaa to qtz): a made-up language to try the site out with, of which nothing can be told by its letters. */
export const madeUp = (tag: string): boolean => /^q[a-t][a-z]\b/.test(tag)

const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

/** A language from its line in `languages.json`; script and direction follow from the tag. */
export function language({ tag, label }: { tag: string; label: string }): Language {
  const script = new Intl.Locale(tag).maximize().script ?? 'Latn'
  return { tag, label, script, dir: rightToLeft.has(script) ? 'rtl' : 'ltr' }
}

/** How a language writes; `source` answers where `Intl` does not know the tag, never the machine's own locale. */
export interface Writing {
  date(day: string): string
  /** A month such as 2018-12 as “december 2018”. */
  month(month: string): string
  number(value: number): string
  list(words: string[]): string
  /** What stands between two things in a row, with its space: `, ` `، ` `፣ `. */
  comma: string
  compare(a: string, b: string): number
  /** CLDR plural category of a count. */
  plural(count: number): Intl.LDMLPluralRule
  /** Size of a file in words a reader knows: `410 kB`, `1,3 MB`. Unit signs are not translated. */
  size(bytes: number): string
}

/** What stands between two things in a row in a language, with its space: `, ` `، ` `፣ `. */
export const commaOf = (tag: string): string => ({ Arab: '، ', Ethi: '፣ ' })[new Intl.Locale(tag).maximize().script ?? ''] ?? ', '

const withoutArticle = (word: string): string => word.replace(/^ال(?=..)/, '')
/** Under which letter a word stands in a list: the first, without the Arabic article; in Ethiopic script its row, ሀ for ሁ. */
export function letterOf(word: string, tag: string): string {
  const [first = ''] = tag === 'ar' ? withoutArticle(word).replace(/^[أإآ]/, 'ا') : word
  const code = first.charCodeAt(0)
  return code >= 0x1200 && code < 0x1380 ? String.fromCharCode(code & ~7) : first.toLocaleUpperCase(tag)
}

/** Every message asks for its language's habits, and six objects of `Intl` cost more than the rest of a page: once is enough. */
const known = new Map<string, Writing>()

/**
 * The writing habits of a language. Dates are Gregorian with Latin digits everywhere:
 * `Intl` would print the Persian calendar for fa and ps, and the letter from the municipality does not.
 */
export function writing(tag: string, source: string): Writing {
  const key = `${tag} ${source}`
  const found = known.get(key) ?? habits(tag, source)
  known.set(key, found)
  return found
}

function habits(tag: string, source: string): Writing {
  const { script } = new Intl.Locale(tag).maximize()
  // The texts are written in British English.
  const habit = tag === 'en' ? 'en-GB' : tag
  const fixed = [`${habit}-u-ca-gregory-nu-latn`, `${source}-u-ca-gregory-nu-latn`]
  const day = new Intl.DateTimeFormat(fixed, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(fixed, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  // Four figures in one piece: 1.000 reads as one where a point is no sign of thousands. The source keeps its own habit.
  const number = new Intl.NumberFormat(fixed, { maximumFractionDigits: 1, useGrouping: tag === source ? 'auto' : 'min2' })
  const list = new Intl.ListFormat([tag, source], { type: 'conjunction' })
  const order = new Intl.Collator([tag, source], { sensitivity: 'base', numeric: true })
  const plural = new Intl.PluralRules([tag, source])
  return {
    date(value) {
      const at = new Date(`${value}T00:00:00Z`)
      if (script !== 'Ethi' && tag !== 'so') return day.format(at)
      // As the texts of these languages write it: day, month, year.
      const part = Object.fromEntries(day.formatToParts(at).map(({ type, value: word }) => [type, word]))
      return `${part.day} ${part.month} ${part.year}`
    },
    month: (value) => month.format(new Date(`${value}-01T00:00:00Z`)),
    number: (value) => number.format(value),
    list: (words) => list.format(words),
    comma: commaOf(tag),
    // An Arabic dictionary does not look at the article.
    compare: tag === 'ar' ? (a, b) => order.compare(withoutArticle(a), withoutArticle(b)) : (a, b) => order.compare(a, b),
    plural: (count) => plural.select(count),
    size: (bytes) => (bytes < 1e6 ? `${number.format(Math.max(1, Math.round(bytes / 1e3)))} kB` : `${number.format(bytes / 1e6)} MB`),
  }
}

/** The plural categories a language needs for whole numbers. */
export function pluralForms(tag: string, source: string): Intl.LDMLPluralRule[] {
  return new Intl.PluralRules([tag, source]).resolvedOptions().pluralCategories
}
