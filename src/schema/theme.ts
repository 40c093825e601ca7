/** The shape of `themes.yml`: the spine that joins participant page, chapter, film, words and law. */
import { z } from 'astro/zod'

const id = z.string().regex(/^[a-z0-9-]+$/, 'must be an id: small letters, digits, hyphens')

export const icons = ['home', 'talk', 'map', 'letter', 'test', 'plan', 'date', 'clock', 'group', 'person', 'book', 'film', 'heart', 'money', 'school', 'steps', 'law', 'word'] as const

export const theme = z.strictObject({
  id: id.meta({ description: 'Id of the participants’ page' }),
  icon: z.enum(icons).meta({ description: 'Icon beside the title in lists' }),
  picture: id,
  chapter: id.meta({ description: 'The chapter of Het Gesprek that goes with it' }),
  film: id.optional().meta({ description: 'The film that goes with it' }),
  terms: z.array(id).min(1).meta({ description: 'Words explained on the page' }),
  sensitive: z.boolean().optional().meta({ description: 'Rights, duties, money or health: an unchecked translation says so more strongly' }),
  covers: z.strictObject({
    pvt: z.array(z.enum(['vrijheid', 'gelijkwaardigheid', 'solidariteit', 'participatie'])).optional(),
    knm: z.array(z.enum(['werk', 'omgangsvormen', 'wonen', 'gezondheid', 'geschiedenis', 'instanties', 'staat', 'onderwijs'])).optional(),
    map: z.array(z.enum(['beroepenorientatie', 'werknemerscompetenties', 'beroepsbeeld', 'beroepskansen', 'beroepscompetenties', 'netwerk', 'werk-vinden', 'werkcultuur'])).optional(),
    routes: z.array(z.enum(['b1', 'onderwijs', 'z'])).optional(),
  }).meta({ description: 'What it covers of the participatieverklaringstraject, KNM, MAP and the routes' }),
})
export const themes = z.array(theme)
export type Theme = z.infer<typeof theme>
