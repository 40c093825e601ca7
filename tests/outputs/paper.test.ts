/** The small parts of paper: contents of pages, booklets, codes. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFDocument } from '@cantoo/pdf-lib'
import { Resvg } from '@resvg/resvg-js'
import jsqr from 'jsqr'
import { expect, test } from 'playwright/test'
import { qrSvg } from '../../src/domain/qr.ts'
import { operations, scan, unicodeTable, withArtifacts, type Face } from '../../src/outputs/pdf/content.ts'
import { lean } from '../../src/outputs/pdf/fonts.ts'
import { withWholeLines } from '../../src/outputs/pdf/lines.ts'
import { withWholeShapes } from '../../src/outputs/pdf/shapes.ts'
import { booklet, imposition } from '../../src/outputs/pdf/booklet.ts'

test('operations are read with every kind of operand', () => {
  const read = [...operations('q 1 0 0 -1.5 +.25 100. cm % note\n/F1 12 Tf (a\\(b\\)\\101) Tj <0a0B> Tj [(x) -20 <41>] TJ /P <</MCID 3 /T (>>)>> BDC EMC')]
  expect(read.map(({ operator }) => operator)).toEqual(['q', 'cm', 'Tf', 'Tj', 'Tj', 'TJ', 'BDC', 'EMC'])
  expect(read[1]!.operands).toEqual([1, 0, 0, -1.5, 0.25, 100])
  expect(Buffer.from(read[3]!.operands[0] as Uint8Array).toString()).toBe('a(b)A')
  expect([...(read[4]!.operands[0] as Uint8Array)]).toEqual([10, 11])
  expect(read[6]!.operands[1]).toEqual({ dictionary: '<</MCID 3 /T (>>)>>' })
})

test('codes of a font are turned into letters, one by one and in rows', () => {
  const table = unicodeTable('1 beginbfchar <0003> <0020> endbfchar 2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0061> <00660069>] endbfrange')
  expect([...table]).toEqual([[3, ' '], [16, 'A'], [17, 'B'], [18, 'C'], [32, 'a'], [33, 'fi']])
})

test('whatever stands outside a mark becomes an artifact, and nothing else', () => {
  const content = '/P <</MCID 0>> BDC BT (a) Tj ET EMC\n0 0 5.123456 5 re f\n0 0 1 rg 1 1 m 2 2 l S q BT /Span <</ActualText (b)>> BDC (b) Tj EMC ET Q 0 0 9 9 re W n /X Do /P <</MCID 1>> BDC 1 1 2 2 re f EMC'
  const written = withArtifacts(content, new Set([1]))
  const { unmarked, artifacts, marks } = scan(written, new Map())
  expect(unmarked).toMatchObject({ painted: false, text: '' })
  expect(artifacts).toMatchObject({ painted: true, text: 'b' })
  expect([...marks.keys()]).toEqual([0])
  expect(written.split('BMC').length - 1).toBe(written.split('/Artifact').length - 1)
  expect(written).toContain('0 0 5.123 5 re')
  expect([...operations(written)].filter(({ operator }) => /^B[DM]C$/.test(operator)).length).toBe([...operations(written)].filter(({ operator }) => operator === 'EMC').length)
})

test('a line is written in whole strokes, with each letter where it was', () => {
  const face: Face = { name: 'X', subtype: 'Type0', embedded: true, unicode: new Map([[1, 'a'], [2, 'b'], [3, 'c']]), bytesPerCode: 2, width: () => 500, spelled: new Map() }
  const faces = new Map([['/F1', face]])
  const content = 'BT\n/F1 10 Tf\n1 0 0 -1 7 8 Tm\n<0001> Tj\n5 0 Td <0002> Tj\n6.5 0 Td <0001> Tj\n/Span<</ActualText <feff0062> >> BDC\n5 0 Td <0004> Tj\nEMC\n/Span<</ActualText <feff00660069> >> BDC\n5 2 Td <0003> Tj\n1 -2 Td <0001> Tj\nEMC\nET\nq Q'
  const before = scan(content, faces).unmarked
  expect(face.spelled).toEqual(new Map([[4, 'b']]))
  const written = withWholeLines(content, faces)
  expect(written).toBe('BT\n/F1 10 Tf\n1 0 0 -1 7 8 Tm\n[(\0\x01\0\x02)-150(\0\x01\0\x04)]TJ\n/Span<</ActualText <feff00660069> >> BDC\n21.5 2 Td\n(\0\x03)Tj\n1 -2 Td\n(\0\x01)Tj\nEMC\nET\nq Q')
  face.unicode!.set(4, 'b')
  const after = scan(written, faces).unmarked
  expect(before.text).toBe('ababfi')
  expect(after.text).toBe('ababfi')
  expect(after.places).toEqual([[7, 8], [17, 8], [18.5, 8], [28.5, 8], [28.5, 6], [33.5, 6], [29.5, 8], [34.5, 8]])
})

test('letters that follow each other without being sent anywhere stand beside each other', () => {
  const face: Face = { name: 'X', subtype: 'Type0', embedded: true, unicode: new Map([[1, 'a'], [2, 'b']]), bytesPerCode: 2, width: () => 500, spelled: new Map([[2, 'b']]) }
  const faces = new Map([['/F1', face]])
  // As the browser writes a face at a whole size: it sends the pen only where it would not go by itself.
  const content = 'BT\n/F1 12 Tf\n1 0 0 -1 7 8 Tm\n<0001> Tj\n/Span<</ActualText <feff0062> >> BDC\n<0002> Tj\nEMC\n<0001> Tj\n20 0 Td <0001> Tj\n/ReversedChars BMC\n<0001> Tj\nEMC\nET\n'
  const ends = (text: string): number[] => scan(text, faces).unmarked.places.map(([x]) => x)
  const [before, after] = [ends(content), ends(withWholeLines(content, faces))]
  expect(before).toEqual([7, 13, 13, 19, 19, 25, 27, 33, 33, 39])
  expect(after.at(-1)).toBeCloseTo(39, 1)
  expect(after.filter((x) => !before.some((other) => Math.abs(x - other) < 0.05))).toEqual([])
})

test('boxes and round things are written in one stroke each, and nothing else changes', () => {
  // A quarter of a circle of radius 2.5, as the browser cuts it, followed by a curve that is none.
  const quarter = '656 9885.83 655.94 9886.15 655.81 9886.46 c\n655.68 9886.76 655.5 9887.03 655.27 9887.27 c\n655.03 9887.5 654.76 9887.68 654.46 9887.81 c\n654.15 9887.94 653.83 9888 653.5 9888 c\n'
  expect(withWholeShapes(`656 9885.5 m\n${quarter}h\nf\n`)).toBe('656 9885.5 m\n656 9886.881 654.881 9888 653.5 9888 c\nh\nf\n')
  const other = '0 0 m\n1 4 2 3 3 1 c\n4 0 5 2 6 3 c\n7 4 8 5 9 1 c\n10 0 11 2 12 9 c\nS\n'
  expect(withWholeShapes(other)).toBe(other)
  expect(withWholeShapes('11 5 m\n13 5 l\n13 6 l\n11 6 l\n11 5 l\nh\nf\n')).toBe('11 5 2 1 re\nf\n')
  expect(withWholeShapes('11 5 m\n13 5 l\n12 6 l\n11 6 l\n11 5 l\nh\nf\n')).toContain('12 6 l')
})

test('a face keeps what a page asks for and no more', async () => {
  const face = await readFile(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'))
  const less = lean(face)
  const tables = Array.from({ length: less.readUInt16BE(4) }, (_, index) => less.toString('latin1', 12 + 16 * index, 16 + 16 * index))
  expect(tables).toEqual(expect.arrayContaining(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']))
  expect(tables).not.toContain('GPOS')
  const glyf = (bytes: Buffer): Buffer => {
    for (let row = 12; ; row += 16) if (bytes.toString('latin1', row, row + 4) === 'glyf') return bytes.subarray(bytes.readUInt32BE(row + 8), bytes.readUInt32BE(row + 8) + bytes.readUInt32BE(row + 12))
  }
  expect(glyf(less).equals(glyf(face))).toBe(true)
  expect(lean(Buffer.from('OTTO and more bytes'))).toEqual(Buffer.from('OTTO and more bytes'))
})

test('a booklet has its pages where they belong when it is folded', () => {
  expect(imposition(8, 'left')).toEqual([[8, 1], [2, 7], [6, 3], [4, 5]])
  expect(imposition(8, 'right')).toEqual([[1, 8], [7, 2], [3, 6], [5, 4]])
  expect(imposition(5, 'left')).toEqual([[0, 1], [2, 0], [0, 3], [4, 5]])
  expect(imposition(1, 'right')).toEqual([[1, 0], [0, 0]])
  expect(imposition(0, 'left')).toEqual([])
  for (let pages = 1; pages <= 21; pages++)
    for (const binding of ['left', 'right'] as const) {
      const sides = imposition(pages, binding)
      expect(sides.length % 2).toBe(0)
      expect(sides.flat().filter(Boolean).sort((a, b) => a - b)).toEqual(Array.from({ length: pages }, (_, index) => index + 1))
      // Turned on the short side, each half lies on the back of the other: their pages follow each other.
      for (let sheet = 0; sheet < sides.length; sheet += 2)
        for (const [half, other] of [[0, 1], [1, 0]] as const) {
          const [front, back] = [sides[sheet]![half]!, sides[sheet + 1]![other]!]
          if (front && back) expect(Math.abs(front - back)).toBe(1)
        }
    }
})

test('a booklet is made of an edition, the same each time', async () => {
  const edition = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < 6; page++) edition.addPage([595, 842]).drawRectangle({ x: 10 * page, y: 10, width: 20, height: 20 })
  const bytes = await edition.save()
  const made = await booklet(bytes, 'right')
  const { getPages } = await PDFDocument.load(made).then((document) => ({ getPages: document.getPages() }))
  expect(getPages.map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual(Array.from({ length: 4 }, () => [842, 595]))
  expect(Buffer.from(await booklet(bytes, 'right')).equals(Buffer.from(made))).toBe(true)
})

test('a code is read back by a camera', () => {
  for (const text of ['https://inburgering.example/ti/het-gesprek/de-baas-op-de-fiets/', 'x'.repeat(300)]) {
    const svg = qrSvg(text)
    expect(svg).not.toContain('<title')
    const picture = new Resvg(svg, { fitTo: { mode: 'width', value: 400 } }).render()
    expect(jsqr(new Uint8ClampedArray(picture.pixels), picture.width, picture.height)?.data).toBe(text)
  }
})
