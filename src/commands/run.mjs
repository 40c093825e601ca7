// Runs a command on the project's own Node, and stops it when this process is stopped or left alone; this file runs on Node 20.
import { spawn } from 'node:child_process'
import { nodePath, root } from './install.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Gives the exit code of `args`. When this process is told to stop, `args` stops first and nothing comes after it. */
export function run(args, env = process.env) {
  const child = spawn(nodePath(), args, { cwd: root, stdio: 'inherit', env })
  let told
  const stop = (signal) => { told = signal; child.kill(signal) }
  for (const signal of signals) process.on(signal, stop)
  // Who stops npm stops the shell it started, and nobody tells what the shell had started.
  const parent = process.ppid
  const watch = process.env.npm_lifecycle_event ? setInterval(() => { if (process.ppid !== parent) stop('SIGTERM') }, 500) : undefined
  return new Promise((resolve) => child.on('exit', (code) => {
    clearInterval(watch)
    for (const signal of signals) process.off(signal, stop)
    // As if the signal had met this process itself: who called it sees that it was stopped.
    if (told) process.kill(process.pid, told)
    else resolve(code ?? 1)
  }))
}
