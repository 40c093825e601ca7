/** The editions for paper: which documents are made in which language, and of which texts. */
import { draftsOf, languages, materials, source, text, textsOf, voiceOf, type TextView } from './library.ts'
import { itemId } from './domain/materials.ts'

export interface Edition {
  lang: string
  /** Item with its variant: names the file. */
  item: string
  kind: 'chapter' | 'sheet' | 'theme' | 'factsheet' | 'handout' | 'cards' | 'form' | 'manual' | 'programme' | 'guide' | 'schedule' | 'glossary' | 'film'
  /** Id of the text, for documents of one text. */
  id?: string
  /** True where the source language stands beside the own one. */
  twin: boolean
  variant?: string
  title: string
}

const keys = { chapter: 'het-gesprek', sheet: 'het-gesprek', theme: 'deelnemers', factsheet: 'factsheets' } as const

/** Items that are somebody's finished files. */
const asTheyAre = new Set(materials.map(({ kind, id }) => itemId(kind, id)))

/** Every PDF that the catalogue names and that is made from a page for paper. */
export function editions(): Edition[] {
  return languages.flatMap(({ tag: lang }) =>
    draftsOf(lang).filter(({ id }) => !asTheyAre.has(id)).flatMap((item) =>
      item.files.filter(({ format }) => format === 'pdf').map(({ variant }): Edition => {
        const id = item.kind in keys || ['handout', 'cards', 'form', 'film'].includes(item.kind) ? item.id.replace(/^[^-]+-/, '') : undefined
        return {
          lang, kind: item.kind as Edition['kind'], title: variant && ['film', 'guide'].includes(item.kind) ? voiceOf(lang)(`file.${variant}`, { title: item.title }) : item.title, item: variant ? `${item.id}.${variant}` : item.id,
          twin: variant?.startsWith(`${source.tag}-`) ?? false, ...(variant ? { variant } : {}), ...(id ? { id } : {}),
        }
      })))
}

/** The text an edition is made of. */
export const textOf = (edition: Edition): TextView | undefined => (edition.id && edition.kind in keys ? text(`${keys[edition.kind as keyof typeof keys]}/${edition.id}`, edition.lang) : undefined)

/** The texts of a book, those that exist in its language. */
export const textsOfBook = (kind: 'manual' | 'programme' | 'guide', lang: string): TextView[] =>
  textsOf(({ manual: 'het-gesprek', programme: 'programma', guide: 'deelnemers' } as const)[kind], lang).filter(({ standing }) => standing.words.tag === lang)
