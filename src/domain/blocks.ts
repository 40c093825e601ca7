/** The register of blocks: which block is which, when its text changed, and which Dutch text a translation was made from. */
import { digest } from './digest.ts'

/** One line of the register. In a translation `of` is the digest of the source block it was made from. */
export interface Row { id: string; kind: string; digest: string; date: string; of?: string }
/** Rows by file, in the order of the file; a file is named by folder and id, without number and ending. */
export type Register = Record<string, Row[]>

/** What the register needs to know of a block. */
export interface Entry { kind: string; text: string; links?: string[]; line?: number; /** A list of words has keys: they are its ids. */ key?: string }

/** Ids that page types use themselves. */
const reserved = new Set(['main', 'q', 'pair', 'top', 'results', 'menu', 'films', 'words', 'take', 'helpers', 'plan'])

/** Plain letters, digits and hyphens of a heading. */
export function slug(text: string): string {
  return text.replace(/\(.*?\)$/, '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '')
}

/** A new id: for a heading its slug, for others five letters drawn from its text; unique among `taken`. */
function newId(entry: Entry, taken: ReadonlySet<string>): string {
  if (entry.key) return entry.key
  const free = (id: string) => id !== '' && !taken.has(id) && !reserved.has(id)
  if (/^(h\d|title)$/.test(entry.kind)) {
    const base = slug(entry.text) || 'kop'
    for (let n = 1; ; n++) if (free(n === 1 ? base : `${base}-${n}`)) return n === 1 ? base : `${base}-${n}`
  }
  for (let n = 0; ; n++) {
    const letters = BigInt(`0x${digest(`${entry.kind} ${entry.text} ${n}`)}`)
    const id = Array.from({ length: 5 }, (_, place) => 'abcdefghijkmnopqrstuvwxyz'[Number((letters / 25n ** BigInt(place)) % 25n)]).join('')
    if (free(id)) return id
  }
}

/**
 * For every new entry the index of the old row it continues, or -1. Unchanged blocks find each other first,
 * in order and then moved ones; what changed is found between the neighbours that stayed, by kind and place.
 */
export function continues(old: Row[], entries: Entry[]): number[] {
  const found = entries.map(() => -1)
  const used = new Set<number>()
  const match = (entry: number, row: number) => { found[entry] = row; used.add(row) }
  if (entries.some((entry) => entry.key)) {
    entries.forEach((entry, e) => { const row = old.findIndex(({ id }) => id === entry.key); if (row >= 0) match(e, row) })
    return found
  }
  const same = (row: Row, entry: Entry) => row.kind === entry.kind && row.digest === digest(entry.text)
  for (const [row, entry] of longestCommon(old, entries, same)) match(entry, row)
  // Anchors are what stayed in order; moved blocks are matched but do not bound a gap.
  const anchors = [...found]
  entries.forEach((entry, e) => {
    if (found[e]! >= 0) return
    const row = old.findIndex((candidate, r) => !used.has(r) && same(candidate, entry))
    if (row >= 0) match(e, row)
  })
  let from = 0
  for (let start = 0; start <= entries.length; ) {
    let end = start
    while (end < entries.length && anchors[end]! < 0) end++
    const until = end < entries.length ? anchors[end]! : old.length
    for (let e = start; e < end; e++) {
      if (found[e]! >= 0) continue
      for (let r = from; r < until; r++) {
        if (!used.has(r) && old[r]!.kind === entries[e]!.kind) { match(e, r); from = r + 1; break }
      }
    }
    from = until + 1
    start = end + 1
  }
  return found
}

/** Pairs of indexes of the longest common subsequence of two lists. */
function longestCommon<A, B>(a: A[], b: B[], same: (a: A, b: B) => boolean): [number, number][] {
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) {
    length[i]![j] = same(a[i]!, b[j]!) ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same(a[i]!, b[j]!)) pairs.push([i++, j++])
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++
    else j++
  }
  return pairs
}

/** The rows of a source file after its text was edited: ids are kept, the day changes where the text did. */
export function renew(old: Row[], entries: Entry[], today: string): Row[] {
  const kept = continues(old, entries)
  const taken = new Set(kept.filter((row) => row >= 0).map((row) => old[row]!.id))
  return entries.map((entry, e) => {
    const text = digest(entry.text)
    const before = old[kept[e]!]
    if (before) return before.digest === text ? before : { ...before, digest: text, date: today }
    const id = newId(entry, taken)
    taken.add(id)
    return { id, kind: entry.kind, digest: text, date: today }
  })
}

/** The renewed rows of a translation; `undefined` stands for a block the source does not have. */
export interface Renewed { rows: (Row | undefined)[] }

/**
 * The rows of a translation after it was edited. A first translation is paired with the source by kind and place;
 * from then on its own register keeps it. `of` stays: only `confirm` moves it.
 * While a block is outdated its digest stays that of the words made from `of`, so that `confirm` sees whether they changed.
 */
export function renewTranslation(source: Row[], sourceEntries: Entry[], old: Row[], entries: Entry[], today: string): Renewed {
  const sources = new Map(source.map((row) => [row.id, row]))
  const kept = continues(old, entries)
  const rows: (Row | undefined)[] = entries.map((entry, e) => {
    const before = old[kept[e]!]
    const from = before && sources.get(before.id)
    if (!before || !from || from.kind !== entry.kind) return undefined
    const text = digest(entry.text)
    return before.digest === text || before.of !== from.digest ? before : { ...before, digest: text, date: today }
  })
  const used = new Set(rows.flatMap((row) => (row ? [row.id] : [])))
  const keyed = entries.some((entry) => entry.key)
  if (keyed) entries.forEach((entry, e) => {
    const row = rows[e] ? undefined : sources.get(entry.key ?? '')
    if (row) rows[e] = { id: row.id, kind: row.kind, digest: digest(entry.text), date: today, of: row.digest }
  })
  // What is new in the translation is looked for between the source blocks of its neighbours.
  let from = 0
  for (let start = 0; start < entries.length && !keyed; ) {
    if (rows[start]) { from = Math.max(from, source.findIndex(({ id }) => id === rows[start]!.id) + 1); start++; continue }
    let end = start
    while (end < entries.length && !rows[end]) end++
    const after = rows.slice(end).map((row) => source.findIndex(({ id }) => id === row?.id)).filter((place) => place >= from)
    const until = after.length ? Math.min(...after) : source.length
    const candidates = source.map((_, place) => place).filter((place) => place >= from && place < until && !used.has(source[place]!.id))
    for (const [e, place] of pair(entries.slice(start, end), candidates.map((c) => sourceEntries[c]!)).map(([x, y]) => [x + start, candidates[y]!] as const)) {
      const row = source[place]!
      rows[e] = { id: row.id, kind: row.kind, digest: digest(entries[e]!.text), date: today, of: row.digest }
      used.add(row.id)
    }
    start = end
  }
  return { rows }
}

/** Pairs new blocks with source blocks: same kind, same order, and as many shared links and figures as can be. */
function pair(entries: Entry[], source: Entry[]): [number, number][] {
  const marks = (entry: Entry) => new Set([...(entry.links ?? []), ...(entry.text.match(/\d+/g) ?? [])])
  const [own, theirs] = [entries.map(marks), source.map(marks)]
  const worth = (e: number, s: number) => {
    if (entries[e]!.kind !== source[s]!.kind) return 0
    const shared = [...own[e]!].filter((mark) => theirs[s]!.has(mark)).length
    return 100 + 4 * shared - (own[e]!.size + theirs[s]!.size - 2 * shared)
  }
  const best = Array.from({ length: entries.length + 1 }, () => new Float64Array(source.length + 1))
  for (let e = entries.length - 1; e >= 0; e--) for (let s = source.length - 1; s >= 0; s--) {
    const both = worth(e, s)
    best[e]![s] = Math.max(best[e + 1]![s]!, best[e]![s + 1]!, both > 0 ? both + best[e + 1]![s + 1]! : 0)
  }
  const pairs: [number, number][] = []
  for (let e = 0, s = 0; e < entries.length && s < source.length; ) {
    const both = worth(e, s)
    if (both > 0 && best[e]![s] === both + best[e + 1]![s + 1]!) pairs.push([e++, s++])
    else if (best[e]![s] === best[e]![s + 1]!) s++
    else e++
  }
  return pairs
}

/** What came of telling that a block is translated again. */
export type Confirmed = { row: Row } | { refused: string }

/**
 * Tells that the words of a row are made from the present source text. Refused when the words did not change since they
 * were made from the former one, unless the translator says that they are still right.
 */
export function confirm(row: Row, source: Row, text: string, today: string, stillRight: boolean): Confirmed {
  if (row.of === source.digest) return { row }
  const own = digest(text)
  if (own === row.digest && !stillRight) return { refused: 'its own text did not change. Change it first, or add --still-right when the old words fit the new Dutch text' }
  return { row: { ...row, digest: own, of: source.digest, date: own === row.digest ? row.date : today } }
}

/** Ids of the source's blocks that a translation lacks, and of those it made from an older text. */
export function statusOf(source: Row[], translation: Row[]): { missing: string[]; outdated: string[] } {
  const own = new Map(translation.map((row) => [row.id, row]))
  return {
    missing: source.filter(({ id }) => !own.has(id)).map(({ id }) => id),
    outdated: source.filter(({ id, digest: text }) => own.has(id) && own.get(id)!.of !== text).map(({ id }) => id),
  }
}

/** The register as text: one row a line, so that a change shows as one line. */
export function printed(register: Register): string {
  const files = Object.keys(register).sort().map((file) => `  ${JSON.stringify(file)}: [\n${register[file]!.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`)
  return `{\n${files.join(',\n')}\n}\n`
}
