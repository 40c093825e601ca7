/** The player in a browser, under the headers of the site: play, pause, seek by keyboard, captions, mirrored scenes, no motion. */
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { build } from 'esbuild'
import { chromium, expect, test, type Browser, type Page } from 'playwright/test'
import puppeteer from 'puppeteer-core'
import { brotliCompressSync } from 'node:zlib'
import { findBrowser } from '../../src/commands/browser.ts'
import { films } from '../../src/outputs/films.ts'
import type { Site } from '../../src/outputs/output.ts'
import { headersFor } from '../../src/source/headers.ts'
import { readFilms } from '../../src/film/library.ts'
import { sceneTree } from '../../src/film/scene.ts'
import { needs } from './needs.ts'

const content = new URL('../../content/', import.meta.url)
const files = new Map<string, Uint8Array | string>()
const FILM = 'wie-helpt-mij'
const labels = Object.fromEntries(['play', 'pause', 'again', 'position', 'of', 'captions', 'captionsOff', 'speed', 'slower', 'normal', 'previous', 'next', 'fullScreen', 'readAloud', 'error'].map((k) => [k, k]))
const page = (lang: string, dir: string) => `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><title>x</title><main><div class="player" data-film="${FILM}" data-lang="${lang}" data-captions='[["nl","Nederlands"],["ar","العربية"]]' data-strings='${JSON.stringify(labels)}'><div class="player-picture"><img alt="" width="1280" height="720" src="/downloads/mul/film-${FILM}.poster.webp"></div></div></main><script type="module" src="/player.js"></script></html>`
let server: Server, browser: Browser, address = ''

test.beforeAll(async () => {
  test.setTimeout(120_000)
  const quiet = () => {}
  const site: Site = { dir: content, pages: [], read: async (p) => Buffer.from(files.get(p) as Uint8Array), write: async (p, b) => void files.set(p, b), cached: async (p, _i, make) => void files.set(p, await make()), logger: { info: quiet, warn: quiet, error: quiet } }
  await films({ content, stills: false }).make(site)
  const made = await build({ entryPoints: [new URL('../../src/client/player.ts', import.meta.url).pathname], bundle: true, minify: true, format: 'esm', write: false })
  files.set('player.js', made.outputFiles[0]!.contents)
  for (const [lang, dir] of [['nl', 'ltr'], ['ar', 'rtl']]) files.set(`${lang}.html`, page(lang!, dir!))
  server = createServer((request, response) => {
    const path = request.url!.slice(1), body = files.get(path)
    response.writeHead(body ? 200 : 404, { ...headersFor(`/${path}`), 'content-type': ({ html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json', vtt: 'text/vtt', webp: 'image/webp' })[path.split('.').pop()!] ?? 'text/plain' }).end(body)
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  browser = await chromium.launch({ executablePath: findBrowser()!, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'] })
})
test.afterAll(async () => { await browser?.close(); server?.close() })

async function open(lang: string, options: { reducedMotion?: 'reduce' | 'no-preference' } = {}): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage({ viewport: { width: 960, height: 800 }, reducedMotion: 'no-preference', ...options }), wrong: string[] = []
  page.on('console', (m) => { if (m.type() === 'error' || /Trusted|Content Security/.test(m.text())) wrong.push(m.text()) })
  page.on('pageerror', (e) => wrong.push(e.message))
  await page.goto(`${address}/${lang}.html`)
  return { page, wrong: wrong.filter((w) => !/favicon/.test(w)) }
}
const at = (page: Page) => page.locator('input[type=range]').inputValue().then(Number)

test('a film plays, pauses, seeks and shows captions by keyboard, in Dutch and in Arabic', async () => {
  for (const lang of ['nl', 'ar']) {
    const { page, wrong } = await open(lang)
    expect(await page.locator('svg[role=img]').count()).toBe(0) // never by itself
    await page.getByRole('button', { name: 'play' }).first().focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('svg[role=img]')).toBeVisible()
    await expect.poll(() => at(page)).toBeGreaterThan(1.2)
    await expect(page.locator('.player-caption')).not.toHaveText('')
    await expect(page.locator('.player-caption')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr')
    await page.keyboard.press('k')
    const paused = await at(page)
    await page.waitForTimeout(300)
    expect(await at(page)).toBe(paused)
    await page.keyboard.press(lang === 'ar' ? 'ArrowLeft' : 'ArrowRight')
    expect(await at(page)).toBeCloseTo(paused + 5, 0)
    await page.getByRole('button', { name: 'next' }).click()
    expect(await at(page)).toBeGreaterThan(paused + 5)
    await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', /^0:\d\d of 1:\d\d$/)
    await page.getByLabel('captions').selectOption(lang === 'nl' ? 'ar' : 'nl')
    await expect(page.locator('.player-caption')).toHaveAttribute('lang', lang === 'nl' ? 'ar' : 'nl')
    expect(await page.locator('.player [style]').count()).toBe(0)
    expect(wrong).toEqual([])
    await page.close()
  }
})

test('a film pauses when nobody sees it, runs slower on request, and ends with “again”', async () => {
  const { page, wrong } = await open('nl')
  await page.getByRole('button', { name: 'play' }).first().click()
  await expect.poll(() => at(page)).toBeGreaterThan(0.5)
  await page.getByLabel('speed').selectOption('0.75')
  const [from, begun] = [await at(page), Date.now()]
  await page.waitForTimeout(1500)
  const rate = ((await at(page)) - from) / ((Date.now() - begun) / 1000)
  expect(rate).toBeGreaterThan(0.6)
  expect(rate).toBeLessThan(0.9)
  await page.evaluate(() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange')) })
  const hidden = await at(page)
  await page.waitForTimeout(400)
  expect(await at(page)).toBe(hidden)
  await page.evaluate(() => { Object.defineProperty(document, 'hidden', { value: false, configurable: true }) })
  const slider = page.getByRole('slider')
  await slider.evaluate((input: HTMLInputElement) => { input.value = String(Number(input.max) - 0.6); input.dispatchEvent(new Event('input')) })
  await page.keyboard.press('k')
  await expect(page.getByRole('button', { name: 'again' })).toBeVisible({ timeout: 10_000 })
  await page.getByRole('button', { name: 'again' }).click()
  await expect.poll(() => at(page)).toBeLessThan(3)
  expect(wrong).toEqual([])
  await page.close()
})

test('without motion the film is a row of pictures', async () => {
  const { page } = await open('nl', { reducedMotion: 'reduce' })
  await page.getByRole('button', { name: 'play' }).first().click()
  await expect.poll(() => at(page)).toBeGreaterThan(0)
  const first = await at(page)
  await page.waitForTimeout(400)
  expect(await at(page)).toBe(first)
  await page.getByRole('button', { name: 'next' }).click()
  expect(await at(page)).toBeGreaterThan(first)
  await page.close()
})

test('Firefox plays, pauses, seeks by keyboard, shows captions and mirrors', async () => {
  const executablePath = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr' // Playwright takes only a Firefox of its own
  needs('firefox-esr', existsSync(executablePath))
  test.setTimeout(120_000)
  const firefox = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
  try {
    const page = await firefox.newPage(), wrong: string[] = []
    page.on('pageerror', (e) => wrong.push(String(e)))
    await page.goto(`${address}/ar.html`)
    const slider = () => page.$eval('input[type=range]', (e) => Number((e as HTMLInputElement).value))
    await page.focus('.player-start')
    await page.keyboard.press('Enter')
    await page.waitForSelector('svg[role=img]')
    await expect.poll(slider, { timeout: 20_000 }).toBeGreaterThan(1)
    await page.keyboard.press('k')
    await page.waitForFunction(() => document.querySelector('.player-caption')!.textContent !== '')
    const paused = await slider()
    await page.keyboard.press('ArrowLeft') // forward, from right to left
    expect(await slider()).toBeCloseTo(paused + 5, 0)
    expect(await page.$eval('.player-caption', (e) => getComputedStyle(e).direction)).toBe('rtl')
    expect(wrong).toEqual([])
  } finally { await firefox.close() }
})

test('scenes that run with time are mirrored where the language runs from right to left', () => {
  const mirrored = (lang: string) => [...readFilms(content).films.values()].flatMap((e) => { const play = e.plays.get(lang)!; return play.scenes.flatMap((s, i) => (s.mirror ? [sceneTree(play, i)[0]!.attrs['transform'] ?? ''] : [])) })
  expect(mirrored('nl').join('')).not.toContain('scale(-1 1)')
  for (const transform of mirrored('ar')) expect(transform).toContain('scale(-1 1)')
})

test('the player is at most 10 kB', () => expect(brotliCompressSync(files.get('player.js') as Uint8Array).length).toBeLessThanOrEqual(10_000))

test('every film offers its files in each of its languages', () => {
  for (const [id, { plays }] of readFilms(content).films) {
    expect(files.has(`downloads/mul/film-${id}.poster.webp`)).toBe(true)
    for (const lang of plays.keys()) for (const path of [`films/${id}.${lang}.json`, `downloads/${lang}/film-${id}.vtt`, `downloads/${lang}/film-${id}.srt`]) expect(files.has(path), path).toBe(true)
  }
})
