/**
 * Booklets: pages two by two on sheets that are printed on both sides, put together, folded once and stapled.
 * A booklet is for the printer alone; its order is not one of reading, so it carries no tags. The file to read is the edition itself.
 */
import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFEmbeddedPage } from '@cantoo/pdf-lib'
import { sha256 } from '../output.ts'
import { stringOf } from './tags.ts'

/** One side of a sheet: the pages (from 1) on its left and right half; 0 for an empty half. */
export type Side = [left: number, right: number]

/**
 * The sides of all sheets in the order in which a printer prints them: front, back, front, back, turned on the short side.
 * `binding` is where the spine is: on the left, or on the right for scripts that read from the right.
 */
export function imposition(pages: number, binding: 'left' | 'right'): Side[] {
  const whole = Math.ceil(pages / 4) * 4
  const real = (page: number): number => (page <= pages ? page : 0)
  const sides: Side[] = []
  for (let side = 0; side < whole / 2; side++) {
    const low = real(side + 1)
    const high = real(whole - side)
    // Bound on the left, the front of a sheet has the low page on its right; each further side changes over.
    const lowRight = (side % 2 === 0) === (binding === 'left')
    sides.push(lowRight ? [high, low] : [low, high])
  }
  return sides
}

const [width, height] = [841.89, 595.28]

/** An A5 booklet on A4 sheets, made of an edition with A4 pages. */
export async function booklet(pdf: Uint8Array, binding: 'left' | 'right'): Promise<Uint8Array> {
  const edition = await PDFDocument.load(pdf, { updateMetadata: false })
  const result = await PDFDocument.create({ updateMetadata: false })
  const embedded: PDFEmbeddedPage[] = await result.embedPdf(edition, edition.getPageIndices())
  for (const side of imposition(embedded.length, binding)) {
    const sheet = result.addPage([width, height])
    side.forEach((number, half) => {
      const page = number ? embedded[number - 1] : undefined
      if (!page) return
      const scale = Math.min(width / 2 / page.width, height / page.height)
      sheet.drawPage(page, {
        x: half * (width / 2) + (width / 2 - page.width * scale) / 2,
        y: (height - page.height * scale) / 2,
        xScale: scale,
        yScale: scale,
      })
    })
  }
  const from = edition.context.lookup(edition.context.trailerInfo.Info) as { get?(key: PDFName): never } | undefined
  const { context, catalog } = result
  const title = stringOf(from?.get?.(PDFName.of('Title'))) ?? ''
  const date = stringOf(from?.get?.(PDFName.of('CreationDate'))) ?? 'D:20000101000000Z'
  context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText(title), CreationDate: PDFString.of(date), ModDate: PDFString.of(date) } as never))
  const lang = stringOf(edition.catalog.lookup(PDFName.of('Lang')))
  if (lang) catalog.set(PDFName.of('Lang'), PDFString.of(lang))
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true, Duplex: 'DuplexFlipShortEdge', ...(binding === 'right' ? { Direction: 'R2L' } : {}) }))
  const id = PDFHexString.of(sha256(pdf).slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
  return result.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}
