/** Cuts the chunks of a Pagefind index smaller: a word then costs about 6 kB over the line instead of 30. */

// Pagefind 1.6 makes chunks of some 20,000 postings and has no option for it. Its files are CBOR behind twelve letters of
// signature, in gzip: a chunk is [[word, …]] with its words in order, the metadata [version, pages, [[first word, last
// word, name], …], …]. What is not as described here is refused.

import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { sha256 } from './output.ts'

const signature = 'pagefind_dcd'
/** Bytes of words in a chunk, before compression, after which it ends where the beginnings of words change. */
const most = 9_000
/** Pagefind loads the one chunk in which a word would stand, so all words that begin with the same three letters stand together. */
const beginning = 3

export interface File { path: string; content: Uint8Array }

/** A word of the index with its pages, of which only the word is read. */
type Word = [name: string, ...unknown[]]

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
    const meta = list(open(file.content))
    const [language = ''] = name.split('_')
    const words = list(meta[2]).flatMap((row) => {
      const old = text(list(row)[2])
      const chunk = chunks.get(old)
      if (!chunk) throw new Error(`Pagefind: the chunk ${old} is missing.`)
      chunks.delete(old)
      return wordsIn(open(chunk))
    })
    const cuts = cut(words, language)
    const content = close(meta.with(2, cuts.map(({ from, to, name: hash }) => [from, to, hash])))
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

function wordsIn(chunk: unknown): Word[] {
  const [words, ...more] = list(chunk)
  if (more.length) throw new Error('Pagefind: a chunk of the index holds more than words.')
  return list(words).map((word) => {
    const [name, ...pages] = list(word)
    return [text(name), ...pages]
  })
}

interface Cut { from: string; to: string; name: string; content: Buffer }

/** The words, which come in order, as chunks. */
function cut(words: Word[], language: string): Cut[] {
  const groups: Word[][] = []
  let size = Infinity
  let before = ''
  for (const word of words) {
    const begins = [...word[0]].slice(0, beginning).join('')
    if (size > most && begins !== before) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(word)
    size += encode(word).length
    before = begins
  }
  return groups.map((group) => {
    const content = close([group])
    return { from: group[0]![0], to: group.at(-1)![0], name: `${language}_${sha256(content).slice(0, 7)}`, content }
  })
}

/** What a file of the index says. Refuses what could not be written again as it was: nothing may change on the way. */
function open(content: Uint8Array): unknown {
  const whole = content[0] === 0x1f ? gunzipSync(content) : Buffer.from(content)
  if (whole.subarray(0, 12).toString('latin1') !== signature) throw new Error('Pagefind: a file of the index has no signature.')
  const bytes = whole.subarray(12)
  const value: unknown = decode(bytes)
  if (!bytes.equals(encode(value))) throw new Error('Pagefind: the index holds a number or a list of a kind that is not known here.')
  return value
}
const close = (value: unknown): Buffer => gzipSync(Buffer.concat([Buffer.from(signature), encode(value)]), { level: 9 })

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('Pagefind: the index has no list where one was expected.')
  return value
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('Pagefind: the index has no text where one was expected.')
  return value
}
