// Runs a TypeScript command on the project's own Node, installing first where nothing is installed; this file runs on Node 20.
import { spawnSync } from 'node:child_process'
import { install, nodePath } from './install.mjs'

const [file, ...rest] = process.argv.slice(2)
install()
const { status } = spawnSync(nodePath(), [file, ...rest], { stdio: 'inherit' })
process.exit(status ?? 1)
