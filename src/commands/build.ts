/** npm run build: checks the content, builds the site beside the last one, and puts it in its place when all is well. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { address } from '../source/address.ts'
import { contentFolder } from '../source/folder.ts'
import { cacheFolder } from '../outputs/output.ts'
import { findBrowser } from './browser.ts'
import { look, stopAt } from './content.ts'
import { outFolder, recover, root, swap } from './out.ts'

const flags = process.argv.slice(2)
const fast = flags.includes('--fast')
const unknown = flags.filter((flag) => !['--fast', '--keep'].includes(flag))
if (unknown.length) {
  console.error(`Unknown: ${unknown.join(' ')}. Known is --fast (without paper and packs).`)
  process.exit(1)
}
const started = performance.now()
const step = (what: string) => console.log(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${what}`)

await recover()
step('Reading the content')
const { content, faults } = await look({ write: !process.env.SITE_FROZEN })
stopAt(faults)
const languages = content.folders.filter(({ published }) => published).length
step(`${languages} languages, ${content.source.texts.size} texts; address ${address}`)

// `npm start` builds nothing anew where nothing changed since the last build.
const browser = fast ? undefined : findBrowser()
if (!fast && !browser) step('No browser here: the site is made without PDFs. Install Chromium or Chrome, or set CHROME_PATH, and build again.')
const cache = fileURLToPath(cacheFolder())
const stamp = join(cache, 'built.json')
const key = await keyOfInputs([address, fast, browser ?? '', outFolder, process.version])
if (flags.includes('--keep') && existsSync(outFolder) && existsSync(stamp)) {
  const last = JSON.parse(await readFile(stamp, 'utf8')) as { key: string; listing: string }
  if (last.key === key && last.listing === (await listing(outFolder))) {
    step('Nothing changed since the last build.')
    process.exit(0)
  }
}

const fresh = `${outFolder}.${process.pid}`
for (const name of await readdir(join(outFolder, '..'))) if (/^dist\.\d+$/.test(name) && !running(Number(name.slice(5)))) await rm(join(outFolder, '..', name), { recursive: true, force: true })
process.on('exit', () => { if (existsSync(fresh)) spawn(process.execPath, ['-e', `require('fs').rmSync(${JSON.stringify(fresh)},{recursive:true,force:true})`], { detached: true, stdio: 'ignore' }).unref() })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

step('Building the pages')
const trouble = await astro(fresh)
if (trouble.length) {
  console.error(`\nThe build said:\n${trouble.join('\n')}\n\nThe last good build stays as it is.`)
  await rm(fresh, { recursive: true, force: true })
  process.exit(1)
}
await rm(join(fresh, 'print'), { recursive: true, force: true })
for (const needed of ['index.html', '404.html', 'materials.json', 'sitemap-index.xml', '_headers', `${content.source.language.tag}/index.html`]) {
  if (existsSync(join(fresh, needed))) continue
  console.error(`The build made no ${needed}. The last good build stays as it is.`)
  await rm(fresh, { recursive: true, force: true })
  process.exit(1)
}
await swap(fresh)
await mkdir(cache, { recursive: true })
await writeFile(stamp, JSON.stringify({ key, listing: await listing(outFolder) }))
step(`Done: ${(await files(outFolder)).length} files in ${outFolder === fileURLToPath(new URL('../../dist', import.meta.url)) ? 'dist/' : outFolder}`)

/** Runs Astro; gives what it warned of or failed with. A warning is a fault: two pages with one address are only warned of. */
function astro(outDir: string): Promise<string[]> {
  return new Promise((done) => {
    const lines: string[] = []
    const errors: string[] = []
    const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, SITE_FAST: fast ? '1' : '', SITE_BROWSER: browser ?? '', ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', TZ: 'UTC' },
    })
    const hear = (chunk: Buffer): void => {
      for (const line of chunk.toString().replace(/\x1b\[[\d;]*m/g, '').split('\n')) {
        if (!line.trim()) continue
        lines.push(line)
        if (/\[WARN\]|\bwarning\b/i.test(line) && !/^\s*(├|└)/.test(line)) errors.push(line.trim())
        const output = /\[(\w+)\] (done in .*|\d.*|.*)$/.exec(line)
        if (output && /done in|pages/.test(line) && !/types|astro/.test(output[1]!)) step(`${output[1]}: ${output[2]}`)
        else if (/^\S*\s*\[(pdf|search|films|packs|stamp)\]/.test(line)) step(line.replace(/^\S*\s*/, ''))
      }
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', (code) => done(code === 0 ? errors : [...lines.filter((line) => !/^\d\d:\d\d:\d\d\s+(▶|├|└|λ)|^\s*(├|└)|^\d\d:\d\d:\d\d\s+\[(types|content|vite|build)\]/.test(line)).slice(-25), ...(code === null ? ['It was stopped.'] : [])]))
  })
}

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
}

async function listing(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await files(folder)) hash.update(`${file} ${(await stat(file)).size}\n`)
  return hash.digest('hex')
}

async function keyOfInputs(rest: unknown[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(rest))
  for (const place of [contentFolder, join(root, 'src'), join(root, 'public')]) for (const file of await files(place)) hash.update(file).update(await readFile(file))
  for (const file of ['astro.config.mjs', 'package-lock.json', 'tsconfig.json']) hash.update(await readFile(join(root, file)))
  const films = join(cache, 'films')
  if (existsSync(films)) hash.update(await listing(films))
  return hash.digest('hex')
}

function running(pid: number): boolean {
  try { process.kill(pid, 0); return true } catch { return false }
}
