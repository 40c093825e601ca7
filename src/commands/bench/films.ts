/** Measures the film player on the finished site: frames and script at a processor four times slower, and bytes. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from 'playwright'
import { browserArguments, findBrowser } from '../browser.ts'
import { outFolder, root } from '../out.ts'

/** A film as it ran: frames a second, and milliseconds of the thread for the script of a frame (the 95th of 100, and the middle one). */
export interface Played { film: string; lang: string; frames: number; script: number; middle: number }

/** Times slower than this machine: about an old telephone. */
const SLOWER = 4
/** Seconds looked at, from each of the moments below (shares of the film). */
const SECONDS = 4, MOMENTS = [0.02, 0.35, 0.6]
const PORT = 4398

/** Plays every film of the finished site in a language. Needs a built site and a browser; says which it misses. */
export async function playAll(lang = 'nl'): Promise<Played[]> {
  if (!existsSync(join(outFolder, 'films'))) throw new Error('There is no finished site with films yet. Run: npm run build')
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('The films are played in a browser, and none is here.')
  const server = spawn(process.execPath, ['src/commands/preview.ts'], { cwd: root, env: { ...process.env, PORT: String(PORT) }, stdio: 'ignore' })
  const browser = await chromium.launch({ executablePath, args: browserArguments() })
  const out: Played[] = []
  try {
    for (const file of readdirSync(join(outFolder, 'films')).filter((name) => name.endsWith(`.${lang}.json`)).sort()) {
      const film = file.slice(0, -`.${lang}.json`.length), page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
      for (let tries = 0; ; tries++) try { await page.goto(`http://127.0.0.1:${PORT}/${lang}/films/${film}/`); break } catch (error) { if (tries > 40) throw error; await page.waitForTimeout(250) }
      const slow = await page.context().newCDPSession(page)
      await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
      await page.locator('.player-start').click()
      await page.locator('.player svg[role=img]').waitFor()
      let frames = 0, seconds = 0
      const spent: number[] = []
      for (const share of MOMENTS) {
        await page.locator('.player input[type=range]').evaluate((slider, share) => { const input = slider as HTMLInputElement; input.value = String(Number(input.max) * share); input.dispatchEvent(new Event('input', { bubbles: true })) }, share)
        await page.waitForTimeout(600)
        await browser.startTracing(page, { categories: ['devtools.timeline'] })
        await page.waitForTimeout(SECONDS * 1000)
        const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: { name: string; ts: number; dur?: number; tdur?: number }[] }
        const seen = traceEvents.filter(({ name, dur }) => name === 'FireAnimationFrame' && dur !== undefined).sort((a, b) => a.ts - b.ts)
        if (seen.length < 2) throw new Error(`${film} did not play`)
        frames += seen.length - 1
        seconds += (seen.at(-1)!.ts - seen[0]!.ts) / 1e6
        // Time of the thread, not of the clock: what other programs take from this machine is not the player's.
        spent.push(...seen.map(({ dur, tdur }) => (tdur ?? dur!) / 1000))
      }
      spent.sort((a, b) => a - b)
      out.push({ film, lang, frames: frames / seconds, script: spent[Math.floor(spent.length * 0.95)]!, middle: spent[Math.floor(spent.length / 2)]! })
      await page.close()
    }
  } finally { await browser.close(); server.kill() }
  return out
}

/** Prints what `playAll` found, beside what is asked: 30 frames a second, 4 ms of script, 60 kB of data, 10 kB of player. */
export async function benchFilms(): Promise<Played[]> {
  const played = await playAll(), kB = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(5)} kB`
  const pressed = (path: string) => brotliCompressSync(readFileSync(join(outFolder, path))).length
  console.log(`\nfilms, live, at a processor ${SLOWER} times slower (asked: 30 frames a second, 4 ms of script at p95, 60 kB)`)
  for (const { film, lang, frames, script, middle } of played) console.log(`${film.padEnd(26)} ${frames.toFixed(0).padStart(4)} frames a second  ${script.toFixed(2).padStart(5)} ms script at p95 (${middle.toFixed(2)} in the middle)  ${kB(pressed(`films/${film}.${lang}.json`))}`)
  const page = readFileSync(join(outFolder, played[0]!.lang, 'films', played[0]!.film, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/<script type="module" src="\/([^"]+)"/g)].map(([, path]) => path!)
  console.log(`player: ${kB(scripts.reduce((sum, path) => sum + pressed(path), 0))} (asked: 10 kB); brotli throughout`)
  return played
}
