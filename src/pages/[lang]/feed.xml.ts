/** What is new or changed among the materials, as an Atom feed. */
import type { APIRoute } from 'astro'
import { draftsOf, generated, languages, site as facts, voiceOf } from '../../library.ts'
import { paths } from '../../domain/paths.ts'

export const getStaticPaths = () => languages.map(({ tag }) => ({ params: { lang: tag } }))
const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

export const GET: APIRoute = ({ params, site }) => {
  const lang = params.lang!
  const t = voiceOf(lang)
  const at = (path: string) => new URL(path, site).href
  const entries = draftsOf(lang).filter(({ kind }) => kind !== 'feed').sort((a, b) => (a.updated === b.updated ? (a.id < b.id ? -1 : 1) : a.updated < b.updated ? 1 : -1))
  return new Response(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${at(paths.feed(lang))}</id><title>${xml(t('site.name'))}</title><updated>${generated}T00:00:00Z</updated>
<link rel="self" href="${at(paths.feed(lang))}"/><link rel="alternate" href="${at(paths.materials(lang))}"/><author><name>${xml(facts.organisation)}</name></author><rights>CC BY 4.0</rights>
${entries.map((item) => `<entry><id>${at(item.page)}</id><title>${xml(item.title)}</title><updated>${item.updated}T00:00:00Z</updated><link rel="alternate" href="${at(item.page)}"/>${item.files.map((file) => `<link rel="enclosure" href="${at(file.url)}"/>`).join('')}<summary>${xml(item.summary)}</summary></entry>`).join('\n')}
</feed>
`, { headers: { 'content-type': 'application/atom+xml' } })
}
