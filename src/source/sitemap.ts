/** Which pages the sitemap lists and which languages it names for each: those in which the words exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SitemapItem } from '@astrojs/sitemap'
import { idOf } from '../domain/paths.ts'
import { contentFolder } from './folder.ts'

const tags = (JSON.parse(readFileSync(join(contentFolder, 'languages.json'), 'utf8')) as { tag: string; published?: boolean }[]).filter(({ published }) => published !== false).map(({ tag }) => tag)
const folders: Record<string, string> = { programma: 'programma', deelnemers: 'deelnemers', 'het-gesprek': 'het-gesprek', over: 'over' }

/** Ids of the texts and lists of a folder: asked for at every address in every language, read once. */
const idsIn = new Map<string, Set<string>>()
function idsOf(tag: string, folder: string): Set<string> {
  const place = join(contentFolder, tag, folder)
  const found = idsIn.get(place) ?? new Set(existsSync(place) ? readdirSync(place).filter((name) => /\.(mdx?|yml)$/.test(name)).map((name) => idOf(name)) : [])
  idsIn.set(place, found)
  return found
}
const holds = (tag: string, folder: string, id: string) => idsOf(tag, folder).has(id)

/** True when the words of an address (`programma/wat-is-het/`) exist in a language. */
export function exists(tag: string, rest: string): boolean {
  const [section = '', id] = rest.split('/')
  if (section === '') return holds(tag, '', 'home')
  if (section === 'over') return holds(tag, 'over', id || 'over')
  if (folders[section] && id) return holds(tag, section, id)
  if (section === 'films' && id) return holds(tag, 'films', id)
  if (section === 'woordenlijst') return holds(tag, '', 'glossary')
  if (section === 'schema') return holds(tag, '', 'schedule')
  if (section === 'materialen' && id) {
    const [, kind, own] = /^(thema|hoofdstuk|deelnemersblad|factsheet|werkblad|film|kaarten|formulier)-(.+)$/.exec(id) ?? []
    const folder = { thema: 'deelnemers', hoofdstuk: 'het-gesprek', deelnemersblad: 'het-gesprek', factsheet: 'factsheets', werkblad: 'werkbladen', film: 'films', kaarten: 'werkbladen', formulier: 'werkbladen' }[kind ?? '']
    if (folder) return holds(tag, folder, own!)
    const book = { handleiding: 'het-gesprek', programma: 'programma', gids: 'deelnemers' }[id]
    if (book) return idsOf(tag, book).size > 0
    if (id === 'woordenlijst') return holds(tag, '', 'glossary')
    if (id === 'schema') return holds(tag, '', 'schedule')
  }
  return holds(tag, '', 'messages')
}

const parts = (address: string) => /^https?:\/\/[^/]+\/([^/]+)\/(.*)$/.exec(address)

/** True for a page that belongs in the sitemap. */
export function listed(address: string): boolean {
  const [, tag, rest] = parts(address) ?? []
  if (tag === undefined) return true
  if (tag === 'print' || tag === '404' || /^zoeken\//.test(rest!)) return false
  return tags.includes(tag) ? exists(tag, rest!) : false
}

/** A line of the sitemap with the page's other languages and the language choice. */
export function alternates(item: SitemapItem): SitemapItem {
  const [, tag, rest] = parts(item.url) ?? []
  if (tag === undefined) return item
  const origin = new URL(item.url).origin
  return { ...item, links: [...tags.filter((other) => exists(other, rest!)).map((other) => ({ lang: other, url: `${origin}/${other}/${rest}` })), { lang: 'x-default', url: `${origin}/` }] }
}
