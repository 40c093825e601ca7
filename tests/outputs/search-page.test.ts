import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { test, expect, type Page } from 'playwright/test'
import type { Strings } from '../../src/client/results.ts'
import { makeSearch } from '../../src/commands/search.ts'
import { site as pages } from '../fixtures/search.ts'

const strings: Strings = {
  found: { one: '{n} keer gevonden', other: '{n} keer gevonden' }, more: { one: 'Nog {n} resultaat', other: 'Nog {n} resultaten' },
  suggestions: 'Kies, of typ verder', searching: 'Even zoeken', slow: 'De lijn is traag', broken: 'Geen lijn', again: 'Nog eens', saving: 'Je spaart data',
  full: 'Zoek in alle teksten', similar: 'Lijkt op: {words}', nothing: 'Niets gevonden voor {q}', searched: 'Gezocht in alle teksten.', close: 'Het dichtst bij:', nearest: 'Bedoel je: {words}',
  links: [{ text: 'Woordenlijst', href: '/nl/woordenlijst/' }], all: 'Alles', explained: 'Woord', borrowed: 'in het Nederlands', onlyBorrowed: 'Alleen in het Nederlands',
  kinds: { '': { word: 'Pagina', icon: '#i-page' }, deelnemers: { word: 'Voor deelnemers', icon: '#i-person' }, woordenlijst: { word: 'Woordenlijst', icon: '#i-word' } },
}

const searchPage = (lang: string, of: Strings = strings) => `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta name="robots" content="noindex"><title>Zoeken</title></head><body><main><h1>Zoeken</h1>
<div data-search data-lang="${lang}" data-strings="${JSON.stringify(of).replaceAll('"', '&quot;')}">
<form role="search" method="get" action="/${lang}/zoeken/"><label for="q">Waar zoek je naar?</label><input id="q" name="q" type="search" autocomplete="off"><button>Zoek</button></form>
<p role="status" data-search-status></p><div data-search-results></div></div></main><script type="module" src="/search.js"></script></body></html>`

let dir: string
let server: Server
let base: string
const csp = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'"

test.beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'page-'))
  for (const [path, html] of [...pages, ['nl/zoeken/index.html', searchPage('nl')] as const, ['ar/zoeken/index.html', searchPage('ar')] as const]) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), html)
  }
  await makeSearch(dir)
  await build({ entryPoints: [fileURLToPath(new URL('../../src/client/search.ts', import.meta.url))], outfile: join(dir, 'search.js'), bundle: true, minify: true, format: 'esm', logLevel: 'silent' })
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json' }
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    const path = join(dir, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    readFile(path).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'content-security-policy': csp }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(dir, { recursive: true })
})

/** Opens a search page and keeps what was asked for and what went wrong. */
async function visit(page: Page, path: string): Promise<{ asked: string[]; wrong: string[] }> {
  const asked: string[] = []
  const wrong: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()) })
  page.on('pageerror', (error) => wrong.push(String(error)))
  await page.goto(base + path)
  return { asked, wrong }
}
const results = (page: Page) => page.locator('[data-search-done] [data-search-result] a')
const addresses = (page: Page) => results(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')))
const status = (page: Page) => page.getByRole('status')

test('nothing is loaded before the field is focused, and the first module is small', async ({ page }) => {
  const { asked, wrong } = await visit(page, '/nl/zoeken/')
  await page.waitForTimeout(200)
  expect(asked.filter((path) => /search|pagefind/.test(path))).toEqual(['/search.js'])
  expect((await readFile(join(dir, 'search.js'))).length).toBeLessThanOrEqual(1500)
  await page.getByRole('searchbox').focus()
  await expect.poll(() => asked).toContain('/search/help.nl.json')
  expect(asked.some((path) => path.startsWith('/pagefind/'))).toBe(false)
  expect(wrong).toEqual([])
})

test('suggestions while typing, then the text when the field is quiet; no error, no breach of the policy', async ({ page }) => {
  const { asked, wrong } = await visit(page, '/nl/zoeken/')
  await page.getByRole('searchbox').pressSequentially('uitkering', { delay: 20 })
  await expect(page.locator('[data-search-suggestions] a')).toHaveText(['uitkering', 'Geld en post'])
  await expect(results(page).first()).toBeVisible()
  expect(await addresses(page)).toEqual(['/nl/deelnemers/geld/#uitkering', '/nl/woordenlijst/#uitkering'])
  await expect(status(page)).toHaveText('2 keer gevonden')
  await expect(page.locator('[data-search-result]').first()).toContainText('Voor deelnemers · Uitkering')
  await expect(page.locator('[data-search-result] mark').first()).toHaveText('Uitkering')
  expect(new URL(page.url()).searchParams.get('q')).toBe('uitkering')
  expect(asked).toContain('/pagefind/pagefind.js')
  expect(asked.filter((path) => path.includes('worker'))).toEqual([])
  // Two answers need no choice of kinds.
  expect(await page.locator('[data-search-results] button.chip').count()).toBe(0)
  expect(wrong).toEqual([])
})

test('the query in the address is searched at once', async ({ page }) => {
  const { wrong } = await visit(page, '/nl/zoeken/?q=huisarts')
  await expect(results(page).first()).toHaveAttribute('href', '/nl/deelnemers/gezond/#in')
  await expect(page.getByRole('searchbox')).toHaveValue('huisarts')
  await results(page).first().click()
  await expect(page).toHaveURL(/gezond\/#in$/)
  await page.goBack()
  await expect(results(page).first()).toBeVisible()
  expect(wrong).toEqual([])
})

test('a misspelt word: the line with similar words, which search for themselves', async ({ page }) => {
  await visit(page, '/nl/zoeken/?q=huisrts')
  await expect(page.locator('[data-search-similar]')).toContainText('Lijkt op: huisarts')
  await page.locator('[data-search-similar] a').first().click()
  await expect(page).toHaveURL(/q=huisarts$/)
  await expect(page.locator('[data-search-similar]')).toHaveCount(0)
})

test('nothing found: what was searched, nearest words, where else to look', async ({ page }) => {
  await visit(page, '/nl/zoeken/?q=vulkaan')
  await expect(status(page)).toHaveText('Niets gevonden voor vulkaan')
  await expect(page.locator('[data-search-done] [data-search-nothing]')).toContainText('Gezocht in alle teksten.')
  await expect(page.getByRole('link', { name: 'Woordenlijst' })).toBeVisible()
  await expect(page.locator('[data-search-result]')).toHaveCount(0)
})

test('text of the query and of pages is never read as HTML', async ({ page }) => {
  const { wrong } = await visit(page, `/nl/zoeken/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`)
  await expect(page.locator('[data-search-done]')).toBeVisible()
  await expect(page.locator('[data-search] img')).toHaveCount(0)
  expect(wrong).toEqual([])
})

test('right to left: the term explained above, Dutch results with their own language', async ({ page }) => {
  await visit(page, '/ar/zoeken/?q=klantmaneger')
  await expect(page.getByRole('region', { name: 'Woord' })).toContainText('الشخص المسؤول عنك في البلدية.')
  await expect(results(page).first()).toHaveAttribute('href', '/ar/deelnemers/wie-helpt-mij/')
  await visit(page, '/ar/zoeken/?q=rotonde')
  await expect(status(page)).toHaveText('Alleen in het Nederlands')
  const link = results(page).first()
  await expect(link).toHaveAttribute('lang', 'nl')
  await expect(link).toHaveAttribute('dir', 'ltr')
  await expect(page.locator('[data-search-result] .meta')).toContainText('in het Nederlands')
})

test('keyboard: down into the results, up again, Escape back to the field', async ({ page }) => {
  await visit(page, '/nl/zoeken/?q=uitkering')
  await expect(results(page)).toHaveCount(2)
  const field = page.getByRole('searchbox')
  await field.focus()
  await page.keyboard.press('ArrowDown')
  await expect(results(page).nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(results(page).nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
})

test('a device that saves data searches the text on request only', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  const { asked } = await visit(page, '/nl/zoeken/')
  await page.getByRole('searchbox').pressSequentially('uitkering')
  await expect(status(page)).toHaveText('Je spaart data')
  await page.waitForTimeout(700)
  expect(asked.some((path) => path.startsWith('/pagefind/'))).toBe(false)
  await page.getByRole('button', { name: 'Zoek in alle teksten' }).click()
  await expect(results(page)).toHaveCount(2)
})

test('a slow line: says so, shows what the word list knows, and finds in the end', async ({ page }) => {
  await page.route('**/pagefind/pagefind.js', async (route) => {
    await new Promise((done) => setTimeout(done, 3500))
    await route.continue()
  })
  await visit(page, '/nl/zoeken/')
  await page.getByRole('searchbox').pressSequentially('huisarts')
  await expect(status(page)).toHaveText('De lijn is traag')
  await expect(page.locator('[data-search-suggestions] a').first()).toHaveText('Ziek en gezond')
  await expect(results(page).first()).toBeVisible()
})

test('a broken line: says so, keeps what it has, goes on when the line is back', async ({ page }) => {
  await visit(page, '/nl/zoeken/')
  const field = page.getByRole('searchbox')
  await field.focus()
  await field.pressSequentially('uitkering')
  await expect(page.locator('[data-search-suggestions] a').first()).toBeVisible()
  await expect(results(page)).toHaveCount(2)
  await page.reload()
  await page.route('**/pagefind/**', (route) => route.abort())
  await field.fill('')
  await field.focus()
  await field.pressSequentially('huis')
  await expect(status(page)).toHaveText('Geen lijn')
  await expect(page.locator('[data-search-suggestions] a').first()).toHaveText('Ziek en gezond')
  await page.unroute('**/pagefind/**')
  await page.getByRole('button', { name: 'Nog eens' }).click()
  await expect(results(page).first()).toHaveAttribute('href', '/nl/deelnemers/gezond/#in')
})

test('without script the form leads to the same page', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${base}/nl/zoeken/`)
  await page.getByRole('searchbox').fill('geld')
  await page.getByRole('button', { name: 'Zoek' }).click()
  await expect(page).toHaveURL(/\/nl\/zoeken\/\?q=geld$/)
  await context.close()
})
