/** The shape of the educational schedule: its facts (content/schedule.yml) and the words for them (<language>/schedule.yml). */

import { z } from 'astro/zod'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'An id has plain small letters, digits and hyphens.')
const hours = z.number().positive().multipleOf(0.5)
const weeks = z.int().positive()

const sourced = z
  .strictObject({
    feature: id.meta({ description: 'What the sources say, as a word: `feature.<this>` in the words of a language.' }),
    source: z.array(id).min(1).meta({ description: 'Ids from sources.yml.' }),
  })
  .meta({ description: 'What a source does say about this, and which source.' })

/** A thing with the ground it stands on; what is called sourced must name its source. */
const grounded = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject({
      ...shape,
      basis: z.enum(['sourced', 'proposal']).meta({
        description: 'Where the number comes from: `sourced`, a source says it; `proposal`, we propose it.',
      }),
      sourced: sourced.optional(),
    })
    .refine((value: { basis?: unknown; sourced?: unknown }) => value.basis !== 'sourced' || value.sourced !== undefined, {
      path: ['sourced'],
      message: 'Add `sourced: { feature, source }`, or call it a proposal.',
    })

/** Refuses an object that has none or several of these keys. */
const exactlyOne = (keys: string[]) => [
  (value: object) => keys.filter((key) => key in value).length === 1,
  { message: `Give exactly one of ${keys.join(', ')}.` },
] as const

const item = grounded({
  component: id.meta({ description: 'Which component, an id from `components`.' }),
  as: id.optional().meta({ description: 'Other words for it in this block: `component.<this>`. Its hours still count for the component.' }),
  hoursPerWeek: hours.meta({ description: 'Hours a week, in whole or half hours.' }),
})

const block = grounded({
  id: id.meta({ description: 'Its name is `block.<id>`. Never changed once published.' }),
  period: weeks.meta({ description: 'The number of the period it lies in, from 1.' }),
  weeks: z.tuple([weeks, weeks]).meta({ description: 'First and last week, both included, counted from week 1 of the programme.' }),
  items: z.array(item).min(1).meta({ description: 'What fills a week of this block, in the order of the table.' }),
})

const component = z.strictObject({
  id: id.meta({ description: 'Its name is `component.<id>`. Never changed once published.' }),
  series: z
    .array(
      z.strictObject({
        meetings: weeks.meta({ description: 'How many meetings.' }),
        hours: hours.meta({ description: 'Hours of one meeting.' }),
      }),
    )
    .min(1)
    .optional()
    .meta({ description: 'The meetings as the manual plans them. The hours in the blocks must add up to the same.' }),
})

const limit = z
  .strictObject({
    component: id.meta({ description: 'Which component, an id from `components`.' }),
    atLeastHours: hours.optional().meta({ description: 'The least hours over the whole programme.' }),
    atLeastWeeks: weeks.optional().meta({ description: 'The least weeks in which it takes place.' }),
    atMostWeeks: weeks.optional().meta({ description: 'The most weeks in which it takes place.' }),
    law: z.literal('wi2021').optional().meta({ description: '`wi2021` where the law of today asks it (Wet inburgering 2021).' }),
    sourced,
  })
  .refine(...exactlyOne(['atLeastHours', 'atLeastWeeks', 'atMostWeeks']))

const moment = grounded({
  id: id.meta({ description: 'Its name is `moment.<id>`. Never changed once published; no block has the same.' }),
  week: weeks.optional().meta({ description: 'The week it happens in.' }),
  everyWeeks: weeks.optional().meta({ description: 'It comes back every so many weeks.' }),
  trigger: id.optional().meta({ description: 'It happens when this does: `trigger.<this>`.' }),
}).refine(...exactlyOne(['week', 'everyWeeks', 'trigger']))

/** content/schedule.yml. Whether the numbers agree with each other is for `checkSchedule` in the domain. */
export const scheduleSchema = z.strictObject({
  // A YAML reader may make a date of an unquoted day; the author need not know that.
  exampleStart: z
    .preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date())
    .meta({ description: 'The Monday from which the calendar file counts, as "2027-01-04". An example, no real start.' }),
  periods: grounded({
    count: weeks.meta({ description: 'How many periods.' }),
    weeks: weeks.meta({ description: 'Weeks of one period.' }),
  }).meta({ description: 'The periods of the programme.' }),
  minHoursPerWeek: grounded({
    hours: hours.meta({ description: 'Hours a week that every block must reach.' }),
  }).meta({ description: 'The least hours a week.' }),
  components: z.array(component).min(1).meta({ description: 'Every part of the programme, once.' }),
  limits: z.array(limit).meta({ description: 'What the law or a source asks of a component over the whole programme.' }),
  blocks: z.array(block).min(1).meta({ description: 'Blocks of weeks, in order, without gaps.' }),
  moments: z.array(moment).meta({ description: 'Moments in a week, every so many weeks, or when something happens.' }),
})

/** The map `words:` of <language>/schedule.yml. Which keys there should be: `wordKeys` in the domain. */
export const scheduleWordsSchema = z
  .record(
    z.string().regex(/^(?:period|block|component|feature|moment|trigger|basis|column|calendar)\.[a-z0-9-]+$/, 'A key is a kind, a full stop and an id, such as block.aankomen.'),
    z.string().trim().min(1).max(90),
  )
  .meta({ description: 'A few words each, A2: names of blocks, components and moments; what a source says; heads of columns.' })
