/** A print page as the browser shows it: what the PDF must say, piece by piece. */

/** A piece of the page that a tag stands for: a run of text in one element, or a picture with its alternative. */
export interface Leaf {
  kind: 'text' | 'picture'
  text: string
  lang: string
}
/** Something on the page that spans leaves, from `from` up to but not including `to`. */
export interface Span {
  from: number
  to: number
}
/** An element, the tag it should have, and its id if it is a block. */
export interface Part extends Span {
  tag: string
  block: string
}
export interface Source {
  title: string
  lang: string
  dir: 'ltr' | 'rtl'
  author: string
  description: string
  facts: Facts
  leaves: Leaf[]
  /** Elements that have a tag of their own, outer before inner. */
  parts: Part[]
  headings: (Span & { level: number; text: string; drawn: boolean })[]
  /** Page numbers printed in contents and index, each with the id they stand for. */
  numbers: (Span & { target: string })[]
  /** Parts of a book with a running head of their own. */
  running: (Span & { text: string })[]
  /** Parts that must stand on one sheet. */
  singles: (Span & { name: string })[]
  /** Header rows of tables. */
  heads: Span[]
  /** Ids of parts that start on an odd page. */
  odd: string[]
  /** Blank pages that were put in so that parts start on odd pages. */
  blanks: number
  hasSheet: boolean
  /** What the page itself gets wrong. */
  problems: string[]
}

/** What a print page declares in its head, as `<meta name="print:…">`. */
export interface Facts {
  /** What kind of paper it is: chapter, sheet, factsheet, cards, book … */
  kind: string
  /** `A4`, `A4 landscape`, `A3 landscape`. */
  paper: string
  /** The most pages it may have; 0 for any number. */
  pages: number
  /** Running head on the inner side: the series or the book. */
  head: string
  /** Line at the foot: site, edition, licence. */
  foot: string
  /** How pages are numbered, with `{page}` and `{pages}`. */
  number: string
  /** Whether its pages go two by two on sheets, to fold and staple. */
  booklet: boolean
  /** The date of the edition, as 2026-11-21. */
  edition: string
}

/** The page's words without soft hyphens and with single spaces: how texts are compared. */
export function squeeze(text: string): string {
  return text.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim()
}

/** The text of a span of leaves. Pictures do not count. */
export function spanText(leaves: Leaf[], { from, to }: Span): string {
  return squeeze(leaves.slice(from, to).filter(({ kind }) => kind === 'text').map(({ text }) => text).join(''))
}

/**
 * Reads the page. Runs inside the browser, so it may use nothing from this module.
 * Text that is not shown, or hidden from assistive technology, does not count.
 */
export function readSource(): Source {
  const root = document.documentElement
  const meta = (name: string): string => document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim() ?? ''
  const source: Source = {
    title: document.title.trim(),
    lang: root.lang,
    dir: getComputedStyle(root).direction === 'rtl' ? 'rtl' : 'ltr',
    author: meta('author'),
    description: meta('description'),
    facts: {
      kind: meta('print:kind'),
      paper: meta('print:paper') || 'A4',
      pages: Number(meta('print:pages') || 0),
      head: meta('print:head'),
      foot: meta('print:foot'),
      number: meta('print:number') || '{page} / {pages}',
      booklet: meta('print:booklet') !== '',
      edition: meta('print:edition'),
    },
    leaves: [], parts: [], headings: [], numbers: [], running: [], singles: [], heads: [], odd: [],
    blanks: document.querySelectorAll('.blank').length,
    hasSheet: document.querySelector('.sheet') !== null,
    problems: [],
  }
  const { leaves, problems } = source
  const shapes: Record<string, string> = {
    H1: 'H1', H2: 'H2', H3: 'H3', H4: 'H4', H5: 'H5', H6: 'H6', P: 'P', ADDRESS: 'P', BLOCKQUOTE: 'BlockQuote',
    UL: 'L', OL: 'L', LI: 'LI', DL: 'L', DT: 'Lbl', DD: 'LBody',
    TABLE: 'Table', CAPTION: 'Caption', TR: 'TR', TH: 'TH', TD: 'TD', FIGCAPTION: 'Caption',
    SECTION: 'Sect', ARTICLE: 'Art', ASIDE: 'Sect', NAV: 'Sect', MAIN: 'Sect',
  }
  /** The tag of an element; a list of terms counts as a list only if each term stands with its text in a `div`. */
  const shapeOf = (element: Element): string => {
    const tag = element.tagName
    const list = element.closest('dl')
    if (list && [tag === 'DL' ? element : element.parentElement, element.parentElement?.parentElement].includes(list)) {
      const grouped = [...list.children].every((child) => child.tagName === 'DIV')
      if (tag === 'DIV') return grouped ? 'LI' : 'Div'
      if (!grouped) return tag === 'DL' ? 'Div' : 'P'
    }
    const shape = shapes[tag]
    if (shape) return shape
    return [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && (child as Text).data.trim() !== '') ? 'P' : 'Div'
  }
  /** The element that starts a new line and holds the last leaf. */
  let flow: Element | undefined
  const gap = (): void => {
    const last = leaves.at(-1)
    if (last?.kind === 'text' && !last.text.endsWith(' ')) last.text += ' '
  }
  const where = (element: Element): string => {
    const block = element.closest('[data-block]')?.getAttribute('data-block')
    return block ? ` in block ${block}` : ''
  }
  const picture = (element: Element, alternative: string): void => {
    const text = alternative.replace(/\s+/g, ' ').trim()
    if (text) leaves.push({ kind: 'picture', text, lang: element.closest('[lang]')?.getAttribute('lang') ?? root.lang })
    else problems.push(`a picture without alternative${where(element)}`)
    flow = undefined
  }
  const visit = (element: Element, block: Element): void => {
    const style = getComputedStyle(element)
    if (style.display === 'none' || element.getAttribute('aria-hidden') === 'true') return
    const tag = element.tagName.toUpperCase()
    if (tag === 'BR' || tag === 'WBR') {
      if (tag === 'BR') gap()
      return
    }
    const role = element.getAttribute('role')
    const label = element.getAttribute('aria-label') ?? ''
    if (tag === 'IMG') {
      const alternative = element.getAttribute('alt')
      if (alternative !== '' && role !== 'presentation' && role !== 'none') picture(element, label || (alternative ?? ''))
      return
    }
    if (role === 'img') return picture(element, label || (element.querySelector('title')?.textContent ?? ''))
    if (tag === 'SVG') {
      if (role !== 'presentation' && role !== 'none') picture(element, label)
      return
    }
    const inner = style.display.startsWith('inline') && style.display !== 'inline-block' || style.display === 'contents' ? block : element
    const from = leaves.length
    for (const child of element.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) visit(child as Element, inner)
      else if (child.nodeType === Node.TEXT_NODE) {
        const data = (child as Text).data.replace(/[ \t\n\r\f]+/g, ' ')
        if (data.trim() === '') {
          if (data !== '' && flow === inner) gap()
          continue
        }
        const range = document.createRange()
        range.selectNodeContents(child)
        if (range.getClientRects().length === 0) continue
        if (flow !== inner) gap()
        const held = child.parentElement!.closest('[lang]')
        leaves.push({ kind: 'text', text: flow === inner ? data : data.trimStart(), lang: held?.getAttribute('lang') || root.lang })
        flow = inner
      }
    }
    const to = leaves.length
    const id = element.getAttribute('data-block')
    const heading = /^H([1-6])$/.exec(tag)
    const text = (): string => leaves.slice(from, to).map((leaf) => leaf.text).join('').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim()
    const printed = element.getAttribute('data-page-of')
    const running = element.getAttribute('data-running')
    if (to === from) {
      if (tag === 'TD' || tag === 'TH') problems.push(`an empty cell in a table${where(element)}`)
      if (heading) problems.push(`an empty heading${where(element)}`)
      return
    }
    if (inner === element || id) source.parts.push({ tag: shapeOf(element), block: id ?? '', from, to })
    if (heading) {
      // What follows may be a drawing without words: then the heading is not alone even if it is the last to be read on its page.
      const next = element.nextElementSibling
      const drawn = next !== null && (next.textContent ?? '').trim() === '' && next.getBoundingClientRect().height > 0
      source.headings.push({ level: Number(heading[1]), text: text(), from, to, drawn })
    }
    if (printed !== null) source.numbers.push({ target: printed, from, to })
    if (running !== null) source.running.push({ text: running, from, to })
    if (element.hasAttribute('data-single')) source.singles.push({ name: id ?? element.id ?? element.className, from, to })
    if (element.getAttribute('data-starts') === 'odd') source.odd.push(element.id)
    if (tag === 'THEAD') source.heads.push({ from, to })
  }
  visit(document.body, document.body)
  const outerFirst = (a: Span, b: Span): number => a.from - b.from || b.to - a.to
  // Inner elements were pushed first; turned round, an outer one comes first even if both span the same leaves.
  for (const list of [source.parts, source.headings, source.numbers, source.running, source.singles, source.heads]) list.reverse().sort(outerFirst)
  if (!source.lang) problems.push('the page has no language')
  if (!source.title) problems.push('the page has no title')
  return source
}
