/**
 * The content of a PDF page: a list of operations. Read for what they show and where,
 * and written again so that everything on the page is either tagged or an artifact.
 */
import { inflateSync } from 'node:zlib'
import {
  PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, decodePDFRawStream,
  type PDFContext, type PDFObject, type PDFPage,
} from '@cantoo/pdf-lib'

/** The uncompressed bytes of a stream. */
export function streamBytes(stream: PDFStream): Buffer {
  if (stream instanceof PDFRawStream) {
    const filter = stream.dict.get(PDFName.of('Filter'))
    if (filter === undefined) return Buffer.from(stream.contents)
    if (filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'))) return inflateSync(stream.contents)
    return Buffer.from(decodePDFRawStream(stream).decode())
  }
  return Buffer.from(stream.getContents())
}

/** The content of a page as text, one character a byte. */
export function pageContent(page: PDFPage): string {
  const contents = page.node.lookup(PDFName.of('Contents'))
  const parts = contents instanceof PDFArray ? contents.asArray().map((part) => page.doc.context.lookup(part)) : [contents]
  return parts.map((part) => (part instanceof PDFStream ? streamBytes(part).toString('latin1') : '')).join('\n')
}

/** One operation: its operator, its operands, and where it stands in the content. */
export interface Operation {
  operator: string
  operands: Operand[]
  start: number
  end: number
}
/** A number, a name with its slash, a string as bytes, a dictionary as written, or a list. */
export type Operand = number | string | Uint8Array | { dictionary: string } | Operand[]

/** What each byte is: 1 white space, 2 a delimiter, 0 part of a word. */
const kinds = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = 1
for (const c of '()<>[]{}/%') kinds[c.charCodeAt(0)] = 2

/** The operations of a content, in order. */
export function* operations(content: string): Generator<Operation> {
  let at = 0
  let operands: Operand[] = []
  let start = -1
  const skip = (): void => {
    while (at < content.length) {
      const code = content.charCodeAt(at)
      if (kinds[code] === 1) at++
      else if (code === 37) while (at < content.length && content.charCodeAt(at) !== 10 && content.charCodeAt(at) !== 13) at++
      else break
    }
  }
  const word = (): string => {
    const from = at
    while (at < content.length && kinds[content.charCodeAt(at)] === 0) at++
    return content.slice(from, at)
  }
  /** A figure read digit by digit, which is three times as fast as cutting it out; nothing if it is no figure. */
  const number = (): number | undefined => {
    let here = at
    let code = content.charCodeAt(here)
    const negative = code === 45
    if (negative || code === 43) code = content.charCodeAt(++here)
    let digits = 0
    let count = 0
    let point = -1
    for (; ; code = content.charCodeAt(++here)) {
      if (code >= 48 && code <= 57) {
        digits = digits * 10 + code - 48
        count++
      } else if (code === 46 && point < 0) point = count
      else break
    }
    if (count === 0 || count > 15 || (here < content.length && kinds[code] === 0)) {
      const text = /[+-]?(?:\d+\.?\d*|\.\d+)(?=[\s()<>[\]{}/%]|$)/y
      text.lastIndex = at
      const found = text.exec(content)
      if (found) at = text.lastIndex
      return found ? Number(found[0]) : undefined
    }
    at = here
    const size = point < 0 || point === count ? digits : digits / 10 ** (count - point)
    return negative ? -size : size
  }
  const hex = (): Uint8Array => {
    const bytes: number[] = []
    let half = -1
    for (at++; at < content.length; at++) {
      const code = content.charCodeAt(at)
      if (code === 62) break
      const digit = code <= 57 ? code - 48 : (code | 32) - 87
      if (digit < 0 || digit > 15) continue
      if (half < 0) half = digit
      else {
        bytes.push(half * 16 + digit)
        half = -1
      }
    }
    at++
    if (half >= 0) bytes.push(half * 16)
    return Uint8Array.from(bytes)
  }
  const literal = (): Uint8Array => {
    const bytes: number[] = []
    let depth = 1
    at++
    for (; at < content.length; at++) {
      const c = content[at]!
      if (c === '\\') {
        const next = content[++at] ?? ''
        const octal = /^[0-7]{1,3}/.exec(content.slice(at, at + 3))
        if (octal) {
          bytes.push(Number.parseInt(octal[0], 8) & 255)
          at += octal[0].length - 1
        } else if (next !== '\n' && next !== '\r') bytes.push(({ n: 10, r: 13, t: 9, b: 8, f: 12 } as Record<string, number>)[next] ?? next.charCodeAt(0))
      } else {
        if (c === '(') depth++
        if (c === ')' && --depth === 0) break
        bytes.push(c.charCodeAt(0))
      }
    }
    at++
    return Uint8Array.from(bytes)
  }
  const operand = (): Operand => {
    if (kinds[content.charCodeAt(at)] === 0) return number() ?? word()
    const c = content[at]
    if (c === '/') {
      at++
      return `/${word()}`
    }
    if (c === '(') return literal()
    if (c === '<' && content[at + 1] === '<') {
      const from = at
      at += 2
      for (skip(); at < content.length && !content.startsWith('>>', at); skip()) operand()
      at += 2
      return { dictionary: content.slice(from, at) }
    }
    if (c === '<') return hex()
    if (c === '[') {
      const list: Operand[] = []
      at++
      for (skip(); at < content.length && content[at] !== ']'; skip()) list.push(operand())
      at++
      return list
    }
    throw new Error(`A page's content cannot be read at byte ${at}`)
  }
  for (skip(); at < content.length; skip()) {
    if (start < 0) start = at
    const value = operand()
    const isOperator = typeof value === 'string' && !value.startsWith('/') && !['true', 'false', 'null'].includes(value)
    if (!isOperator) {
      operands.push(value)
      continue
    }
    if (value === 'BI') {
      // An inline image: its data ends at EI between white space.
      const end = /\sEI(?=\s|$)/g
      end.lastIndex = at
      const found = end.exec(content)
      at = found ? end.lastIndex : content.length
    }
    yield { operator: value, operands, start, end: at }
    operands = []
    start = -1
  }
}

/** A font of the page: its name, and what its codes stand for. */
export interface Face {
  name: string
  subtype: string
  embedded: boolean
  /** Characters by code; nothing if the font does not say. */
  unicode: Map<number, string> | undefined
  bytesPerCode: 1 | 2
  /** How far the pen moves after a code, in thousandths of the size; nothing where that is not known. */
  width: ((code: number) => number) | undefined
  /** Letters that the page itself gives for a code, where it is always the same; an empty text where it is not. */
  spelled: Map<number, string>
}

/** The characters that a ToUnicode table gives for each code. */
export function unicodeTable(table: string): Map<number, string> {
  const map = new Map<number, string>()
  const text = (hex: string): string => {
    let out = ''
    for (let i = 0; i + 4 <= hex.length; i += 4) out += String.fromCharCode(Number.parseInt(hex.slice(i, i + 4), 16))
    return out
  }
  for (const [, body = ''] of table.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = '', to = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) map.set(Number.parseInt(code, 16), text(to))
  for (const [, body = ''] of table.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, low = '', high = '', one, many] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])/g)) {
      const first = Number.parseInt(low, 16)
      const last = Number.parseInt(high, 16)
      if (one !== undefined) {
        const base = text(one)
        for (let code = first; code <= last; code++)
          map.set(code, base.slice(0, -1) + String.fromCharCode(base.charCodeAt(base.length - 1) + code - first))
      } else [...(many ?? '').matchAll(/<([0-9A-Fa-f]*)>/g)].forEach(([, to = ''], i) => map.set(first + i, text(to)))
    }
  return map
}

const name = (text: string): PDFName => PDFName.of(text)
const plain = (object: PDFObject | undefined): string => (object instanceof PDFName ? object.decodeText() : '')

/** The widths of a font of our kind, by code. */
function widthsOf(font: PDFDict): (code: number) => number {
  const table = new Map<number, number>()
  const list = font.lookup(name('W'))
  const figure = (object: PDFObject | undefined): number => (object instanceof PDFNumber ? object.asNumber() : 0)
  if (list instanceof PDFArray)
    for (let at = 0; at < list.size(); ) {
      const first = figure(list.lookup(at))
      const next = list.lookup(at + 1)
      if (next instanceof PDFArray) {
        next.asArray().forEach((width, index) => table.set(first + index, figure(width)))
        at += 2
      } else {
        for (let code = first; code <= figure(next); code++) table.set(code, figure(list.lookup(at + 2)))
        at += 3
      }
    }
  const otherwise = font.has(name('DW')) ? figure(font.lookup(name('DW'))) : 1000
  return (code) => table.get(code) ?? otherwise
}

/** Reads the faces of a document, each once. */
export class Faces {
  readonly all = new Map<PDFRef | PDFDict, Face>()
  private readonly context: PDFContext
  constructor(context: PDFContext) {
    this.context = context
  }

  of(reference: PDFRef | PDFDict): Face {
    const known = this.all.get(reference)
    if (known) return known
    const font = this.context.lookup(reference, PDFDict)
    const subtype = plain(font.get(name('Subtype')))
    const below = font.lookup(name('DescendantFonts'))
    const holder = below instanceof PDFArray ? below.lookup(0, PDFDict) : font
    const descriptor = holder.lookup(name('FontDescriptor'))
    const table = font.lookup(name('ToUnicode'))
    const face: Face = {
      name: plain(font.get(name('BaseFont'))) || plain(descriptor instanceof PDFDict ? descriptor.get(name('FontName')) : undefined),
      subtype,
      embedded: subtype === 'Type3' || (descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(name(key)))),
      unicode: table instanceof PDFStream ? unicodeTable(streamBytes(table).toString('latin1')) : undefined,
      bytesPerCode: subtype === 'Type0' ? 2 : 1,
      width: subtype === 'Type0' ? widthsOf(holder) : undefined,
      spelled: new Map(),
    }
    this.all.set(reference, face)
    return face
  }

  /** Faces by the name under which a page or form uses them. */
  in(resources: PDFDict | undefined): Map<string, Face> {
    const fonts = resources?.lookup(name('Font'))
    const map = new Map<string, Face>()
    if (fonts instanceof PDFDict)
      for (const [key, value] of fonts.entries()) if (value instanceof PDFRef || value instanceof PDFDict) map.set(`/${key.decodeText()}`, this.of(value))
    return map
  }
}

/** What one marked sequence (or all artifacts) of a page shows. */
export interface Shown {
  /** Characters as the glyphs give them, in the order in which they are painted. */
  text: string
  faces: Set<Face>
  /** Glyphs that stand for nothing: the box of a missing letter. */
  missing: number
  /** Whether anything is painted that is not text. */
  painted: boolean
  /** Where strings start and end, in points from the lower left corner of the sheet. */
  places: [x: number, y: number][]
  /** Whether any of it lies within the part of the page that is painted. What moved to the next page leaves a ghost below the fold. */
  seen: boolean
}

export interface Scan {
  /** By marked-content id. */
  marks: Map<number, Shown>
  artifacts: Shown
  /** What is neither tagged nor an artifact. */
  unmarked: Shown
  /** XObjects painted, by the id of the mark in which they stand (-1 for artifacts, -2 for unmarked). */
  objects: { name: string; mark: number }[]
}

type Matrix = [number, number, number, number, number, number]
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
]
const asMatrix = (operands: Operand[]): Matrix => operands.slice(0, 6).map(Number) as Matrix

const painting = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'BI'])
const pathStart = new Set(['m', 're'])
const pathEnd = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n'])

export const empty = (): Shown => ({ text: '', faces: new Set(), missing: 0, painted: false, places: [], seen: false })

/** Text of an ActualText entry, whichever way it is written. */
export function actualText(dictionary: string): string | undefined {
  const found = /\/ActualText\s*(<[0-9A-Fa-f\s]*>|\()/.exec(dictionary)
  if (!found) return undefined
  const [operation] = operations(`${dictionary.slice(found.index + '/ActualText'.length, dictionary.length - 2)} Tj`)
  const bytes = operation?.operands[0]
  if (!(bytes instanceof Uint8Array)) return undefined
  const buffer = Buffer.from(bytes)
  return buffer[0] === 0xfe && buffer[1] === 0xff ? buffer.subarray(2).swap16().toString('utf16le') : buffer.toString('latin1')
}

/** Reads a content: what each mark shows, and what stands outside every mark. */
export function scan(content: string, faces: Map<string, Face>): Scan {
  const result: Scan = { marks: new Map(), artifacts: empty(), unmarked: empty(), objects: [] }
  /** Open sequences, innermost last: an id, `artifact`, or a span with the text that replaces its glyphs. */
  const open: { mark?: number; artifact?: boolean; instead?: string | undefined; codes?: [Face, number][] }[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  /** Lowest and highest point that is painted. */
  let clip: [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const saved: { matrix: Matrix; face: Face | undefined; clip: [number, number] }[] = []
  /** Heights of the path being drawn, and whether it will clip. */
  let heights: number[] = []
  let clipping = false
  const height = (x: number, y: number): number => x * matrix[1] + y * matrix[3] + matrix[5]
  let line: Matrix = matrix
  let face: Face | undefined
  let size = 0
  /** How far the pen has gone along the line. */
  let pen = 0
  const current = (): [Shown, number] => {
    for (let i = open.length - 1; i >= 0; i--) {
      const { mark, artifact } = open[i]!
      if (artifact) return [result.artifacts, -1]
      if (mark !== undefined) return [result.marks.get(mark)!, mark]
    }
    return [result.unmarked, -2]
  }
  /** Shows a string `along` the line from where it starts; gives how far the pen moves. */
  const show = (bytes: Uint8Array, along: number): number => {
    const [shown] = current()
    const place = (far: number): [number, number] => {
      const [, , , , e, f] = times(times([1, 0, 0, 1, far, 0], line), matrix)
      return [e, f]
    }
    const [x, y] = place(along)
    shown.places.push([x, y])
    if (y >= clip[0] && y <= clip[1]) shown.seen = true
    if (!face) return 0
    let moved = 0
    shown.faces.add(face)
    const span = open.find(({ instead }) => instead !== undefined)
    const replaced = span !== undefined
    for (let i = 0; i < bytes.length; i += face.bytesPerCode) {
      const code = face.bytesPerCode === 2 ? bytes[i]! * 256 + (bytes[i + 1] ?? 0) : bytes[i]!
      if (code === 0 && face.bytesPerCode === 2) shown.missing++
      span?.codes?.push([face, code])
      if (face.width) moved += (face.width(code) * size) / 1000
      if (!replaced) shown.text += face.unicode?.get(code) ?? '\ufffd'
    }
    if (moved) shown.places.push(place(along + moved))
    return moved
  }
  for (const { operator, operands } of operations(content)) {
    switch (operator) {
      case 'BMC':
      case 'BDC': {
        const [tag, properties] = operands
        const dictionary = typeof properties === 'object' && 'dictionary' in properties ? properties.dictionary : ''
        const id = /\/MCID\s*(\d+)/.exec(dictionary)
        if (id) {
          const mark = Number(id[1])
          if (!result.marks.has(mark)) result.marks.set(mark, empty())
          open.push({ mark })
        } else if (tag === '/Artifact') open.push({ artifact: true })
        else {
          const instead = actualText(dictionary)
          if (instead !== undefined && !open.some((outer) => outer.instead !== undefined)) current()[0].text += instead
          open.push({ instead, codes: [] })
        }
        break
      }
      case 'EMC': {
        const { instead, codes } = open.pop() ?? {}
        const [only] = codes ?? []
        if (instead && only && codes?.length === 1) {
          const [own, code] = only
          const known = own.spelled.get(code)
          own.spelled.set(code, known === undefined || known === instead ? instead : '')
        }
        break
      }
      case 'q':
        saved.push({ matrix, face, clip })
        break
      case 'Q': {
        const state = saved.pop()
        if (state) ({ matrix, face, clip } = state)
        break
      }
      case 'cm':
        matrix = times(asMatrix(operands), matrix)
        break
      case 'BT':
        line = [1, 0, 0, 1, 0, 0]
        pen = 0
        break
      case 'Tm':
        line = asMatrix(operands)
        pen = 0
        break
      case 'Td':
      case 'TD':
        line = times([1, 0, 0, 1, Number(operands[0]), Number(operands[1])], line)
        pen = 0
        break
      case 'Tf':
        face = faces.get(String(operands[0]))
        size = Number(operands[1])
        break
      case 'Tj':
      case "'":
      case '"': {
        const bytes = operands.at(-1)
        if (bytes instanceof Uint8Array) pen += show(bytes, pen)
        break
      }
      case 'TJ':
        for (let parts = operands[0], i = 0; Array.isArray(parts) && i < parts.length; i++) {
          const part = parts[i]
          if (part instanceof Uint8Array) pen += show(part, pen)
          else pen -= (Number(part) * size) / 1000
        }
        break
      case 're': {
        const [x = 0, y = 0, w = 0, h = 0] = operands.map(Number)
        heights.push(height(x, y), height(x + w, y + h))
        break
      }
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y': {
        const [x = 0, y = 0] = operands.slice(-2).map(Number)
        heights.push(height(x, y))
        break
      }
      case 'W':
      case 'W*':
        clipping = true
        break
      default:
        if (painting.has(operator)) {
          const [shown, mark] = current()
          shown.painted = true
          if (!heights.length || (Math.max(...heights) >= clip[0] && Math.min(...heights) <= clip[1])) shown.seen = true
          if (operator === 'Do') result.objects.push({ name: String(operands[0]).slice(1), mark })
        }
        if (pathEnd.has(operator)) {
          if (clipping && heights.length) clip = [Math.max(clip[0], Math.min(...heights)), Math.min(clip[1], Math.max(...heights))]
          clipping = false
          heights = []
        }
    }
  }
  return result
}

/**
 * The content with every piece outside a mark wrapped as an artifact, and the marks in `decoration`
 * (borders and grounds that the browser counts as content) turned into artifacts too. Places are shortened.
 */
export function withArtifacts(content: string, decoration: ReadonlySet<number>): string {
  const out: string[] = []
  let copied = 0
  /** Copies up to `end`; what was shortened on the way stands in `shortened`. */
  let shortened: { start: number; end: number; text: string }[] = []
  const copy = (end: number): void => {
    for (const piece of shortened) {
      if (piece.start >= end) break
      out.push(content.slice(copied, piece.start), piece.text)
      copied = piece.end
    }
    shortened = shortened.filter((piece) => piece.start >= end)
    out.push(content.slice(copied, end))
    copied = end
  }
  /** Open sequences; `true` where it is a mark or an artifact. */
  const open: boolean[] = []
  /** Where the artifact being gathered started, and where its last painted piece ended. */
  let from = -1
  let to = -1
  /** Start of a unit that may not be cut: a text object, a path, a span outside a mark. */
  let unit = -1
  let inText = false
  const flush = (): void => {
    if (from < 0) return
    copy(from)
    out.push('/Artifact BMC\n')
    copy(to)
    out.push('\nEMC\n')
    from = to = -1
  }
  const add = (start: number, end: number): void => {
    if (from < 0) from = start
    to = end
  }
  for (const { operator, operands, start, end } of operations(content)) {
    if (places.has(operator)) {
      const before = operands as number[]
      const after = before.map(short)
      if (after.some((figure, index) => figure !== before[index])) shortened.push({ start, end, text: `${after.join(' ')} ${operator}` })
    }
    const marked = open.includes(true)
    if (operator === 'BDC' || operator === 'BMC') {
      const properties = operands[1]
      const dictionary = typeof properties === 'object' && 'dictionary' in properties ? properties.dictionary : ''
      const id = /\/MCID\s*(\d+)/.exec(dictionary)
      const real = id !== null || operands[0] === '/Artifact'
      if (real && !marked) {
        flush()
        if (id && decoration.has(Number(id[1]))) {
          copy(start)
          out.push('/Artifact BMC')
          copied = end
        }
      } else if (!marked && unit < 0) unit = start
      open.push(real)
      continue
    }
    if (operator === 'EMC') {
      open.pop()
      if (!marked && !inText && !open.length && unit >= 0) {
        add(unit, end)
        unit = -1
      }
      continue
    }
    if (marked) continue
    if (operator === 'BT') {
      if (unit < 0) unit = start
      inText = true
    } else if (operator === 'ET') {
      inText = false
      if (!open.length && unit >= 0) {
        add(unit, end)
        unit = -1
      }
    } else if (inText || open.length) continue
    else if (pathStart.has(operator)) {
      if (unit < 0) unit = start
    } else if (pathEnd.has(operator)) {
      if (operator !== 'n' && unit >= 0) add(unit, end)
      unit = -1
    } else if (painting.has(operator)) add(start, end)
    else if (operator === 'q' || operator === 'Q' || operator === 'cm') flush()
  }
  flush()
  copy(content.length)
  return out.join('')
}

/** A figure as fine as a printer can show, and no finer: half of the bytes of a drawing are digits that nobody sees. */
export function short(figure: number): number {
  const size = Math.abs(figure)
  if (size < 1e-5) return 0
  if (size < 1) return Number(figure.toPrecision(4))
  return size < 10 ? Math.round(figure * 1000) / 1000 : Math.round(figure * 100) / 100
}

/** Operators whose operands are places, not factors that multiply what follows. */
const places = new Set(['m', 'l', 'c', 'v', 'y', 're', 'Td', 'TD'])

/** The bounding box of a page, as written: x, y, width and height in points. */
export function pageBox(page: PDFPage): [number, number, number, number] {
  const box = page.node.MediaBox().asArray().map((side) => (side instanceof PDFNumber ? side.asNumber() : 0)) as [number, number, number, number]
  return [box[0], box[1], box[2] - box[0], box[3] - box[1]]
}
