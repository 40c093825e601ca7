/** Films as pages show them: lines with their times, what is to be seen, questions. */
import { pathToFileURL } from 'node:url'
import { readFilms, storyboard, type Panel } from './film/library.ts'
import { guess } from './film/stage.ts'
import { source } from './library.ts'
import { contentFolder } from './source/folder.ts'

const { films } = readFilms(pathToFileURL(`${contentFolder}/`), () => guess)

export interface FilmView {
  id: string
  /** Language of the words: the reader's, or the source's. */
  lang: string
  /** Languages in which the film has words. */
  langs: string[]
  title: string
  summary: string
  seconds: number
  panels: Panel[]
  /** What is to be seen, by scene. */
  pictures: Record<string, string>
  questions: string[]
}

/** A film for a reader of `lang`; undefined when it has no words at all. */
export function film(id: string, lang: string): FilmView | undefined {
  const entry = films.get(id)
  const spoken = entry?.plays.has(lang) ? lang : source.tag
  const [play, words] = [entry?.plays.get(spoken), entry?.source.words.get(spoken)]
  if (!entry || !play || !words) return undefined
  const bare = (text: string) => text.replaceAll('|', ' ')
  return {
    id, lang: spoken, langs: [...entry.plays.keys()], title: bare(words.title), summary: bare(words.summary), seconds: entry.film.duration,
    panels: storyboard(play), pictures: words.pictures, questions: Object.values(words.questions).map(bare),
  }
}

export const allFilms = (): string[] => [...films.keys()]

/** Seconds as minutes and seconds: 95 → `1:35`. */
export const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
