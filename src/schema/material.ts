/** The shape of `materials/<id>.yml`: a file to take away as it is. */
import { z } from 'astro/zod'

export const materialKinds = ['handout', 'factsheet', 'form', 'cards', 'manual', 'film', 'programme', 'guide'] as const
export const audiences = ['participant', 'trainer', 'municipality'] as const

export const material = z.strictObject({
  kind: z.enum(materialKinds),
  lang: z.string().meta({ description: 'Language of the file, or mul' }),
  file: z.string().regex(/^[a-z0-9._-]+$/, 'must be the name of a file in the same folder').meta({ description: 'Name of the file beside this one' }),
  audience: z.array(z.enum(audiences)).min(1),
  theme: z.array(z.string()).optional(),
  licence: z.string().min(1),
})
export type Material = z.infer<typeof material>
