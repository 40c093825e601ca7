/** SVG markup as a tree and back: the small, well-formed part of SVG that our own drawings use. */

export interface Element { tag: string; attrs: Record<string, string>; kids: (Element | string)[] }

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
const decode = (s: string): string => s.replace(/&(?:amp|lt|gt|quot);/g, (e) => entities[e]!)
export const escape = (s: string): string => s.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

/** Sets words from right to left inside a drawing, where the base direction is left to right in every renderer. Latin words stay as they are. */
export const rightToLeft = (s: string): string => (/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(s) ? `\u2067${s}\u2069` : s)

/** Reads markup without doctype, comments and style sheets. */
export function parse(svg: string): Element[] {
  const root: Element = { tag: '', attrs: {}, kids: [] }
  const open = [root]
  for (const [, end, tag, attrs, empty, text] of svg.matchAll(/<(\/)?([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/)?>|([^<]+)/g)) {
    const parent = open[open.length - 1]!
    if (text !== undefined) { if (parent.tag === 'text' || parent.tag === 'tspan') parent.kids.push(decode(text)) }
    else if (end) open.pop()
    else {
      const element: Element = { tag: tag!, attrs: {}, kids: [] }
      for (const [, name, value] of attrs!.matchAll(/([\w:-]+)="([^"]*)"/g)) element.attrs[name!] = decode(value!)
      parent.kids.push(element)
      if (!empty) open.push(element)
    }
  }
  return root.kids as Element[]
}

/** Every element of a tree, parents first. */
export function* each(elements: readonly (Element | string)[]): Generator<Element> {
  for (const e of elements) if (typeof e !== 'string') { yield e; yield* each(e.kids) }
}
