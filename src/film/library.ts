/** Reads films from the content folder, and refuses what is wrong. */
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'astro/zod'
import { cast, script, words as wordsSchema } from '../schema/film.ts'
import type { Measure } from './art/things.ts'
import { compile, limits, type Kit, type Source } from './compile.ts'
import type { Film, Play } from './film.ts'
import { measureIn } from './fonts.ts'
import { inLanguage } from './stage.ts'
import { strip } from './string.ts'
import { breakLines } from './captions.ts'

/** A film with everything about it. */
export interface Entry { source: Source; film: Film; plays: Map<string, Play>; voices: Map<string, Map<string, URL>> }
export interface Library { films: Map<string, Entry>; kit: Kit; problems: string[] }

const list = (dir: URL): string[] => (existsSync(dir) ? readdirSync(dir).sort() : [])

/** Seconds of a FLAC file, from its head; 0 if it is none. */
export function flacSeconds(bytes: Uint8Array): number {
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== 'fLaC') return 0
  const rate = (bytes[18]! << 12) | (bytes[19]! << 4) | (bytes[20]! >> 4)
  const samples = (bytes[21]! & 15) * 2 ** 32 + ((bytes[22]! << 24) | (bytes[23]! << 16) | (bytes[24]! << 8) | bytes[25]!) % 2 ** 32
  return rate ? (samples < 0 ? samples + 2 ** 32 : samples) / rate : 0
}

/** All films of a content folder, in every language that has their words. Problems are listed, not thrown. `measures` tells how wide words are: pages, which show no drawing, can do with a guess. */
export function readFilms(content: URL, measures: (lang: string) => Measure = measureIn): Library {
  const problems: string[] = []
  const read = <T extends z.ZodType>(url: URL, schema: T): z.output<T> | null => {
    const name = decodeURIComponent(url.pathname).slice(decodeURIComponent(content.pathname).length)
    try {
      const result = schema.safeParse(parse(readFileSync(url, 'utf8')))
      if (result.success) return result.data
      for (const i of result.error.issues) problems.push(`${name}: ${i.path.join('.')}: ${i.message}`)
    } catch (error) { problems.push(`${name}: ${(error as Error).message.split('\n')[0]}`) }
    return null
  }
  const home = new URL('films/', content)
  const kit: Kit = { looks: read(new URL('cast.yml', home), cast) ?? {}, sets: {} }
  for (const file of list(new URL('sets/', home))) if (file.endsWith('.svg')) kit.sets[file.slice(0, -4)] = readFileSync(new URL('sets/' + file, home), 'utf8').trim()
  const languages = (JSON.parse(readFileSync(new URL('languages.json', content), 'utf8')) as { tag: string }[]).map((l) => l.tag)
  const films = new Map<string, Entry>()
  for (const id of list(home)) {
    const url = new URL(`${id}/film.yml`, home)
    if (!existsSync(url)) continue
    const plan = read(url, script)
    if (!plan) continue
    const source: Source = { id, script: plan, words: new Map(), voices: new Map() }
    const voices: Entry['voices'] = new Map()
    for (const lang of languages) {
      const url = new URL(`${lang}/films/${id}.yml`, content)
      if (!existsSync(url)) continue
      const words = read(url, wordsSchema)
      if (words) source.words.set(lang, words.words)
      const folder = new URL(`${lang}/audio/films/${id}/`, content)
      for (const file of list(folder)) if (file.endsWith('.flac')) {
        if (!voices.has(lang)) { voices.set(lang, new Map()); source.voices.set(lang, new Map()) }
        voices.get(lang)!.set(file.slice(0, -5), new URL(file, folder))
        source.voices.get(lang)!.set(file.slice(0, -5), flacSeconds(readFileSync(new URL(file, folder))))
      }
    }
    const { film, problems: wrong } = compile(source, kit)
    problems.push(...wrong, ...limits(source, film))
    const plays = new Map<string, Play>()
    for (const lang of source.words.keys()) {
      const made = inLanguage(source, film, lang, kit, measures(lang))
      plays.set(lang, made.play)
      problems.push(...made.problems)
    }
    films.set(id, { source, film, plays, voices })
  }
  return { films, kit, problems }
}

/** A picture of the film at `time` as SVG. */
export const still = (play: Play, time: number): string => strip(play).at(time)
/** The picture that stands for the film, without words, so that it serves every language. */
export const poster = (play: Play): string => still({ ...play, art: Object.fromEntries(Object.entries(play.art).filter(([name]) => !/\.(screen|over|stage)$/.test(name))) }, play.poster)
/** One row a line: when, which scene, what is said, and where its still is taken. */
export interface Panel { cue: string; scene: string; start: number; end: number; text: string; time: number }
/** The film as a row of stills: the time of each is late in its line, when what it names stands in the picture. */
export const storyboard = (play: Play): Panel[] => play.cues.map((c) => ({
  cue: c.id, scene: play.scenes.findLast((s) => s.start <= c.start + 0.01)!.id, start: c.start, end: c.end,
  text: breakLines(play.lines[c.id]!).join(' '), time: Math.round((c.start * 0.25 + c.end * 0.75) * 100) / 100,
}))
