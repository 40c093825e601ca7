/** What a file is called in a row of files: in words, never by its name. */
import { languageOf, source, type Voice } from '../library.ts'
import type { Draft, File } from '../domain/materials.ts'

/** Formats that have a word of their own; a municipality may hand out files of any other. */
const worded = ['pdf', 'csv', 'ics', 'zip', 'xml', 'mp4', 'vtt', 'srt']

/** A file in a few words, under the title of its item: “To print”, “Dutch and Arabic”, “Subtitles”. */
export function shortLabel(t: Voice, item: Pick<Draft, 'title'>, { variant, format }: File): string {
  if (variant?.startsWith(`${source.tag}-`)) return t('file.short.beside', { language: languageOf(variant.slice(source.tag.length + 1)).label })
  if (variant) return t(`file.short.${variant}`)
  return worded.includes(format) ? t(`file.short.${format}`) : item.title
}
