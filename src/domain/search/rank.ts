/** How a query becomes pages: every word is looked up in what pages are about and in their text, and the finds are added up. */

import type { Reading, Unit } from './query.ts'
import { subjects, tells, type Find, type Shelf } from './shelf.ts'
import { closeFrom, enough, few, many, sureFrom, weigh } from './weights.ts'
import type { WordList } from './wordlist.ts'

/** A page that holds a word: its score, and which of its words it is. */
export interface Hit { score: number; places: number[] }

/**
 * Pages that hold a word, by id. `start`: as the beginning of a word; `whole`: as a whole word; `stem`: by what the
 * index takes for its stem, and surely not by a shorter word that the form begins with.
 */
export type LookUp = (form: string, as: 'start' | 'whole' | 'stem') => Promise<Map<string, Hit>>

/** Pages for a word after which nobody looks for what else it might have meant. */
const fill = 3

export interface Ranked { id: string; score: number }

export interface Finds {
  /** Best first. */
  pages: Ranked[]
  /** Where no page is an answer: up to three that have some of what was asked, to be told as such. */
  close: Ranked[]
  /** Whether the best page has what was asked for: if not, the pages are for similar words or for some of the words. */
  sure: boolean
  /** The words that stand nowhere on the site as they are. */
  guessed: Unit[]
}

/** What a unit found in the running text, by page: values up to `text + best`. */
interface Found { unit: Unit; text: Map<string, Find>; written: boolean }

/** Looks up the readings of a word in the running text. A page’s text counts at most half: it is weaker than what a page is about. */
async function inText(unit: Unit, list: WordList, several: boolean, named: number, lookUp: LookUp): Promise<Found> {
  const best = new Map<string, Hit & { weight: number; like: number }>()
  const keep = (id: string, { score, places }: Hit, weight: number, like = weight) => {
    const before = best.get(id)
    if (!before || score * weight > before.score * before.weight) best.set(id, { score, weight, like, places: [...places, ...(before?.places ?? [])] })
    else before.places.push(...places)
  }
  // Where the list leaves out the running text, a word it does not know may still stand there as it is.
  const unlisted = !unit.known && !list.complete
  if (unlisted) for (const [id, hit] of await lookUp(unit.word, 'whole')) keep(id, hit, 1)
  const written = best.size > 0
  if (unlisted && !written) for (const [id, hit] of await lookUp(unit.word, 'stem')) keep(id, hit, 0.6)
  const look = (readings: Reading[]) => Promise.all(readings.map(async (reading) => {
    const less = written ? 0.4 : 1
    for (const [id, hit] of await pagesOf(reading, list, several && reading.weight >= 0.8, lookUp)) keep(id, hit, reading.weight * less, (reading.like ?? reading.weight) * less)
  }))
  // Every further word may cost a chunk of the index, 30 kB: what else was meant is asked only where the word itself says little.
  const { close = [], far = [] } = Object.groupBy(unit.readings, ({ weight, alias }) => (!alias && (!unit.known || weight >= 0.85) ? 'close' : 'far'))
  if (!written || best.size < fill) await look(close)
  if (Math.max(best.size, named) < fill) await look(far)
  const most = Math.max(...[...best.values()].map(({ score }) => score), 1e-9)
  return { unit, written, text: new Map([...best].map(([id, { score, weight, like, places }]) => [id, { weight: like, value: weight * (weigh.text + weigh.best * (score / most)), places: places.sort((a, b) => a - b) }])) }
}

/**
 * Looks up every word, in what pages are about and in their text, and adds up: each word counts by how few pages have
 * it, so that "what is a" needs no list of words that say nothing.
 */
export async function rank(units: Unit[], shelf: Shelf, lookUp: LookUp): Promise<Finds> {
  const { list, rows } = shelf
  const counted = units.filter((unit) => !unit.bonus)
  const about = new Map([...subjects(units, shelf)].flatMap(([at, found]) => (rows[at]?.kind === 'page' ? [[rows[at].id, found]] : [])))
  const priors = new Map(rows.map(({ id, prior }) => [id, prior]))
  /** Pages that are about a unit. */
  const named = (at: number) => [...about].filter(([, found]) => (found[at]?.value ?? 0) > 0.5).map(([id]) => id)
  // Where there are others, a word on every other page, or one that only asks, is not worth a chunk of the index.
  const idle = ({ word }: Unit) => (list.pages > oneChunk && list.common.has(word)) || list.asks.has(word)
  const telling = counted.some((unit) => !idle(unit))
  const silent = (unit: Unit) => telling && idle(unit)
  const content = counted.filter((unit) => !silent(unit))
  const several = content.length > 1
  const finds = await Promise.all(units.map(async (unit, at): Promise<Found> => (silent(unit) ? { unit, written: false, text: new Map() } : inText(unit, list, several, named(at).length, lookUp))))
  const mass = finds.map(({ unit, text }, at) => {
    const pages = new Set([...text.keys(), ...named(at)])
    // A short word nobody knows says less than a long one.
    if (unit.bonus) return 0
    if (list.asks.has(unit.word) && telling) return weigh.asks
    // What stands everywhere in the text may be what some pages are about: "work".
    if (silent(unit)) return tells(named(at).length || list.pages / 2, list.pages)
    return unit.known && pages.size ? tells(pages.size, list.pages) : weigh.unknown * Math.min(1, unit.word.length / 5)
  })
  const whole = mass.reduce((total, value) => total + value, 0) || 1
  const ids = new Set([...about.keys(), ...finds.flatMap(({ text }) => [...text.keys()])])
  const none: Find = { value: 0, weight: 0 }
  const pages = [...ids].map((id) => {
    const each = finds.map(({ text }, at) => ({ name: about.get(id)?.[at] ?? none, text: text.get(id) ?? none, mass: (mass[at] as number) / whole, bonus: units[at]?.bonus }))
    // Words that stand far apart in a long text are not about one thing.
    const texts = each.filter(({ name, text, bonus }) => !bonus && !name.value && text.value)
    if (texts.length > 1)
      for (const one of texts)
        if (!texts.some((other) => other !== one && beside(one.text.places ?? [], other.text.places ?? []))) one.text = { value: one.text.value * weigh.apart, weight: one.text.weight }
    const sum = (of: (find: (typeof each)[number]) => number) => each.reduce((total, find) => total + find.mass * of(find), 0)
    const worth = ({ name, text }: (typeof each)[number]) => Math.max(name.value, text.value) + weigh.both * Math.min(name.value, text.value)
    const bonus = each.reduce((total, find) => (find.bonus ? total + 0.3 * worth(find) : total), 0)
    return {
      id, score: (priors.get(id) ?? 1) * (sum(worth) + bonus) * sum((find) => (worth(find) ? 1 : 0)) ** 0.4,
      /** Share of the query this page has, a guess by its weight; and the share its names answer. */
      support: sum(({ name, text }) => Math.max(name.weight, text.weight * (several && text.weight < 0.85 ? weigh.guess : 1))), named: sum(({ name }) => name.value),
    }
  }).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const guessed = finds.filter(({ unit, written }) => !unit.bonus && !unit.known && !written && !silent(unit)).map(({ unit }) => unit)
  const [best] = pages
  // Nothing on the site is even like it.
  const strange = guessed.filter(({ word, readings }) => word.length > 3 && (readings[0]?.like ?? readings[0]?.weight ?? 0) < 0.5)
  // Who asks in a whole sentence means it.
  const rich = counted.filter(({ word }) => list.asks.has(word)).length > 1 ? 0 : richness(list)
  // Where the text has to answer, the first page is not so surely the right one.
  if (!best || !pages.slice(0, rich < 0.5 ? 4 : 1).some((page) => answers(page, { words: content.length, guessed: guessed.length, strange: strange.length, rich }))) {
    const some = content.some(({ known }) => known) ? pages.filter((page) => page.support + page.named >= closeFrom).slice(0, 3) : []
    return { pages: [], close: some.map(({ id, score }) => ({ id, score })), sure: false, guessed }
  }
  return { pages: pages.map(({ id, score }) => ({ id, score })), close: [], sure: best.support + best.named >= (content.length > 1 ? sureFrom : 1) && !guessed.length, guessed }
}

/** Pages whose index Pagefind keeps in one piece. */
const oneChunk = 60

/** How many names the pages have, 0 for few to 1 for many. */
const richness = ({ names }: WordList): number => Math.min(1, Math.max(0, Math.log(names / few) / Math.log(many / few)))

/**
 * Whether a page has enough of a query of `words` words, `guessed` of which stand nowhere on the site, `strange` not even
 * anything like them. Where pages have many names, a query that meets none of them asks for something else; where they
 * have few, the text has to answer.
 */
function answers({ support, named }: { support: number; named: number }, { words, guessed, strange, rich }: { words: number; guessed: number; strange: number; rich: number }): boolean {
  const least = (of: keyof typeof enough) => enough[of][0] + rich * (enough[of][1] - enough[of][0])
  if (words < 2) return support + named >= least('one')
  const several = least(guessed < words ? 'several' : 'guesses')
  const half = Math.min(1, (2 * strange) / words) ** 3
  return support + named >= Math.max(several, least('several') + half * (least('strange') - least('several'))) && (named >= least('named') || support >= least('text'))
}

/** Whether two words, each by its places in order, stand within a few sentences of one another somewhere. */
function beside(a: number[], b: number[]): boolean {
  let [at, to] = [0, 0]
  while (at < a.length && to < b.length) {
    const apart = (a[at] as number) - (b[to] as number)
    // The very same place is one word found by two readings.
    if (apart !== 0 && Math.abs(apart) <= weigh.reach) return true
    if (apart < 0) at++
    else to++
  }
  return false
}

async function pagesOf(reading: Reading, list: WordList, whole: boolean, lookUp: LookUp): Promise<Map<string, Hit>> {
  const entry = list.entries.get(reading.stem)
  const gather = async ([first, then]: [string[], string[]], as: Parameters<LookUp>[1]) => {
    const found = new Map<string, Hit>()
    const look = async (forms: string[]) => {
      for (const pages of await Promise.all(forms.map((form) => lookUp(form, as))))
        for (const [id, { score, places }] of pages) {
          const before = found.get(id)
          found.set(id, { score: Math.max(score, before?.score ?? 0), places: [...(before?.places ?? []), ...places] })
        }
    }
    await look(first)
    // Arabic forms begin with different letters and so lie in different chunks: those of the text only where needed.
    if (found.size < fill) await look(then)
    return found
  }
  if (whole && entry) {
    const found = await gather(entry.whole, 'whole')
    if (found.size > 0) return found
  }
  if (!entry) return gather([[reading.stem], []], 'start')
  const found = await gather(entry.forms, 'start')
  if (found.size || !entry.unsure.length) return found
  const longer = await gather([entry.unsure, []], 'stem')
  return longer.size ? longer : gather([entry.unsure, []], 'whole')
}
