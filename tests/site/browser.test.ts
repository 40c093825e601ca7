/** The finished site in a browser: every address without a fault, wide enough for the narrowest screen, and by keyboard. */
import AxeBuilder from './axe.ts'
import { expect, test, type Page } from 'playwright/test'
import { addressOf, languages, pagePaths, types } from './pages.ts'

const full = ['nl', 'ar', 'ti'].filter((tag) => languages.includes(tag))

/** Everything that must not happen while a page is open. */
function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('console', (message) => { if (message.type() === 'error' || /Content.Security.Policy|violat/i.test(message.text())) faults.push(`console: ${message.text()}`) })
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('request', (request) => { if (!/^(?:http:\/\/127\.0\.0\.1:4399\/|blob:)/.test(request.url())) faults.push(`foreign request: ${request.url()}`) })
  page.on('response', (response) => { if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`) })
  return faults
}

for (const tag of languages) {
  const addresses = full.includes(tag) ? pagePaths().filter((path) => path.startsWith(`${tag}/`)).map(addressOf) : Object.values(types(tag))
  test(`${tag}: ${full.includes(tag) ? 'every address' : 'every page type'} opens without a fault and fits 320 px`, async ({ page }) => {
    test.setTimeout(600_000)
    const faults: string[] = []
    await page.setViewportSize({ width: 320, height: 640 })
    const seen = watch(page)
    for (const address of addresses) {
      seen.length = 0
      await page.goto(address, { waitUntil: 'load' })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      faults.push(...seen.map((fault) => `${address} ${fault}`), ...(wide > 0 ? [`${address} is ${wide} px too wide`] : []))
    }
    expect(faults.slice(0, 15)).toEqual([])
  })
}

test('the language choice and the lost page open without a fault', async ({ page }) => {
  const seen = watch(page)
  await page.goto('/')
  for (const tag of languages) await expect(page.locator(`a.pane[lang="${tag}"]`)).toHaveAttribute('href', `/${tag}/`)
  expect(seen).toEqual([])
  const answer = await page.goto('/nl/bestaat-niet/')
  expect(answer!.status()).toBe(404)
  for (const tag of languages) await expect(page.locator(`li[lang="${tag}"] a[href="/${tag}/"]`)).toBeVisible()
})

test('the language choice suggests the browser’s language and redirects nobody', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ar-SY', baseURL: 'http://127.0.0.1:4399' })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('#suggestion a')).toHaveAttribute('href', '/ar/')
  expect(new URL(page.url()).pathname).toBe('/')
  await context.close()
})

for (const tag of full) for (const scheme of ['light', 'dark'] as const) for (const width of [360, 1280]) {
  test(`axe: every page type, ${tag}, ${scheme}, ${width} px`, async ({ browser }) => {
    test.setTimeout(600_000)
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 }, baseURL: 'http://127.0.0.1:4399', reducedMotion: 'reduce', bypassCSP: true })
    const page = await context.newPage()
    const faults: string[] = []
    for (const address of [...Object.values(types(tag)), ...(tag === 'nl' ? ['/', '/404.html'] : [])]) {
      await page.goto(address)
      faults.push(...(await AxeBuilder(page)).map((fault) => `${address} ${fault}`))
    }
    await context.close()
    expect(faults.slice(0, 12)).toEqual([])
  })
}

test('pages under test have at least ten blocks of their own language', async ({ page }) => {
  for (const tag of full) for (const type of ['theme', 'article', 'chapter', 'glossary'] as const) {
    await page.goto(types(tag)[type]!)
    const own = await page.locator('[data-block]:not([data-state="missing"])').count()
    const html = await page.locator('.borrowed').count()
    expect(own, `${tag} ${type}`).toBeGreaterThanOrEqual(10)
    expect(html, `${tag} ${type} is borrowed`).toBe(0)
  }
})

for (const tag of full) {
  test(`${tag}: menu and languages open by keyboard and keep the page`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`/${tag}/deelnemers/wie-helpt-mij/`)
    await page.keyboard.press('Tab')
    await expect(page.locator('.skip')).toBeFocused()
    await page.keyboard.press('Enter')
    await page.goto(`/${tag}/deelnemers/wie-helpt-mij/`)
    const summary = page.locator('details.menu:not(.menu--pages) summary')
    await summary.focus()
    await page.keyboard.press('Enter')
    const other = page.locator(`.langs-menu a[hreflang="${tag === 'nl' ? 'ar' : 'nl'}"]`)
    await expect(other).toBeVisible()
    await other.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/${tag === 'nl' ? 'ar' : 'nl'}/deelnemers/wie-helpt-mij/$`))
  })

  test(`${tag}: filters of the hub by keyboard; the choice stands in the address`, async ({ page }) => {
    await page.goto(`/${tag}/materialen/`)
    const all = await page.locator('[data-item]:visible').count()
    await page.locator('[data-filter="kind"] .chip[data-value="chapter"]').focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/soort=chapter/)
    await expect.poll(() => page.locator('[data-item]:visible').count()).toBeLessThan(all)
    expect(await page.locator('[data-item]:visible').evaluateAll((items) => [...new Set(items.map((item) => (item as HTMLElement).dataset.kind))])).toEqual(['chapter'])
    await page.reload()
    expect(await page.locator('[data-item]:visible').evaluateAll((items) => [...new Set(items.map((item) => (item as HTMLElement).dataset.kind))])).toEqual(['chapter'])
    await page.goBack()
    await expect.poll(() => page.locator('[data-item]:visible').count()).toBe(all)
  })

  test(`${tag}: search by keyboard finds a theme by its title, and says when there is nothing`, async ({ page }) => {
    const seen = watch(page)
    await page.goto(`/${tag}/deelnemers/wie-helpt-mij/`)
    const title = (await page.locator('h1').textContent())!.replace(/[?؟፧]/g, '').trim()
    await page.goto(`/${tag}/zoeken/`)
    await page.locator('#q').focus()
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
    await page.locator('[data-search-done]').waitFor({ timeout: 20_000 })
    await expect(page.locator('[data-search-result] a').first()).toBeVisible()
    expect(await page.locator('[data-search-result] a').evaluateAll((links) => links.slice(0, 3).map((link) => new URL((link as HTMLAnchorElement).href).pathname))).toContain(`/${tag}/deelnemers/wie-helpt-mij/`)
    await page.goto(`/${tag}/zoeken/?q=zzzzqqqqxxxx`)
    await page.locator('[data-search-done]').waitFor({ timeout: 20_000 })
    expect(await page.locator('[data-search-results]').textContent()).toBeTruthy()
    expect(seen).toEqual([])
  })
}

test('what is no answer but comes close is told as that, and can be opened', async ({ page }) => {
  await page.goto('/nl/zoeken/?q=pannenkoeken%20recept')
  await page.locator('[data-search-done]').waitFor({ timeout: 20_000 })
  await expect(page.locator('[data-search-result]')).toHaveCount(0)
  await expect(page.locator('[data-search-nothing]')).toContainText('Dit komt er het dichtst bij')
  await expect(page.locator('[data-search-nothing] .results a').first()).toHaveAttribute('href', '/nl/deelnemers/gezond-beginnen/')
  await page.locator('#q').focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-search-nothing] .results a').first()).toBeFocused()
})

test('many answers can be narrowed by kind, few stand at once', async ({ page }) => {
  const kinds = page.locator('[data-search-results] .chip[aria-pressed]')
  await page.goto('/nl/zoeken/?q=klantmanager')
  await page.locator('[data-search-done]').waitFor({ timeout: 20_000 })
  const films = kinds.filter({ hasText: 'Films' })
  await films.focus()
  await page.keyboard.press('Enter')
  await expect(films).toHaveAttribute('aria-pressed', 'true')
  await expect(kinds.first()).toHaveAttribute('aria-pressed', 'false')
  const paths = await page.locator('[data-search-result] a').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
  expect(paths.length).toBeGreaterThan(1)
  expect(paths.filter((path) => !path.startsWith('/nl/films/'))).toEqual([])
  await page.goto('/uk/zoeken/?q=%D0%B4%D1%96%D0%B3%D1%96%D0%B4')
  await page.locator('[data-search-done]').waitFor({ timeout: 20_000 })
  await expect(page.locator('[data-search-result] a').first()).toHaveAttribute('href', /^\/uk\/deelnemers\/geld-huis-en-post\//)
  await expect(kinds).toHaveCount(0)
})

test('the Dutch stands beside a translated theme by a switch, by keyboard and without script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: 'http://127.0.0.1:4399', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  for (const tag of full.filter((one) => one !== 'nl')) {
    await page.goto(`/${tag}/deelnemers/wie-helpt-mij/`)
    const twins = page.locator('main .pair > [lang="nl"]')
    expect(await twins.count(), tag).toBeGreaterThan(10)
    await expect(twins.first()).toBeHidden()
    await page.locator('#pair').focus()
    await page.keyboard.press('Space')
    await expect(twins.first()).toBeVisible()
    await expect(twins.first()).toHaveAttribute('dir', 'ltr')
  }
  await page.goto('/nl/deelnemers/wie-helpt-mij/')
  expect(await page.locator('#pair').count()).toBe(0)
  await context.close()
})

test('a theme is read aloud where the device has a voice, and says so where it has none', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: 'http://127.0.0.1:4399' })
  const page = await context.newPage()
  // A device with an Arabic voice only, which notes what it was asked to say.
  await page.addInitScript(() => {
    const said: string[] = []
    const speech = {
      getVoices: () => [{ lang: 'ar-SA', name: 'x' }], addEventListener() {}, cancel() {},
      speak(words: { text: string; onend(): void }) { said.push(words.text); setTimeout(() => words.onend(), 5) },
    }
    Object.assign(window, { said, SpeechSynthesisUtterance: class { text: string; constructor(text: string) { this.text = text } } })
    Object.defineProperty(window, 'speechSynthesis', { value: speech })
  })
  await page.goto('/ar/deelnemers/wie-helpt-mij/')
  // A point inside a number ends no sentence.
  await page.locator('.lead[data-block]').evaluate((lead) => { lead.textContent = 'المبلغ 3.500 هنا. نعم.' })
  const button = page.locator('[data-listen] button')
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
  await expect.poll(async () => (await said()).length).toBeGreaterThan(5)
  expect((await said())[0]).toContain((await page.locator('h1').textContent())!.replace(/[?؟]/g, '').trim())
  expect(await said()).toContain('المبلغ 3.500 هنا.')
  expect((await said()).join(' ')).not.toMatch(/[a-z]{4}/)
  await button.press('Enter')
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  await expect(page.locator('[data-reading]')).toHaveCount(0)
  await page.goto('/ti/deelnemers/wie-helpt-mij/')
  await expect(page.locator('[data-listen] [data-none]')).toBeVisible()
  await expect(page.locator('[data-listen] button')).toBeHidden()
  await context.close()
})

test('without script: the hub is a list, search leads on', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: 'http://127.0.0.1:4399' })
  const page = await context.newPage()
  await page.goto('/nl/materialen/')
  expect(await page.locator('[data-item]:visible').count()).toBeGreaterThan(20)
  await page.goto('/nl/zoeken/')
  await expect(page.locator('main a[href="/nl/woordenlijst/"]').first()).toBeVisible()
  await page.goto('/nl/films/wie-helpt-mij/')
  await expect(page.locator('.player img')).toBeVisible()
  await context.close()
})

test('no cookie, no storage', async ({ page, context }) => {
  for (const address of [...Object.values(types('nl')), '/nl/zoeken/?q=pip']) await page.goto(address)
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})
