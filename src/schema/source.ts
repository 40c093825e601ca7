/** The shape of `sources.yml`: where the facts come from. */
import { z } from 'astro/zod'

export const source = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'must be an id: small letters, digits, hyphens'),
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be 2018, 2018-12 or 2018-12-19').optional(),
  certainty: z.enum(['high', 'medium']).meta({ description: 'high: official or confirmed by a second source; medium: one decent source' }),
})
export const sources = z.array(source)
export type SourceFacts = z.infer<typeof source>
