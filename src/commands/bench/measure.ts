/** Runs a command for the bench and tells what it took. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of this run, gone when it ends. */
export const place = mkdtempSync(join(tmpdir(), 'bench-'))
process.on('exit', () => rmSync(place, { recursive: true, force: true }))

/** What a command took: seconds of processor and of clock, MiB, and pages of the site it left. */
export interface Run { name: string; cpu: number; wall: number; memory: number; pages: number }
/** Every run of this bench, in order. */
export const raw: Run[] = []

/** Runs a command that writes a site into `out`; CPU counts its children too, memory is the peak of the largest Node process. Seconds and MiB. */
export function measure(name: string, command: string, cwd: string, env: Record<string, string>, out: string): Run {
  const peak = join(place, 'peak')
  writeFileSync(peak, '')
  const hook = `data:text/javascript,${encodeURIComponent(`import{appendFileSync}from'node:fs';process.on('exit',()=>appendFileSync(${JSON.stringify(peak)},process.resourceUsage().maxRSS+'\\n'))`)}`
  const { status, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='TIME %U %S %R'; time ${command} > ${join(place, 'log')} 2>&1`], { cwd, env: { ...process.env, ...env, NODE_OPTIONS: `--import "${hook}"`, ASTRO_TELEMETRY_DISABLED: '1' }, encoding: 'utf8' })
  const [, user, system, wall] = /TIME ([\d.]+) ([\d.]+) ([\d.]+)/.exec(stderr) ?? []
  if (status !== 0 || !user) throw new Error(`${name} failed:\n${readFileSync(join(place, 'log'), 'utf8').slice(-2000)}`)
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html') && !file.startsWith('print')).length
  const run = { name, cpu: Number(user) + Number(system), wall: Number(wall), memory: Math.max(...readFileSync(peak, 'utf8').split('\n').map(Number)) / 1024, pages }
  raw.push(run)
  return run
}
