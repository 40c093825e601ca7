/** The schedule: the real content agrees with itself, every seeded fault is found, and the tables carry all of it. */

import { readFileSync } from 'node:fs'
import { test, expect } from 'playwright/test'
import { parse } from 'yaml'
import { scheduleSchema, scheduleWordsSchema } from '../../src/schema/schedule.ts'
import * as domain from '../../src/domain/schedule.ts'
import type { Schedule, Words } from '../../src/domain/schedule.ts'

const read = (path: string) => parse(readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8'))
const facts = read('schedule.yml')
// The annotation is a test too: what the schema gives is what the domain asks.
const schedule: Schedule = scheduleSchema.parse(facts)
const words: Words = scheduleWordsSchema.parse(read('nl/schedule.yml').words)

/** The real schedule with a fault in it. */
function broken(fault: (schedule: Schedule) => void): Schedule {
  const copy = structuredClone(schedule)
  fault(copy)
  return copy
}
const messages = (faulty: Schedule) => domain.checkSchedule(faulty).map(({ message }) => message)
const block = (faulty: Schedule, id: string) => faulty.blocks.find((candidate) => candidate.id === id)!

test.describe('the content', () => {
  test('agrees with itself', () => {
    expect(domain.checkSchedule(schedule)).toEqual([])
  })

  test('adds up to what the proposal says', () => {
    expect(domain.totalWeeks(schedule)).toBe(96)
    expect(domain.totalHours(schedule)).toBe(2304)
    expect([...domain.hoursPerBlock(schedule).values()]).toEqual([288, 288, 576, 576, 576])
    const hours = domain.hoursPerComponent(schedule)
    expect(hours.get('taalles')).toBe(756)
    expect(hours.get('het-gesprek')).toBe(60)
    expect(hours.get('stage')).toBe(192)
    expect([...hours.values()].reduce((a, b) => a + b)).toBe(2304)
  })

  test('reaches the 600 hours of lessons in week 71', () => {
    expect(domain.weekReached(schedule, 'taalles', 600)).toBe(71)
    expect(domain.weekReached(schedule, 'taalles', 72)).toBe(12)
    expect(domain.weekReached(schedule, 'taalles', 757)).toBeUndefined()
  })

  test('keeps to every limit', () => {
    const compared = domain.compareLimits(schedule).map(({ limit, unit, asked, planned, met }) => [limit.component, unit, asked, planned, met])
    expect(compared).toEqual([
      ['startgroep', 'weeks', 12, 12, true],
      ['mentor', 'weeks', 26, 72, true],
      ['het-gesprek', 'hours', 12, 60, true],
      ['stage', 'hours', 40, 192, true],
      ['taalles', 'hours', 600, 756, true],
    ])
  })

  test('calls sourced only what the sources give', () => {
    const sourced = schedule.blocks.flatMap(({ items }) => items.filter(({ basis }) => basis === 'sourced'))
    expect(new Set(sourced.map(({ component }) => component))).toEqual(new Set(['mentor']))
    expect(schedule.moments.filter(({ basis }) => basis === 'sourced').map(({ id }) => id)).toEqual(['advies', 'voortgang', 'afwezig'])
  })

  for (const lang of ['nl', 'en']) {
    test(`has a word for every key in ${lang}, and no other`, () => {
      const found = scheduleWordsSchema.parse(read(`${lang}/schedule.yml`).words)
      expect(Object.keys(found).sort()).toEqual(domain.wordKeys(schedule).sort())
      expect(domain.checkWords(schedule, found)).toEqual([])
    })
  }
})

test.describe('the schema refuses', () => {
  const issues = (change: (copy: typeof facts) => void) => {
    const copy = structuredClone(facts)
    change(copy)
    const result = scheduleSchema.safeParse(copy)
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }

  test('an unknown key', () => {
    expect(issues((copy) => (copy.blocks[0].items[0].hours = 6))).toEqual([expect.stringContaining('blocks.0.items.0: Unrecognized key')])
  })
  test('a sourced number without a source', () => {
    expect(issues((copy) => (copy.blocks[0].items[1].basis = 'sourced'))).toEqual([expect.stringContaining('blocks.0.items.1.sourced: Add `sourced')])
  })
  test('a moment with two times, and one with none', () => {
    expect(issues((copy) => (copy.moments[0].everyWeeks = 2))).toEqual([expect.stringContaining('moments.0: Give exactly one')])
    expect(issues((copy) => delete copy.moments[0].week)).toEqual([expect.stringContaining('moments.0: Give exactly one')])
  })
  test('a day that is no day, but not one without quotes', () => {
    expect(issues((copy) => (copy.exampleStart = '2027-02-30'))).toEqual([expect.stringContaining('exampleStart')])
    expect(issues((copy) => (copy.exampleStart = new Date('2027-01-04')))).toEqual([])
  })
  test('a word without a kind', () => {
    expect(scheduleWordsSchema.safeParse({ startgroep: 'Startgroep' }).success).toBe(false)
  })
})

test.describe('the check finds', () => {
  const faults: [name: string, fault: (copy: Schedule) => unknown, message: RegExp, path: string][] = [
    ['a gap', (copy) => (block(copy, 'kiezen').weeks = [15, 24]), /Nothing fills weeks 13 to 14/, 'blocks.1.weeks'],
    ['an overlap', (copy) => (block(copy, 'kiezen').weeks = [12, 24]), /“kiezen” overlaps what comes before it in week 12/, 'blocks.1.weeks'],
    ['weeks the wrong way round', (copy) => (block(copy, 'kiezen').weeks = [24, 13]), /ends \(week 13\) before it starts/, 'blocks.1.weeks'],
    ['a block of 23 hours', (copy) => (block(copy, 'meedoen').items[0]!.hoursPerWeek = 8), /A week of block “meedoen” has 23 hours; the least is 24/, 'blocks.2.items'],
    ['an unknown component', (copy) => (block(copy, 'meedoen').items[1]!.component = 'taalstag'), /“taalstag” is not among the components/, 'blocks.2.items.1.component'],
    ['a component that no block has', (copy) => copy.components.push({ id: 'zwemles' }), /No block has component “zwemles”/, 'components.12'],
    ['a component twice in a block', (copy) => (block(copy, 'doorgaan').items[3]!.component = 'taalles'), /“taalles” stands twice in block “doorgaan”/, 'blocks.4.items.3.component'],
    ['too few weeks in all', (copy) => (block(copy, 'doorgaan').weeks = [73, 95]), /have 95 weeks together; 4 periods of 24 weeks are 96/, 'blocks'],
    ['too many weeks in all', (copy) => (block(copy, 'doorgaan').weeks = [73, 97]), /have 97 weeks together/, 'blocks'],
    ['other periods than the blocks fill', (copy) => (copy.periods.count = 5), /have 96 weeks together; 5 periods of 24 weeks are 120/, 'blocks'],
    ['a block outside its period', (copy) => (block(copy, 'meedoen').period = 3), /“meedoen” \(weeks 25 to 48\) does not lie in period 3/, 'blocks.2.weeks'],
    ['a period that is not there', (copy) => (block(copy, 'doorgaan').period = 5), /is in period 5; there are 4/, 'blocks.4.period'],
    ['other hours of Het Gesprek than its series', (copy) => (block(copy, 'kiezen').items[2]!.hoursPerWeek = 4), /“het-gesprek” has 72 hours in the blocks and 60 in its series \(12 × 2 \+ 12 × 3\)/, 'components.2.series'],
    ['fewer hours than the law asks', (copy) => (block(copy, 'ervaren').items[1]!.hoursPerWeek = 1.5), /“stage” has 36 hours in the blocks; the least is 40 \(divosa-map\)/, 'limits.3'],
    ['more weeks than a source allows', (copy) => block(copy, 'kiezen').items.push({ component: 'startgroep', hoursPerWeek: 1, basis: 'proposal' }), /“startgroep” has 24 weeks in the blocks; the most is 12/, 'limits.0'],
    ['a limit of an unknown component', (copy) => (copy.limits[0]!.component = 'startgrope'), /“startgrope” is not among the components/, 'limits.0.component'],
    ['an id used twice', (copy) => (copy.moments[0]!.id = 'aankomen'), /The id “aankomen” is used twice/, 'moments.0.id'],
    ['a moment after the end', (copy) => (copy.moments[7]!.week = 97), /Moment “eindgesprek” falls after the last week \(96\)/, 'moments.7.week'],
    ['a start that is not a Monday', (copy) => (copy.exampleStart = '2027-01-05'), /2027-01-05 is not a Monday/, 'exampleStart'],
  ]
  for (const [name, fault, message, path] of faults) {
    test(name, () => {
      const problems = domain.checkSchedule(broken(fault))
      expect(problems).toContainEqual({ message: expect.stringMatching(message), path: path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)) })
    })
  }

  test('the faulty place only, where the rest is right', () => {
    expect(messages(broken((copy) => (block(copy, 'meedoen').items[0]!.hoursPerWeek = 8)))).toHaveLength(1)
    expect(messages(broken((copy) => (copy.exampleStart = '2027-01-05')))).toHaveLength(1)
  })
})

test.describe('the check of words finds', () => {
  const found = (change: Record<string, string>) => domain.checkWords(schedule, change).map(({ message }) => message)

  test('a figure that a translation changed, dropped or added', () => {
    expect(found({ 'feature.startgroep-12-weken': 'hoogstens 10 weken' })).toEqual([expect.stringContaining('the figures 12')])
    expect(found({ 'feature.mentor-2-3-uur': '3 uur per week' })).toEqual([expect.stringContaining('the figures 2 3')])
    expect(found({ 'component.taalles': 'Taalles, 9 uur' })).toEqual([expect.stringContaining('no figures')])
  })
  test('a key that the schedule does not know', () => {
    expect(found({ 'block.aankommen': 'Aankomen' })).toEqual([expect.stringContaining('has no “block.aankommen”')])
  })
  test('nothing in words that are there in part', () => {
    expect(found({ 'period.1': 'Aankomen', 'feature.mentor-2-3-uur': '2–3 saacadood' })).toEqual([])
  })
})

test.describe('moments', () => {
  test('that come back stand in every week they fall in', () => {
    const weeks = domain.momentsInWeeks(schedule).filter(({ moment }) => moment.id === 'voortgang').map(({ week }) => week)
    expect(weeks).toEqual([13, 26, 39, 52, 65, 78, 91])
  })
  test('of a range have both its ends, in order, without those that wait for a trigger', () => {
    const found = domain.momentsInWeeks(schedule, [6, 24]).map(({ week, moment, returning }) => [week, moment.id, returning])
    expect(found).toEqual([[6, 'advies', false], [10, 'plan', false], [13, 'voortgang', true], [24, 'tekenen', false]])
  })
})

test.describe('tables', () => {
  test('carry every item and its sums', () => {
    const sections = domain.table(schedule)
    expect(sections.map(({ block, period, weeks, length, hoursPerWeek, hours }) => [block, period, ...weeks, length, hoursPerWeek, hours])).toEqual([
      ['aankomen', 1, 1, 12, 12, 24, 288],
      ['kiezen', 1, 13, 24, 12, 24, 288],
      ['meedoen', 2, 25, 48, 24, 24, 576],
      ['ervaren', 3, 49, 72, 24, 24, 576],
      ['doorgaan', 4, 73, 96, 24, 24, 576],
    ])
    expect(sections[1]!.rows.find(({ component }) => component === 'het-gesprek')).toEqual({
      component: 'het-gesprek',
      name: 'component.het-gesprek-pvt',
      hoursPerWeek: 3,
      hours: 36,
      basis: 'proposal',
      sourced: { feature: 'pvt-12-uur', source: ['refugeehelp-pvt'] },
    })
  })

  test('the strip has 4 × 24 weeks, each in its block, with its moments', () => {
    const strip = domain.strip(schedule)
    expect(strip.map(({ cells }) => cells.length)).toEqual([24, 24, 24, 24])
    expect(strip.flatMap(({ cells }) => cells).map(({ week }) => week)).toEqual(Array.from({ length: 96 }, (_, index) => index + 1))
    expect(strip[0]!.cells[12]).toEqual({ week: 13, block: 'kiezen', moment: 'returning', moments: ['voortgang'] })
    expect(strip[0]!.cells.filter(({ moment }) => moment === 'once').map(({ week }) => week)).toEqual([1, 2, 6, 10, 24])
    expect(strip[3]!.cells[23]).toMatchObject({ block: 'doorgaan', moment: 'once', moments: ['eindgesprek'] })
  })
})

test.describe('CSV', () => {
  /** Reads CSV by RFC 4180 alone, so that the writer is not judged by itself. */
  function readCsv(text: string): string[][] {
    const rows: string[][] = []
    let row: string[] = []
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
      row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
      if (end === '\r\n') rows.push(row.splice(0))
    }
    return rows
  }

  const text = domain.csv(schedule, words)
  const rows = readCsv(text.slice(1))

  test('opens with a byte order mark and ends every line with CRLF', () => {
    expect([...new TextEncoder().encode(text).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('has a head, and a row an item, all of eleven fields', () => {
    expect(rows).toHaveLength(1 + schedule.blocks.flatMap(({ items }) => items).length)
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([11]))
    expect(rows[0]![0]).toBe('Periode')
    expect(rows[1]).toEqual(['1', '1', '12', 'Aankomen', 'Startgroep', '6', '12', '72', 'voorstel', 'hoogstens 12 weken', 'jas-startgroep'])
    expect(rows.slice(1).reduce((sum, row) => sum + Number(row[7]), 0)).toBe(2304)
  })

  test('calls every proposal so', () => {
    const basis = schedule.blocks.flatMap(({ items }) => items.map((item) => (item.basis === 'proposal' ? 'voorstel' : 'bron')))
    expect(rows.slice(1).map((row) => row[8])).toEqual(basis)
  })

  test('keeps quotes, commas and new lines inside their field, and runs no formula', () => {
    const odd = { ...words, 'block.aankomen': 'a, "b"\r\nc', 'component.taalles': '=1+1', 'component.mentor': '@x' }
    const found = readCsv(domain.csv(schedule, odd, { 'jas-startgroep': 'Startgroep, JAS' }).slice(1))
    expect(found[1]).toEqual(['1', '1', '12', 'a, "b"\r\nc', 'Startgroep', '6', '12', '72', 'voorstel', 'hoogstens 12 weken', 'Startgroep, JAS'])
    expect(found[2]![4]).toBe("'=1+1")
    expect(found[6]![4]).toBe("'@x")
  })

  test('is not made when a word is missing', () => {
    const { 'block.kiezen': _, ...rest } = words
    expect(() => domain.csv(schedule, rest)).toThrow('block.kiezen')
  })
})
