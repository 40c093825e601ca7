/** The shape of the head of a text: page, theme, chapter, factsheet. */
import { z } from 'astro/zod'

const id = z.string().regex(/^[a-z0-9-]+$/, 'must be an id: small letters, digits, hyphens')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-11-21')

/** Who made a translation and who checked it. */
export const translation = z.strictObject({
  by: z.enum(['machine', 'human']).meta({ description: 'Who translated' }),
  reviewed: z.strictObject({
    by: z.string().min(2).meta({ description: 'The role of the person who checked it, for example “native speaker, teacher”' }),
    date: day,
  }).optional().meta({ description: 'Only when somebody who speaks the language read all of it' }),
})
export type Translation = z.infer<typeof translation>

const words = {
  title: z.string().min(1).meta({ description: 'Title of the page; short' }),
  summary: z.string().min(1).meta({ description: 'One to three sentences: the lead of the page and its line in lists' }),
  also: z.array(z.string().min(1)).optional().meta({ description: 'What people type when they look for this page, in their own words; only for searching' }),
}

/** The head of a text in the source language: words and facts. */
export const sourceHead = z.strictObject({
  ...words,
  dated: day.optional().meta({ description: 'The day on which a page that will age was last held against the law' }),
  terms: z.array(id).optional().meta({ description: 'Glossary ids of the words to learn' }),
  picture: id.optional().meta({ description: 'Picture of the page' }),
  exceptions: z.array(z.strictObject({
    starts: z.string().min(4).meta({ description: 'First words of the sentence that may pass the readability gate' }),
    reason: z.string().min(8),
  })).max(3).optional(),
})

/** The head of a translated text: words only, and where they come from. */
export const translatedHead = z.strictObject({ ...words, translation: translation.default({ by: 'machine' }) })

export type SourceHead = z.infer<typeof sourceHead>
