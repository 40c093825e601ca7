/** Paper as it was built of the real content: small, true to itself from one edition to the next, and ready for the printer. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, test } from 'playwright/test'
import { read } from '../../src/outputs/pdf/read.ts'
import { dist, files, languages } from './pages.ts'

const pdfs = files().filter((path) => path.endsWith('.pdf'))
const bytesOf = (path: string) => readFileSync(join(dist, path))

test('a chapter without photographs takes at most 150 kB, in every language', () => {
  const chapters = pdfs.filter((path) => /\/hoofdstuk-[^./]+\.pdf$/.test(path))
  expect(chapters.length).toBeGreaterThan(14 * languages.length - 1)
  expect(chapters.filter((path) => bytesOf(path).length > 150_000)).toEqual([])
})

test('the manual says in each chapter what the chapter says by itself', async () => {
  test.setTimeout(300_000)
  for (const lang of process.env.SITE_VERIFY ? languages : ['nl', 'ar', 'ti']) {
    const book = await read(bytesOf(`downloads/${lang}/handleiding.pdf`))
    let compared = 0
    for (const path of pdfs.filter((path) => path.startsWith(`downloads/${lang}/hoofdstuk-`) && path.split('.').length === 2)) {
      const id = /hoofdstuk-([^.]+)/.exec(path)![1]!
      for (const [block, { text }] of (await read(bytesOf(path))).blocks) {
        // The number of a chapter stands inside its title in the book, and above it in the chapter.
        const there = book.blocks.get(`${id}--${block}`)?.text.replace(/^\d+ /, '')
        expect(there, `${lang} ${id} ${block}`).toBe(text.replace(/^\d+ /, ''))
        compared++
      }
    }
    expect(compared).toBeGreaterThan(500)
  }
})

test('the manual opens with its edition and ends with its words and where they are', async () => {
  for (const lang of ['nl', 'ar']) {
    const book = await read(bytesOf(`downloads/${lang}/handleiding.pdf`))
    const [register, words] = [book.destinations.get('register')!, book.destinations.get('woorden')!]
    expect(words).toBeLessThanOrEqual(register)
    expect(words % 2).toBe(1)
    // Every link of the index is named after the page to which it leads.
    const entries = book.links.filter(({ page, target }) => page >= register && target.startsWith('#'))
    expect(entries.length).toBeGreaterThan(50)
    for (const { name, target } of entries) expect(name, target).toBe(String(book.destinations.get(target.slice(1))))
    expect(book.direction).toBe(lang === 'ar' ? 'rtl' : 'ltr')
  }
})

test('the back of a card lies behind its front when the sheet is turned on its long side', async () => {
  for (const lang of ['nl', 'ar']) {
    const paper = await read(bytesOf(`downloads/${lang}/kaarten-gesprekskaarten.pdf`))
    const width = (paper.pages[0]![0] / 25.4) * 72
    const place = (page: number, wanted: (text: string) => boolean) => paper.leaves.filter((leaf) => leaf.page === page && wanted(leaf.text.trim())).map(({ shown }) => shown[0]!.places[0]!)
    // The first page is for the printer and its back is white; then come front, back, front, back.
    for (let page = 3, card = 1; page < paper.pages.length; page += 2) {
      for (let n = 0; n < 8; n++, card++) {
        const [[x, y]] = place(page, (text) => text !== '' && text === paper.blocks.get(`card-${String(card).padStart(2, '0')}`)?.text) as [[number, number]]
        const [[backX, backY]] = place(page + 1, (text) => text === String(card)) as [[number, number]]
        expect(Math.floor(x / (width / 2)), `${lang} card ${card}`).toBe(1 - Math.floor(backX / (width / 2)))
        expect(Math.abs(y - backY), `${lang} card ${card}`).toBeLessThan(40)
      }
    }
  }
})

test('the booklet of the guide has its pages two by two, bound on the side from which the language reads', async () => {
  for (const [lang, direction] of [['nl', ''], ['ar', '/R2L']] as const) {
    const booklet = await PDFDocument.load(bytesOf(`downloads/${lang}/gids.boekje.pdf`), { updateMetadata: false })
    expect(booklet.getPageCount() % 2).toBe(0)
    for (const page of booklet.getPages()) expect([Math.round(page.getWidth()), Math.round(page.getHeight())]).toEqual([842, 595])
    expect(String(booklet.catalog.lookup((await import('@cantoo/pdf-lib')).PDFName.of('ViewerPreferences')))).toContain(direction)
  }
})
