/** Measures making paper: a chapter, a book, every edition from nothing, and after one change. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../out.ts'
import { measure, place, type Run } from './measure.ts'

interface Paper extends Run { editions: number; sheets: number }
/** Paper of the editions that `pattern` names. Memory is that of Node and the browser together. */
function paper(name: string, site: string, cache: string, pattern: string, flags = ''): Paper {
  const run = measure(name, `"${process.execPath}" src/commands/bench/print.ts ${site} ${cache} '${pattern}' ${flags}`, root, {}, site)
  const { editions, pages, memory } = JSON.parse(readFileSync(join(place, 'log'), 'utf8').trim().split('\n').at(-1)!) as { editions: number; pages: number; memory: number }
  return { ...run, memory, editions, sheets: pages }
}

/** Prints the five figures of paper, each beside its goal. */
export function benchPaper(): void {
  const site = join(place, 'paper')
  const pages = measure('pages for paper', `"${process.execPath}" node_modules/astro/bin/astro.mjs build --outDir ${site}`, root, { SITE_FAST: '', SITE_BENCH: '1', SITE_BROWSER: '', CACHE_DIR: join(place, 'cache-paper') }, site)
  const chapters = paper('chapters', site, join(place, 'c1'), '^(nl|ar|ti)/hoofdstuk-[^.]+$')
  const book = paper('a book', site, join(place, 'c2'), '^nl/handleiding$')
  const all = paper('all editions', site, join(place, 'c3'), '.', '--films')
  // One sentence changes in every edition that holds it: the chapter, its bilingual editions, the manual.
  const sentence = /<p[^>]* data-block="[^"]+">([^<]{60,})<\/p>/.exec(readFileSync(join(site, 'print/nl/hoofdstuk-de-baas-op-de-fiets/index.html'), 'utf8'))![1]!
  let changed = 0
  for (const file of readdirSync(join(site, 'print'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))) {
    const path = join(site, 'print', file)
    const html = readFileSync(path, 'utf8')
    if (!html.includes(sentence)) continue
    writeFileSync(path, html.replaceAll(sentence, `${sentence} Zo.`))
    changed++
  }
  const again = paper('after one change', site, join(place, 'c3'), '.')
  console.log(`\nPaper, on this machine now:
  a chapter (nl, ar, ti)   ${String(Math.round((chapters.cpu * 1000) / chapters.editions)).padStart(6)} ms CPU, browser and checker and start included; goal 200
  a book of 100 pages      ${((book.wall * 100) / book.sheets).toFixed(1).padStart(6)} s (${book.sheets} pages in ${book.wall.toFixed(1)} s); goal 6
  all ${all.editions} editions         ${all.wall.toFixed(0).padStart(6)} s from nothing, stills of films included (pages ${pages.wall.toFixed(0)} s more); goal 300
  after one change         ${again.wall.toFixed(1).padStart(6)} s (${changed} editions made again); goal 15
  most memory              ${String(all.memory).padStart(6)} MiB, Node and browser; goal 1024`)
}
