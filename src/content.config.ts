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

const id = ({ entry }: { entry: string }) => entry.replace(/\.[^.]+$/, '')

export const collections = {
  texts: defineCollection({
    loader: fresh(glob({ base, pattern: ['*/home.md', '*/{programma,deelnemers,het-gesprek,over}/*.{md,mdx}', '*/factsheets/*.md'], generateId: id })),
    schema: sourceHead.extend({ translation: translation.optional() }),
  }),
  lists: defineCollection({
    loader: glob({ base, pattern: ['*/{messages,glossary,pictures,themes,schedule,materials}.yml', '*/{werkbladen,films}/*.yml'], generateId: id }),
    schema: z.strictObject({ translation: translation.optional(), words: z.record(z.string(), z.unknown()) }),
  }),
  registers: defineCollection({
    loader: glob({ base, pattern: '*/blocks.json', generateId: ({ entry }) => entry.split('/')[0]! }),
    schema: z.record(z.string(), z.array(z.object({ id: z.string(), kind: z.string(), digest: z.string(), date: z.string(), of: z.string().optional() }))),
  }),
}
