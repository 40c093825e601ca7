/** npm run dev: the site while you write, on http://127.0.0.1:4321/; paper, search and packs belong to the build. */
import { spawn } from 'node:child_process'
import { look } from './content.ts'
import { root } from './out.ts'
import { report } from '../domain/problem.ts'

const { faults } = await look({ write: true })
if (faults.length) console.error(`${report(faults)}\n`)
const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } })
child.on('exit', (code) => process.exit(code ?? 0))
