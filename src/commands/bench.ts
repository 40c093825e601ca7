/** npm run bench: measures building pages, pictures and search, at this content and at five times as much, beside Starlight on the same text; paper (`-- --paper`: only that); and films as they play (`-- --films`: only those). */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { idOf } from '../domain/paths.ts'
import { contentFolder } from '../source/folder.ts'
import { root } from './out.ts'
import { benchFilms } from './bench/films.ts'

const flags = process.argv.slice(2)
if (flags.includes('--films')) { await benchFilms(); process.exit(0) }
const runs = Number(flags.find((flag) => flag.startsWith('--runs='))?.slice(7) ?? 2)
const place = mkdtempSync(join(tmpdir(), 'bench-'))
process.on('exit', () => rmSync(place, { recursive: true, force: true }))

interface Run { name: string; cpu: number; wall: number; memory: number; pages: number }
const raw: Run[] = []

/** Runs a command; CPU counts its children too, memory is the peak of the largest Node process. Seconds and MiB. */
function measure(name: string, command: string, cwd: string, env: Record<string, string>, out: string): Run {
  const peak = join(place, 'peak')
  writeFileSync(peak, '')
  const hook = `data:text/javascript,${encodeURIComponent(`import{appendFileSync}from'node:fs';process.on('exit',()=>appendFileSync(${JSON.stringify(peak)},process.resourceUsage().maxRSS+'\\n'))`)}`
  const { status, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='TIME %U %S %R'; time ${command} > ${join(place, 'log')} 2>&1`], { cwd, env: { ...process.env, ...env, NODE_OPTIONS: `--import "${hook}"`, ASTRO_TELEMETRY_DISABLED: '1' }, encoding: 'utf8' })
  const [, user, system, wall] = /TIME ([\d.]+) ([\d.]+) ([\d.]+)/.exec(stderr) ?? []
  if (status !== 0 || !user) throw new Error(`${name} failed:\n${readFileSync(join(place, 'log'), 'utf8').slice(-2000)}`)
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html') && !file.startsWith('print')).length
  const run = { name, cpu: Number(user) + Number(system), wall: Number(wall), memory: Math.max(...readFileSync(peak, 'utf8').split('\n').map(Number)) / 1024, pages }
  raw.push(run)
  return run
}

/** The content, or the content with every text four times more under other names. */
function content(times: number): string {
  const folder = join(place, `content-${times}`)
  cpSync(contentFolder, folder, { recursive: true })
  if (times > 1) {
    const themes = readFileSync(join(folder, 'themes.yml'), 'utf8')
    let more = themes
    for (let copy = 2; copy <= times; copy++) more += `\n${themes.replace(/^#.*\n/gm, '').replace(/- id: (\S+)/g, `- id: $1-k${copy}`).replace(/^ {2}film:.*\n/gm, '')}`
    writeFileSync(join(folder, 'themes.yml'), more)
    for (const tag of languages(folder)) for (const section of ['programma', 'deelnemers', 'het-gesprek']) {
      const home = join(folder, tag, section)
      if (!existsSync(home)) continue
      const files = readdirSync(home).filter((file) => /\.mdx?$/.test(file)).sort()
      for (let copy = 2; copy <= times; copy++) for (const [n, file] of files.entries()) {
        const number = Number(file.slice(0, 2)) + (copy - 1) * 20
        writeFileSync(join(home, `${String(number).padStart(2, '0')}-${idOf(file)}-k${copy}.${file.split('.').at(-1)}`), readFileSync(join(home, file), 'utf8').replace(/^title: "?(.*?)"?$/m, (_, title: string) => `title: "${title.replaceAll('"', '')} ${copy}.${n}"`))
      }
    }
  }
  const made = spawnSync(process.execPath, ['src/commands/blocks.ts'], { cwd: root, env: { ...process.env, SITE_CONTENT: folder }, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`the content of ${times}× is not sound:\n${made.stderr.slice(-1500)}`)
  return folder
}

const languages = (folder: string): string[] => (JSON.parse(readFileSync(join(folder, 'languages.json'), 'utf8')) as { tag: string }[]).map(({ tag }) => tag)

function ours(times: number, folder: string, warm: boolean): Run {
  const out = join(place, `out-${times}`)
  const env = { SITE_CONTENT: folder, SITE_FAST: '1', SITE_BENCH: '1', CACHE_DIR: join(place, 'cache') }
  if (!warm) { rmSync(env.CACHE_DIR, { recursive: true, force: true }); rmSync(join(root, 'node_modules/.astro'), { recursive: true, force: true }) }
  return measure(`ours ${times}× ${warm ? 'warm' : 'cold'}`, `"${process.execPath}" node_modules/astro/bin/astro.mjs build --outDir ${out}`, root, env, out)
}

/** Starlight with the words of `folder`: components become plain Markdown, as a peer would write them. */
function starlight(folder: string): string | undefined {
  const home = join(place, 'starlight')
  if (!existsSync(home)) {
    cpSync(join(root, 'src/commands/bench/starlight'), home, { recursive: true })
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: home, stdio: 'inherit', timeout: 300_000 })
    if (status !== 0) return undefined
  }
  rmSync(join(home, 'src/content'), { recursive: true, force: true })
  for (const tag of languages(folder)) for (const section of ['programma', 'deelnemers', 'het-gesprek', 'over', 'factsheets']) {
    const words = join(folder, tag, section)
    if (!existsSync(words)) continue
    for (const file of readdirSync(words)) {
      const text = readFileSync(join(words, file), 'utf8')
      const title = /^title: "?(.*?)"?$/m.exec(text)?.[1] ?? file
      const body = text.replace(/^---[\s\S]*?\n---/, '').replace(/^<\/?[A-Z][^>]*>$/gm, '').replace(/\((?:term|source):[^)]*\)/g, '(https://example.org/)').replace(/\\([{<])/g, '$1')
      const target = join(home, 'src/content/docs', tag, section, `${idOf(file)}.md`)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, `---\ntitle: ${JSON.stringify(title.replaceAll('\\"', '"'))}\n---\n${body}`)
    }
  }
  return home
}

interface Paper extends Run { editions: number; sheets: number }
/** Paper of the editions that `pattern` names. Memory is that of Node and the browser together. */
function paper(name: string, site: string, cache: string, pattern: string, folder: string, flags = ''): Paper {
  const run = measure(name, `"${process.execPath}" src/commands/bench/paper.ts ${site} ${cache} '${pattern}' ${flags}`, root, { SITE_CONTENT: folder }, site)
  const { editions, pages, memory } = JSON.parse(readFileSync(join(place, 'log'), 'utf8').trim().split('\n').at(-1)!) as { editions: number; pages: number; memory: number }
  return { ...run, memory, editions, sheets: pages }
}

/** Prints the five figures of paper, each beside its goal. */
function paperFigures(folder: string): void {
  const site = join(place, 'paper')
  const pages = measure('pages for paper', `"${process.execPath}" node_modules/astro/bin/astro.mjs build --outDir ${site}`, root, { SITE_CONTENT: folder, SITE_FAST: '', SITE_BENCH: '1', SITE_BROWSER: '', CACHE_DIR: join(place, 'cache-paper') }, site)
  const chapters = paper('chapters', site, join(place, 'c1'), '^(nl|ar|ti)/hoofdstuk-[^.]+$', folder)
  const book = paper('a book', site, join(place, 'c2'), '^nl/handleiding$', folder)
  const all = paper('all editions', site, join(place, 'c3'), '.', folder, '--films')
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
  const again = paper('after one change', site, join(place, 'c3'), '.', folder)
  console.log(`\nPaper, on this machine now:
  a chapter (nl, ar, ti)   ${String(Math.round((chapters.cpu * 1000) / chapters.editions)).padStart(6)} ms CPU, browser and checker and start included; goal 200
  a book of 100 pages      ${((book.wall * 100) / book.sheets).toFixed(1).padStart(6)} s (${book.sheets} pages in ${book.wall.toFixed(1)} s); goal 6
  all ${all.editions} editions         ${all.wall.toFixed(0).padStart(6)} s from nothing, stills of films included (pages ${pages.wall.toFixed(0)} s more); goal 300
  after one change         ${again.wall.toFixed(1).padStart(6)} s (${changed} editions made again); goal 15
  most memory              ${String(all.memory).padStart(6)} MiB, Node and browser; goal 1024`)
}

const show = ({ name, cpu, wall, memory, pages }: Run) => console.log(`${name.padEnd(20)} ${String(pages).padStart(5)} pages  ${cpu.toFixed(1).padStart(6)} CPU s  ${wall.toFixed(1).padStart(6)} s wall  ${Math.round(memory).toString().padStart(5)} MiB  ${(pages / cpu).toFixed(1).padStart(5)} pages per CPU s`)
const best = (name: string) => raw.filter((run) => run.name === name).sort((a, b) => a.cpu - b.cpu)[0]

const one = content(1)
paperFigures(one)
if (flags.includes('--paper')) process.exit(0)
const five = content(5)
const peer = flags.includes('--alone') ? undefined : starlight(one)
if (!peer && !flags.includes('--alone')) console.log('Starlight could not be installed here: our figures stand alone.')
for (let n = 0; n < runs; n++) {
  show(ours(1, one, false))
  show(ours(1, one, true))
  if (peer) { rmSync(join(peer, 'node_modules/.astro'), { recursive: true, force: true }); show(measure('starlight 1×', 'npx --no astro build', peer, {}, join(peer, 'dist'))) }
}
show(ours(5, five, false))

const [own, theirs, large] = [best('ours 1× cold')!, best('starlight 1×'), best('ours 5× cold')!]
console.log(`\ngrowth 5×/1×: ${(large.cpu / own.cpu).toFixed(2)} × CPU for ${(large.pages / own.pages).toFixed(2)} × pages; peak ${Math.round(large.memory)} MiB at ${large.pages} pages, ${Math.round(own.memory)} MiB at ${own.pages}`)
if (theirs) console.log(`CPU per page: ours ${(own.cpu / own.pages * 1000).toFixed(1)} ms, Starlight ${(theirs.cpu / theirs.pages * 1000).toFixed(1)} ms: ${((own.cpu / own.pages) / (theirs.cpu / theirs.pages)).toFixed(2)} ×`)
const file = join(root, 'node_modules/.cache/bench.json')
mkdirSync(dirname(file), { recursive: true })
const films = await benchFilms().catch((error: Error) => { console.log(`Films were not measured: ${error.message}`); return undefined })
writeFileSync(file, JSON.stringify({ films, runs: raw, content: statSync(contentFolder).isDirectory() }, null, 1))
console.log(`Raw runs: ${file.slice(root.length)}`)
