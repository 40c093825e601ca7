/** The draaiboek of a meeting, read from its rendered activities: titles in the reader's language, minutes from the facts. */
import { textOf } from '../../domain/markup.ts'

export interface PlanRow { id: string; title: string; minutes: number; start: number; kind: string; form?: string; lang?: string; dir?: string }

/** Rows in order; `start` is minutes from the beginning of the meeting. */
export function planOf(html: string): PlanRow[] {
  let start = 0
  return [...html.matchAll(/<section class="activity"[^>]*data-minutes="(\d+)" data-kind="(\w+)"(?: data-form="(\w+)")?[^>]*><header><h3([^>]*)>([\s\S]*?)<\/h3>/g)].map(([, minutes, kind, form, attributes, title]) => {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes!)?.[1]
    const row: PlanRow = { id: of('id') ?? '', title: textOf(title!), minutes: Number(minutes), start, kind: kind!, ...(form ? { form } : {}), ...(of('lang') ? { lang: of('lang')!, dir: of('dir') ?? 'ltr' } : {}) }
    start += row.minutes
    return row
  })
}

/** Minutes as hours and minutes: 75 → `1:15`. */
export const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
