/**
 * Makes a PDF of the browser's into one that PDF/UA-1 asks for: everything tagged or an artifact, words and
 * languages as on the page, nothing that depends on the clock. Each step is named after what it mends.
 */
import { deflateSync } from 'node:zlib'
import {
  PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { sha256 } from '../output.ts'
import { Faces, empty, pageContent, scan, streamBytes, withArtifacts, type Scan, type Shown } from './content.ts'
import { lean } from './fonts.ts'
import { withWholeShapes } from './shapes.ts'
import { withWholeLines } from './lines.ts'
import { squeeze, type Leaf, type Part, type Source, type Span } from './source.ts'
import { loadTags, newTag, saveTags, stringOf, walk, type Mark, type Tag } from './tags.ts'
import { write } from './write.ts'

/** Raise when a change here changes the bytes of a PDF: it is part of the cache key. */
export const version = 4

const name = (text: string): PDFName => PDFName.of(text)
const blank = (text: string): boolean => text.trim() === ''

/** Tags that hold other blocks, and may not hold bare text. */
const grouping = new Set(['Document', 'Sect', 'Art', 'Div', 'BlockQuote'])
/** Tags inside a line. */
const inline = new Set(['Span', 'Em', 'Strong', 'Link', 'Code', 'Quote', 'NonStruct'])

/** A tag that shows a leaf of the page. */
interface Shower {
  tag: Tag
  kind: Leaf['kind']
  glyphs: string
}

/** A text for a PDF, in the shorter of its spellings: one byte a letter, or two with a mark before them. */
function pdfText(text: string): PDFObject {
  const bytes = /^[\x20-\x7e]*$/.test(text) ? text : `\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`
  return PDFString.of(bytes.replace(/[\\()]/g, '\\$&').replace(/\r/g, '\\r').replace(/\n/g, '\\n'))
}

/** The tags that show something, in reading order; marks that show only a ground or a border, or nothing that is seen, go to `decoration`. */
function showers(top: Tag, scans: Scan[], decoration: Set<number>[]): Shower[] {
  const found: Shower[] = []
  const shown = (mark: Mark): Shown => scans[mark.page]?.marks.get(mark.id) ?? empty()
  const marksOf = (tag: Tag): Mark[] => tag.kids.flatMap((kid) => (kid.kind === 'tag' ? marksOf(kid) : kid.kind === 'mark' ? [kid] : []))
  const visit = (tag: Tag): void => {
    if (tag.type === 'Figure' && stringOf(tag.dict.lookup(name('Alt'))) !== undefined) {
      tag.kids = marksOf(tag).filter((mark) => {
        if (!shown(mark).seen) decoration[mark.page]!.add(mark.id)
        return shown(mark).seen
      })
      found.push({ tag, kind: 'picture', glyphs: '' })
      return
    }
    if (tag.type === 'Lbl') {
      tag.kids = tag.kids.filter((kid) => {
        if (kid.kind !== 'mark' || shown(kid).seen) return true
        decoration[kid.page]!.add(kid.id)
        return false
      })
      return
    }
    let glyphs = ''
    tag.kids = tag.kids.filter((kid) => {
      if (kid.kind !== 'mark') return true
      const { text, missing, seen } = shown(kid)
      if ((blank(text) && !missing) || !seen) {
        decoration[kid.page]!.add(kid.id)
        return false
      }
      glyphs += text
      return true
    })
    if (!blank(glyphs)) found.push({ tag, kind: 'text', glyphs })
    for (const kid of tag.kids) if (kid.kind === 'tag') visit(kid)
    tag.kids = tag.kids.filter((kid) => kid.kind !== 'tag' || kid.kids.length > 0 || ['TD', 'TH', 'Lbl'].includes(kid.type))
  }
  visit(top)
  return found
}

/** Says where page and PDF part ways. */
function parting(leaves: Leaf[], found: Shower[]): string {
  const letters = (text: string): string => [...text.normalize('NFKC').replace(/[\s\u00ad\u2010-]/g, '')].sort().join('')
  const index = leaves.findIndex((leaf, i) => {
    const other = found[i]
    return !other || other.kind !== leaf.kind || (leaf.kind === 'text' && letters(leaf.text) !== letters(other.glyphs))
  })
  const at = index < 0 ? leaves.length : index
  const said = leaves[at] ? `“${squeeze(leaves[at].text)}”` : 'nothing more'
  const shown = found[at] ? (found[at].kind === 'picture' ? 'a picture' : `“${squeeze(found[at].glyphs)}”`) : 'nothing more'
  return `the page and its PDF part ways: the page says ${said}, the PDF ${shown}`
}

/** Gives every element of the page its tag: found, renamed, or put round what it holds. */
class Grouping {
  private readonly spans = new Map<Tag, Span>()
  private readonly used = new Set<Tag>()
  private readonly document: PDFDocument
  private readonly top: Tag

  constructor(document: PDFDocument, top: Tag, found: Shower[]) {
    this.document = document
    this.top = top
    found.forEach(({ tag }, index) => {
      this.spans.set(tag, { from: index, to: index + 1 })
      this.used.add(tag)
    })
    this.measure(top)
  }

  private measure(tag: Tag): Span | undefined {
    const known = this.spans.get(tag)
    if (known) return known
    let span: Span | undefined
    for (const kid of tag.kids) {
      const inner = kid.kind === 'tag' ? this.measure(kid) : undefined
      if (inner) span = span ? { from: Math.min(span.from, inner.from), to: Math.max(span.to, inner.to) } : { ...inner }
    }
    if (span) this.spans.set(tag, span)
    return span
  }

  /** The tag of `part`; nothing where the browser made none and none is needed. */
  tagOf({ tag: type, block, from, to }: Part): Tag | undefined {
    const exact: Tag[] = []
    let holder = this.top
    for (let next: Tag | undefined = this.top; next; ) {
      const span: Span = this.spans.get(next)!
      const bare = next.kids.every((kid) => kid.kind !== 'tag')
      if (span.from !== from || span.to !== to || (this.used.has(next) && !bare)) holder = next
      else if (!this.used.has(next)) exact.push(next)
      next = next.kids.find((kid): kid is Tag => {
        const inner = kid.kind === 'tag' ? this.spans.get(kid) : undefined
        return inner !== undefined && inner.from <= from && inner.to >= to
      })
    }
    let tag = exact.find((one) => one.type === type) ?? exact.find((one) => one.type === 'NonStruct')
    if (!tag && (block || ['Sect', 'LI', 'P'].includes(type))) tag = this.wrap(holder, type, { from, to })
    if (!tag) return undefined
    if (tag.type === 'NonStruct') tag.type = type
    this.used.add(tag)
    return tag
  }

  /** A new tag round the kids of `holder` that show `span`. */
  private wrap(holder: Tag, type: string, span: Span): Tag | undefined {
    const within = (kid: Tag['kids'][number]): boolean => {
      const own = kid.kind === 'tag' ? this.spans.get(kid) : undefined
      return own !== undefined && own.from >= span.from && own.to <= span.to
    }
    const first = holder.kids.findIndex(within)
    if (first < 0) return undefined
    let last = first
    holder.kids.forEach((kid, index) => {
      if (within(kid)) last = index
    })
    const kids = holder.kids.slice(first, last + 1)
    const covered = kids.flatMap((kid) => (kid.kind === 'tag' ? [this.spans.get(kid)] : [])).filter((own) => own !== undefined)
    if (covered[0]!.from !== span.from || covered.at(-1)!.to !== span.to) return undefined
    const tag = newTag(this.document, inline.has(holder.type) || /^(P|H\d|Lbl)$/.test(holder.type) ? 'Span' : type, kids)
    holder.kids.splice(first, kids.length, tag)
    this.spans.set(tag, { ...span })
    return tag
  }
}

/** Turns what is left of the browser's own tags into standard ones, and puts bare text into paragraphs. */
function settle(document: PDFDocument, tag: Tag): void {
  for (const kid of tag.kids) {
    if (kid.kind !== 'tag') continue
    if (kid.type === 'Figure' && stringOf(kid.dict.lookup(name('Alt'))) === undefined) kid.type = 'Div'
    if (kid.type === 'NonStruct') {
      const bare = kid.kids.every((inner) => inner.kind !== 'tag')
      const inLine = bare || inline.has(tag.type) || /^(P|H\d|Lbl|Caption)$/.test(tag.type)
      kid.type = inLine ? 'Span' : kid.kids.every((inner) => inner.kind !== 'tag' || inline.has(inner.type)) ? 'P' : 'Div'
    }
    settle(document, kid)
  }
  if (tag.type === 'LI') {
    const labels = tag.kids.filter((kid) => kid.kind === 'tag' && kid.type === 'Lbl')
    const rest = tag.kids.filter((kid) => !labels.includes(kid))
    const [only] = rest
    if (rest.length && !(rest.length === 1 && only!.kind === 'tag' && only!.type === 'LBody')) tag.kids = [...labels, newTag(document, 'LBody', rest)]
  }
  if (grouping.has(tag.type)) {
    const kids: Tag['kids'] = []
    let line: Tag['kids'] = []
    const close = (): void => {
      if (line.length) kids.push(newTag(document, 'P', line))
      line = []
    }
    for (const kid of tag.kids) {
      if (kid.kind !== 'tag' || inline.has(kid.type)) line.push(kid)
      else {
        close()
        kids.push(kid)
      }
    }
    close()
    tag.kids = kids
  }
}

/** Ids that mean something, the same on every run, with the tree in which a reader looks them up. */
function nameTags(document: PDFDocument, top: Tag, blocks: Map<Tag, string>): void {
  const { context, catalog } = document
  const ids = new Map<string, PDFRef>()
  const renamed = new Map<string, string>()
  let cells = 0
  for (const [tag] of walk(top)) {
    const former = stringOf(tag.dict.lookup(name('ID')))
    const block = blocks.get(tag)
    if (former === undefined && block === undefined) continue
    let id = block ?? `cell ${++cells}`
    // A block shown twice keeps its id the first time; its twin gets a number.
    for (let twin = 2; ids.has(id); twin++) id = `${block} ${twin}`
    ids.set(id, tag.ref)
    if (former !== undefined) renamed.set(former, id)
    tag.dict.set(name('ID'), pdfText(id))
  }
  for (const [tag] of walk(top)) {
    const attributes = tag.dict.lookup(name('A'))
    for (const one of attributes instanceof PDFArray ? attributes.asArray() : attributes ? [attributes] : []) {
      const dict = context.lookup(one)
      const headers = dict instanceof PDFDict ? dict.lookup(name('Headers')) : undefined
      if (!(headers instanceof PDFArray)) continue
      headers.asArray().forEach((header, index) => headers.set(index, pdfText(renamed.get(stringOf(header) ?? '') ?? '')))
    }
  }
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  root.delete(name('IDTree'))
  if (ids.size === 0) return
  const sorted = [...ids].sort(([a], [b]) => (a < b ? -1 : 1))
  root.set(name('IDTree'), context.register(context.obj({ Names: sorted.flatMap(([id, ref]): PDFObject[] => [pdfText(id), ref]) })))
}

/** The kids of a link with one area a line: the browser makes one of every piece of a line, and not always the same pieces. */
function joinAreas(document: PDFDocument, tag: Tag): Tag['kids'] {
  const { context } = document
  const lines: { page: number; box: number[]; dict: PDFDict }[] = []
  return tag.kids.filter((kid) => {
    if (kid.kind !== 'area') return true
    const dict = context.lookup(kid.object, PDFDict)
    const [a = 0, b = 0, c = 0, d = 0] = dict.lookup(name('Rect'), PDFArray).asArray().map((side) => (side instanceof PDFNumber ? side.asNumber() : 0))
    const line = lines.find(({ page, box }) => page === kid.page && Math.min(box[3]!, d) - Math.max(box[1]!, b) > Math.min(box[3]! - box[1]!, d - b) / 2)
    if (!line) {
      lines.push({ page: kid.page, box: [a, b, c, d], dict })
      return true
    }
    line.box = [Math.min(line.box[0]!, a), Math.min(line.box[1]!, b), Math.max(line.box[2]!, c), Math.max(line.box[3]!, d)]
    line.dict.set(name('Rect'), context.obj(line.box))
    const areas = document.getPage(kid.page).node.Annots()
    const at = areas?.indexOf(kid.object)
    if (at !== undefined) areas!.remove(at)
    return false
  })
}

/** Bookmarks named as the headings: the browser writes a heading that moved to the next page twice over. */
function nameBookmarks(document: PDFDocument, source: Source): void {
  const items: PDFDict[] = []
  const visit = (at: unknown): void => {
    for (let item = at; item instanceof PDFDict; item = item.lookup(name('Next'))) {
      items.push(item)
      visit(item.lookup(name('First')))
    }
  }
  const outline = document.catalog.lookup(name('Outlines'))
  if (outline instanceof PDFDict) visit(outline.lookup(name('First')))
  if (items.length !== source.headings.length) throw new Error(`the browser made ${items.length} bookmarks of ${source.headings.length} headings`)
  items.forEach((item, index) => item.set(name('Title'), pdfText(source.headings[index]!.text)))
  if (items.length) document.catalog.set(name('PageMode'), name('UseOutlines'))
}

const escaped = (text: string): string => text.replace(/[<&>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** What the document says of itself. */
function describe(document: PDFDocument, source: Source): void {
  const { context, catalog } = document
  const { title, lang, author, description, facts } = source
  const day = /^\d{4}-\d\d-\d\d$/.test(facts.edition) ? facts.edition : '2000-01-01'
  const info = context.lookup(context.trailerInfo.Info)
  const producer = info instanceof PDFDict ? stringOf(info.lookup(name('Producer'))) : undefined
  const date = PDFString.of(`D:${day.replaceAll('-', '')}000000Z`)
  const entries: Record<string, PDFObject> = { Title: pdfText(title), CreationDate: date, ModDate: date }
  if (producer) entries.Producer = pdfText(producer)
  if (author) entries.Author = pdfText(author)
  if (description) entries.Subject = pdfText(description)
  context.trailerInfo.Info = context.register(context.obj(entries as never))
  const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(lang)}</rdf:li></rdf:Bag></dc:language>${author ? `
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>` : ''}${description ? `
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(description)}</rdf:li></rdf:Alt></dc:description>` : ''}
<xmp:CreateDate>${day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>${day}T00:00:00Z</xmp:ModifyDate>${producer ? `
<pdf:Producer>${escaped(producer)}</pdf:Producer>` : ''}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
  const bytes = Buffer.from(xmp, 'utf8')
  catalog.set(name('Metadata'), context.register(PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length }) as PDFDict, bytes)))
  catalog.set(name('Lang'), pdfText(lang))
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }))
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true, ...(source.dir === 'rtl' ? { Direction: 'R2L' } : {}) }))
}

/**
 * Tells each font what its codes stand for: as the browser said, but as the pages spell it where they do,
 * and a joiner, which reads as nothing, for what stands for nothing.
 */
function mendUnicode(document: PDFDocument, faces: Faces): void {
  const { context } = document
  const code = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')
  for (const [reference, { unicode, spelled }] of faces.all) {
    const at = context.lookup(reference, PDFDict).get(name('ToUnicode'))
    if (!(at instanceof PDFRef) || !unicode) continue
    const letters = new Map(unicode)
    for (const [glyph, text] of spelled) if (text) letters.set(glyph, text)
    const rows = [...letters].sort(([a], [b]) => a - b).map(([glyph, text]) => {
      const units = [...Array(text.length).keys()].map((index) => text.charCodeAt(index)).map((unit) => code(unit === 0 ? 0x200d : unit))
      return `<${code(glyph)}> <${units.join('')}>`
    })
    const blocks: string[] = []
    for (let row = 0; row < rows.length; row += 100) blocks.push(`${Math.min(100, rows.length - row)} beginbfchar\n${rows.slice(row, row + 100).join('\n')}\nendbfchar\n`)
    context.assign(at, packed(document, Buffer.from(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`, 'latin1')))
  }
}

/** Faces without the tables that a page never asks for. */
function leanFaces(document: PDFDocument): void {
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !object.dict.has(name('Length1'))) continue
    const face = lean(streamBytes(object))
    const stream = packed(document, face)
    stream.dict.set(name('Length1'), PDFNumber.of(face.length))
    document.context.assign(ref, stream)
  }
}

function packed(document: PDFDocument, bytes: Buffer): PDFRawStream {
  const small = deflateSync(bytes, { level: 9 })
  return PDFRawStream.of(document.context.obj({ Filter: 'FlateDecode', Length: small.length }) as PDFDict, small)
}

/**
 * Throws out what nothing points to any more, and numbers the rest anew, like beside like and tags in reading order:
 * numbers that follow each other pack into a third less than the browser's.
 */
function tidy(document: PDFDocument): void {
  const { context } = document
  const { trailerInfo } = context
  const found: [PDFRef, PDFObject][] = []
  const kept = new Set<PDFRef>()
  const queue: (PDFObject | undefined)[] = [trailerInfo.Info, trailerInfo.Root]
  for (let object = queue.pop(); object !== undefined || queue.length; object = queue.pop()) {
    if (object instanceof PDFRef) {
      if (kept.has(object)) continue
      kept.add(object)
      const value = context.lookup(object)
      if (value) found.push([object, value])
      queue.push(value)
    } else if (object instanceof PDFArray) queue.push(...object.asArray().toReversed())
    else if (object instanceof PDFDict) queue.push(...object.values().toReversed())
    else if (object instanceof PDFStream) queue.push(...object.dict.values().toReversed())
  }
  const kind = (object: PDFObject): string => (object instanceof PDFStream ? 'stream' : object instanceof PDFDict ? (object.get(name('Type')) ?? object.get(name('S')) ?? '').toString() : 'other')
  const kinds = new Map(found.map(([ref, object]) => [ref, kind(object)]))
  const order = [...new Set(kinds.values())]
  found.sort(([a], [b]) => order.indexOf(kinds.get(a)!) - order.indexOf(kinds.get(b)!))
  const renamed = new Map(found.map(([ref], index) => [ref, PDFRef.of(index + 1)]))
  const seen = new Set<PDFObject>()
  const rename = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return renamed.get(object) ?? object
    if (seen.has(object)) return object
    seen.add(object)
    if (object instanceof PDFArray) object.asArray().forEach((value, index) => object.set(index, rename(value)))
    else if (object instanceof PDFDict) for (const [key, value] of object.entries()) object.set(key, rename(value))
    else if (object instanceof PDFStream) rename(object.dict)
    return object
  }
  for (const [ref] of context.enumerateIndirectObjects()) context.delete(ref)
  for (const [ref, object] of found) context.assign(renamed.get(ref)!, rename(object))
  for (const entry of ['Root', 'Info'] as const) if (trailerInfo[entry]) trailerInfo[entry] = renamed.get(trailerInfo[entry] as PDFRef) ?? trailerInfo[entry]
  context.largestObjectNumber = found.length
}

/** The finished document. Fails where page and PDF do not say the same. */
export async function finish(pdf: Uint8Array, source: Source): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const pages = document.getPages()
  const faces = new Faces(context)
  // Shapes first: what is drawn in fewer words is also read faster.
  const contents = pages.map((page) => withWholeShapes(pageContent(page)))
  const named = pages.map((page) => faces.in(page.node.Resources()))
  const scans = contents.map((content, index) => scan(content, named[index]!))
  const top = loadTags(document)
  if (!top) throw new Error('the browser wrote no tags')

  // Reading text: what the page says, in the language in which it says it.
  const decoration = pages.map(() => new Set<number>())
  const found = showers(top, scans, decoration)
  if (found.length !== source.leaves.length || found.some(({ kind }, index) => kind !== source.leaves[index]!.kind)) throw new Error(parting(source.leaves, found))
  source.leaves.forEach(({ kind, text }, index) => {
    if (kind === 'text') found[index]!.tag.dict.set(name('ActualText'), pdfText(text.replace(/\u00ad/g, '')))
  })

  // Every element its tag, every block its id.
  const blocks = new Map<Tag, string>()
  const tags = new Grouping(document, top, found)
  for (const part of source.parts) {
    const tag = tags.tagOf(part)
    if (tag && part.block) blocks.set(tag, part.block)
    else if (part.block) throw new Error(`block ${part.block} cannot be tagged as one piece`)
  }
  settle(document, top)
  nameTags(document, top, blocks)
  const languages = new Map(found.map(({ tag }, index) => [tag, source.leaves[index]!.lang]))
  for (const [tag, around] of walk(top)) {
    const language = languages.get(tag)
    const held = around.findLast(({ dict }) => dict.has(name('Lang')))
    if (language !== undefined && language !== (stringOf(held?.dict.lookup(name('Lang'))) ?? source.lang)) tag.dict.set(name('Lang'), pdfText(language))
  }

  // Links say where they lead.
  const text = new Map(found.map(({ tag }, index) => [tag, source.leaves[index]!.text]))
  for (const [tag] of walk(top)) {
    if (tag.type !== 'Link') continue
    const words = squeeze([...walk(tag)].map(([inner]) => text.get(inner) ?? '').join(''))
    tag.kids = joinAreas(document, tag)
    for (const kid of tag.kids) if (kid.kind === 'area') context.lookup(kid.object, PDFDict).set(name('Contents'), pdfText(words))
  }

  saveTags(document, top)
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  root.set(name('RoleMap'), context.obj({ Em: 'Span', Strong: 'Span' }))

  // Everything else is an artifact.
  const final = pages.map((page, index) => {
    const bytes = Buffer.from(withArtifacts(withWholeLines(contents[index]!, named[index]!), decoration[index]!), 'latin1')
    const at = page.node.get(name('Contents'))
    const stream = packed(document, bytes)
    if (at instanceof PDFRef && context.lookup(at) instanceof PDFRawStream) context.assign(at, stream)
    else page.node.set(name('Contents'), context.register(stream))
    page.node.set(name('Tabs'), name('S'))
    return sha256(bytes)
  })

  nameBookmarks(document, source)
  mendUnicode(document, faces)
  leanFaces(document)
  describe(document, source)
  const digest = sha256(JSON.stringify([version, source, final])).slice(0, 32)
  context.trailerInfo.ID = context.obj([PDFHexString.of(digest), PDFHexString.of(digest)])
  tidy(document)
  return write(document)
}
