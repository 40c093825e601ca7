/** Measures building pages, pictures and search, at this content and at five times as much, beside Starlight on the same text. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { idOf } from '../../domain/paths.ts'
import { contentFolder } from '../../source/folder.ts'
import { root } from '../out.ts'
import { measure, place, raw, type Run } from './measure.ts'

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

const show = ({ name, cpu, wall, memory, pages }: Run) => console.log(`${name.padEnd(20)} ${String(pages).padStart(5)} pages  ${cpu.toFixed(1).padStart(6)} CPU s  ${wall.toFixed(1).padStart(6)} s wall  ${Math.round(memory).toString().padStart(5)} MiB  ${(pages / cpu).toFixed(1).padStart(5)} pages per CPU s`)
const best = (name: string) => raw.filter((run) => run.name === name).sort((a, b) => a.cpu - b.cpu)[0]

/** Builds `runs` times, ours and Starlight in turn, and prints each run and the three figures beside their goals. Without `peer` ours alone. */
export function benchPages(runs: number, peer: boolean): void {
  const one = content(1), five = content(5)
  const their = peer ? starlight(one) : undefined
  if (peer && !their) console.log('Starlight could not be installed here: our figures stand alone.')
  for (let n = 0; n < runs; n++) {
    show(ours(1, one, false))
    show(ours(1, one, true))
    if (!their) continue
    rmSync(join(their, 'node_modules/.astro'), { recursive: true, force: true })
    show(measure('starlight 1×', 'npx --no astro build', their, {}, join(their, 'dist')))
  }
  show(ours(5, five, false))
  const [own, theirs, large] = [best('ours 1× cold')!, best('starlight 1×'), best('ours 5× cold')!]
  const milliseconds = (run: Run) => (run.cpu / run.pages) * 1000
  console.log(`\ngrowth 5×/1×: ${(large.cpu / own.cpu).toFixed(2)} × CPU for ${(large.pages / own.pages).toFixed(2)} × pages (asked: 3.0); peak ${Math.round(large.memory)} MiB at ${large.pages} pages, ${Math.round(own.memory)} MiB at ${own.pages} (asked: 1229 at 450)`)
  if (theirs) console.log(`CPU per page: ours ${milliseconds(own).toFixed(1)} ms, Starlight ${milliseconds(theirs).toFixed(1)} ms: ${(milliseconds(own) / milliseconds(theirs)).toFixed(2)} × (asked: 0.85)`)
}
