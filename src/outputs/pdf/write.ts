/** Writes a document down as small as its format allows: all that is no stream in packed streams, and the places of objects as differences. */
import { deflateSync } from 'node:zlib'
import { PDFCatalog, PDFDict, PDFName, PDFPageLeaf, PDFPageTree, PDFRawStream, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib'

const pack = (bytes: Uint8Array): Buffer => deflateSync(bytes, { level: 9 })

function written(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

/** Bytes of a document whose objects are numbered from 1 without gaps. */
export function write(document: PDFDocument): Uint8Array {
  const { context } = document
  const { Root, Info, ID } = context.trailerInfo
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1')]
  let length = chunks[0]!.length
  /** For each object from 0: its kind, then where it lies, or in which packed stream and at which place. */
  const rows: [kind: number, where: number, place: number][] = [[0, 0, 0]]
  const add = (number: number, object: PDFObject): void => {
    rows[number] = [1, length, 0]
    for (const chunk of [Buffer.from(`${number} 0 obj\n`), written(object), Buffer.from('\nendobj\n')]) {
      chunks.push(chunk)
      length += chunk.length
    }
  }
  const objects = context.enumerateIndirectObjects()
  const alone = (object: PDFObject): boolean => [PDFStream, PDFCatalog, PDFPageTree, PDFPageLeaf].some((kind) => object instanceof kind)
  const small = objects.filter(([, object]) => !alone(object))
  for (const [ref, object] of objects) if (alone(object)) add(ref.objectNumber, object)
  let next = objects.length + 1
  if (small.length) {
    const packed = next++
    let at = 0
    const bodies = small.map(([, object]) => written(object))
    const places = small.map(([ref], index) => {
      rows[ref.objectNumber] = [2, packed, index]
      const place = `${ref.objectNumber} ${at} `
      at += bodies[index]!.length + 1
      return place
    }).join('')
    const bytes = pack(Buffer.concat([Buffer.from(places), ...bodies.flatMap((body) => [body, Buffer.from('\n')])]))
    add(packed, PDFRawStream.of(context.obj({ Type: 'ObjStm', N: small.length, First: places.length, Filter: 'FlateDecode', Length: bytes.length }) as PDFDict, bytes))
  }
  const start = length
  rows[next] = [1, start, 0]
  // Each row as its difference from the one above it (predictor 12, "up"): neighbours are nearly alike.
  const width = 7
  const table = Buffer.alloc(rows.length * (width + 1))
  let above = Buffer.alloc(width)
  rows.forEach(([kind, where, place], index) => {
    const row = Buffer.alloc(width)
    row.writeUInt8(kind, 0)
    row.writeUInt32BE(where, 1)
    row.writeUInt16BE(place, 5)
    table[index * (width + 1)] = 2
    for (let i = 0; i < width; i++) table[index * (width + 1) + 1 + i] = row[i]! - above[i]!
    above = row
  })
  const bytes = pack(table)
  const entries = { Type: 'XRef', Size: rows.length, W: [1, 4, 2], Filter: 'FlateDecode', DecodeParms: { Predictor: 12, Columns: width }, Length: bytes.length }
  const dict = context.obj(entries) as PDFDict
  for (const [key, value] of Object.entries({ Root, Info, ID })) if (value) dict.set(PDFName.of(key), value)
  chunks.push(Buffer.from(`${next} 0 obj\n`), written(PDFRawStream.of(dict, bytes)), Buffer.from(`\nendobj\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(chunks)
}
