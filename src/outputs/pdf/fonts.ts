/** The faces of our paper, where they lie, and the names under which a PDF may carry them. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { deflateSync } from 'node:zlib'
import { sha256 } from '../output.ts'

/** The faces, each in these weights. Never a variable file: the browser would write its letters as drawings. */
const faces = { NotoSans: 'noto-sans', Vazirmatn: 'vazirmatn', NotoSansEthiopic: 'noto-sans-ethiopic' }
const weights = { 400: '400Regular', 700: '700Bold' }

/** By file name: the module that holds the file. */
const files = new Map<string, string>(
  Object.entries(faces).flatMap(([face, folder]) =>
    Object.values(weights).map((weight) => [`${face}_${weight}.ttf`, `@expo-google-fonts/${folder}/${weight}/${face}_${weight}.ttf`]),
  ),
)

/**
 * The families of `paper.css`: one face a script for letters, space, figures and marks; only Latin and Cyrillic letters
 * come from Noto Sans everywhere. If a space came from another face, every Arabic word would be a run of its own,
 * and a reader of tags would hear the words backwards.
 */
const letters = 'U+41-5A, U+61-7A, U+C0-24F, U+400-52F, U+1E00-1EFF'
const families: [family: string, face: keyof typeof faces, range?: string][] = [
  ['Paper', 'NotoSans'],
  ['Paper Arabic', 'Vazirmatn'],
  ['Paper Arabic', 'NotoSans', letters],
  ['Paper Ethiopic', 'NotoSansEthiopic'],
  ['Paper Ethiopic', 'NotoSans', letters],
]
export interface FontRule {
  family: string
  weight: string
  source: string
  range: string
}
export const fontRules: FontRule[] = families.flatMap(([family, face, range]) =>
  Object.entries(weights).map(([weight, file]) => ({ family, weight, source: `url("/_fonts/${face}_${file}.ttf")`, range: range ?? 'U+0-10FFFF' })),
)

/** Names of faces a PDF may hold, without the tag of the subset. */
export const allowedFaces: ReadonlySet<string> = new Set(
  Object.keys(faces).flatMap((face) => Object.values(weights).map((weight) => `${face}-${weight.slice(3)}`)),
)

/** A face packed as WOFF: half the bytes to hand to the browser for every page. */
function packed(face: Buffer): Buffer {
  const count = face.readUInt16BE(4)
  const head = Buffer.alloc(44 + 20 * count)
  const tables: Buffer[] = []
  let at = head.length
  let whole = 12 + 16 * count
  for (let index = 0; index < count; index++) {
    const entry = 12 + 16 * index
    const offset = face.readUInt32BE(entry + 8)
    const length = face.readUInt32BE(entry + 12)
    const plain = face.subarray(offset, offset + length)
    const small = deflateSync(plain)
    const table = small.length < length ? small : plain
    const row = 44 + 20 * index
    face.copy(head, row, entry, entry + 4)
    head.writeUInt32BE(at, row + 4)
    head.writeUInt32BE(table.length, row + 8)
    head.writeUInt32BE(length, row + 12)
    face.copy(head, row + 16, entry + 4, entry + 8)
    const padding = Buffer.alloc(-table.length & 3)
    tables.push(table, padding)
    at += table.length + padding.length
    whole += (length + 3) & ~3
  }
  head.write('wOFF', 0, 'latin1')
  face.copy(head, 4, 0, 4)
  head.writeUInt32BE(at, 8)
  head.writeUInt16BE(count, 12)
  head.writeUInt32BE(whole, 16)
  head.writeUInt16BE(1, 20)
  return Buffer.concat([head, ...tables])
}

/** What a PDF needs of a TrueType face whose glyphs it names by number; the browser keeps rules for setting text, which has been set. */
const needed = new Set(['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'])

/** A TrueType face with only its needed tables; anything else as it is. */
export function lean(face: Buffer): Buffer {
  if (face.length < 12 || face.readUInt32BE(0) !== 0x10000) return face
  const rows = Array.from({ length: face.readUInt16BE(4) }, (_, index) => 12 + 16 * index).filter((row) => needed.has(face.toString('latin1', row, row + 4)))
  const power = Math.floor(Math.log2(rows.length))
  const head = Buffer.alloc(12 + 16 * rows.length)
  face.copy(head, 0, 0, 4)
  head.writeUInt16BE(rows.length, 4)
  head.writeUInt16BE(16 << power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * (rows.length - (1 << power)), 10)
  const tables: Buffer[] = []
  let at = head.length
  rows.forEach((row, index) => {
    const [start, length] = [face.readUInt32BE(row + 8), face.readUInt32BE(row + 12)]
    face.copy(head, 12 + 16 * index, row, row + 8)
    head.writeUInt32BE(at, 12 + 16 * index + 8)
    head.writeUInt32BE(length, 12 + 16 * index + 12)
    tables.push(face.subarray(start, start + length), Buffer.alloc(-length & 3))
    at += length + (-length & 3)
  })
  return Buffer.concat([head, ...tables])
}

const { resolve } = createRequire(import.meta.url)
const kept = new Map<string, Promise<Buffer>>()

/** The face `/_fonts/<file>`, packed, or nothing if there is no such face. */
export function fontFile(file: string): Promise<Buffer> | undefined {
  const module = files.get(file)
  if (!module) return undefined
  let bytes = kept.get(file)
  if (!bytes) kept.set(file, (bytes = readFile(resolve(module)).then(packed)))
  return bytes
}

/** One digest for all faces and their rules, for the cache. */
export async function fontsDigest(): Promise<string> {
  const digests = await Promise.all([...files.values()].map(async (module) => sha256(await readFile(resolve(module)))))
  return sha256(JSON.stringify([fontRules, digests]))
}
