/** What there is to take away: items, their files, and the catalogue that tells of them. */
import { paths } from './paths.ts'

export type Kind = 'manual' | 'chapter' | 'sheet' | 'handout' | 'factsheet' | 'form' | 'cards' | 'film' | 'schedule' | 'programme' | 'theme' | 'guide' | 'glossary' | 'pack' | 'feed'
export type Audience = 'participant' | 'trainer' | 'municipality'

/** The Dutch word for a kind, as it stands in an item's id; single items have it alone. */
const words: Record<Kind, string> = {
  manual: 'handleiding', chapter: 'hoofdstuk', sheet: 'deelnemersblad', handout: 'werkblad', factsheet: 'factsheet', form: 'formulier', cards: 'kaarten',
  film: 'film', schedule: 'schema', programme: 'programma', theme: 'thema', guide: 'gids', glossary: 'woordenlijst', pack: 'pakket', feed: 'feed',
}

/** Id of an item: `hoofdstuk-vijf-voor-tien`, `schema`. */
export const itemId = (kind: Kind, id?: string) => (id ? `${words[kind]}-${id}` : words[kind])

export interface File { url: string; format: string; /** What distinguishes it from another file of the format. */ variant?: string }

/** An item in one language, before its files are measured. */
export interface Draft {
  id: string
  kind: Kind
  lang: string
  langs: string[]
  title: string
  summary: string
  theme: string[]
  audience: Audience[]
  page: string
  files: File[]
  licence: string
  version: string
  updated: string
  translation: { status: 'source' | 'unchecked' | 'checked' | 'outdated' | 'incomplete'; by: 'human' | 'machine' | null; reviewed: string | null }
}

export interface MeasuredFile { url: string; format: string; bytes: number; sha256: string; pages?: number; seconds?: number }
export type CatalogueItem = Omit<Draft, 'files'> & { files: MeasuredFile[] }
export interface Catalogue { version: number; generated: string; items: CatalogueItem[] }

const bilingual = (lang: string, source: string) => (lang === source ? [] : [`${source}-${lang}`])

/** The files an item of a kind has in a language; `source` is the language bilingual editions stand beside. */
export function filesOf(kind: Kind, item: string, lang: string, source: string): File[] {
  const file = (format: string, variant?: string): File => ({ url: paths.download(lang, item, format, variant), format, ...(variant ? { variant } : {}) })
  switch (kind) {
    case 'chapter': case 'sheet': return [file('pdf'), ...bilingual(lang, source).map((variant) => file('pdf', variant))]
    case 'theme': case 'factsheet': case 'manual': case 'programme': case 'glossary': case 'handout': case 'cards': case 'form': return [file('pdf')]
    case 'guide': return [file('pdf'), file('pdf', 'grote-letter'), file('pdf', 'boekje')]
    case 'schedule': return [file('pdf'), file('pdf', 'a3'), file('csv'), { url: paths.calendar(lang), format: 'ics' }]
    case 'pack': return [file('zip')]
    case 'feed': return [{ url: paths.feed(lang), format: 'xml' }]
    case 'film': return lang === 'mul' ? [file('mp4'), file('webp', 'poster')] : [file('pdf', 'beeldverhaal'), file('pdf', 'tekst'), file('vtt'), file('srt')]
  }
}

/** Kinds in the order of the hub's filter. */
export const kinds: Kind[] = ['theme', 'chapter', 'sheet', 'manual', 'film', 'handout', 'cards', 'form', 'factsheet', 'programme', 'schedule', 'guide', 'glossary', 'pack', 'feed']

/** Name of a file for a reader who saves it. */
export const fileName = (url: string) => url.replace(/^.*\//, '')
