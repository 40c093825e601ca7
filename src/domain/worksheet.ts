/** Work sheets: lists of words with one layout for each shape of sheet. */
import type { Kind } from './materials.ts'

/** What a work sheet is to a reader who looks for it. */
export function kindOfSheet(id: string): Extract<Kind, 'cards' | 'form' | 'handout'> {
  return id.endsWith('kaarten') ? 'cards' : ['aanwezigheid', 'evaluatie', 'certificaat'].includes(id) ? 'form' : 'handout'
}

export interface Words { key: string; text: string }

/** The words of a sheet by the part they play: the beginning of their key. */
export function partsOf(words: Record<string, string>): Record<'card' | 'day' | 'part' | 'tip' | 'head' | 'row' | 'ask' | 'line' | 'text', Words[]> {
  const entries = Object.entries(words).filter(([key]) => key !== 'title' && key !== 'summary').map(([key, text]) => ({ key, text }))
  const of = (start: RegExp) => entries.filter(({ key }) => start.test(key)).sort((a, b) => (a.key < b.key ? -1 : 1))
  return { card: of(/^card-/), day: of(/^day-/), part: of(/^part-/), tip: of(/^tip-/), head: of(/^head-/), row: of(/^row-/), ask: of(/^question-/), line: of(/^line-/), text: [...of(/^greeting/), ...of(/^paragraph-/), ...of(/^closing/), ...of(/^note/)] }
}
