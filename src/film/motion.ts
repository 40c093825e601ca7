/** Finds moments in which a film stands still: measured on its frames, as a viewer would see it. */
import type { Play } from './film.ts'
import { render } from './fonts.ts'
import { strip } from './string.ts'

export const RATE = 5
/** Seconds in which something must change, and the least share of the pixels that must. */
export const WINDOW = 1.5
export const LEAST = 0.005
const WIDTH = 256
/** A channel has changed when it differs by more than this of 255. */
const NOTICED = 10

/** The windows in which too little changes: when they begin, and what share of the pixels changed. */
export function stillMoments(play: Play): { from: number; share: number }[] {
  const film = strip(play), span = Math.round(WINDOW * RATE), frames: Buffer[] = [], out: { from: number; share: number }[] = []
  for (let i = 0; i < Math.floor(play.duration * RATE); i++) {
    frames.push(render(film.at(i / RATE), play.lang, WIDTH).pixels)
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
