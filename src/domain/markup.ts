/** The finished words of a text as HTML: links resolved where the page is known, ids kept apart where texts are joined. */
import { paths } from './paths.ts'

export interface Place {
  /** Language of the page. */
  lang: string
  /** Put before every id where a page joins several texts: `<prefix>--<id>`. */
  prefix?: string
  /** A second showing of the same blocks: no ids, not searched. */
  twin?: boolean
  /** Full addresses, for paper: the address of the site without a slash at its end. */
  absolute?: string
  /** Name of the region in which a wide table scrolls; left out on paper. */
  table?: string
}

/**
 * HTML of our own Markdown with `term:`, `source:` and language-less addresses resolved for a page.
 * Only attributes that the pipeline wrote are touched: authors cannot write HTML.
 */
export function placed(html: string, { lang, prefix, twin, table, absolute = '' }: Place): string {
  let result = html
    .replace(/<a href="([^"]*)"/g, (_, address: string) => {
      const [, scheme, id] = /^(term|source):(.*)$/.exec(address) ?? []
      if (scheme === 'term') return `<a class="term" href="${absolute}${paths.glossary(lang, id)}"`
      if (scheme === 'source') return `<a class="source" data-pagefind-ignore href="${absolute}${paths.source(lang, id!)}"`
      if (address.startsWith('/downloads/')) return `<a href="${absolute}${address}"`
      if (address.startsWith('/')) return `<a href="${absolute}/${lang}${address}"`
      return /^https?:/.test(address) ? `<a rel="noopener noreferrer" href="${address}"` : `<a href="${address}"`
    })
  // A table scrolls in a region of its own, which the keyboard can reach.
  if (table) result = result.replace(/<table>/g, `<div class="scroll" tabindex="0" role="region" aria-label="${table}"><table>`).replace(/<\/table>/g, '</table></div>')
  if (twin) result = result.replace(/ id="[^"]*"(?= data-block=)/g, '').replace(/ data-block=/g, ' data-pagefind-ignore data-block=')
  else if (prefix) result = result.replace(/ id="([^"]*)"(?= data-block=)/g, ` id="${prefix}--$1"`).replace(/ data-block="/g, ` data-block="${prefix}--`).replace(/href="#/g, `href="#${prefix}--`)
  return result
}

/** The first element with a class, with what stands before and after it; for elements that hold none of their own kind. */
export function cut(html: string, start: RegExp, tag: string): { before: string; element: string; after: string } | undefined {
  const opening = start.exec(html)
  if (!opening) return undefined
  let depth = 0
  const tags = new RegExp(`<(/?)${tag}[\\s>]`, 'g')
  tags.lastIndex = opening.index
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    depth += match[1] ? -1 : 1
    if (depth === 0) {
      const end = html.indexOf('>', match.index) + 1
      return { before: html.slice(0, opening.index), element: html.slice(opening.index, end), after: html.slice(end) }
    }
  }
  return undefined
}

/** HTML cut at its h2 headings: what stands before the first, and each heading with what follows it. */
export function sectionsOf(html: string): { before: string; sections: { heading: string; body: string }[] } {
  const parts = html.trim().split(/(?=<h2[\s>])/)
  const before = /^<h2[\s>]/.test(parts[0] ?? '') ? '' : (parts.shift() ?? '')
  return { before, sections: parts.map((part) => { const end = part.indexOf('</h2>') + 5; return { heading: part.slice(0, end), body: part.slice(end) } }) }
}

/** The words of HTML without its tags. */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#(?:39|x27);/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim()
}
