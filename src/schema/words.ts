/** The shape of lists of words: messages, glossary, pictures, schedule and materials. */
import { z } from 'astro/zod'
import { translation } from './text.ts'

const sentence = z.string().min(1)
const also = z.array(sentence).optional().meta({ description: 'What people also call it or how they misspell it; only for searching' })
const list = <T extends z.ZodType>(entry: T) => z.strictObject({ translation: translation.optional(), words: z.record(z.string().regex(/^[a-zA-Z0-9.-]+$/, 'must be a key: letters, digits, dots, hyphens'), entry) })

const form = sentence.optional()
export const message = z.union([sentence, z.strictObject({ zero: form, one: form, two: form, few: form, many: form, other: sentence })])

export const glossary = list(z.strictObject({
  term: sentence.meta({ description: 'The word in this language; in Dutch the official word' }),
  text: sentence.meta({ description: 'What it means, in easy words' }),
  also,
}))
export const pictures = list(z.strictObject({ alt: z.string().meta({ description: 'What is to be seen; empty where the text beside it says the same' }) }))
export const scheduleWords = list(sentence).extend({ also })
export const materialWords = list(z.strictObject({ title: sentence, summary: sentence }))
export const worksheet = z.strictObject({
  translation: translation.optional(),
  words: z.record(z.string().regex(/^[a-zA-Z0-9.-]+$/), sentence),
})

/** Schema of each list of words by file name. */
export const lists = {
  messages: list(message),
  glossary,
  pictures,
  schedule: scheduleWords,
  materials: materialWords,
} as const
export type ListName = keyof typeof lists

export interface GlossaryWords { term: string; text: string; also?: string[] }
