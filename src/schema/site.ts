/** The shape of `site.yml` and `languages.json`: this edition of the site. */
import { z } from 'astro/zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-11-21')

export const site = z.strictObject({
  municipality: z.string().meta({ description: 'The municipality of this edition, as its people call it' }),
  organisation: z.string().meta({ description: 'Who keeps the site; readers see this as the sender' }),
  email: z.email().meta({ description: 'Where readers report a mistake' }),
  address: z.url({ protocol: /^https?$/ }).meta({ description: 'The public address, without a path. SITE_URL overrides it' }),
  licence: z.literal('CC-BY-4.0').meta({ description: 'Licence of words, pictures and films' }),
  edition: day.meta({ description: 'The date on paper' }),
  securityExpires: day.meta({ description: 'Until when security.txt holds; less than a year ahead' }),
  accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #17706a').meta({ description: 'The one colour a municipality may change; its lightness is set so that it can be read' }),
})
export type SiteFacts = z.infer<typeof site>

export const languages = z.array(z.strictObject({
  tag: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 tag such as ar or fa-AF').meta({ description: 'BCP 47 tag; also the name of the folder and the first part of the address' }),
  label: z.string().min(1).meta({ description: 'The language’s name for itself, in its own script' }),
  published: z.boolean().optional().meta({ description: 'false hides the language from readers' }),
})).min(1)
