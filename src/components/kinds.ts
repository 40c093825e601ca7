/** The icon of each kind of material. */
import type { Kind } from '../domain/materials.ts'
import type { IconName } from './icons.ts'

export const iconOfKind: Record<Kind, IconName> = {
  manual: 'book', chapter: 'book', sheet: 'sheet', handout: 'pencil', factsheet: 'test', form: 'pencil', cards: 'cards', film: 'film',
  schedule: 'table', programme: 'map', theme: 'person', guide: 'steps', glossary: 'word', pack: 'bag', feed: 'letter',
}
