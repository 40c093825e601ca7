// Runs a command on the project's own Node, and stops it when this process is stopped or left alone; this file runs on Node 20.
import { spawn } from 'node:child_process'
import { nodePath, root } from './install.mjs'

/** Gives the exit code of `args`. */
export function run(args, env = process.env) {
  const child = spawn(nodePath(), args, { cwd: root, stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Who stops npm stops the shell it started, and nobody tells what the shell had started.
  const parent = process.ppid
  const watch = process.env.npm_lifecycle_event ? setInterval(() => { if (process.ppid !== parent) child.kill() }, 500) : undefined
  return new Promise((resolve) => child.on('exit', (code, signal) => { clearInterval(watch); resolve(code ?? (signal ? 1 : 0)) }))
}
