/**
 * The educational schedule: what fills which weeks, for how many hours, and on what ground.
 *
 *   Schedule            4 periods of 24 weeks, at least 24 hours a week
 *   └─ Period           a stretch of weeks of equal length, numbered from 1
 *      └─ Block         some weeks of a period in which every week is alike
 *         └─ Item       a component with its hours a week
 *   Moment              something in one week, every so many weeks, or when something happens
 *
 * A component is one real part of the programme; it keeps its id from block to block, so that its hours add up.
 * Weeks are numbered from 1 through the whole programme; a range has both its ends.
 */

/** Where a number comes from: a source says it, or we propose it. */
export type Basis = 'sourced' | 'proposal'

/** What sources do say: a key of the words (`feature.<feature>`) and ids of sources.yml. */
export interface Sourced {
  feature: string
  source: string[]
}

/** A thing with its ground. A proposal that has `sourced` too: a source knows the thing, the number is ours. */
export interface Grounded {
  basis: Basis
  sourced?: Sourced | undefined
}

/** First and last week, both included. */
export type Weeks = [from: number, to: number]

export interface Item extends Grounded {
  component: string
  /** Other words for the component in this block; the hours still count for the component. */
  as?: string | undefined
  hoursPerWeek: number
}

export interface Block extends Grounded {
  id: string
  period: number
  weeks: Weeks
  items: Item[]
}

export interface Component {
  id: string
  /** Meetings as the manual plans them, hours each. */
  series?: { meetings: number; hours: number }[] | undefined
}

/** What the law or a source asks of a component as a whole. Exactly one of the three amounts is there. */
export interface Limit {
  component: string
  atLeastHours?: number | undefined
  atLeastWeeks?: number | undefined
  atMostWeeks?: number | undefined
  law?: 'wi2021' | undefined
  sourced: Sourced
}

/** Exactly one of `week`, `everyWeeks` and `trigger` is there. */
export interface Moment extends Grounded {
  id: string
  week?: number | undefined
  everyWeeks?: number | undefined
  trigger?: string | undefined
}

export interface Schedule {
  /** A Monday, as 2027-01-04. An example of a start. */
  exampleStart: string
  periods: Grounded & { count: number; weeks: number }
  minHoursPerWeek: Grounded & { hours: number }
  components: Component[]
  limits: Limit[]
  blocks: Block[]
  moments: Moment[]
}

/** The words of one language, a flat map; a caller that lacks some lays them over the Dutch. */
export type Words = Readonly<Record<string, string>>

/** What to print for a source id, such as its title and address. An id that is not in it is printed itself. */
export type SourceNames = Readonly<Record<string, string>>

export interface Problem {
  message: string
  /** Keys and indices from the top of schedule.yml, as zod gives them. */
  path: (string | number)[]
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)

/** How many weeks a block, a period or a range lasts. */
export function weeksOf({ weeks: [from, to] }: { weeks: Weeks }): number {
  return to - from + 1
}

/** Weeks of the whole programme: 96. */
export function totalWeeks({ periods }: Schedule): number {
  return periods.count * periods.weeks
}

/** Hours in one week of a block. */
export function hoursPerWeek(block: Block): number {
  return sum(block.items.map((item) => item.hoursPerWeek))
}

/** Hours of a block over all its weeks, by block id, in order. */
export function hoursPerBlock(schedule: Schedule): Map<string, number> {
  return new Map(schedule.blocks.map((block) => [block.id, hoursPerWeek(block) * weeksOf(block)]))
}

/** Hours of a component over all blocks, by component id, in the order of `components`; 0 where none has it. */
export function hoursPerComponent(schedule: Schedule): Map<string, number> {
  return new Map(schedule.components.map(({ id }) => [id, sum(occurrences(schedule, id).map(({ block, item }) => item.hoursPerWeek * weeksOf(block)))]))
}

/** Hours of the whole programme: 2,304. */
export function totalHours(schedule: Schedule): number {
  return sum(hoursPerBlock(schedule).values())
}

/** Where a component stands in the blocks. */
function occurrences({ blocks }: Schedule, component: string): { block: Block; item: Item }[] {
  return blocks.flatMap((block) => block.items.filter((item) => item.component === component).map((item) => ({ block, item })))
}

/** The week at whose end a component has reached this many hours, or undefined if it never does. */
export function weekReached(schedule: Schedule, component: string, hours: number): number | undefined {
  let before = 0
  for (const { block, item } of occurrences(schedule, component)) {
    const after = before + item.hoursPerWeek * weeksOf(block)
    if (after >= hours) return block.weeks[0] - 1 + Math.ceil((hours - before) / item.hoursPerWeek)
    before = after
  }
  return undefined
}

/** A limit beside what the schedule plans, in the same unit. */
export interface ComparedLimit {
  limit: Limit
  unit: 'hours' | 'weeks'
  asked: number
  planned: number
  met: boolean
}

/** Every limit with what the schedule makes of it, in the order of `limits`. */
export function compareLimits(schedule: Schedule): ComparedLimit[] {
  return schedule.limits.map((limit) => {
    const found = occurrences(schedule, limit.component)
    const hours = sum(found.map(({ block, item }) => item.hoursPerWeek * weeksOf(block)))
    const weeks = sum([...new Set(found.map(({ block }) => block))].map(weeksOf))
    if (limit.atLeastHours !== undefined) {
      return { limit, unit: 'hours', asked: limit.atLeastHours, planned: hours, met: hours >= limit.atLeastHours }
    }
    if (limit.atLeastWeeks !== undefined) {
      return { limit, unit: 'weeks', asked: limit.atLeastWeeks, planned: weeks, met: weeks >= limit.atLeastWeeks }
    }
    const asked = limit.atMostWeeks ?? Infinity
    return { limit, unit: 'weeks', asked, planned: weeks, met: weeks <= asked }
  })
}

/** A period with its blocks. */
export interface Period {
  number: number
  weeks: Weeks
  blocks: Block[]
}

/** The periods in order, each with the blocks that say they lie in it. */
export function periodsOf({ periods, blocks }: Schedule): Period[] {
  return Array.from({ length: periods.count }, (_, index) => ({
    number: index + 1,
    weeks: [index * periods.weeks + 1, (index + 1) * periods.weeks],
    blocks: blocks.filter((block) => block.period === index + 1),
  }))
}

/** A moment in the week in which it takes place. */
export interface MomentInWeek {
  week: number
  moment: Moment
  /** True for a moment that comes back every so many weeks. */
  returning: boolean
}

/**
 * The moments of a range of weeks (default: all), by week; one that comes back stands there every time.
 * Moments with a trigger have no week and are not among them.
 */
export function momentsInWeeks(schedule: Schedule, [from, to]: Weeks = [1, totalWeeks(schedule)]): MomentInWeek[] {
  const last = Math.min(to, totalWeeks(schedule))
  return schedule.moments
    .flatMap((moment): MomentInWeek[] => {
      if (moment.week !== undefined) return [{ week: moment.week, moment, returning: false }]
      const every = moment.everyWeeks
      if (every === undefined) return []
      return Array.from({ length: Math.floor(last / every) }, (_, index) => ({ week: (index + 1) * every, moment, returning: true }))
    })
    .filter(({ week }) => week >= from && week <= last)
    .sort((a, b) => a.week - b.week)
}

/** A row of the table: one component in one block. */
export interface Row extends Grounded {
  component: string
  /** Key of the words that name it here. */
  name: string
  hoursPerWeek: number
  /** Hours over all weeks of the block. */
  hours: number
}

/** The table of one block: a caption's facts, rows, and sums for the foot. */
export interface Section extends Grounded {
  block: string
  period: number
  weeks: Weeks
  /** Number of weeks. */
  length: number
  rows: Row[]
  hoursPerWeek: number
  hours: number
}

/** The schedule as tables, one a block, in order. */
export function table(schedule: Schedule): Section[] {
  return schedule.blocks.map((block) => ({
    block: block.id,
    period: block.period,
    weeks: block.weeks,
    length: weeksOf(block),
    basis: block.basis,
    sourced: block.sourced,
    rows: block.items.map((item) => ({
      component: item.component,
      name: nameKey(item),
      hoursPerWeek: item.hoursPerWeek,
      hours: item.hoursPerWeek * weeksOf(block),
      basis: item.basis,
      sourced: item.sourced,
    })),
    hoursPerWeek: hoursPerWeek(block),
    hours: hoursPerWeek(block) * weeksOf(block),
  }))
}

/** Key of the words that name an item. */
export function nameKey(item: Pick<Item, 'component' | 'as'>): string {
  return `component.${item.as ?? item.component}`
}

/** One week in the picture. */
export interface Cell {
  week: number
  /** Id of the block, or undefined where a gap is. */
  block: string | undefined
  /** Whether a moment falls in it; a picture may leave out those that come back. */
  moment: 'once' | 'returning' | undefined
  /** Ids of its moments. */
  moments: string[]
}

/** The picture of the programme: a strip of weeks a period. */
export function strip(schedule: Schedule): { period: number; weeks: Weeks; cells: Cell[] }[] {
  const moments = momentsInWeeks(schedule)
  return periodsOf(schedule).map(({ number, weeks }) => ({
    period: number,
    weeks,
    cells: Array.from({ length: weeksOf({ weeks }) }, (_, index) => {
      const week = weeks[0] + index
      const here = moments.filter((moment) => moment.week === week)
      return {
        week,
        block: schedule.blocks.find((block) => block.weeks[0] <= week && week <= block.weeks[1])?.id,
        moment: here.length === 0 ? undefined : here.some(({ returning }) => !returning) ? 'once' : 'returning',
        moments: here.map(({ moment }) => moment.id),
      }
    }),
  }))
}

/** The words of a key. Throws when they are not there: half a table would be a wrong table. */
export function wordOf(words: Words, key: string): string {
  const found = words[key]
  if (found === undefined) throw new Error(`The words of the schedule lack “${key}”.`)
  return found
}

/** Names of the sources of a thing, in order, with `; ` between them. */
export function sourceText(sourced: Sourced, sources: SourceNames = {}): string {
  return sourced.source.map((id) => sources[id] ?? id).join('; ')
}

const columns = ['period', 'weeks-from', 'weeks-to', 'block', 'component', 'hours-per-week', 'weeks', 'hours', 'basis', 'feature', 'source']

/**
 * The schedule as a table for spreadsheet programs: CSV by RFC 4180, one row an item, commas, CRLF.
 * It opens with a byte order mark, without which some programs read UTF-8 letters wrongly.
 */
export function csv(schedule: Schedule, words: Words, sources: SourceNames = {}): string {
  const say = (key: string) => wordOf(words, key)
  const rows = table(schedule).flatMap((section) =>
    section.rows.map((row) => [
      section.period,
      ...section.weeks,
      say(`block.${section.block}`),
      say(row.name),
      row.hoursPerWeek,
      section.length,
      row.hours,
      say(`basis.${row.basis}`),
      row.sourced ? say(`feature.${row.sourced.feature}`) : '',
      row.sourced ? sourceText(row.sourced, sources) : '',
    ]),
  )
  const lines = [columns.map((column) => say(`column.${column}`)), ...rows]
  return '\uFEFF' + lines.map((line) => line.map(field).join(',') + '\r\n').join('')
}

/** A field of CSV. Text that a spreadsheet would run as a formula gets an apostrophe before it: words come from translators. */
function field(value: string | number): string {
  const text = String(value).replace(/^(?=[=+\-@\t\r])/, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Every key that the words of a language should have for this schedule, and no other. */
export function wordKeys(schedule: Schedule): string[] {
  return [
    ...new Set([
      ...periodsOf(schedule).map(({ number }) => `period.${number}`),
      ...schedule.blocks.map(({ id }) => `block.${id}`),
      ...schedule.components.map(({ id }) => `component.${id}`),
      ...schedule.blocks.flatMap(({ items }) => items.map(nameKey)),
      ...allSourced(schedule).map(({ feature }) => `feature.${feature}`),
      ...schedule.moments.map(({ id }) => `moment.${id}`),
      ...schedule.moments.flatMap(({ trigger }) => (trigger ? [`trigger.${trigger}`] : [])),
      'basis.sourced',
      'basis.proposal',
      ...columns.map((column) => `column.${column}`),
      ...['title', 'note', 'example', 'week'].map((word) => `calendar.${word}`),
    ]),
  ]
}

/**
 * What is wrong with the words of a language: a key that the schedule does not know, or other figures than the facts.
 * The id of a feature holds its figures (`startgroep-12-weken`), so a translation cannot change one unseen.
 * A word that is not there is no problem: the Dutch one is shown.
 */
export function checkWords(schedule: Schedule, words: Words): Problem[] {
  const known = new Set(wordKeys(schedule))
  const figures = (text: string) => (text.match(/\d+/g) ?? []).sort().join(' ')
  return Object.entries(words).flatMap(([key, text]): Problem[] => {
    const path = ['words', key]
    if (!known.has(key)) return [{ message: `The schedule has no “${key}”: mend the key, or take the line out.`, path }]
    const expected = key.startsWith('period.') ? '' : figures(key)
    if (figures(text) === expected) return []
    return [{ message: `“${text}” should have ${expected ? `the figures ${expected}` : 'no figures'}, as its key says.`, path }]
  })
}

/** Ids of every source the schedule names, once each; whether they are in sources.yml is for the library. */
export function sourceIds(schedule: Schedule): string[] {
  return [...new Set(allSourced(schedule).flatMap(({ source }) => source))]
}

/** Everything that the schedule says on the ground of a source. */
function allSourced({ periods, minHoursPerWeek, blocks, limits, moments }: Schedule): Sourced[] {
  return [periods, minHoursPerWeek, ...blocks, ...blocks.flatMap(({ items }) => items), ...limits, ...moments].flatMap(({ sourced }) => sourced ?? [])
}

/**
 * What does not agree within the schedule; an empty list when all does.
 * Asks for a schedule of the right shape (schema/schedule.ts); each problem says what is wrong and what would mend it.
 */
export function checkSchedule(schedule: Schedule): Problem[] {
  return [...checkWeeks(schedule), ...checkHours(schedule), ...checkComponents(schedule), ...checkIds(schedule), ...checkMoments(schedule)]
}

function checkWeeks(schedule: Schedule): Problem[] {
  const { blocks, periods } = schedule
  const problems: Problem[] = []
  let next = 1
  blocks.forEach((block, index) => {
    const [from, to] = block.weeks
    const say = (message: string, key = 'weeks') => problems.push({ message, path: ['blocks', index, key] })
    if (to < from) say(`Block “${block.id}” ends (week ${to}) before it starts (week ${from}).`)
    else if (from > next) say(`Nothing fills ${weekRange(next, from - 1)}: let block “${block.id}” start in week ${next}, or add a block before it.`)
    else if (from < next) say(`Block “${block.id}” overlaps what comes before it in ${weekRange(from, Math.min(to, next - 1))}: let it start in week ${next}.`)
    next = Math.max(next, to + 1)

    const first = (block.period - 1) * periods.weeks + 1
    const last = block.period * periods.weeks
    if (block.period > periods.count) say(`Block “${block.id}” is in period ${block.period}; there are ${periods.count}.`, 'period')
    else if (from < first || to > last) say(`Block “${block.id}” (${weekRange(from, to)}) does not lie in period ${block.period} (${weekRange(first, last)}).`)
  })

  const filled = sum(blocks.map(weeksOf))
  if (filled !== totalWeeks(schedule)) {
    problems.push({
      message: `The blocks have ${filled} weeks together; ${periods.count} periods of ${periods.weeks} weeks are ${totalWeeks(schedule)}.`,
      path: ['blocks'],
    })
  }
  return problems
}

const weekRange = (from: number, to: number) => (from === to ? `week ${from}` : `weeks ${from} to ${to}`)

function checkHours(schedule: Schedule): Problem[] {
  const least = schedule.minHoursPerWeek.hours
  const problems = schedule.blocks.flatMap((block, index): Problem[] => {
    const hours = hoursPerWeek(block)
    return hours >= least ? [] : [{ message: `A week of block “${block.id}” has ${hours} hours; the least is ${least}.`, path: ['blocks', index, 'items'] }]
  })
  const planned = hoursPerComponent(schedule)
  schedule.components.forEach(({ id, series }, index) => {
    if (!series) return
    const hours = sum(series.map((part) => part.meetings * part.hours))
    if (hours !== planned.get(id)) {
      const parts = series.map((part) => `${part.meetings} × ${part.hours}`).join(' + ')
      problems.push({ message: `“${id}” has ${planned.get(id)} hours in the blocks and ${hours} in its series (${parts}).`, path: ['components', index, 'series'] })
    }
  })
  compareLimits(schedule).forEach(({ limit, unit, asked, planned: amount, met }, index) => {
    if (met) return
    const bound = limit.atMostWeeks === undefined ? 'least' : 'most'
    problems.push({ message: `“${limit.component}” has ${amount} ${unit} in the blocks; the ${bound} is ${asked} (${limit.sourced.source.join(', ')}).`, path: ['limits', index] })
  })
  return problems
}

function checkComponents({ blocks, components, limits }: Schedule): Problem[] {
  const known = new Set(components.map(({ id }) => id))
  const used = new Set(blocks.flatMap(({ items }) => items.map(({ component }) => component)))
  const unknown = (component: string, path: Problem['path']): Problem[] =>
    known.has(component) ? [] : [{ message: `“${component}” is not among the components: add it there, or mend its id.`, path }]
  return [
    ...blocks.flatMap(({ id, items }, block) =>
      items.flatMap(({ component }, index) => [
        ...unknown(component, ['blocks', block, 'items', index, 'component']),
        ...(items.findIndex((other) => other.component === component) < index
          ? [{ message: `“${component}” stands twice in block “${id}”: add the hours together.`, path: ['blocks', block, 'items', index, 'component'] }]
          : []),
      ]),
    ),
    ...limits.flatMap(({ component }, index) => unknown(component, ['limits', index, 'component'])),
    ...components.flatMap(({ id }, index) => (used.has(id) ? [] : [{ message: `No block has component “${id}”.`, path: ['components', index] }])),
  ]
}

/** Ids must be different, those of blocks and moments from each other too: the calendar knows its events by them. */
function checkIds({ blocks, components, moments }: Schedule): Problem[] {
  const twice = (list: { id: string; path: Problem['path'] }[]): Problem[] =>
    list.filter(({ id }, index) => list.findIndex((other) => other.id === id) < index).map(({ id, path }) => ({ message: `The id “${id}” is used twice.`, path }))
  const place = (key: string) => ({ id }: { id: string }, index: number) => ({ id, path: [key, index, 'id'] })
  return [...twice(components.map(place('components'))), ...twice([...blocks.map(place('blocks')), ...moments.map(place('moments'))])]
}

function checkMoments(schedule: Schedule): Problem[] {
  const last = totalWeeks(schedule)
  const problems = schedule.moments.flatMap(({ id, week, everyWeeks }, index): Problem[] =>
    Math.max(week ?? 0, everyWeeks ?? 0) > last
      ? [{ message: `Moment “${id}” falls after the last week (${last}).`, path: ['moments', index, week === undefined ? 'everyWeeks' : 'week'] }]
      : [],
  )
  if (new Date(`${schedule.exampleStart}T00:00:00Z`).getUTCDay() !== 1) {
    problems.push({ message: `The example start ${schedule.exampleStart} is not a Monday.`, path: ['exampleStart'] })
  }
  return problems
}
