/**
 * Part of npm run bench: prints the editions of a built site whose pages for paper still stand, and tells what that took.
 * `node print.ts <site> <cache> <pattern> [--films]`; the last line is JSON: editions, pages, MiB of this process with its browser.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { PDFDocument } from '@cantoo/pdf-lib'
import { films } from '../../outputs/films.ts'
import { folderSite } from '../../outputs/output.ts'
import { editions, pdf } from '../../outputs/pdf.ts'
import { contentFolder } from '../../source/folder.ts'

const [site = '', cache = '', pattern = '.', ...flags] = process.argv.slice(2)
const only = new RegExp(pattern)
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('index.html') && (!path.startsWith('print/') || only.test(path.slice(6, -11)))).sort()
const place = folderSite(pathToFileURL(`${site}/`), pages, pathToFileURL(`${cache}/`), { info: console.log, warn: console.warn, error: console.error })

/** MiB of this process and all it started; on systems without /proc of this process alone. */
function memory(): number {
  try {
    const [kids, size] = [new Map<number, number[]>(), new Map<number, number>()]
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)) {
      const status = (() => { try { return readFileSync(`/proc/${id}/status`, 'utf8') } catch { return '' } })()
      // Private pages only: the browser's processes share theirs.
      size.set(id, Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
      const parent = Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? 0)
      kids.set(parent, [...(kids.get(parent) ?? []), id])
    }
    const sum = (id: number): number => (size.get(id) ?? 0) + (kids.get(id) ?? []).reduce((total, kid) => total + sum(kid), 0)
    return sum(process.pid) || process.memoryUsage().rss / 2 ** 20
  } catch {
    return process.memoryUsage().rss / 2 ** 20
  }
}
let peak = 0
const watch = setInterval(() => { peak = Math.max(peak, memory()) }, 500)

if (flags.includes('--films')) await films({ content: pathToFileURL(`${contentFolder}/`) }).make(place)
await pdf().make(place)
clearInterval(watch)
const made = editions(pages)
let count = 0
for (const { file } of made.slice(0, 40)) count += (await PDFDocument.load(await place.read(file), { updateMetadata: false })).getPageCount()
console.log(JSON.stringify({ editions: made.length, pages: count, memory: Math.round(Math.max(peak, memory())) }))
