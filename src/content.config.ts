/** Where each kind of content lies and which schema it obeys. */
import { defineCollection } from 'astro:content'
import { glob, type Loader } from 'astro/loaders'
import { z } from 'astro/zod'
import { sourceHead, translation } from './schema/text.ts'
import { contentFolder } from './source/folder.ts'

const base = contentFolder

/** A text depends on its source and register too, which the store's digests do not know: it is read anew at every build. */
function fresh(loader: Loader): Loader {
  return { ...loader, load: async (context) => { context.store.clear(); await loader.load(context) } }
}

/** Astro's reader makes dates of days; they are text here, as in the register. */
const plainDays = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString().slice(0, 10)
    : Array.isArray(value) ? value.map(plainDays)
      : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainDays(part)])) : value

const id = ({ entry }: { entry: string }) => entry.replace(/\.[^.]+$/, '')

export const collections = {
  texts: defineCollection({
    loader: fresh(glob({ base, pattern: ['*/home.md', '*/{programma,deelnemers,het-gesprek,over}/*.{md,mdx}', '*/factsheets/*.md'], generateId: id })),
    schema: z.preprocess(plainDays, sourceHead.extend({ translation: translation.optional() })),
  }),
  lists: defineCollection({
    loader: fresh(glob({ base, pattern: ['*/{messages,glossary,pictures,schedule,materials}.yml', '*/{werkbladen,films}/*.yml'], generateId: id })),
    schema: z.preprocess(plainDays, z.strictObject({ translation: translation.optional(), words: z.record(z.string(), z.unknown()), also: z.array(z.string()).optional() })),
  }),
}
