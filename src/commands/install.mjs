// Installs what the lockfile names, when it is not installed yet; this file runs on Node 20.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const at = (path) => join(root, path)

/** The project's own Node 24, or the Node that runs now where that is new enough. */
export function nodePath() {
  const own = at(process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node')
  return existsSync(own) ? own : process.execPath
}

/** True when what is installed is what the lockfile says. */
function installed() {
  const marker = at('node_modules/.package-lock.json')
  if (!existsSync(marker) || statSync(marker).mtimeMs < statSync(at('package-lock.json')).mtimeMs) {
    // A checkout gives files a new time without new contents: compare what they say.
    if (!existsSync(marker)) return false
    const [wanted, have] = [at('package-lock.json'), marker].map((file) => JSON.parse(readFileSync(file, 'utf8')).packages)
    return Object.entries(wanted).every(([name, { version, optional }]) => name === '' || optional || have[name]?.version === version)
  }
  return true
}

/** Installs when needed; ends the process with the reason when it cannot. */
export function install() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    console.error(`This needs Node 20 or newer; you have ${process.versions.node}. Get it from nodejs.org.`)
    process.exit(1)
  }
  if (installed()) return
  console.log('Installing what the site is built with …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Not `npm ci`: it stops when a registry lacks the binaries of some other platform, which nobody here needs.
  const lockfile = at('package-lock.json')
  const locked = readFileSync(lockfile)
  const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (!readFileSync(lockfile).equals(locked)) writeFileSync(lockfile, locked)
  if (status !== 0) {
    console.error('npm could not install. Look at its message above; a slow or missing connection is the usual reason. Then run the same command again.')
    process.exit(1)
  }
}
