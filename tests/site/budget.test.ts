/** What a page weighs on the line: bytes, requests and script, which no busy machine changes. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, test } from 'playwright/test'
import { addressOf, attribute, dist, elements, languages, page, pagePaths, textOf, types } from './pages.ts'

const full = ['nl', 'ar', 'ti'].filter((tag) => languages.includes(tag))
const weigh = (bytes: Buffer | string) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
const file = (address: string) => readFileSync(join(dist, address.replace(/[?#].*$/, '').replace(/\/$/, '/index.html')))

for (const tag of full) test(`${tag}: HTML and CSS of a chapter stay within 16 kB for 1,500 words and 3.5 kB for every further 1,000`, () => {
  const faults = pagePaths().filter((path) => new RegExp(`^${tag}/het-gesprek/[^/]+/index.html$`).test(path)).flatMap((path) => {
    const { html, tree } = page(path)
    const words = textOf(elements(tree, 'main')[0]!).split(/\s+/).length
    const css = elements(tree, 'link').filter((link) => attribute(link, 'rel') === 'stylesheet').reduce((sum, link) => sum + weigh(file(attribute(link, 'href')!)), 0)
    const bytes = weigh(html) + css
    const most = 16_000 + Math.max(0, words - 1500) * 3.5
    return bytes > most ? [`${path}: ${bytes} bytes for ${words} words, at most ${Math.round(most)}`] : []
  })
  expect(faults).toEqual([])
})

test('no script but on the language choice, search, the hub, films and themes that can be heard; and there at most 1.5 kB before it is used, the film player 10 kB', () => {
  const faults = pagePaths().flatMap((path) => {
    const { tree } = page(path)
    const scripts = elements(tree, 'script').flatMap((node) => attribute(node, 'src') ?? [])
    const address = addressOf(path)
    const may = address === '/' || /^\/[^/]+\/(?:zoeken|materialen|films\/[^/]+|deelnemers\/[^/]+)\/$/.test(address)
    const most = /\/films\//.test(address) ? 10_000 : 1_500
    return [...(scripts.length && !may ? [`${path} has script`] : []), ...scripts.filter((src) => weigh(file(src)) > most).map((src) => `${path}: ${src} ${weigh(file(src))} bytes`)]
  })
  expect(faults.slice(0, 10)).toEqual([])
})

test('one stylesheet that every page shares, and at most two of its own kind', () => {
  expect(pagePaths().filter((path) => elements(page(path).tree, 'link').filter((link) => attribute(link, 'rel') === 'stylesheet').length > 3)).toEqual([])
})

for (const [names, most] of [[['theme', 'article', 'chapter', 'schedule'], 4], [['home'], 8]] as const) {
  test(`${names.join(', ')}: at most ${most} requests; the first picture is eager, sized and at most 15 kB`, async ({ page: tab }) => {
    for (const tag of full) for (const name of names) {
      let requests = 0
      const count = () => { requests++ }
      tab.on('request', count)
      await tab.goto(types(tag)[name]!, { waitUntil: 'networkidle' })
      tab.off('request', count)
      expect(requests, `${tag} ${name}`).toBeLessThanOrEqual(most)
      const first = elements(page(`${types(tag)[name]!.slice(1)}index.html`).tree, 'img')[0]
      if (!first) continue
      const src = attribute(first, 'src')!
      expect(attribute(first, 'loading'), `${tag} ${name} ${src}`).not.toBe('lazy')
      expect(attribute(first, 'width') && attribute(first, 'height'), src).toBeTruthy()
      const bytes = src.endsWith('.svg') ? weigh(file(src)) : file(src).length
      expect(bytes, src).toBeLessThanOrEqual(15_000)
    }
  })
}

test('the film player’s data is at most 60 kB a film and language', () => {
  for (const tag of full) for (const path of pagePaths().filter((one) => new RegExp(`^${tag}/films/[^/]+/`).test(one))) {
    const data = join(dist, 'films', `${path.split('/')[2]}.${tag}.json`)
    if (existsSync(data)) expect(weigh(readFileSync(data)), data).toBeLessThanOrEqual(60_000)
  }
})

test('search: from the first focus to a suggestion at most 25 kB, in every language', () => {
  const faults = readdirSync(join(dist, 'search')).flatMap((name) => {
    const [, lang] = /^help\.(.+)\.json$/.exec(name) ?? []
    const bytes = ['page.mjs', 'engine.mjs', name].reduce((sum, part) => sum + weigh(file(`/search/${part}`)), 0)
    return lang && bytes > 25_000 ? [`${lang} ${bytes}`] : []
  })
  expect(faults).toEqual([])
})
