// npm start: installs, builds and serves the site; this file runs on Node 20.
import { spawn, spawnSync } from 'node:child_process'
import { install, nodePath, root } from './install.mjs'

install()
const flags = process.argv.slice(2)
// For paper; without one the site is whole all the same, and the build says what is left out.
if (!flags.includes('--fast')) spawnSync(nodePath(), ['src/commands/need-browser.ts'], { cwd: root, stdio: 'inherit' })
const build = spawnSync(nodePath(), ['src/commands/build.ts', '--keep', ...flags], { cwd: root, stdio: 'inherit' })
if (build.status !== 0) process.exit(build.status ?? 1)
const server = spawn(nodePath(), ['src/commands/preview.ts'], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
