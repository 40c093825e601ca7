// npm test: installs what it needs, builds, and checks everything; this file runs on Node 20.
import { install } from './install.mjs'
import { run } from './run.mjs'

install()
const fail = (what) => { console.error(what); console.log('0 passed, 1 failed'); process.exit(1) }

const all = process.argv.includes('--all')
const rest = process.argv.slice(2).filter((flag) => flag !== '--all')
if (await run(['src/commands/need-browser.ts']) !== 0) fail('The tests need a browser. Install Chromium (Debian and Ubuntu: apt-get install chromium-headless-shell or chromium), or set CHROME_PATH to one, and run npm test again.')
if (await run(['src/commands/build.ts', '--keep']) !== 0) fail('The site could not be built; see above.')
process.exit(await run(['node_modules/playwright/cli.js', 'test', '--config', 'tests/playwright.config.ts', ...rest], { ...process.env, SITE_VERIFY: all ? '1' : '' }))
