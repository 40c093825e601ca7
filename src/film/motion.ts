/** Finds moments in which a film stands still: measured on its frames, as a viewer would see it. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'
import { filmCache } from './encode.ts'
import type { Film, Play } from './film.ts'
import { fontsOf } from './fonts.ts'
import type { Entry } from './library.ts'
import { pictureKey } from './picture.ts'
import { strip } from './string.ts'

/** Frames a second that are looked at. */
export const RATE = 5
/** Seconds in which something must change, and the least share of the pixels that must. */
export const WINDOW = 1.5
export const LEAST = 0.005
/** Pixels: a quarter of a film's width is enough to see what moves. */
const WIDTH = 256
/** A channel has changed when it differs by more than this of 255. */
const NOTICED = 10

/** A window in which too little changes: seconds from the beginning of the film, and the share of the pixels (0 to 1) that changed. */
export interface Still { from: number; share: number }

/** All windows in which a film stands still. Takes some six seconds of one core a film of 90 seconds. */
export async function stillMoments(play: Play): Promise<Still[]> {
  const film = strip(play), span = Math.round(WINDOW * RATE), frames: Buffer[] = [], out: Still[] = [], count = Math.floor(play.duration * RATE)
  const draw = (i: number) => renderAsync(film.at(i / RATE), { font: fontsOf(play.lang), logLevel: 'off', fitTo: { mode: 'width', value: WIDTH } })
  const ahead: ReturnType<typeof draw>[] = []
  for (let i = 0, next = 0; i < count; i++) {
    while (next < count && ahead.length < 2) ahead.push(draw(next++))
    frames.push((await ahead.shift()!).pixels)
    if (frames.length <= span) continue
    const first = frames[0]!, changed = new Uint8Array(first.length / 4)
    for (const frame of frames.slice(1)) for (let p = 0; p < changed.length; p++) {
      if (!changed[p] && (Math.abs(first[p * 4]! - frame[p * 4]!) > NOTICED || Math.abs(first[p * 4 + 1]! - frame[p * 4 + 1]!) > NOTICED || Math.abs(first[p * 4 + 2]! - frame[p * 4 + 2]!) > NOTICED)) changed[p] = 1
    }
    const share = changed.reduce((a, b) => a + b, 0) / changed.length
    if (share < LEAST) out.push({ from: Math.round((i - span) / RATE * 10) / 10, share })
    frames.shift()
  }
  return out
}

/** Says of windows that follow one another only the first, with scene and line. */
export function stillProblems(film: Film, stills: readonly Still[]): string[] {
  return stills.filter(({ from }, i) => !i || from - stills[i - 1]!.from > 1 / RATE + 0.01).map(({ from, share }) => {
    const scene = film.scenes.findLast((s) => s.start <= from)!, cue = film.cues.findLast((c) => c.start <= from && c.start >= scene.start)
    return `film ${film.id}, scene ${scene.id}${cue ? `, line "${cue.id}"` : ''}: the picture stands still from ${(from - scene.start).toFixed(1)} s of the scene: in ${WINDOW} s only ${(share * 100).toFixed(2)} % of it changes; ${LEAST * 100} % is the least. Let somebody move, a thing come, or the camera go on`
  })
}

/** What stands still in a film, in its source language: what moves is the same in all. Measured once for the same film. */
export async function motionProblems(entry: Entry): Promise<string[]> {
  const folder = join(filmCache(), '../motion'), own = createHash('sha256').update(readFileSync(new URL(import.meta.url))).digest('hex').slice(0, 8)
  const file = join(folder, `${entry.film.id}.${pictureKey(entry, null)}.${own}.json`)
  if (!existsSync(file)) {
    const stills = await stillMoments(entry.plays.values().next().value!)
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, JSON.stringify(stills))
  }
  return stillProblems(entry.film, JSON.parse(readFileSync(file, 'utf8')) as Still[])
}
