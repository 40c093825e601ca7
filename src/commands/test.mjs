// npm test: installs what it needs, builds, and checks everything; this file runs on Node 20.
import { spawnSync } from 'node:child_process'
import { install, nodePath, root } from './install.mjs'

install()
const run = (args, env = {}) => spawnSync(nodePath(), args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
const fail = (what) => { console.error(what); console.log('0 passed, 1 failed'); process.exit(1) }

const all = process.argv.includes('--all')
const rest = process.argv.slice(2).filter((flag) => flag !== '--all')
if (run(['src/commands/need-browser.ts']) !== 0) fail('The tests need a browser. Install Chromium (Debian and Ubuntu: apt-get install chromium-headless-shell or chromium), or set CHROME_PATH to one, and run npm test again.')
if (run(['src/commands/build.ts', '--keep']) !== 0) fail('The site could not be built; see above.')
process.exit(run(['node_modules/playwright/cli.js', 'test', '--config', 'tests/playwright.config.ts', ...rest], { SITE_VERIFY: all ? '1' : '' }))
