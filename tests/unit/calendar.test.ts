/** The calendar file: valid by an independent parser, named as an example, and the same bytes on every machine and day. */

import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { test, expect } from 'playwright/test'
import { parse } from 'yaml'
import { icalendar, mondayOf } from '../../src/domain/calendar.ts'
import type { Schedule, Words } from '../../src/domain/schedule.ts'
import { scheduleSchema } from '../../src/schema/schedule.ts'

const read = (path: string) => parse(readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8'))
const schedule: Schedule = scheduleSchema.parse(read('schedule.yml'))
const words: Words = read('nl/schedule.yml').words
const options = { lang: 'nl', address: 'https://inburgering.example.org', date: '2026-11-21' }

const text = icalendar(schedule, words, options)
const open = (source: string) => new ICAL.Component(ICAL.parse(source))
const eventsOf = (source: string) => open(source).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
const events = eventsOf(text)
const event = (uid: string) => events.find((candidate) => candidate.uid === `${uid}@inburgering.example.org`)!

test('is one calendar, with what RFC 5545 asks of it', () => {
  const calendar = open(text)
  expect(calendar.name).toBe('vcalendar')
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(calendar.getAllProperties('prodid')).toHaveLength(1)
  for (const component of calendar.getAllSubcomponents('vevent')) {
    for (const name of ['uid', 'dtstamp', 'dtstart', 'dtend', 'summary']) expect(component.getAllProperties(name), name).toHaveLength(1)
  }
})

test('has lines of at most 75 octets, every one ended by CRLF', () => {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length, line).toBeLessThanOrEqual(75)
})

test('has every block and every moment with a week, once', () => {
  const returning = [13, 26, 39, 52, 65, 78, 91].map((week) => `voortgang-${week}`)
  const expected = ['aankomen-1', 'kiezen-13', 'meedoen-25', 'ervaren-49', 'doorgaan-73', 'intake-1', 'diploma-2', 'advies-6', 'plan-10', 'tekenen-24', 'eindgesprek-96', ...returning]
  expect(events.map(({ uid }) => uid).sort()).toEqual(expected.map((id) => `${id}@inburgering.example.org`).sort())
})

test('has whole days, from the Monday of the example start to the end of week 96', () => {
  for (const { startDate, endDate } of events) {
    expect([startDate.isDate, endDate.isDate]).toEqual([true, true])
    expect(startDate.dayOfWeek()).toBe(ICAL.Time.MONDAY)
  }
  const days = (uid: string) => [event(uid).startDate.toString(), event(uid).endDate.toString()]
  expect(days('aankomen-1')).toEqual(['2027-01-04', '2027-03-29'])
  expect(days('kiezen-13')).toEqual(['2027-03-29', '2027-06-21'])
  expect(days('advies-6')).toEqual(['2027-02-08', '2027-02-09'])
  expect(days('doorgaan-73')[1]).toBe('2028-11-06')
  expect(days('eindgesprek-96')).toEqual(['2028-10-30', '2028-10-31'])
})

test('says that it is an example, and what is a proposal', () => {
  expect(open(text).getFirstPropertyValue('x-wr-calname')).toMatch(/^Voorbeeld/)
  for (const { summary, description } of events) {
    expect(summary).toMatch(/^Voorbeeld – week \d+(–\d+)?: .+ \((bron|voorstel)\)$/)
    expect(description).toContain('Dit is een voorbeeld')
  }
  expect(event('kiezen-13').summary).toBe('Voorbeeld – week 13–24: Kiezen (voorstel)')
  expect(event('advies-6').summary).toBe('Voorbeeld – week 6: Toets en advies over je taalschool (bron)')
  expect(event('kiezen-13').description).toContain('\nHet Gesprek, met PVT – Uren per week: 3 (voorstel); bron: PVT: minstens 12 uur [refugeehelp-pvt]\n')
})

test('leaves a person free, and leads to the page', () => {
  for (const { component } of events) {
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    expect(component.getFirstPropertyValue('url')).toBe('https://inburgering.example.org/nl/schema/')
  }
})

test('is the same on another day, in another time zone, and a second time', () => {
  const zone = process.env['TZ']
  const RealDate = Date
  try {
    for (const place of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env['TZ'] = place
      globalThis.Date = class extends RealDate {
        constructor(...given: unknown[]) {
          super(...((given.length > 0 ? given : ['1999-12-31T23:59:59Z']) as [string]))
        }
      } as DateConstructor
      expect(new Date().getUTCFullYear()).toBe(1999)
      expect(icalendar(schedule, words, options)).toBe(text)
      globalThis.Date = RealDate
    }
  } finally {
    globalThis.Date = RealDate
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
  expect(eventsOf(text)[0]!.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-21T00:00:00Z')
})

test('keeps its ids when the start moves', () => {
  const later = eventsOf(icalendar({ ...schedule, exampleStart: '2027-09-06' }, words, options))
  expect(later.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid))
  expect(later[0]!.startDate.toString()).toBe('2027-09-06')
})

test('carries any letters and marks through, and lets no word add a line of its own', () => {
  const odd = {
    ...words,
    'block.aankomen': 'الوصول، «أهلاً»; a, b \\ c',
    'calendar.title': 'ናይ ኣብነት መደብ, 96; \r\nX-EVIL:1',
    'component.startgroep': 'گروه شروع\u200cکننده 👩🏽‍🏫 '.repeat(6).trim(),
  }
  const source = icalendar(schedule, odd, { ...options, lang: 'ar', sources: { 'jas-startgroep': 'Startgroep; JAS, Leiden' } })
  const first = eventsOf(source)[0]!
  expect(first.summary).toBe(`Voorbeeld – week 1–12: ${odd['block.aankomen']} (voorstel)`)
  expect(first.description).toContain(odd['component.startgroep'])
  expect(first.description).toContain('[Startgroep; JAS, Leiden]')
  expect(open(source).getFirstPropertyValue('x-evil')).toBeNull()
  for (const line of source.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
})

test('is not made when a word is missing or the day is no day', () => {
  const { 'moment.plan': _, ...rest } = words
  expect(() => icalendar(schedule, rest, options)).toThrow('moment.plan')
  expect(() => icalendar(schedule, words, { ...options, date: 'gisteren' })).toThrow()
})

test('counts Mondays over the change of clock and of year', () => {
  expect([1, 13, 14, 52, 53].map((week) => mondayOf('2027-01-04', week).toISOString().slice(0, 10))).toEqual(['2027-01-04', '2027-03-29', '2027-04-05', '2027-12-27', '2028-01-03'])
})
