/** Reads a PDF back, as a screen reader would: its words by block, its pictures, links, bookmarks, faces. */
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import { Faces, empty, pageBox, pageContent, scan, streamBytes, type Face, type Scan, type Shown } from './content.ts'
import { destinations } from './contents.ts'
import { squeeze } from './source.ts'
import { loadTags, nameOf, stringOf, type Area, type Mark, type Tag } from './tags.ts'

/** A run of text or a picture, as its tag gives it. Pages count from 1. */
export interface ReadLeaf {
  kind: 'text' | 'picture'
  text: string
  /** What the glyphs of the run say, in the order in which they are painted. */
  glyphs: string
  lang: string
  page: number
  /** The last page it reaches. */
  until: number
  shown: Shown[]
}
export interface ReadBlock {
  id: string
  text: string
  lang: string
  page: number
}
export interface ReadTag {
  tag: Tag
  /** Its type after the role map. */
  type: string
  around: string[]
  /** The leaves it holds, from `from` up to but not including `to`. */
  from: number
  to: number
}
export interface Paper {
  title: string
  lang: string
  direction: 'ltr' | 'rtl'
  /** Width and height of each page in millimetres. */
  pages: [number, number][]
  blocks: Map<string, ReadBlock>
  leaves: ReadLeaf[]
  tags: ReadTag[]
  headings: { level: number; text: string; page: number; from: number }[]
  links: { name: string; target: string; page: number; tagged: boolean }[]
  outline: { title: string; level: number }[]
  destinations: Map<string, number>
  faces: Face[]
  /** What stands in the margins of each page, in the order in which it is painted. */
  margins: string[]
  scans: Scan[]
  /** Promises the document makes of itself. */
  marked: boolean
  displayTitle: boolean
  uaPart: number
  tabs: boolean
  /** Types that neither the standard nor the role map knows. */
  unknownTypes: string[]
}

const name = (text: string): PDFName => PDFName.of(text)

const standard = new Set([
  'Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index', 'NonStruct', 'Private',
  'P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot',
  'Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot', 'Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP',
  'Figure', 'Formula', 'Form',
])

/** Every link area of the document: its name and where it leads. */
function annotations(document: PDFDocument): Map<PDFRef, { name: string; target: string; page: number }> {
  const { context } = document
  const found = new Map<PDFRef, { name: string; target: string; page: number }>()
  document.getPages().forEach((page, index) => {
    const list = page.node.lookup(name('Annots'))
    if (!(list instanceof PDFArray)) return
    for (const ref of list.asArray()) {
      const annotation = context.lookup(ref)
      if (!(ref instanceof PDFRef) || !(annotation instanceof PDFDict)) continue
      const action = annotation.lookup(name('A'))
      const uri = action instanceof PDFDict ? stringOf(action.lookup(name('URI'))) : undefined
      const place = annotation.lookup(name('Dest'))
      found.set(ref, {
        name: stringOf(annotation.lookup(name('Contents'))) ?? '',
        target: uri ?? `#${place instanceof PDFName ? place.decodeText() : (stringOf(place) ?? '')}`,
        page: index + 1,
      })
    }
  })
  return found
}

function outlineOf(document: PDFDocument): Paper['outline'] {
  const list: Paper['outline'] = []
  const visit = (at: unknown, level: number): void => {
    for (let item = at; item instanceof PDFDict; item = item.lookup(name('Next'))) {
      list.push({ title: squeeze(stringOf(item.lookup(name('Title'))) ?? ''), level })
      visit(item.lookup(name('First')), level + 1)
    }
  }
  const top = document.catalog.lookup(name('Outlines'))
  if (top instanceof PDFDict) visit(top.lookup(name('First')), 1)
  return list
}

/** Faces inside forms that the pages paint: pictures with text of their own. */
function visitForms(document: PDFDocument, faces: Faces): void {
  const seen = new Set<unknown>()
  const visit = (resources: PDFDict | undefined): void => {
    if (!resources || seen.has(resources)) return
    seen.add(resources)
    faces.in(resources)
    const objects = resources.lookup(name('XObject'))
    if (!(objects instanceof PDFDict)) return
    for (const key of objects.keys()) {
      const form = objects.lookup(key)
      if (form instanceof PDFStream && nameOf(form.dict.get(name('Subtype'))) === 'Form') {
        const own = form.dict.lookup(name('Resources'))
        if (own instanceof PDFDict) visit(own)
      }
    }
  }
  for (const page of document.getPages()) visit(page.node.Resources())
}

export async function read(pdf: Uint8Array): Promise<Paper> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const pages = document.getPages()
  const faces = new Faces(context)
  const scans = pages.map((page) => scan(pageContent(page), faces.in(page.node.Resources())))
  visitForms(document, faces)
  const top = loadTags(document)
  const areas = annotations(document)
  const root = catalog.lookup(name('StructTreeRoot'))
  const roles = root instanceof PDFDict ? root.lookup(name('RoleMap')) : undefined
  const lang = stringOf(catalog.lookup(name('Lang'))) ?? ''
  const unknownTypes = new Set<string>()
  const typeOf = (tag: Tag): string => {
    const role = roles instanceof PDFDict ? nameOf(roles.get(name(tag.type))) : ''
    const type = role || tag.type
    if (!standard.has(type)) unknownTypes.add(type)
    return type
  }

  const leaves: ReadLeaf[] = []
  const tags: ReadTag[] = []
  const blocks = new Map<string, ReadBlock>()
  const headings: Paper['headings'] = []
  const links: Paper['links'] = []
  const linked = new Set<PDFRef>()
  const marksOf = (tag: Tag): Mark[] => tag.kids.flatMap((kid) => (kid.kind === 'tag' ? marksOf(kid) : kid.kind === 'mark' ? [kid] : []))
  const leaf = (tag: Tag, kind: ReadLeaf['kind'], words: string | undefined, own: string): void => {
    const marks = marksOf(tag)
    const shown = marks.map(({ page, id }) => scans[page]?.marks.get(id) ?? empty())
    const glyphs = shown.map(({ text }) => text).join('')
    const on = marks.map(({ page }) => page + 1)
    leaves.push({ kind, text: words ?? glyphs, glyphs, lang: own, page: Math.min(...on), until: Math.max(...on), shown })
  }
  const textOf = (from: number, to: number): string =>
    squeeze(leaves.slice(from, to).filter(({ kind }) => kind === 'text').map(({ text }) => text).join(''))
  const visit = (tag: Tag, around: string[], language: string): void => {
    const type = typeOf(tag)
    const own = stringOf(tag.dict.lookup(name('Lang'))) ?? language
    const from = leaves.length
    const entry: ReadTag = { tag, type, around, from, to: from }
    tags.push(entry)
    const alternative = stringOf(tag.dict.lookup(name('Alt')))
    const words = stringOf(tag.dict.lookup(name('ActualText')))
    if (type === 'Figure') leaf(tag, 'picture', alternative ?? '', own)
    else if (type !== 'Lbl' && (words !== undefined || tag.kids.some((kid) => kid.kind === 'mark'))) leaf(tag, 'text', words, own)
    else if (type === 'Lbl' && words !== undefined) leaf(tag, 'text', words, own)
    else for (const kid of tag.kids) if (kid.kind === 'tag') visit(kid, [...around, type], own)
    entry.to = leaves.length
    const page = leaves[from]?.page ?? 0
    const level = /^H([1-6])$/.exec(type)
    if (level) headings.push({ level: Number(level[1]), text: textOf(from, entry.to), page, from })
    const id = stringOf(tag.dict.lookup(name('ID')))
    if (id !== undefined && !id.startsWith('cell ')) blocks.set(id, { id, text: textOf(from, entry.to), lang: leaves[from]?.lang ?? own, page })
    if (type === 'Link')
      for (const kid of tag.kids.filter((one): one is Area => one.kind === 'area')) {
        const area = areas.get(kid.object)
        linked.add(kid.object)
        if (area) links.push({ ...area, tagged: true })
      }
  }
  if (top) visit(top, [], lang)
  for (const [ref, area] of areas) if (!linked.has(ref)) links.push({ ...area, tagged: false })

  const metadata = catalog.lookup(name('Metadata'))
  const xmp = metadata instanceof PDFStream ? (metadata instanceof PDFRawStream ? streamBytes(metadata).toString('utf8') : '') : ''
  const information = context.lookup(context.trailerInfo.Info)
  const mark = catalog.lookup(name('MarkInfo'))
  const viewer = catalog.lookup(name('ViewerPreferences'))
  const yes = (dict: unknown, key: string): boolean => dict instanceof PDFDict && dict.lookup(name(key)) === PDFBool.True
  return {
    title: information instanceof PDFDict ? (stringOf(information.lookup(name('Title'))) ?? '') : '',
    lang,
    direction: viewer instanceof PDFDict && nameOf(viewer.get(name('Direction'))) === 'R2L' ? 'rtl' : 'ltr',
    pages: pages.map((page) => {
      const [, , width, height] = pageBox(page)
      return [Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]
    }),
    blocks, leaves, tags, headings, links,
    outline: outlineOf(document),
    destinations: destinations(document),
    faces: [...faces.all.values()],
    margins: scans.map(({ artifacts }) => artifacts.text),
    scans,
    marked: yes(mark, 'Marked'),
    displayTitle: yes(viewer, 'DisplayDocTitle'),
    uaPart: Number(/<pdfuaid:part>(\d)<\/pdfuaid:part>/.exec(xmp)?.[1] ?? 0),
    tabs: pages.every((page) => nameOf(page.node.get(name('Tabs'))) === 'S'),
    unknownTypes: [...unknownTypes],
  }
}
