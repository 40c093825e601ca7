/** Writes a film to an MP4: its picture, drawn once, and the captions of every language as tracks beside it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { srt } from './captions.ts'
import type { Entry } from './library.ts'
import { draw, pictureKey, pictured, settle, type EncodeOptions } from './picture.ts'

/** Languages as subtitle tracks name them. */
const iso: Record<string, string> = { nl: 'nld', en: 'eng', ar: 'ara', ti: 'tir', fa: 'fas', so: 'som', tr: 'tur', uk: 'ukr', 'fa-AF': 'prs', ps: 'pus', ku: 'kur', am: 'amh' }

/** Is ffmpeg here, with what it needs? */
export const ffmpegIsHere = (): boolean => spawnSync('ffmpeg', ['-version']).status === 0

/** Where films are kept between builds. */
export const filmCache = (): string => join(process.env['CACHE_DIR'] ?? fileURLToPath(new URL('../../node_modules/.cache/site', import.meta.url)), 'films')

/** The name of a film's picture in the cache. Captions of other languages are laid beside it, so a better translation draws nothing again. */
export const pictureName = (entry: Entry, lang: string | null, options: Pick<EncodeOptions, 'music'> = {}): string => `${entry.film.id}.${lang ?? 'mul'}.${pictureKey(entry, lang, options)}.picture.mp4`

/** The name of a film's file in the cache: it changes with anything that can be seen, heard or read in it. */
export function fileName(entry: Entry, lang: string | null, options: Pick<EncodeOptions, 'music'> = {}): string {
  const hash = createHash('sha256').update(pictureKey(entry, lang, options)).update(readFileSync(new URL(import.meta.url)))
  if (!lang) for (const play of entry.plays.values()) hash.update(play.lang).update(srt(play))
  return `${entry.film.id}.${lang ?? 'mul'}.${hash.digest('hex').slice(0, 12)}.mp4`
}

/** The file that stands in the cache for all languages, with music or else without; none when neither was made. */
export function madeFile(entry: Entry): string | undefined {
  return [true, false].map((music) => join(filmCache(), fileName(entry, null, { music }))).find((file) => existsSync(file))
}

/**
 * Makes the file. With a language its captions are drawn into the picture; without one those of all languages become tracks.
 * `picture` is where the picture without tracks is kept: when it stands there already, nothing is drawn.
 */
export async function encode(entry: Entry, file: string, options: EncodeOptions & { picture?: string }): Promise<void> {
  if (options.lang) return draw(entry, file, options)
  const work = mkdtempSync(join(tmpdir(), 'film-'))
  try {
    const picture = options.picture ?? join(work, 'picture.mp4'), done = join(work, 'film.mp4'), tracks = [...entry.plays.values()]
    if (!existsSync(picture)) await draw(entry, picture, options)
    for (const track of tracks) writeFileSync(join(work, `${track.lang}.srt`), srt(track))
    const cut = options.seconds === undefined ? [] : ['-ss', String(options.from ?? 0), '-t', String(options.seconds)]
    const { status } = spawnSync('ffmpeg', ['-v', 'error', '-y', '-i', picture, ...tracks.flatMap((track) => [...cut, '-i', join(work, `${track.lang}.srt`)]), '-map', '0:v', '-map', '0:a', ...tracks.flatMap((_, i) => ['-map', String(1 + i)]),
      '-c', 'copy', '-c:s', 'mov_text', ...tracks.flatMap((track, i) => [`-metadata:s:s:${i}`, `language=${iso[track.lang] ?? track.lang}`, `-metadata:s:s:${i}`, `handler_name=${track.lang}`]),
      '-metadata', `title=${pictured(entry, null).title}`, '-fflags', '+bitexact', '-movflags', '+faststart', done], { stdio: ['ignore', 'inherit', 'inherit'] })
    if (status !== 0 || !existsSync(done)) throw new Error(`ffmpeg ended with ${status} while it laid the captions beside the picture`)
    settle(done, file)
  } finally { rmSync(work, { recursive: true, force: true }) }
}
