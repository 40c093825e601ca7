// npm start: installs, builds and serves the site; this file runs on Node 20.
import { install } from './install.mjs'
import { run } from './run.mjs'

install()
const flags = process.argv.slice(2)
// For paper; without one the site is whole all the same, and the build says what is left out.
if (!flags.includes('--fast')) await run(['src/commands/need-browser.ts'])
const status = await run(['src/commands/build.ts', '--keep', ...flags])
process.exit(status || await run(['src/commands/preview.ts']))
