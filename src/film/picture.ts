/** Draws a film into an MP4 without tracks of captions: frames from the string back end through Debian's ffmpeg, music, recorded voices. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderAsync } from '@resvg/resvg-js'
import type { Play } from './film.ts'
import { fontsOf, measureIn } from './fonts.ts'
import type { Entry } from './library.ts'
import { music, silence } from './music.ts'
import { strip } from './string.ts'

export const FPS = 25

export interface EncodeOptions {
  /** The language whose labels and captions are in the picture; null for the labels of the source language and captions of all languages as tracks. */
  lang: string | null
  /** Only this many seconds from `from`: for tests. */
  from?: number; seconds?: number
  width?: number
  /** False: no music. Recorded voices stay. */
  music?: boolean
  onFrame?(done: number, of: number): void
}

/** The film in the language of its picture. */
export const pictured = (entry: Entry, lang: string | null): Play => entry.plays.get(lang ?? entry.source.words.keys().next().value!)!

/** Code whose work is in the compiled film already, or that no picture passes through: changing it draws no film again. */
const elsewhere = ['compile.ts', 'dom.ts', 'encode.ts', 'library.ts', 'motion.ts', 'place.ts', 'stage.ts', 'time.ts']

/** What a picture is made of, as a short digest: it changes with anything that can be seen or heard in it, not with the captions of other languages. */
export function pictureKey(entry: Entry, lang: string | null, { music = true }: Pick<EncodeOptions, 'music'> = {}): string {
  const hash = createHash('sha256').update(`${lang} ${music}`), home = new URL('.', import.meta.url), play = pictured(entry, lang)
  for (const file of readdirSync(home).filter((f) => f.endsWith('.ts') && !elsewhere.includes(f)).sort()) hash.update(readFileSync(new URL(file, home)))
  // Words that are not burned in do not count; the time at which they stand does.
  hash.update(JSON.stringify(lang ? play : { ...play, lines: {} }))
  for (const [cue, url] of entry.voices.get(play.lang) ?? []) hash.update(cue).update(readFileSync(url))
  return hash.digest('hex').slice(0, 12)
}

/** Puts a finished file in its place: a film that was cut off while it was made never bears its name. */
export function settle(done: string, file: string): void {
  copyFileSync(done, `${file}.part`) // the two may lie on different disks
  renameSync(`${file}.part`, file)
}

/** Draws the picture into `file`; it appears under its name only when it is whole. */
export async function draw(entry: Entry, file: string, { lang, from = 0, seconds, width = 1280, music: sound = true, onFrame }: EncodeOptions): Promise<void> {
  const play = pictured(entry, lang), { duration, cues } = entry.film
  const length = Math.min(seconds ?? Infinity, duration - from), frames = Math.round(length * FPS), height = Math.round((width * 9) / 16 / 2) * 2
  const work = mkdtempSync(join(tmpdir(), 'film-'))
  try {
    writeFileSync(join(work, 'music.wav'), sound ? music(duration, [...entry.film.id].reduce((s, c) => s + c.charCodeAt(0), 0)) : silence(duration))
    const voices = [...(entry.voices.get(play.lang) ?? [])].filter(([cue]) => cues.some((c) => c.id === cue))
    const inputs = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-framerate', String(FPS), '-i', '-', '-ss', String(from), '-t', String(length), '-i', join(work, 'music.wav'), ...voices.flatMap(([, url]) => ['-i', fileURLToPath(url)])]
    const mix = voices.length ? ['-filter_complex', voices.map(([cue], i) => `[${2 + i}]aresample=48000,adelay=${Math.round(cues.find((c) => c.id === cue)!.start * 1000)}:all=1[v${i}]`).join(';')
      + `;${voices.map((_, i) => `[v${i}]`).join('')}amix=inputs=${voices.length}:normalize=0,apad=whole_dur=${duration},asplit[n][k];[1:a][k]sidechaincompress=threshold=0.02:ratio=6:attack=80:release=500[m];[m][n]amix=inputs=2:normalize=0,loudnorm=I=-18:TP=-1.5[a]`, '-map', '0:v', '-map', '[a]'] : ['-map', '0:v', '-map', '1:a']
    const done = join(work, 'film.mp4')
    const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-y', ...inputs, ...mix,
      '-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-c:v', 'libx264', '-preset', 'medium', '-crf', '24', '-tune', 'animation', '-pix_fmt', 'yuv420p', '-profile:v', 'high', '-level', '3.1', '-g', '125',
      '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-c:a', 'aac', '-b:a', '96k', '-ar', '48000', '-ac', '2', '-t', String(length),
      '-metadata', `title=${play.title}`, '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart', done], { stdio: ['pipe', 'inherit', 'inherit'] })
    const ended = once(ffmpeg, 'close')
    ffmpeg.stdin.on('error', () => {}) // a broken pipe is told by the exit code
    const film = strip(play), measure = lang ? measureIn(lang) : undefined, font = fontsOf(play.lang)
    const paint = (i: number) => renderAsync(film.at(from + i / FPS, measure ? { captions: measure } : {}), { font, logLevel: 'off', fitTo: { mode: 'width', value: width } })
    const ahead: ReturnType<typeof paint>[] = []
    for (let next = 0, i = 0; i < frames; i++) {
      while (next < frames && ahead.length < 2) ahead.push(paint(next++))
      const image = await ahead.shift()!
      if (!ffmpeg.stdin.write(image.pixels)) await Promise.race([once(ffmpeg.stdin, 'drain'), ended])
      onFrame?.(i + 1, frames)
    }
    ffmpeg.stdin.end()
    const [code] = (await ended) as [number]
    if (code !== 0 || !existsSync(done)) throw new Error(`ffmpeg ended with ${code}`)
    settle(done, file)
  } finally { rmSync(work, { recursive: true, force: true }) }
}
