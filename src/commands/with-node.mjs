// Runs a TypeScript command on the project's own Node, installing first where nothing is installed; this file runs on Node 20.
import { install } from './install.mjs'
import { run } from './run.mjs'

install()
process.exit(await run(process.argv.slice(2)))
