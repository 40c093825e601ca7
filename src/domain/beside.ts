/** Two languages on one page: every block of text with its twin beside it, each in its own direction. */
import { htmlToHast } from 'satteri'
import { toHtml } from 'hast-util-to-html'
import type { Element, ElementContent, Root, RootContent } from 'hast'

const leaves = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'li', 'pre', 'tr'])
const isElement = (node: RootContent | ElementContent): node is Element => node.type === 'element'
const blockOf = (node: Element) => (typeof node.properties.dataBlock === 'string' ? node.properties.dataBlock : undefined)

/**
 * HTML of a text with, beside each block, the same block of `twin`, whose words are in the language `lang`.
 * Both come from one source, so their blocks have the same ids. A block that is borrowed in the first stands once.
 */
export function beside(html: string, twin: string, { lang, dir }: { lang: string; dir: string }): string {
  const own = htmlToHast(html, { fragment: true }) as unknown as Root
  const other = new Map<string, Element>()
  const collect = (node: Root | Element): void => {
    for (const child of node.children) if (isElement(child)) {
      const id = blockOf(child)
      if (id && leaves.has(child.tagName)) other.set(id, child)
      collect(child)
    }
  }
  collect(htmlToHast(twin, { fragment: true }) as unknown as Root)

  const copy = (of: Element, name: string, children: ElementContent[]): Element => ({
    type: 'element', tagName: name, properties: { dataBlock: blockOf(of) ?? '', lang, dir, className: ['own-words'], dataPagefindIgnore: '' }, children,
  })
  const pair = (...children: ElementContent[]): Element => ({ type: 'element', tagName: 'div', properties: { className: ['pair'] }, children })
  const visit = <T extends RootContent | ElementContent>(node: T): T => {
    if (!isElement(node)) return node
    const id = blockOf(node)
    const second = id && node.properties.lang !== lang && leaves.has(node.tagName) ? other.get(id) : undefined
    if (!second) return { ...node, children: node.children.map(visit) } as T
    if (node.tagName === 'li') {
      const nested = (child: ElementContent) => isElement(child) && ['ul', 'ol', 'pre', 'table'].includes(child.tagName)
      const words = (of: Element) => of.children.filter((child) => !nested(child))
      return { ...node, children: [pair({ type: 'element', tagName: 'div', properties: {}, children: words(node) }, copy(second, 'div', words(second))), ...node.children.filter(nested).map(visit)] } as T
    }
    if (node.tagName === 'tr') {
      const cells = second.children.filter(isElement)
      let place = 0
      return { ...node, children: node.children.map((cell) => (isElement(cell) ? { ...cell, children: [...cell.children, { type: 'element', tagName: 'div', properties: { lang, dir, className: ['own-words'] }, children: cells[place++]?.children ?? [] }] } : cell)) } as T
    }
    // A heading stays a heading: its twin is a paragraph, or the document would have two outlines.
    return pair(node, copy(second, 'p', second.children)) as unknown as T
  }
  return toHtml({ type: 'root', children: own.children.map(visit) } as never, { closeSelfClosing: false })
}
