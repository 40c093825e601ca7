/** A text of Markdown as a tree of blocks: the guard that refuses code in it, and the joining of a translation with its source. */
import { markdownToMdast, mdxToMdast } from 'satteri'
import { plain } from './digest.ts'
import { markForeign, type Tongues } from './foreign.ts'
import type { Node } from './node.ts'

export type { Node }

export type Format = 'md' | 'mdx'

/** A block of text: what the register counts and what a reader can point at. */
export interface Block {
  /** `h2 h3 p li tr code`, or the name of a component. */
  kind: string
  /** The block's own words and links, without those of the blocks inside it. */
  text: string
  line: number
  /** Addresses of the links in the block, in order. */
  links: string[]
  node: Node
}

export const features = { gfm: { footnotes: false }, smartPunctuation: false } as const

/** The components a text may use: their attributes (with the values allowed) and the components they may stand in. */
export const vocabulary: Record<string, { attributes?: Record<string, RegExp | readonly string[]>; inside?: string[] }> = {
  Why: {}, Core: {}, Glance: {},
  Group: { inside: ['Glance'] }, Room: { inside: ['Glance'] }, Materials: { inside: ['Glance'] }, Prepare: { inside: ['Glance'] },
  Meeting: { attributes: { minutes: /^\d{2,3}$/ } },
  Activity: {
    attributes: {
      minutes: /^\d{1,3}$/,
      kind: ['opening', 'look', 'case', 'theory', 'roleplay', 'exercise', 'compare', 'pause', 'closing'],
      form: ['circle', 'pairs', 'threes', 'fours', 'plenary', 'alone', 'walk'],
    },
    inside: ['Meeting'],
  },
  Say: { inside: ['Activity'] }, Case: { inside: ['Activity'] }, Theory: { inside: ['Activity'] },
  Question: { inside: ['Activity', 'Sheet'] },
  Figure: { attributes: { picture: /^[a-z0-9-]+$/ } },
  Three: {}, Law: { inside: ['Three'] }, Custom: { inside: ['Three'] }, Opinion: { inside: ['Three'] },
  Note: {}, Sheet: { attributes: { picture: /^[a-z0-9-]+$/ } },
}

const howToWrite: Record<string, string> = {
  mdxjsEsm: 'Remove the line: a text never imports or exports. In a sentence, do not begin a line with “import” or “export”',
  mdxFlowExpression: 'In .mdx write \\{ and \\} for braces',
  mdxTextExpression: 'In .mdx write \\{ and \\} for braces',
  html: 'Write Markdown instead of HTML; for a sign “less than” put a backslash before it: \\<',
}

/** A fault of a text: the line and what to do. */
export interface Fault { line: number; what: string }

/** Thrown when a text cannot be read as Markdown at all. */
export class Unreadable extends Error {
  line: number
  constructor(line: number, what: string) { super(what); this.line = line }
}

/**
 * The tree of a text (with its front matter). Throws `Unreadable` with line and remedy where the syntax is broken,
 * which in `.mdx` a stray `<` or `{` is.
 */
export function parse(text: string, format: Format): Node {
  const options = { features: features as never }
  try {
    return (format === 'mdx' ? mdxToMdast(text, options) : markdownToMdast(text, options)) as unknown as Node
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/^(\d+):/.exec(message)?.[1] ?? 1)
    const remedy = /jsx/.test(message) ? 'In .mdx write \\< for a sign “less than”, [text](mailto:name@example.nl) for an e-mail address and [text](https://…) for a link; every <Tag> needs its </Tag> on a line of its own'
      : 'In .mdx write \\{ and \\} for braces'
    throw new Unreadable(line, `cannot be read (${message.replace(/^\d+:\d+(-\d+:\d+)?:\s*/, '').replace(/\s*\(note:.*$/s, '').slice(0, 160)}). ${remedy}.`)
  }
}

const safeAddress = /^(?:https:\/\/|http:\/\/|mailto:[^\s?]+@|term:[a-z0-9-]+$|source:[a-z0-9-]+$|\/(?!\/)|#)/i

/** Everything in a tree that is code, unsafe or unknown, with the line and how to write it instead. */
export function guard(tree: Node): Fault[] {
  const faults: Fault[] = []
  const refuse = (node: Node, what: string) => faults.push({ line: node.position?.start.line ?? 1, what })
  const visit = (node: Node, parents: string[]): void => {
    const remedy = howToWrite[node.type]
    if (remedy) refuse(node, `holds code (${shown(node)}), which content may not. ${remedy}.`)
    else if (node.type === 'mdxJsxTextElement') refuse(node, `has the tag <${node.name}> inside a sentence. Put components on lines of their own; write \\< for a sign “less than”.`)
    else if (node.type === 'mdxJsxFlowElement') component(node, parents)
    else if (node.type === 'image' || node.type === 'imageReference') refuse(node, 'has a picture in Markdown. Use <Figure picture="id"> in a chapter, or the picture of the theme.')
    else if (node.type === 'definition' || node.type === 'linkReference') refuse(node, 'has a link by reference. Write [text](address) in the sentence itself.')
    else if (node.type === 'heading' && node.depth === 1) refuse(node, 'has a heading with one #. The title stands in the head of the file; begin with ##.')
    else if (node.type === 'link' && !safeAddress.test(decoded(node.url ?? ''))) {
      refuse(node, `has an unsafe or unknown address (${(node.url ?? '').slice(0, 60)}). Use https://…, mailto:…, term:id, source:id or /page/.`)
    }
    const name = node.type === 'mdxJsxFlowElement' ? [...parents, node.name ?? ''] : parents
    for (const child of node.children ?? []) visit(child, name)
  }
  const component = (node: Node, parents: string[]): void => {
    const rule = vocabulary[node.name ?? '']
    if (!rule) { refuse(node, `has the unknown component <${node.name ?? ''}>. Known are ${Object.keys(vocabulary).join(', ')}.`); return }
    if (rule.inside && !rule.inside.includes(parents.at(-1) ?? '')) refuse(node, `has <${node.name}> in the wrong place. It belongs inside ${rule.inside.map((name) => `<${name}>`).join(' or ')}.`)
    for (const { type, name, value } of node.attributes ?? []) {
      const allowed = rule.attributes?.[name ?? '']
      if (type !== 'mdxJsxAttribute' || (value !== null && typeof value === 'object')) refuse(node, `has code in the attributes of <${node.name}>. Attributes hold plain values in quotes.`)
      else if (!allowed) refuse(node, `gives <${node.name}> the unknown attribute “${name}”. Known are ${Object.keys(rule.attributes ?? {}).join(', ') || 'none'}.`)
      else if (typeof value !== 'string' || !(allowed instanceof RegExp ? allowed.test(value) : allowed.includes(value))) {
        refuse(node, `gives <${node.name}> ${name}="${String(value)}". Allowed: ${allowed instanceof RegExp ? 'an id or a number' : allowed.join(', ')}.`)
      }
    }
    if ((node.children ?? []).some((child) => inline.has(child.type) && plain(child.value ?? 'x') !== '')) {
      refuse(node, `has the words of <${node.name}> on the line of its tag. Put the tags on lines of their own, with empty lines around the words.`)
    }
  }
  visit(tree, [])
  return faults
}

const inline = new Set(['text', 'emphasis', 'strong', 'link', 'inlineCode', 'break', 'delete'])
const shown = (node: Node) => (node.value ?? node.name ?? node.type).replace(/\s+/g, ' ').slice(0, 40)
// The parser has decoded character references; what is left are percent signs and white space inside the scheme.
const decoded = (address: string) => { try { return decodeURIComponent(address).replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '') } catch { return '' } }

/** The words of inline content, with the addresses of its links. */
export function wordsOf(nodes: Node[] = []): string {
  return nodes.map((node) => {
    if (node.type === 'link') return `${wordsOf(node.children)}(${node.url})`
    if (node.type === 'break') return ' '
    return node.value ?? wordsOf(node.children)
  }).join('')
}

/** The words of inline content as a reader sees them. */
export function readable(nodes: Node[] = []): string {
  return plain(nodes.map((node) => (node.type === 'break' ? ' ' : node.type === 'yaml' ? '' : (node.value ?? readable(node.children)))).join(''))
}

const linksOf = (nodes: Node[] = []): string[] => nodes.flatMap((node) => (node.type === 'link' ? [node.url ?? ''] : linksOf(node.children)))

/** Parts of a node that are the block's own, and parts that are blocks themselves. */
function own(node: Node): Node[] {
  if (node.type === 'listItem') return (node.children ?? []).filter((child) => child.type === 'paragraph')
  return node.children ?? []
}

/** The blocks of a tree, in order. */
export function blocksOf(tree: Node): Block[] {
  const blocks: Block[] = []
  const add = (node: Node, kind: string, text: string, links: string[]): void => {
    blocks.push({ kind, text: plain(text), line: node.position?.start.line ?? 1, links, node })
  }
  const visit = (node: Node): void => {
    switch (node.type) {
      case 'yaml': case 'thematicBreak': return
      case 'heading': return void add(node, `h${node.depth}`, wordsOf(node.children), linksOf(node.children))
      case 'paragraph': return void add(node, 'p', wordsOf(node.children), linksOf(node.children))
      case 'code': return void add(node, 'code', node.value ?? '', [])
      case 'tableRow': return void add(node, 'tr', (node.children ?? []).map((cell) => wordsOf(cell.children)).join(' | '), linksOf(node.children))
      case 'listItem':
        add(node, 'li', own(node).map((paragraph) => wordsOf(paragraph.children)).join(' '), own(node).flatMap((paragraph) => linksOf(paragraph.children)))
        return (node.children ?? []).filter((child) => child.type !== 'paragraph').forEach(visit)
      // A component has no words of its own; its attributes are facts, which only the source holds.
      case 'mdxJsxFlowElement': add(node, node.name ?? '', '', [])
    }
    node.children?.forEach(visit)
  }
  visit(tree)
  return blocks
}

/** Where a block came from, and so what a reader must be told at it. */
export type State = 'own' | 'missing' | 'outdated'

/** Marks of a block in the page. `lang` and `dir` are given where its words are borrowed. */
export interface Mark { id: string; state: State; lang?: string; dir?: string }

/** A tree of which every block carries its mark; rows of tables, which lose their data on the way to HTML, are listed as well. */
export interface Marked { tree: Node; rows: Mark[] }

/**
 * The source's tree with, block by block, the words of the translation where it has them.
 * `ids` are the ids of `source`'s blocks in order; `translated` holds the translation's block of each id. With `tongues` the words
 * of the source language inside the translation are marked.
 * Structure, order and attributes are the source's: facts stand once.
 */
export function join(source: Node, ids: string[], translated: Map<string, Block> | undefined, outdated: ReadonlySet<string>, borrowed: { lang: string; dir: string }, tongues?: Tongues): Marked {
  const rows: Mark[] = []
  let next = 0
  let meetings = 0
  const markOf = (): Mark => {
    const id = ids[next++]!
    if (!translated) return { id, state: 'own' }
    if (!translated.has(id)) return { id, state: 'missing', ...borrowed }
    return { id, state: outdated.has(id) ? 'outdated' : 'own' }
  }
  /** The own words of a block, foreign ones marked. */
  const marked = (nodes: Node[] | undefined, from: Node): Node[] => (tongues ? markForeign(nodes ?? [], tongues, readable(own(from))) : (nodes ?? []))
  const cells = (rows: Node[] | undefined, from: Node): Node[] => (rows ?? []).map((cell) => ({ ...cell, children: marked(cell.children, from) }))
  const put = (node: Node, mark: Mark): Node => ({ ...node, data: { ...node.data, hProperties: propertiesOf(mark) } })
  const visit = (node: Node): Node => {
    switch (node.type) {
      case 'yaml': case 'thematicBreak': return node
      case 'heading': case 'paragraph': case 'code': case 'tableRow': {
        const mark = markOf()
        const words = translated?.get(mark.id)?.node
        if (node.type === 'tableRow') rows.push(mark)
        if (node.type === 'code') return put(words ? { ...node, value: words.value } : node, mark)
        if (!words) return put(node, mark)
        return put({ ...node, children: node.type === 'tableRow' ? cells(words.children, node) : marked(words.children, node) }, mark)
      }
      case 'listItem': {
        const mark = markOf()
        const words = translated?.get(mark.id)?.node
        return put({ ...node, children: [...(words ? own(words).map((paragraph) => ({ ...paragraph, children: marked(paragraph.children, node) })) : own(node)), ...(node.children ?? []).filter((child) => child.type !== 'paragraph').map(visit)] }, mark)
      }
      case 'mdxJsxFlowElement': {
        const mark = markOf()
        // A component cannot count its like: the page renders them in no order.
        const attributes = Object.entries({ block: mark.id, ...(node.name === 'Meeting' ? { number: String(++meetings) } : {}) }).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value }))
        return { ...node, attributes: [...(node.attributes ?? []), ...attributes], children: (node.children ?? []).map(visit) }
      }
    }
    return node.children ? { ...node, children: node.children.map(visit) } : node
  }
  return { tree: visit(source), rows }
}

/** The attributes of a block's element in HTML. */
export function propertiesOf({ id, state, lang, dir }: Mark): Record<string, string> {
  return { id, 'data-block': id, ...(state === 'own' ? {} : { 'data-state': state }), ...(lang ? { lang, dir: dir ?? 'ltr' } : {}) }
}
