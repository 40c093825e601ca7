/** npm run bench: building beside Starlight (`-- --pages`: only that), films as they play (`-- --films`), paper (`-- --paper`); `--runs=2` builds, `--alone` without Starlight. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { benchFilms } from './bench/films.ts'
import { raw } from './bench/measure.ts'
import { benchPages } from './bench/pages.ts'
import { benchPaper } from './bench/paper.ts'
import { root } from './out.ts'

const flags = process.argv.slice(2)
const parts = ['--pages', '--films', '--paper']
const chosen = (part: string) => flags.includes(part) || !parts.some((other) => flags.includes(other))
const file = join(root, 'node_modules/.cache/bench.json')
mkdirSync(dirname(file), { recursive: true })
let films: unknown
/** After each part, so that a run cut short loses nothing. */
const keep = () => writeFileSync(file, JSON.stringify({ runs: raw, films }, null, 1))

if (chosen('--pages')) benchPages(Number(flags.find((flag) => flag.startsWith('--runs='))?.slice(7) ?? 2), !flags.includes('--alone'))
keep()
if (chosen('--films')) films = await benchFilms().catch((error: Error) => { console.log(`Films were not measured: ${error.message}`); process.exitCode = 1 })
keep()
if (chosen('--paper')) benchPaper()
keep()
console.log(`\nRaw runs: ${file.slice(root.length)}`)
