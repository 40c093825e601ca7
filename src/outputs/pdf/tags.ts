/** The tag tree of a PDF: what a screen reader reads. Loaded into plain objects, changed, and written back. */
import {
  PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString,
  type PDFDocument, type PDFObject,
} from '@cantoo/pdf-lib'

/** A marked sequence of a page. */
export interface Mark {
  kind: 'mark'
  page: number
  id: number
}
/** Something with a place of its own on the page: the area of a link. */
export interface Area {
  kind: 'area'
  page: number
  object: PDFRef
}
export interface Tag {
  kind: 'tag'
  type: string
  kids: (Tag | Mark | Area)[]
  ref: PDFRef
  dict: PDFDict
}

const name = (text: string): PDFName => PDFName.of(text)

/** The text of a PDF string, or nothing. */
export function stringOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined
}
export function nameOf(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : ''
}

/** The top of the tag tree, or nothing in a PDF without tags. */
export function loadTags(document: PDFDocument): Tag | undefined {
  const { context, catalog } = document
  const root = catalog.lookup(name('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return undefined
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index]))
  const pageOf = (dict: PDFDict, otherwise: number): number => {
    const page = dict.get(name('Pg'))
    return page instanceof PDFRef ? (pages.get(page) ?? otherwise) : otherwise
  }
  const seen = new Set<PDFRef>()
  const kid = (object: PDFObject | undefined, page: number): (Tag | Mark | Area)[] => {
    const value = context.lookup(object)
    if (value instanceof PDFNumber) return [{ kind: 'mark', page, id: value.asNumber() }]
    if (value instanceof PDFArray) return value.asArray().flatMap((one) => kid(one, page))
    if (!(value instanceof PDFDict)) return []
    const type = nameOf(value.get(name('Type')))
    if (type === 'MCR') {
      const id = value.lookup(name('MCID'))
      return id instanceof PDFNumber ? [{ kind: 'mark', page: pageOf(value, page), id: id.asNumber() }] : []
    }
    if (type === 'OBJR') {
      const target = value.get(name('Obj'))
      return target instanceof PDFRef ? [{ kind: 'area', page: pageOf(value, page), object: target }] : []
    }
    if (!(object instanceof PDFRef) || seen.has(object)) return []
    seen.add(object)
    const own = pageOf(value, page)
    return [{ kind: 'tag', type: nameOf(value.get(name('S'))), ref: object, dict: value, kids: kid(value.get(name('K')), own) }]
  }
  const [top] = kid(root.get(name('K')), -1)
  return top?.kind === 'tag' ? top : undefined
}

/** A new tag, to be hung somewhere. */
export function newTag(document: PDFDocument, type: string, kids: Tag['kids']): Tag {
  const dict = document.context.obj({ Type: 'StructElem', S: type }) as PDFDict
  return { kind: 'tag', type, kids, dict, ref: document.context.register(dict) }
}

/** Every tag in reading order, with the tags around it, outermost first. */
export function* walk(tag: Tag, around: Tag[] = []): Generator<[Tag, Tag[]]> {
  yield [tag, around]
  const within = [...around, tag]
  for (const kid of tag.kids) if (kid.kind === 'tag') yield* walk(kid, within)
}

/** Writes kids, types and parents back, and the table that leads from a mark to its tag. */
export function saveTags(document: PDFDocument, top: Tag): void {
  const { context, catalog } = document
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  const pages = document.getPages()
  const marks: PDFRef[][] = pages.map(() => [])
  const areas = new Map<PDFRef, PDFRef>()
  const save = (tag: Tag, parent: PDFRef): void => {
    tag.dict.set(name('S'), name(tag.type))
    tag.dict.set(name('P'), parent)
    const own = tag.kids.find((kid): kid is Mark => kid.kind === 'mark')?.page
    if (own === undefined) tag.dict.delete(name('Pg'))
    else tag.dict.set(name('Pg'), pages[own]!.ref)
    const kids = tag.kids.map((kid): PDFObject => {
      if (kid.kind === 'tag') {
        save(kid, tag.ref)
        return kid.ref
      }
      if (kid.kind === 'mark') {
        marks[kid.page]![kid.id] = tag.ref
        if (kid.page === own) return PDFNumber.of(kid.id)
        return context.obj({ Type: 'MCR', Pg: pages[kid.page]!.ref, MCID: kid.id })
      }
      areas.set(kid.object, tag.ref)
      return context.obj({ Type: 'OBJR', Pg: pages[kid.page]!.ref, Obj: kid.object })
    })
    if (kids.length === 0) tag.dict.delete(name('K'))
    else tag.dict.set(name('K'), kids.length === 1 ? kids[0]! : context.obj(kids))
  }
  const rootRef = catalog.get(name('StructTreeRoot')) as PDFRef
  save(top, rootRef)
  root.set(name('K'), top.ref)

  const numbers: PDFObject[] = []
  let next = 0
  pages.forEach((page, index) => {
    const list = marks[index]!
    if (list.length === 0) page.node.delete(name('StructParents'))
    else {
      page.node.set(name('StructParents'), PDFNumber.of(next))
      const refs = Array.from(list, (ref) => ref ?? context.obj(null))
      numbers.push(PDFNumber.of(next++), context.register(context.obj(refs)))
    }
  })
  for (const [object, tag] of areas) {
    context.lookup(object, PDFDict).set(name('StructParent'), PDFNumber.of(next))
    numbers.push(PDFNumber.of(next++), tag)
  }
  root.set(name('ParentTree'), context.register(context.obj({ Nums: numbers })))
  root.set(name('ParentTreeNextKey'), PDFNumber.of(next))
}
