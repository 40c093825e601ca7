/** Writes a film to an MP4: frames from the string back end through Debian's ffmpeg, music, recorded voices, captions. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderAsync } from '@resvg/resvg-js'
import { srt } from './captions.ts'
import { fontsOf, measureIn } from './fonts.ts'
import type { Entry } from './library.ts'
import { music, silence } from './music.ts'
import { strip } from './string.ts'

export const FPS = 25
/** Languages as subtitle tracks name them. */
const iso: Record<string, string> = { nl: 'nld', en: 'eng', ar: 'ara', ti: 'tir', fa: 'fas', so: 'som', tr: 'tur', uk: 'ukr', 'fa-AF': 'prs', ps: 'pus', ku: 'kur', am: 'amh' }

/** Is ffmpeg here, with what it needs? */
export const ffmpegIsHere = (): boolean => spawnSync('ffmpeg', ['-version']).status === 0

/** Code whose work is in the compiled film already, or that no file passes through: changing it makes no film again. */
const elsewhere = ['compile.ts', 'dom.ts', 'library.ts', 'motion.ts', 'place.ts', 'stage.ts', 'time.ts']

/** The name of a film's file in the cache: it changes with anything that can be seen, heard or read in it. */
export function fileName(entry: Entry, lang: string | null, { music = true }: Pick<EncodeOptions, 'music'> = {}): string {
  const hash = createHash('sha256').update(String(music)), home = new URL('.', import.meta.url)
  for (const file of readdirSync(home).filter((f) => f.endsWith('.ts') && !elsewhere.includes(f)).sort()) hash.update(readFileSync(new URL(file, home)))
  for (const play of entry.plays.values()) hash.update(JSON.stringify(play))
  for (const voices of entry.voices.values()) for (const url of voices.values()) hash.update(readFileSync(url))
  return `${entry.film.id}.${lang ?? 'mul'}.${hash.digest('hex').slice(0, 12)}.mp4`
}

/** The file that stands in the cache for all languages, with music or else without; none when neither was made. */
export function madeFile(entry: Entry): string | undefined {
  return [true, false].map((music) => join(filmCache(), fileName(entry, null, { music }))).find((file) => existsSync(file))
}

/** Where films are kept between builds. */
export const filmCache = (): string => join(process.env['CACHE_DIR'] ?? fileURLToPath(new URL('../../node_modules/.cache/site', import.meta.url)), 'films')

export interface EncodeOptions {
  /** The language whose labels and captions are in the picture; null for Dutch labels and captions of all languages as tracks. */
  lang: string | null
  /** Only this many seconds from `from`: for tests. */
  from?: number; seconds?: number
  width?: number
  /** False: no music. Recorded voices stay. */
  music?: boolean
  onFrame?(done: number, of: number): void
}

/** Makes the file. It appears under its name only when it is whole. */
export async function encode(entry: Entry, file: string, { lang, from = 0, seconds, width = 1280, music: sound = true, onFrame }: EncodeOptions): Promise<void> {
  const picture = lang ?? entry.source.words.keys().next().value!, play = entry.plays.get(picture)!
  const length = Math.min(seconds ?? Infinity, entry.film.duration - from), frames = Math.round(length * FPS), height = Math.round((width * 9) / 16 / 2) * 2
  const work = mkdtempSync(join(tmpdir(), 'film-'))
  try {
    writeFileSync(join(work, 'music.wav'), sound ? music(entry.film.duration, [...entry.film.id].reduce((s, c) => s + c.charCodeAt(0), 0)) : silence(entry.film.duration))
    const voices = [...(entry.voices.get(picture) ?? [])].filter(([cue]) => entry.film.cues.some((c) => c.id === cue))
    const tracks = lang ? [] : [...entry.plays.values()]
    for (const t of tracks) writeFileSync(join(work, t.lang + '.srt'), srt(t))
    const cut = ['-ss', String(from), '-t', String(length)]
    const inputs = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-framerate', String(FPS), '-i', '-', ...cut, '-i', join(work, 'music.wav'),
      ...tracks.flatMap((t) => [...cut, '-i', join(work, t.lang + '.srt')]), ...voices.flatMap(([, url]) => ['-i', fileURLToPath(url)])]
    const first = 2 + tracks.length
    const mix = voices.length ? ['-filter_complex', voices.map(([cue], i) => `[${first + i}]aresample=48000,adelay=${Math.round(entry.film.cues.find((c) => c.id === cue)!.start * 1000)}:all=1[v${i}]`).join(';')
      + `;${voices.map((_, i) => `[v${i}]`).join('')}amix=inputs=${voices.length}:normalize=0,apad=whole_dur=${entry.film.duration},asplit[n][k];[1:a][k]sidechaincompress=threshold=0.02:ratio=6:attack=80:release=500[m];[m][n]amix=inputs=2:normalize=0,loudnorm=I=-18:TP=-1.5[a]`, '-map', '0:v', '-map', '[a]'] : ['-map', '0:v', '-map', '1:a']
    const done = join(work, 'film.mp4')
    const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-y', ...inputs, ...mix, ...tracks.flatMap((_, i) => ['-map', String(2 + i)]),
      '-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-c:v', 'libx264', '-preset', 'medium', '-crf', '24', '-tune', 'animation', '-pix_fmt', 'yuv420p', '-profile:v', 'high', '-level', '3.1', '-g', '125',
      '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-c:a', 'aac', '-b:a', '96k', '-ar', '48000', '-ac', '2', '-t', String(length),
      ...(tracks.length ? ['-c:s', 'mov_text', ...tracks.flatMap((t, i) => [`-metadata:s:s:${i}`, `language=${iso[t.lang] ?? t.lang}`, `-metadata:s:s:${i}`, `handler_name=${t.lang}`])] : []),
      '-metadata', `title=${play.title}`, '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart', done], { stdio: ['pipe', 'inherit', 'inherit'] })
    const ended = once(ffmpeg, 'close')
    ffmpeg.stdin.on('error', () => {}) // a broken pipe is told by the exit code
    const film = strip(play), measure = lang ? measureIn(lang) : undefined, font = fontsOf(picture)
    const draw = (i: number) => renderAsync(film.at(from + i / FPS, measure ? { captions: measure } : {}), { font, logLevel: 'off', fitTo: { mode: 'width', value: width } })
    const ahead: ReturnType<typeof draw>[] = []
    for (let next = 0, i = 0; i < frames; i++) {
      while (next < frames && ahead.length < 2) ahead.push(draw(next++))
      const image = await ahead.shift()!
      if (!ffmpeg.stdin.write(image.pixels)) await Promise.race([once(ffmpeg.stdin, 'drain'), ended])
      onFrame?.(i + 1, frames)
    }
    ffmpeg.stdin.end()
    const [code] = (await ended) as [number]
    if (code !== 0 || !existsSync(done)) throw new Error(`ffmpeg ended with ${code}`)
    const bytes = readFileSync(done)
    writeFileSync(file + '.part', bytes)
    renameSync(file + '.part', file)
  } finally { rmSync(work, { recursive: true, force: true }) }
}
