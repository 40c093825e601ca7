/** The finished site as the tests see it: its pages, their trees, and which address is of which type. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { htmlToHast } from 'satteri'
import { visit } from 'unist-util-visit'
import type { Element, Root } from 'hast'

export const dist = process.env.SITE_OUT ?? join(process.cwd(), 'dist')
export const languages = (JSON.parse(readFileSync(join(process.cwd(), 'content', 'languages.json'), 'utf8')) as { tag: string; published?: boolean }[]).filter(({ published }) => published !== false).map(({ tag }) => tag)

export interface Page { path: string; address: string; html: string; tree: Root }

/** Files of the site, with forward slashes. */
export const files = (): string[] => readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1).replaceAll('\\', '/')).sort()

export const pagePaths = (): string[] => files().filter((path) => path.endsWith('.html'))
export const addressOf = (path: string): string => `/${path.replace(/(^|\/)index\.html$/, '$1')}`

export function page(path: string): Page {
  const html = readFileSync(join(dist, path), 'utf8')
  return { path, address: addressOf(path), html, tree: htmlToHast(html) as unknown as Root }
}

/** All elements of a tree, or those of a name. */
export function elements(tree: Root | Element, name?: string): Element[] {
  const found: Element[] = []
  visit(tree as Root, 'element', (node: Element) => { if (!name || node.tagName === name) found.push(node) })
  return found
}

export const attribute = (node: Element | undefined, name: string): string | undefined => {
  const value = node?.properties[name]
  return value === undefined || value === null || value === false ? undefined : Array.isArray(value) ? value.join(' ') : String(value === true ? '' : value)
}

export function textOf(node: Element | Root): string {
  let text = ''
  visit(node as Root, 'text', ({ value }: { value: string }) => { text += value })
  return text.replace(/\s+/g, ' ').trim()
}

/** One address of each type of page; every place of the address table. */
export const types = (lang: string): Record<string, string> => Object.fromEntries(Object.entries({
  home: '', themes: 'deelnemers/', theme: 'deelnemers/wie-helpt-mij/', programme: 'programma/', article: 'programma/wat-is-het/', sources: 'programma/bronnen/', schedule: 'schema/',
  manual: 'het-gesprek/', chapter: 'het-gesprek/de-baas-op-de-fiets/', films: 'films/', film: 'films/wie-helpt-mij/', hub: 'materialen/', item: 'materialen/hoofdstuk-de-baas-op-de-fiets/',
  factsheet: 'materialen/factsheet-programma/', glossary: 'woordenlijst/', search: 'zoeken/', about: 'over/', accessibility: 'over/toegankelijkheid/', privacy: 'over/privacy/', translations: 'over/vertalingen/', contact: 'over/contact/',
}).filter(([, rest]) => existsSync(join(dist, lang, rest, 'index.html'))).map(([type, rest]) => [type, `/${lang}/${rest}`]))
