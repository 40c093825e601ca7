/** Cuts the chunks of a Pagefind index smaller: a word then costs about 6 kB over the line instead of 30. */

// Pagefind 1.6 makes chunks of some 20,000 postings and has no option for it. Its files are CBOR behind twelve letters of
// signature, in gzip: a chunk is [[word, …]] with its words in order, the metadata [version, pages, [[first word, last
// word, name], …], …]. Words are moved as they are, never read; what is not as described here is refused.

import { gunzipSync, gzipSync } from 'node:zlib'
import { sha256 } from './output.ts'

const signature = 'pagefind_dcd'
/** Bytes of words in a chunk, before compression, after which it ends where the beginnings of words change. */
const most = 9_000
/** Pagefind loads the one chunk in which a word would stand, so all words that begin with the same three letters stand together. */
const beginning = 3

export interface File { path: string; content: Uint8Array }

/** The same bundle with smaller chunks. Throws when its files are not those of Pagefind 1.6. */
export function cutChunks(files: File[]): File[] {
  const chunks = new Map(files.flatMap((file) => {
    const [, name] = /^index\/(.+)\.pf_index$/.exec(file.path) ?? []
    return name ? [[name, file.content] as const] : []
  }))
  /** Old name of a metadata file → new. */
  const renamed = new Map<string, string>()
  const made = files.flatMap((file): File[] => {
    const [, name] = /^pagefind\.(.+)\.pf_meta$/.exec(file.path) ?? []
    if (!name) return []
    const bytes = open(file.content)
    const [, , listed] = items(bytes, 0)
    if (!listed) throw new Error(`Pagefind: ${file.path} lists no chunks.`)
    const [language = ''] = name.split('_')
    const words = items(bytes, listed.start).flatMap((row) => {
      const old = text(bytes, items(bytes, row.start)[2])
      const chunk = chunks.get(old)
      if (!chunk) throw new Error(`Pagefind: the chunk ${old} is missing.`)
      chunks.delete(old)
      return wordsIn(open(chunk))
    })
    const cuts = cut(words, language)
    const list = Buffer.concat([head(4, cuts.length), ...cuts.map(({ from, to, name: hash }) => Buffer.concat([head(4, 3), from, to, string(hash)]))])
    const content = close(Buffer.concat([bytes.subarray(0, listed.start), list, bytes.subarray(listed.end)]))
    const fresh = `${language}_${sha256(content).slice(0, 10)}`
    renamed.set(name, fresh)
    return [{ path: `pagefind.${fresh}.pf_meta`, content }, ...cuts.map((one) => ({ path: `index/${one.name}.pf_index`, content: one.content }))]
  })
  if (!renamed.size || chunks.size) throw new Error('Pagefind: the chunks of the index are not those its metadata lists.')
  return [
    ...files.filter(({ path }) => !/\.pf_(?:index|meta)$/.test(path)).map((file) => (file.path === 'pagefind-entry.json' ? { ...file, content: entry(file.content, renamed) } : file)),
    ...made,
  ]
}

/** The entry file with the new names of the metadata. */
function entry(content: Uint8Array, renamed: Map<string, string>): Uint8Array {
  const whole = JSON.parse(Buffer.from(content).toString('utf8')) as { languages: Record<string, { hash: string }> }
  for (const language of Object.values(whole.languages)) language.hash = renamed.get(language.hash) ?? language.hash
  return Buffer.from(JSON.stringify(whole))
}

/** A word of the index with its pages, and its name by itself, as CBOR. */
interface Word { name: string; key: Buffer; whole: Buffer }

function wordsIn(bytes: Buffer): Word[] {
  const [words, ...more] = items(bytes, 0)
  if (!words || more.length) throw new Error('Pagefind: a chunk of the index holds more than words.')
  return items(bytes, words.start).map(({ start, end }) => {
    const [key] = items(bytes, start)
    return { name: text(bytes, key), key: bytes.subarray(key?.start, key?.end), whole: bytes.subarray(start, end) }
  })
}

interface Cut { from: Buffer; to: Buffer; name: string; content: Buffer }

/** The words, which come in order, as chunks. */
function cut(words: Word[], language: string): Cut[] {
  const groups: Word[][] = []
  let size = Infinity
  let before = ''
  for (const word of words) {
    const begins = [...word.name].slice(0, beginning).join('')
    if (size > most && begins !== before) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(word)
    size += word.whole.length
    before = begins
  }
  return groups.map((group) => {
    const content = close(Buffer.concat([head(4, 1), head(4, group.length), ...group.map(({ whole }) => whole)]))
    const [first, last] = [group[0] as Word, group.at(-1) as Word]
    return { from: first.key, to: last.key, name: `${language}_${sha256(content).slice(0, 7)}`, content }
  })
}

function open(content: Uint8Array): Buffer {
  const whole = content[0] === 0x1f ? gunzipSync(content) : Buffer.from(content)
  if (whole.subarray(0, 12).toString('latin1') !== signature) throw new Error('Pagefind: a file of the index has no signature.')
  return whole.subarray(12)
}
const close = (bytes: Buffer): Buffer => gzipSync(Buffer.concat([Buffer.from(signature), bytes]), { level: 9 })

// ── CBOR, as much of it as is needed to find where an item ends ──────────────────────────────────────────────────

interface Item { start: number; end: number }
interface Head { major: number; value: number; body: number }

function headAt(bytes: Buffer, at: number): Head {
  const first = bytes.readUInt8(at)
  const [major, info] = [first >> 5, first & 31]
  if (info < 24) return { major, value: info, body: at + 1 }
  if (info > 26) throw new Error('Pagefind: the index holds a number or a list of a kind that is not known here.')
  const size = 2 ** (info - 24)
  return { major, value: bytes.readUIntBE(at + 1, size), body: at + 1 + size }
}

function endOf(bytes: Buffer, at: number): number {
  const { major, value, body } = headAt(bytes, at)
  if (major === 2 || major === 3) return body + value
  let end = body
  const inside = major === 4 ? value : major === 5 ? 2 * value : major === 6 ? 1 : 0
  for (let index = 0; index < inside; index++) end = endOf(bytes, end)
  return end
}

/** Where the items of the list at `at` stand. */
function items(bytes: Buffer, at: number): Item[] {
  const { major, value, body } = headAt(bytes, at)
  if (major !== 4) throw new Error('Pagefind: the index has no list where one was expected.')
  let start = body
  return Array.from({ length: value }, () => {
    const end = endOf(bytes, start)
    const item = { start, end }
    start = end
    return item
  })
}

function text(bytes: Buffer, item: Item | undefined): string {
  const { major, body } = headAt(bytes, item?.start ?? 0)
  if (!item || major !== 3) throw new Error('Pagefind: the index has no text where one was expected.')
  return bytes.subarray(body, item.end).toString('utf8')
}

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  const size = value < 2 ** 8 ? 1 : value < 2 ** 16 ? 2 : 4
  const bytes = Buffer.alloc(1 + size)
  bytes.writeUInt8((major << 5) | (24 + Math.log2(size)))
  bytes.writeUIntBE(value, 1, size)
  return bytes
}
const string = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
