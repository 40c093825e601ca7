/** The schedule as a calendar file (iCalendar, RFC 5545) that counts from the example start. */

import ical, { ICalCalendarMethod, ICalEventTransparency, escape } from 'ical-generator'
import { momentsInWeeks, nameKey, sourceText, wordOf } from './schedule.ts'
import type { Block, Grounded, MomentInWeek, Schedule, SourceNames, Words } from './schedule.ts'

export interface CalendarOptions {
  /** Tag of the language of the words. */
  lang: string
  /** Public address of the site, as https://example.org; the events are named after its host and point to its page. */
  address: string
  /** Day on which the content last changed, as 2027-01-04; it stands in every event, so that no clock is needed. */
  date: string
  /** What to print for a source; its id where it is left out. */
  sources?: SourceNames
}

/** The Monday of a week (from 1) of a programme that starts on the day `start`, at midnight UTC. */
export function mondayOf(start: string, week: number): Date {
  const monday = midnight(start)
  monday.setUTCDate(monday.getUTCDate() + (week - 1) * 7)
  return monday
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

/**
 * A calendar file with an event of whole days for every block and every moment that has a week.
 * A moment is known to its week only: it stands on the Monday, and its title names the week.
 * Titles say that this is an example, and of each thing whether it is sourced or a proposal.
 * The same input gives the same bytes. Throws when a word is missing or a day is no day.
 */
export function icalendar(schedule: Schedule, words: Words, { lang, address, date, sources = {} }: CalendarOptions): string {
  const say = (key: string) => wordOf(words, key)
  const page = new URL(`/${lang}/schema/`, address)
  const { host, hostname } = page

  const title = (weeks: string, name: string, { basis }: Grounded) =>
    `${say('calendar.example')} – ${say('calendar.week')} ${weeks}: ${name} (${say(`basis.${basis}`)})`
  const ground = ({ sourced }: Grounded) =>
    sourced ? [`${say('basis.sourced')}: ${say(`feature.${sourced.feature}`)} [${sourceText(sourced, sources)}]`] : []

  const blockEvent = (block: Block) => ({
    id: block.id,
    week: block.weeks[0],
    end: mondayOf(schedule.exampleStart, block.weeks[1] + 1), // RFC 5545: the end of an event of whole days is the day after
    summary: title(block.weeks.join('–'), say(`block.${block.id}`), block),
    lines: block.items.map((item) =>
      [
        `${say(nameKey(item))} – ${say('column.hours-per-week')}: ${item.hoursPerWeek} (${say(`basis.${item.basis}`)})`,
        ...ground(item),
      ].join('; '),
    ),
  })
  const momentEvent = ({ week, moment }: MomentInWeek) => {
    const end = mondayOf(schedule.exampleStart, week)
    end.setUTCDate(end.getUTCDate() + 1)
    return { id: moment.id, week, end, summary: title(String(week), say(`moment.${moment.id}`), moment), lines: ground(moment) }
  }

  const calendar = ical({
    prodId: { company: host, product: 'schema', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    scale: 'GREGORIAN',
    // The library escapes the texts of events, but not these two.
    name: escape(say('calendar.title'), false),
    description: escape(say('calendar.note'), false),
    url: page.href,
  })
  const events = [...schedule.blocks.map(blockEvent), ...momentsInWeeks(schedule).map(momentEvent)]
  for (const { id, week, end, summary, lines } of events.sort((a, b) => a.week - b.week)) {
    calendar.createEvent({
      // Without an id and a stamp the library takes a random number and the clock.
      id: `${id}-${week}@${hostname}`,
      stamp: midnight(date),
      start: mondayOf(schedule.exampleStart, week),
      end,
      allDay: true,
      summary,
      description: [say('calendar.note'), ...lines].join('\n'),
      url: page.href,
      // A block of twelve weeks must not make somebody look busy for twelve weeks.
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  // RFC 5545 ends every line with CRLF; the library leaves it out after the last.
  return `${calendar.toString()}\r\n`
}
