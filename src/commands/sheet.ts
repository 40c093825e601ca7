/** A film as one picture: a still every second or two with its captions, to look at while you make it. */
import { writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { measureIn, render } from '../film/fonts.ts'
import type { Play } from '../film/film.ts'
import { strip } from '../film/string.ts'

/** Pixels: a still, the row of words above it, and how many stand beside one another. */
const WIDTH = 400, HEIGHT = 225, ABOVE = 18, ACROSS = 4

/** Writes a JPEG to `file`: a still every `every` seconds, above each its time in the film, its scene and its time in the scene. */
export async function sheet(play: Play, file: string, every = 2): Promise<void> {
  const film = strip(play), captions = measureIn(play.lang), parts: { input: Buffer; left: number; top: number }[] = []
  for (let i = 0, t = every / 2; t < play.duration; i++, t += every) {
    const left = (i % ACROSS) * (WIDTH + 4), top = Math.floor(i / ACROSS) * (HEIGHT + ABOVE + 4), scene = play.scenes.findLast((s) => s.start <= t)!
    const words = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${ABOVE}"><text x="2" y="13" font-size="12" font-family="Noto Sans" font-weight="700">${t.toFixed(1)} s · ${scene.id} +${(t - scene.start).toFixed(1)}</text></svg>`
    parts.push({ input: render(words, 'nl', WIDTH).asPng(), left, top }, { input: render(film.at(t, { captions }), play.lang, WIDTH).asPng(), left, top: top + ABOVE })
  }
  const rows = Math.ceil(parts.length / 2 / ACROSS)
  writeFileSync(file, await sharp({ create: { width: ACROSS * (WIDTH + 4), height: rows * (HEIGHT + ABOVE + 4), channels: 3, background: '#ffffff' } }).composite(parts).jpeg({ quality: 82 }).toBuffer())
}
