/** The films' files: data for the player, captions, posters, stills for paper, and the MP4s that were made. */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { paths } from '../domain/paths.ts'
import { srt, vtt } from '../film/captions.ts'
import { madeFile } from '../film/encode.ts'
import { render } from '../film/fonts.ts'
import { poster, readFilms, still, storyboard } from '../film/library.ts'
import type { Output } from './output.ts'

/** Pixels across a still on paper: 85 mm at 190 to the inch, enough for flat drawings and small in the file. */
const paperWidth = 640

/** Bytes of the picture that opens a page at the most: it is the first thing a slow line brings. */
const mostPoster = 15_000

/** Reads the films from the content folder and writes what readers load and take away. */
export function films({ content, stills = true }: { content: URL; stills?: boolean }): Output {
  return {
    name: 'films',
    async make(site) {
      const { films, problems } = readFilms(content)
      if (problems.length) throw new Error(problems.join('\n'))
      const picture = (path: string, svg: string, lang: string, width: number, quality = 80) => site.cached(path, { svg, width, quality }, async () => sharp(render(svg, lang, width).asPng()).webp({ quality }).toBuffer())
      let made = 0
      for (const [id, entry] of films) {
        const source = entry.plays.values().next().value!
        await picture(`downloads/mul/film-${id}.poster.webp`, poster(source), source.lang, 1280)
        for (const [lang, play] of entry.plays) {
          // What a page shows before anybody presses play: small enough for a slow line.
          const svg = poster(play)
          await site.cached(`films/${id}.${lang}.webp`, { svg, most: mostPoster }, async () => {
            const png = render(svg, lang, 640).asPng()
            for (let quality = 55; ; quality -= 8) {
              const webp = await sharp(png).webp({ quality }).toBuffer()
              if (webp.length <= mostPoster || quality < 20) return webp
            }
          })
          await site.write(`films/${id}.${lang}.json`, JSON.stringify(play))
          await site.write(`downloads/${lang}/film-${id}.vtt`, vtt(play))
          await site.write(`downloads/${lang}/film-${id}.srt`, srt(play))
          if (stills) for (const panel of storyboard(play)) await site.cached(paths.still(id, lang, panel.cue).slice(1), { svg: still(play, panel.time), width: paperWidth }, () => sharp(render(still(play, panel.time), lang, paperWidth).asPng()).jpeg({ quality: 74, mozjpeg: true }).toBuffer())
        }
        const file = madeFile(entry)
        if (file) { await site.write(`downloads/mul/film-${id}.mp4`, readFileSync(file)); made++ }
      }
      site.logger.info(`${films.size} films; ${made} as MP4${made < films.size ? ' (npm run films makes the others)' : ''}`)
    },
  }
}
