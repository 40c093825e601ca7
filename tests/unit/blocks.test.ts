/** The register of blocks: ids stay, and exactly the right blocks become missing or outdated. */
import { expect, test } from 'playwright/test'
import { confirm, renew, renewTranslation, slug, statusOf, type Entry, type Row } from '../../src/domain/blocks.ts'

const p = (text: string): Entry => ({ kind: 'p', text })
const h = (text: string): Entry => ({ kind: 'h2', text })
const day = '2026-11-21'
const later = '2026-12-01'

const dutch = [{ kind: 'title', text: 'Wie helpt mij?' }, p('Eerste zin.'), h('Je huis'), p('Tweede zin met 12 dagen.'), p('Derde zin.'), { kind: 'li', text: 'een' }, { kind: 'li', text: 'twee' }]
const arabic = [{ kind: 'title', text: 'من يساعدني؟' }, p('جملة أولى.'), h('بيتك'), p('جملة ثانية 12 يوما.'), p('جملة ثالثة.'), { kind: 'li', text: 'واحد' }, { kind: 'li', text: 'اثنان' }]
const first = renew([], dutch, day)
const own = renewTranslation(first, dutch, [], arabic, day).rows as Row[]

/** What an edit of the Dutch does: rows that keep their id, and the state of the translation. */
function edit(entries: Entry[]): { rows: Row[]; status: { missing: string[]; outdated: string[] }; kept: string[] } {
  const rows = renew(first, entries, later)
  const translated = renewTranslation(rows, entries, own, arabic, later).rows.filter((row): row is Row => row !== undefined)
  return { rows, status: statusOf(rows, translated), kept: rows.map(({ id }) => id).filter((id) => first.some((row) => row.id === id)) }
}
const ids = first.map(({ id }) => id)

test('a first register: headings take their slug, others at most five letters, all unique', () => {
  expect(ids[0]).toBe('wie-helpt-mij')
  expect(ids[2]).toBe('je-huis')
  for (const place of [1, 3, 4, 5, 6]) expect(ids[place]).toMatch(/^[a-z]{1,5}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(renew([], dutch, '2030-01-01').map(({ id }) => id)).toEqual(ids)
})

test('a first translation is paired by kind and place, and is complete', () => {
  expect(own.map(({ id }) => id)).toEqual(ids)
  expect(statusOf(first, own)).toEqual({ missing: [], outdated: [] })
})

test('a first translation that lacks a block in the middle is paired with the right ones', () => {
  const { rows } = renewTranslation(first, dutch, [], arabic.filter((_, place) => place !== 4), day)
  expect(rows.map((row) => row!.id)).toEqual(ids.filter((_, place) => place !== 4))
  const without3 = renewTranslation(first, dutch, [], arabic.filter((_, place) => place !== 3), day)
  expect(statusOf(first, without3.rows as Row[]).missing).toHaveLength(1)
})

test('insert: one block is missing, no other id changes', () => {
  const { rows, status, kept } = edit([...dutch.slice(0, 4), p('Nieuwe zin.'), ...dutch.slice(4)])
  expect(kept).toEqual(ids)
  expect(status.outdated).toEqual([])
  expect(status.missing).toEqual([rows[4]!.id])
})

test('delete: nothing is missing or outdated, no other id changes', () => {
  const { rows, status } = edit(dutch.filter((_, place) => place !== 3))
  expect(rows.map(({ id }) => id)).toEqual(ids.filter((_, place) => place !== 3))
  expect(status).toEqual({ missing: [], outdated: [] })
})

test('delete: the translation’s block is told as one that the Dutch does not have', () => {
  const entries = dutch.filter((_, place) => place !== 3)
  const { rows } = renewTranslation(renew(first, entries, later), entries, own, arabic, later)
  expect(rows.map((row) => row === undefined)).toEqual([false, false, false, true, false, false, false])
})

test('move: nothing is missing or outdated, all ids stay', () => {
  const { rows, status } = edit([dutch[0]!, dutch[1]!, dutch[2]!, dutch[4]!, dutch[3]!, dutch[5]!, dutch[6]!])
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids))
  expect(rows[3]!.id).toBe(ids[4])
  expect(status).toEqual({ missing: [], outdated: [] })
})

test('split: the first half is outdated, the second missing', () => {
  const { rows, status } = edit([...dutch.slice(0, 3), p('Tweede zin.'), p('Met 12 dagen.'), ...dutch.slice(4)])
  expect(rows[3]!.id).toBe(ids[3])
  expect(status).toEqual({ missing: [rows[4]!.id], outdated: [ids[3]] })
})

test('merge: the first is outdated, the second gone', () => {
  const { rows, status } = edit([...dutch.slice(0, 3), p('Tweede zin met 12 dagen. Derde zin.'), ...dutch.slice(5)])
  expect(rows.map(({ id }) => id)).toEqual(ids.filter((_, place) => place !== 4))
  expect(status).toEqual({ missing: [], outdated: [ids[3]] })
})

test('change: exactly that block is outdated; its day changes and no other', () => {
  const { rows, status } = edit(dutch.map((entry, place) => (place === 4 ? p('Derde zin, nu anders.') : entry)))
  expect(status).toEqual({ missing: [], outdated: [ids[4]] })
  expect(rows.map(({ date }) => date)).toEqual(ids.map((_, place) => (place === 4 ? later : day)))
})

test('layout is no change: spaces and line ends outdate nothing', () => {
  expect(renew(first, dutch.map((entry) => ({ ...entry, text: entry.text.replace(' ', '\n  ') })), later)).toEqual(first)
})

test('mending a typing error in a translation changes no status', () => {
  const { rows } = renewTranslation(first, dutch, own, arabic.map((entry, place) => (place === 1 ? p('جملة أولى جدا.') : entry)), later)
  expect(statusOf(first, rows as Row[])).toEqual({ missing: [], outdated: [] })
  expect((rows[1] as Row).date).toBe(later)
})

test('a block that was missing and is translated later takes its place', () => {
  const partial = arabic.filter((_, place) => place !== 3)
  const before = renewTranslation(first, dutch, [], partial, day).rows as Row[]
  expect(statusOf(first, before).missing).toHaveLength(1)
  const after = renewTranslation(first, dutch, before, arabic, later).rows as Row[]
  expect(after.map(({ id }) => id)).toEqual(ids)
})

test('words with keys are known by their key', () => {
  const words: Entry[] = [{ kind: 'entry', key: 'pip', text: 'plan' }, { kind: 'entry', key: 'duo', text: 'dienst' }]
  const rows = renew([], words, day)
  expect(rows.map(({ id }) => id)).toEqual(['pip', 'duo'])
  const swapped = renewTranslation(rows, words, [], [words[1]!, words[0]!], day).rows as Row[]
  expect(swapped.map(({ id }) => id)).toEqual(['duo', 'pip'])
  expect(statusOf(rows, swapped)).toEqual({ missing: [], outdated: [] })
  const known = renewTranslation(rows, words, [], [words[1]!], day).rows as Row[]
  expect(renewTranslation(rows, words, known, [words[1]!, words[0]!], later).rows.map((row) => row?.id)).toEqual(['duo', 'pip'])
  expect(renewTranslation(rows, words, [], [{ kind: 'entry', key: 'xyz', text: 'x' }], day).rows).toEqual([undefined])
})

test('translated is refused while the own text is the same, and taken with still-right or new words', () => {
  const changed = renew(first, dutch.map((entry, place) => (place === 4 ? p('Derde zin, nu anders.') : entry)), later)
  const row = own[4]!
  expect(confirm(row, changed[4]!, arabic[4]!.text, later, false)).toHaveProperty('refused')
  expect(confirm(row, changed[4]!, arabic[4]!.text, later, true)).toEqual({ row: { ...row, of: changed[4]!.digest } })
  const fresh = confirm(row, changed[4]!, 'جملة ثالثة جديدة.', later, false)
  expect('row' in fresh && fresh.row.of).toBe(changed[4]!.digest)
})

test('translated sees new words also when the register was brought up to date in between', () => {
  const changedDutch = dutch.map((entry, place) => (place === 4 ? p('Derde zin, nu anders.') : entry))
  const changed = renew(first, changedDutch, later)
  const mended = arabic.map((entry, place) => (place === 4 ? p('جملة ثالثة جديدة.') : entry))
  const rows = renewTranslation(changed, changedDutch, own, mended, later).rows as Row[]
  expect(statusOf(changed, rows).outdated).toEqual([ids[4]])
  expect(confirm(rows[4]!, changed[4]!, mended[4]!.text, later, false)).toHaveProperty('row')
})

test('a slug is plain', () => {
  expect(slug('Wat is mijn diploma waard?')).toBe('wat-is-mijn-diploma-waard')
  expect(slug('Eén thema’s À la carte')).toBe('een-thema-s-a-la-carte')
})
