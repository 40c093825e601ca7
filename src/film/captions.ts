/** Captions: how long a line must stand, whether it can be read, and the files players take. */
import type { Cue, Play } from './film.ts'

/** Characters (graphemes, spaces included) a second that somebody who is learning reads with ease. */
const speeds: Record<string, number> = { nl: 13, en: 13, so: 13, tr: 12, uk: 12, ar: 13, fa: 13, ti: 9, am: 9 }
export const readingSpeed = (lang: string): number => speeds[lang] ?? 12
/** Characters in one line: Ethiopic letters are wide. */
export const widest = (lang: string): number => (new Intl.Locale(lang).maximize().script === 'Ethi' ? 30 : 42)
export const SHORTEST = 1.2
export const LONGEST = 7
/** Between two captions. */
export const GAP = 0.12

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
export const graphemes = (text: string): number => [...segmenter.segment(text)].length
export const breakLines = (text: string): string[] => text.split('|').map((s) => s.trim())
export const oneLine = (text: string): string => breakLines(text).join(' ')

/** Seconds a line must stand in a language. */
export const need = (text: string, lang: string): number => Math.max(SHORTEST, graphemes(oneLine(text)) / readingSpeed(lang) + 0.25)

/** What is wrong with a line as a caption that stands `length` seconds: an empty list when nothing is. */
export function captionProblems(text: string, lang: string, length: number): string[] {
  const rows = breakLines(text), out: string[] = []
  if (rows.length > 2) out.push(`has ${rows.length} lines; two is the most`)
  for (const row of rows) if (graphemes(row) > widest(lang)) out.push(`"${row}" has ${graphemes(row)} characters; ${widest(lang)} is the most: break it with "|" or shorten it`)
  const speed = graphemes(oneLine(text)) / length
  if (speed > readingSpeed(lang) + 0.01) out.push(`asks for ${speed.toFixed(1)} characters a second; ${readingSpeed(lang)} is the most`)
  if (length < SHORTEST - 0.01) out.push(`stands ${length.toFixed(1)} s; ${SHORTEST} is the least`)
  if (length > LONGEST + 0.01) out.push(`stands ${length.toFixed(1)} s; ${LONGEST} is the most: cut it in two`)
  return out
}

/** The caption at a moment. */
export const captionAt = (cues: readonly Cue[], time: number): Cue | undefined => cues.find((c) => time >= c.start && time < c.end)

function stamp(s: number, point: string): string {
  const ms = Math.round(s * 1000), pad = (n: number, w = 2) => String(n).padStart(w, '0')
  return `${pad(Math.floor(ms / 3600000))}:${pad(Math.floor(ms / 60000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}${point}${pad(ms % 1000, 3)}`
}
const blocks = (play: Pick<Play, 'cues' | 'lines'>, point: string): string =>
  play.cues.map((c, i) => `${i + 1}\n${stamp(c.start, point)} --> ${stamp(c.end, point)}\n${breakLines(play.lines[c.id]!).join('\n')}\n`).join('\n')

/** The captions as WebVTT. */
export const vtt = (play: Pick<Play, 'cues' | 'lines'>): string => 'WEBVTT\n\n' + blocks(play, '.')
/** The captions as SubRip, for older players. */
export const srt = (play: Pick<Play, 'cues' | 'lines'>): string => blocks(play, ',')

/** Reads our own WebVTT back. */
export function readVtt(text: string): { start: number; end: number; text: string }[] {
  const time = (s: string) => s.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return [...text.matchAll(/(\d+:\d\d:[\d.]+) --> (\d+:\d\d:[\d.]+)\n([^]*?)(?=\n\n|\n*$)/g)].map((m) => ({ start: time(m[1]!), end: time(m[2]!), text: m[3]!.trim() }))
}
