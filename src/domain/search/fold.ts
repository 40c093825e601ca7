/** How words that people spell differently are brought together: letters, light stems, distances, consonant skeletons. */

// Nothing here is ever shown. A folded word is a key for finding; what the reader sees keeps the writer's spelling.

const pairs = (table: string): Map<string, string> =>
  new Map(table.trim().split(/\s+/).flatMap((row) => {
    const [from = '', to = ''] = row.split('>')
    return [...from].map((letter): [string, string] => [letter, to])
  }))

/**
 * Letters that are typed for one another, each row `variants>letter`.
 * Arabic script: after the published normalisers of Lucene for Arabic, Persian and Sorani, widened with Pashto
 * letters that are missing from Arabic and Persian keyboards. Latin: letters that do not lose their mark in NFD.
 * Cyrillic: Ukrainian ґ, and Russian letters as typed by people who learned Russian first.
 */
const letters = pairs(`
  أإآٱٲٳ>ا کكڪﮎ>ک يىیېۍئےێۑ>ی ةۀەہھهۂۃ>ه ؤۆۇۋۊو>و گګڭ>گ ټٹ>ت ډڈ>د ړڕڑ>ر ڼ>ن ښ>ش ږ>ژ ځ>ز څ>س ڵ>ل ڤ>ف ء>
  ıİ>i ł>l ø>o đð>d ß>ss æ>ae œ>oe
  ґ>г ы>и э>е ё>е ъ>
`)

/** Latin letters that look like Cyrillic ones and end up inside Cyrillic words. */
const lookalikes = new Map([...'aceiopxy'].map((letter, at) => [letter, 'асеіорху'[at] as string]))

// Ethiopic series that Tigrinya writers interchange, each with seven vowel orders: ሐ ኀ > ሀ, ሠ > ሰ, ፀ > ጸ, ዐ > አ, ኸ > ከ.
const series: [number, number][] = [[0x1210, 0x1200], [0x1280, 0x1200], [0x1220, 0x1230], [0x1340, 0x1338], [0x12d0, 0x12a0], [0x12b8, 0x12a8]]

const ethiopic = (code: number): boolean => code >= 0x1200 && code < 0x1380

function foldEthiopic(code: number): string {
  const [from, to] = series.find(([start]) => code >= start && code < start + 7) ?? [0, 0]
  const folded = code - from + to
  // The fourth order of the two throat series sounds like the first: ሃ ሓ > ሀ, ኣ ዓ > አ.
  return String.fromCharCode(folded === 0x1203 ? 0x1200 : folded === 0x12a3 ? 0x12a0 : folded)
}

const invisible = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * One word as a key: lower case, without marks, apostrophes, tatweel and invisible characters, homophones and
 * keyboard twins as one letter, digits in ASCII. Empty when nothing is left.
 */
export function fold(word: string): string {
  let text = word.normalize('NFKC').replace(invisible, '').replace(/[Iİ]/g, 'i').toLowerCase()
  text = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  const cyrillic = /[\u0400-\u04ff]/.test(text)
  let folded = ''
  for (const letter of text) {
    const code = letter.charCodeAt(0)
    if (code >= 0x660 && code <= 0x669) folded += code - 0x660
    else if (code >= 0x6f0 && code <= 0x6f9) folded += code - 0x6f0
    else if (ethiopic(code)) folded += foldEthiopic(code)
    else folded += letters.get(letter) ?? (cyrillic ? lookalikes.get(letter) : undefined) ?? letter
  }
  return folded.replace(/[^\p{L}\p{N}]/gu, '')
}

const separators = /[\s\u1361-\u1368،؛؟٪.,;:!?()[\]{}"«»“”„…|\\/<>=+*&#@%^~–—_]+/u
const apostrophes = /[’'ʼ`´‘ʹ＇]/g
/** A Dutch or Turkish ending after a name: Leiden's, Leiden'de. */
const afterApostrophe = /^([\p{Script=Latin}\d]+)[’'](?:s|a|e|i|ı|u|ü|da|de|ta|te|nin|nın|den|dan|ya|ye)$/iu

export interface Tokens {
  /** The folded words in reading order, a word with hyphens or ZWNJ as its parts. */
  parts: string[]
  /** The same words with hyphens or ZWNJ, closed up. */
  joined: string[]
}

/** Cuts a text into folded words. `lang` is a BCP 47 tag; only Turkish treats its apostrophes differently. */
export function tokens(text: string, lang: string): Tokens {
  const parts: string[] = []
  const joined: string[] = []
  const push = (list: string[], word: string) => {
    const folded = fold(word)
    if (folded) list.push(folded)
  }
  for (const raw of text.normalize('NFC').replace(/[\u00ad\u200b]/g, '').split(separators)) {
    const pieces = raw.split(/[\u200c\-‐‑]/).filter(Boolean)
    for (const piece of pieces) {
      const [, name] = afterApostrophe.exec(piece) ?? []
      const whole = rulesOf(lang) === rules.tr ? piece.replace(/[’'].*$/, '') : (name ?? piece)
      push(parts, whole.replace(apostrophes, ''))
    }
    if (pieces.length > 1) push(joined, pieces.join('').replace(apostrophes, ''))
  }
  return { parts, joined }
}

// ── Stems ────────────────────────────────────────────────────────────────────────────────────────────────────────
// Light on purpose: a rule that takes off too much (Dutch taalles > taal, Ukrainian -ування) brings the wrong page up
// and spoils the matching of typing errors. They work on folded words.

type Step = (word: string) => string

/** Takes off the first ending of the list that leaves at least `least` letters. */
const ends = (least: number, list: string): Step => {
  const endings = list.split(' ')
  return (word) => {
    const ending = endings.find((end) => word.length - end.length >= least && word.endsWith(end))
    return ending ? word.slice(0, -ending.length) : word
  }
}
/** Takes off the first beginning of the list that leaves at least `least` letters. */
const begins = (least: number, list: string): Step => {
  const beginnings = list.split(' ')
  return (word) => {
    const beginning = beginnings.find((start) => word.length - start.length >= least && word.startsWith(start))
    return beginning ? word.slice(beginning.length) : word
  }
}
const swap = (from: RegExp, to: string): Step => (word) => word.replace(from, to)

interface Rules {
  stem: Step[]
  /** Letters written onto the front of a word (and, with, for …), taken off only where that gives a known word. */
  prefixes?: string[]
  /** Least number of letters behind such a prefix. */
  rest?: number
  /** Letters a verb begins with, by who does it: I, you, he, we. */
  persons?: string
}

const turkish = ends(3, 'larimizin lerimizin larinizin larimiz lerimiz lariniz leriniz larindan lerinden larini lerini larina lerine larinda lerinde lari leri lardan lerden larda lerde lara lere lar ler imizin inizin imiz iniz umuz unuz siniz yim yum niz nuz mize nize sinin sinda sinde sina sine sini dan den tan ten nin nun yla yle da de ta te ya ye yi yu na ne ni nu si su mi imla imle umla in un im um mak mek ma me a e i u m n')
const sorani = ends(3, 'هکانیان هکانمان هکانتان هکانت هکانم هکانی هکهیان هکان هکهم هکهت هکهی هکه کان کهم کهت کهی که یهکان یهکه یهک یک هیه انی ان دا هوه وه مان تان یان م ت ی ه')
const kurmanji = ends(3, 'eyan iyan eyen yan yen yek eke eki ekan ek an en ya ye yi in im a e i o u')
const somali = (least: number) => ends(least, 'ahayga ahaga ahisa aheda ahena ahoda oyinka oyinkayga yadayda kayga gayga tayda dayda shayda kaga gaga tada dada shada nimo nimada yada yasha iyinta iyin oyin yal yin kisa kisi gisa tisa disa keda teda sheda yo ka ga ha ta da sha ki gi ku gu tu du shu na an o a i e u')

const rules: Record<string, Rules> = {
  nl: {
    stem: [
      ends(5, 'ingen ing'), ends(4, 'heden'), swap(/^(kind|blad|lied|goed|ei)er(?:en|s)$/, '$1'), ends(3, 'en'),
      swap(/(..te)s$/, '$1'), swap(/^(?=.{5})(.*(?:[bcdfghjklmnpqrtvwxz]|je|tie))s$/, '$1'), ends(4, 'en'), ends(3, 'e'),
      swap(/([bcdfghjklmnpqrstvwxz])\1$/, '$1'), swap(/v$/, 'f'), swap(/z$/, 's'), swap(/er[dt]$/, 'er'),
      swap(/([aeou])\1/g, '$1'),
      // They sound the same, and y is how ij looks in handwriting.
      swap(/ei|y/g, 'ij'), swap(/au/g, 'ou'),
    ],
  },
  en: {
    stem: [
      ends(4, 'ations ation ating ated ates ator ate'), swap(/ies$/, 'y'), swap(/is(?:e|ed|ing|ation)$/, 'iz'),
      ends(4, 'ings ing edly ed'), ends(3, 's'), ends(3, 'e y'), swap(/([bcdfghjklmnpqrstvwxz])\1$/, '$1'), swap(/our/g, 'or'),
    ],
  },
  tr: {
    stem: [
      ends(3, 'abilirim ebilirim abilirsin ebilirsin abiliriz ebiliriz abilirler ebilirler abilmek ebilmek abilir ebilir iyorum uyorum iyoruz uyoruz iyorlar uyorlar iyor uyor acagim ecegim acak ecek maliyim meliyim mali meli'),
      ends(2, 'lar ler'), turkish, turkish, turkish, swap(/g$/, 'k'), swap(/b$/, 'p'), swap(/d$/, 't'),
    ],
  },
  so: {
    // Doubled letters and the pairs dh/d, kh/q/k, x/h are where Somali spellings differ most.
    stem: [swap(/([a-z])\1/g, '$1'), swap(/dh/g, 'd'), swap(/kh|q/g, 'k'), swap(/x/g, 'h'), somali(3), somali(4)],
  },
  ku: { stem: [kurmanji, kurmanji] },
  uk: {
    stem: [
      swap(/ї/g, 'і'), swap(/й/g, 'и'), swap(/є/g, 'е'), swap(/нн(?:ями|ям|я|і|ю|ях)$/, 'н'), swap(/(ува|юва)ти$/, '$1н'),
      swap(/(?:ості|остю|істю|ість)$/, 'іст'), ends(3, 'ськими ському ського ською ська ське ськии ські ьського'),
      ends(3, 'иями иею иами ами ями ого ому ими ові еві ієи иі ііі ою ею ам ям ах ях ів еи ии іи ої оі ом ем ію ія а я у ю и і е о ь'),
      swap(/ь$/, ''), swap(/и$/, ''),
      // An infinitive and a noun in -та (читати, зарплата) lose the same letter, whatever the case.
      swap(/(..[аеиіоуюя])т$/, '$1'),
    ],
  },
  ar: {
    stem: [
      begins(3, 'وبال وال بال کال فال ولل لل ال'),
      ends(3, 'تهما کما هما تنا ناه ها هم کم نا ات ون ین ان یه تک تی ته ه ی ک'), ends(3, 'ات ین ه ی ت ا'),
    ],
    prefixes: ['و', 'ب', 'ل', 'ف', 'ک', 'وب', 'ول'],
    rest: 3,
    persons: 'ایتن',
  },
  fa: {
    stem: [ends(3, 'هایشان هایتان هایمان هایی هایم هایت هایش های ها یشان شان مان تان گان ان ات ام اش ای یی م ش ی'), ends(3, 'ه')],
    prefixes: ['ب'],
    rest: 3,
  },
  ps: { stem: [ends(3, 'ونکی ونه ونو انو گان انی یان یانو ان یو یی و ی ه ا'), ends(3, 'ی ه و')] },
  ckb: { stem: [swap(/وو/g, 'و'), swap(/یی/g, 'ی'), sorani, sorani] },
  // One Ethiopic letter is a syllable, so two letters are a word.
  ti: { stem: [ends(2, 'ታት ውቲ ኦም ኩም ክን ካ ኪ ና ይ ን ት')], prefixes: ['ን', 'ብ', 'ዝ', 'እ', 'ከ', 'ም'], rest: 2, persons: 'ይትእንክዝ' },
}

const sameLanguage: Record<string, string> = { kmr: 'ku', prs: 'fa', 'ku-Arab': 'ckb' }
const byScript: Record<string, string> = { Latn: 'nl', Cyrl: 'uk', Arab: 'fa', Ethi: 'ti' }
const none: Rules = { stem: [] }
const asked = new Map<string, Rules>()

/** The rules of a language, found by its tag; an unknown language takes those of its script. */
function rulesOf(tag: string): Rules {
  let found = asked.get(tag)
  if (!found) asked.set(tag, (found = lookUp(tag)))
  return found
}

function lookUp(tag: string): Rules {
  const { script } = localeOf(tag) ?? {}
  return rules[nameOf(tag)] ?? rules[byScript[script ?? ''] ?? ''] ?? none
}

const localeOf = (tag: string): Intl.Locale | undefined => {
  try {
    return new Intl.Locale(tag).maximize()
  } catch {
    return undefined
  }
}

/** The name under which a language has its tables: Sorani is written with another script than Kurmanji, Dari as Persian. */
export function nameOf(tag: string): string {
  const { language = tag, script } = localeOf(tag) ?? {}
  return sameLanguage[`${language}-${script}`] ?? sameLanguage[language] ?? language
}

/** The light stem of a folded word in a language. A Latin word in another script is read as Dutch: the term on the letter. */
export function stem(word: string, lang: string): string {
  let own = rulesOf(lang)
  if (/^[a-z\d]+$/.test(word) && !latin.has(own)) own = rules.nl as Rules
  return own.stem.reduce((rest, step) => step(rest), word)
}
const latin = new Set(['nl', 'en', 'tr', 'so', 'ku'].map((name) => rules[name]))

/** The stem behind a letter that is written onto the word (Arabic و ب ل, Tigrinya ን ብ), if `known` says that it is a word. */
export function withoutPrefix(word: string, lang: string, known: (stem: string) => boolean): string | undefined {
  const { prefixes = [], rest = 3 } = rulesOf(lang)
  for (const prefix of prefixes) {
    if (!word.startsWith(prefix) || word.length - prefix.length < rest) continue
    const bare = stem(word.slice(prefix.length), lang)
    if (known(bare)) return bare
  }
  return undefined
}

/** Whether two words begin alike: with one letter, or as one verb for two persons. */
export function beginAlike(a: string, b: string, lang: string): boolean {
  const [one = '', other = ''] = [a[0], b[0]]
  const { persons = '' } = rulesOf(lang)
  return one === other || (persons.includes(one) && persons.includes(other))
}

// ── Likeness ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** An Ethiopic letter without its vowel order. */
const consonant = (code: number): number => code & ~7
/** Vowels, and the Arabic letters that write one: who spells by ear takes one for another. */
const vowels = new Set([...'aeiouyаеєиіїоуюяاوی'].map((letter) => letter.charCodeAt(0)))

// The slips that fingers make most cost less than another letter.
const swapped = 0.6
const doubled = 0.7

/**
 * Optimal string alignment distance of two folded words: insertion, deletion and substitution cost 1, a letter doubled or
 * only once 0.7, neighbours swapped 0.6, another vowel and another vowel order of the same Ethiopic letter ½. Up to `tail`
 * letters at the end of `a` may be left over at 0.4 each (a case ending). Infinity when it is more than `max`.
 */
export function distance(a: string, b: string, max: number, tail = 0): number {
  const n = a.length
  const m = b.length
  if (m - n > max || n - m > max + tail) return Infinity
  let earlier: number[] = []
  let above = Array.from({ length: m + 1 }, (_, at) => at)
  let best = Infinity
  for (let i = 1; i <= n; i++) {
    const row = [i]
    let least = i
    const left = a.charCodeAt(i - 1)
    for (let j = 1; j <= m; j++) {
      const right = b.charCodeAt(j - 1)
      const change = left === right ? 0 : (ethiopic(left) ? consonant(left) === consonant(right) : vowels.has(left) && vowels.has(right)) ? 0.5 : 1
      let cost = Math.min(at(above, j) + (i > 1 && left === a.charCodeAt(i - 2) ? doubled : 1), at(row, j - 1) + (j > 1 && right === b.charCodeAt(j - 2) ? doubled : 1), at(above, j - 1) + change)
      if (i > 1 && j > 1 && left === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === right) cost = Math.min(cost, at(earlier, j - 2) + swapped)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (n - i <= tail) best = Math.min(best, at(row, m) + 0.4 * (n - i))
    if (least > max) break
    earlier = above
    above = row
  }
  return best <= max + 0.4 * tail ? best : Infinity
}
const at = (row: number[], index: number): number => row[index] as number

/** A folded word without its vowels: what is left when somebody writes by ear. Ethiopic letters lose their vowel order. */
export function skeleton(word: string): string {
  if (ethiopic(word.charCodeAt(0))) return [...word].map((letter) => String.fromCharCode(consonant(letter.charCodeAt(0)))).join('')
  if (/[\u0600-\u06ff]/.test(word)) {
    const bare = word.replace(/[اویه]/g, '').replace(/(.)\1/g, '$1')
    return bare.length >= 2 ? bare : word
  }
  if (/[\u0400-\u04ff]/.test(word)) return word.replace(/[аеєиіїоуюяьй]/g, '').replace(/(.)\1/g, '$1')
  return word.replace(/ij/g, 'i').replace(/(.)\1/g, '$1').replace(/[aeiouy]/g, '')
}

// Consonants by their sound, in any script; those that are taken for one another by who writes by ear follow below.
const sounds = pairs(`
  bбبበ>b pпپፐጰ>p dдدضደ>d tтتطተጠ>t gгґگجገጀ>g kqcкхکقغخحከቀቐ>k vвቨ>v fфفፈ>f wወ>v zзزذظዘ>z sсжшчцщسصثشژچሰሸዠጸጨቸ>s
  lлلለ>l mмمመ>m nнنነኘ>n rрرረ>r
`)
const alikeByEar = new Map([...'bdgvz'].map((letter, at) => [letter, 'ptkfs'[at] as string]))

/**
 * The consonants of a folded word by their sound, the same for a word and for its transliteration: дігід and digid,
 * اوتکرینگ and uitkering. A letter for h counts at the beginning only, an Arabic و there only. With `strict` b and p, d
 * and t, g and k, v and f, z and s stay apart.
 */
export function sound(word: string, strict = false): string {
  const plain = word.replace(/sch/g, 'sk').replace(/[cgk]h/g, 'k').replace(/[st]j|ts?j|sh|c(?=[eiy])/g, 's').replace(/ph/g, 'f').replace(/x/g, 'ks')
  let heard = ''
  for (const [at, letter] of [...plain].entries()) {
    const code = letter.charCodeAt(0)
    const base = ethiopic(code) ? String.fromCharCode(consonant(code)) : letter
    const next = at === 0 && /[hهሀ]/.test(base) ? 'k' : at === 0 && base === 'و' ? 'v' : (sounds.get(base) ?? '')
    const told = strict ? next : (alikeByEar.get(next) ?? next)
    if (told && !heard.endsWith(told)) heard += told
  }
  return heard
}

/** Which letters a word has, as 32 bits, all vowels as one: two words at distance d differ in at most 2d of them. */
export function signature(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    bits |= 1 << ((ethiopic(code) ? code >> 3 : vowels.has(code) ? 0 : code) & 31)
  }
  return bits
}
