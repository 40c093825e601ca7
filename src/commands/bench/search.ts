/**
 * `npm run bench:search [-- <folder>] [--misses] [--pages 300] [--elsewhere]`: how well the finished site is found, by Pagefind
 * as it comes and by our search; `--pages` adds neutral pages until each language has as many, `--elsewhere` takes other sites.
 */

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { createSearch, Pagefind, Search } from '../../client/engine.ts'
import { ahead } from '../../client/results.ts'
import { complete, type Help, type Words } from '../../domain/search/help.ts'
import { openSite, type Bundle } from './bundle.ts'
import { elsewhere, makeElsewhere, queriesOf } from './elsewhere.ts'
import { grow } from './grow.ts'
import { half, machineSet, meets, type Query } from './queries.ts'

interface Row { query: Query; rank: number; found: number; labelled: boolean; ms: number; top: string[] }
interface Figures { n: number; hit1: number; hit3: number; mrr: number; empty: number; p95: number }

const { values, positionals } = parseArgs({ allowPositionals: true, options: { misses: { type: 'boolean' }, 'all-misses': { type: 'boolean' }, pages: { type: 'string' }, elsewhere: { type: 'boolean' } } })
const asked = resolve(positionals[0] ?? 'dist')
/** Which misses to list: those of the half that may teach, or with `--all-misses` every one, for who only judges. */
const told = ({ id }: Query): boolean => Boolean(values['all-misses'] || (values.misses && half(id) === 'may teach'))
const seed = 1

/** The golden set: every `*.json` of a folder, a list of queries each. */
function golden(folder: URL): Query[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Query[])
}

type Ask = (q: string) => Promise<{ urls: string[]; labelled: boolean }>

const stock = (pagefind: Pagefind): Ask => async (q) => {
  const { results } = await pagefind.search(q)
  return { urls: await Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url)), labelled: false }
}
const ours = (search: Search): Ask => async (q) => {
  const { results, similar } = await search.find(q)
  await Promise.all(results.slice(0, ahead).map((result) => result.load()))
  return { urls: results.slice(0, 10).map(({ url }) => url), labelled: similar.length > 0 }
}

async function run(queries: Query[], ask: Ask): Promise<Row[]> {
  const rows: Row[] = []
  for (const query of queries) {
    const start = performance.now()
    const { urls, labelled } = await ask(query.q)
    const ms = performance.now() - start
    const unique = [...new Set(urls)]
    rows.push({ query, ms, labelled, found: unique.length, top: unique.slice(0, 3), rank: unique.findIndex((url) => meets(url, query.expect)) + 1 })
  }
  return rows
}

/** Figures of the rows whose query has an answer. */
function figures(all: Row[]): Figures {
  const rows = all.filter(({ query }) => query.expect.length)
  const mean = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length)
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b)
  return {
    n: rows.length,
    hit1: mean(({ rank }) => (rank === 1 ? 1 : 0)), hit3: mean(({ rank }) => (rank > 0 && rank < 4 ? 1 : 0)),
    mrr: mean(({ rank }) => (rank ? 1 / rank : 0)), empty: mean(({ found }) => (found ? 0 : 1)),
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

const percent = (share: number) => (100 * share).toFixed(1).padStart(6)
const line = ({ hit1, hit3, mrr, empty, p95 }: Figures) => `${percent(hit1)}${percent(hit3)}  ${mrr.toFixed(3)}${percent(empty)}${p95.toFixed(1).padStart(7)}`

/** Prints one table: stock and ours side by side, a line for each value of `key`. */
function table(title: string, pairs: [stock: Row, ours: Row][], key: (query: Query) => string): void {
  console.log(`\n${title.padEnd(16)}     n | stock: hit@1 hit@3   MRR  empty p95 ms | ours:  hit@1 hit@3   MRR  empty p95 ms`)
  const groups = Map.groupBy(pairs, ([{ query }]) => key(query))
  for (const [name, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [theirs, mine] = [figures(group.map(([row]) => row)), figures(group.map(([, row]) => row))]
    if (mine.n) console.log(`${name.padEnd(16)}${String(mine.n).padStart(6)} |       ${line(theirs)} |       ${line(mine)}`)
  }
}

/** Median bytes of a first query, everything it loads included, over up to five queries. */
async function firstBytes(site: Bundle, lang: string, queries: Query[], make: (pagefind: () => Promise<Pagefind>) => Promise<Ask>): Promise<number> {
  const step = Math.max(1, Math.ceil(queries.length / 5))
  const sums: number[] = []
  for (const { q } of queries.filter((_, index) => index % step === 0)) {
    site.sent()
    await (await make(() => site.open(lang)))(q)
    sums.push(site.sent().reduce((sum, { bytes }) => sum + bytes, 0))
  }
  return sums.sort((a, b) => a - b)[sums.length >> 1] ?? 0
}

async function bench(folder: string, queries: URL): Promise<void> {
  const site = openSite(folder)
  const { createSearch: make } = await site.load<{ createSearch: typeof createSearch }>('/search/engine.mjs')
  const helps = readdirSync(join(folder, 'search')).flatMap((name) => /^help\.(.+)\.json$/.exec(name)?.[1] ?? [])
  const sets: [string, Query[]][] = [['golden set', golden(queries)]]
  const machine: Query[] = []
  for (const lang of helps) machine.push(...machineSet(lang, complete((await site.loadJson(`/search/help.${lang}.json`)) as Help, (await site.loadJson(`/search/words.${lang}.json`)) as Words), seed))
  sets.push([`machine-made set, seed ${seed}`, machine])

  for (const [name, queries] of sets) {
    const pairs: [Row, Row][] = []
    const cost: string[] = []
    const typing: number[] = []
    for (const lang of new Set(queries.map((query) => query.lang))) {
      const own = queries.filter((query) => query.lang === lang)
      const search = make({ lang, pagefind: await site.open(lang), loadJson: site.loadJson })
      const theirs = await run(own, stock(await site.open(lang)))
      const mine = await run(own, ours(search))
      theirs.forEach((row, index) => pairs.push([row, mine[index] as Row]))
      // Suggestions, a keystroke at a time.
      for (const { q } of own.slice(0, 40))
        for (let end = 1; end <= q.length; end++) {
          const start = performance.now()
          await search.suggest(q.slice(0, end)).catch(() => [])
          typing.push(performance.now() - start)
        }
      const answered = own.filter(({ expect }) => expect.length)
      const bytes = [
        await firstBytes(site, lang, answered, async (pagefind) => stock(await pagefind())),
        await firstBytes(site, lang, answered, async (pagefind) => {
          const engine = await site.load<{ createSearch: typeof createSearch }>('/search/engine.mjs')
          return ours(engine.createSearch({ lang, pagefind, loadJson: site.loadJson }))
        }),
      ]
      cost.push(`${lang.padEnd(8)}${bytes.map((sum) => (sum / 1000).toFixed(1).padStart(9)).join('')}`)
    }
    if (!pairs.length) {
      console.log(`\n== ${name}: no queries`)
      continue
    }
    console.log(`\n== ${name}: ${pairs.length} queries on ${folder.split(/[\\/]/).at(-1)}`)
    table('all', pairs, () => 'all')
    table('half', pairs, ({ id }) => half(id))
    table('language', pairs, ({ lang }) => lang)
    table('language, half', pairs, ({ lang, id }) => `${lang} ${half(id)}`)
    table('class', pairs, (query) => query.class)
    const nonsense = pairs.filter(([{ query }]) => !query.expect.length)
    if (nonsense.length) {
      const answered = nonsense.filter(([, mine]) => mine.found)
      console.log(`\nmust find nothing: ${nonsense.length}; answered by stock ${nonsense.filter(([theirs]) => theirs.found).length}, by ours ${answered.length}, of which labelled ${answered.filter(([, mine]) => mine.labelled).length}`)
      for (const [, { query, top, labelled }] of answered) if (told(query)) console.log(`  ${query.lang} “${query.q}” → ${top.join(' ')}${labelled ? ' (labelled)' : ''}`)
    }
    console.log(`\nfirst query, kB (text in brotli 9): language, stock, ours\n${cost.join('\n')}`)
    typing.sort((a, b) => a - b)
    console.log(`a keystroke of suggestions: p95 ${(typing[Math.floor(typing.length * 0.95)] ?? 0).toFixed(2)} ms, most ${(typing.at(-1) ?? 0).toFixed(2)} ms`)
    for (const [, { query, rank, top }] of pairs)
      if (told(query) && query.expect.length && rank !== 1) console.log(`miss ${query.id} ${query.lang} ${query.class} “${query.q}” wanted ${query.expect.join(' ')} rank ${rank || '–'} got ${top.join(' ') || 'nothing'}`)
  }
  site.close()
}

async function main(): Promise<void> {
  const own = new URL('../../../tests/search/', import.meta.url)
  if (values.elsewhere) {
    for (const name of elsewhere()) await made(await makeElsewhere(name), queriesOf(name))
    return
  }
  if (!existsSync(join(asked, 'search/engine.mjs'))) throw new Error(`There is no search in ${asked}; run npm run build first.`)
  return values.pages ? made(await grow(asked, Number(values.pages), seed), own) : bench(asked, own)
}

/** Measures a folder that was made for it, and removes it. */
async function made(folder: string, queries: URL): Promise<void> {
  try {
    await bench(folder, queries)
  } finally {
    await rm(folder, { recursive: true })
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
