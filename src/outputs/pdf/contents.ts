/**
 * Page numbers in contents and index, and parts that start on an odd page. The browser can do neither,
 * so the page is printed, its numbers are read and written in, blank pages are put in, and it is printed again.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib'
import type { Page } from 'playwright'
import type { Source } from './source.ts'

/** The page (from 1) of every place that is linked to in the document. */
export function destinations(document: PDFDocument): Map<string, number> {
  const { catalog, context } = document
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index + 1]))
  const places = new Map<string, number>()
  const dests = catalog.lookup(PDFName.of('Dests'))
  if (!(dests instanceof PDFDict)) return places
  for (const [name, value] of dests.entries()) {
    const found = context.lookup(value)
    const list = found instanceof PDFDict ? found.lookup(PDFName.of('D')) : found
    const page = list instanceof PDFArray ? list.get(0) : undefined
    const number = page instanceof PDFRef ? pages.get(page) : undefined
    if (number !== undefined) places.set(name.decodeText(), number)
  }
  return places
}

async function read(pdf: Buffer): Promise<Map<string, number>> {
  return destinations(await PDFDocument.load(pdf, { updateMetadata: false }))
}

/** Which parts need a blank page before them, given the page on which each starts now. */
export function blanks(starts: number[]): boolean[] {
  let added = 0
  return starts.map((page) => {
    const blank = (page + added) % 2 === 0
    if (blank) added++
    return blank
  })
}

/** Prints until the numbers on the page are the numbers of its pages. */
export async function numberPages(page: Page, source: Source, first: Buffer, print: () => Promise<Buffer>): Promise<Buffer> {
  let places = await read(first)
  const unknown = [...source.numbers.map(({ target }) => target), ...source.odd].filter((id) => !places.has(id))
  if (unknown.length) throw new Error(`no link leads to ${[...new Set(unknown)].join(', ')}, so its page cannot be known`)
  const odd = [...source.odd].sort((a, b) => places.get(a)! - places.get(b)!)
  const need = blanks(odd.map((id) => places.get(id)!))
  await page.evaluate((ids) => {
    for (const id of ids) {
      const blank = document.createElement('div')
      blank.className = 'blank'
      document.getElementById(id)!.before(blank)
    }
  }, odd.filter((_, index) => need[index]))
  // Where everything will stand once the blank pages are in.
  const added = odd.filter((_, index) => need[index]).map((id) => places.get(id)!)
  places = new Map([...places].map(([id, number]) => [id, number + added.filter((page) => page <= number).length]))
  // The first figures may widen a line, so a second round is allowed; a third would not end.
  for (let round = 0; round < 3; round++) {
    await page.evaluate((numbers) => {
      for (const element of document.querySelectorAll('[data-page-of]')) {
        const number = numbers[element.getAttribute('data-page-of')!]
        if (number !== undefined) element.textContent = String(number)
      }
    }, Object.fromEntries(places))
    const pdf = await print()
    const now = await read(pdf)
    const moved = [...now].some(([id, number]) => places.get(id) !== number)
    places = now
    if (!moved) {
      const even = odd.filter((id) => places.get(id)! % 2 === 0)
      if (even.length) throw new Error(`${even.join(', ')} should start on an odd page and does not`)
      return pdf
    }
  }
  throw new Error('the page numbers in the contents do not come to rest')
}
