/** The film as live SVG in a browser against the film as text: equal values, and pictures that differ in at most 2 % of the pixels. */
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { chromium, expect, test, type Browser, type Page } from 'playwright/test'
import sharp from 'sharp'
import { browserArguments, findBrowser } from '../../src/commands/browser.ts'
import { fontsOf, render } from '../../src/film/fonts.ts'
import type { Play } from '../../src/film/film.ts'
import { readFilms } from '../../src/film/library.ts'
import { parse, type Element as Drawn } from '../../src/film/markup.ts'
import { strip } from '../../src/film/string.ts'

const verify = process.env['SITE_VERIFY'] === '1'
const { films } = readFilms(new URL('../../content/', import.meta.url))
// The size of the files: smaller, the same soft edges would be a larger share of the picture.
const WIDTH = 1280, HEIGHT = 720
/** A channel differs when it is further off than this of 255: 8 %, as in the study of the two back ends. */
const NOTICED = 20

/** An element as both sides tell it: name, attributes by name, text. */
type Told = [tag: string, attributes: Record<string, string>, text: string]
declare global { interface Window { live: { seek(time: number): unknown }; show(play: Play): void; tell(): Told[] } }

let browser: Browser, script = ''
test.beforeAll(async () => {
  const entry = `import { mount } from './dom.ts'
    window.show = (play) => { const svg = document.querySelector('svg'); svg.replaceChildren(); svg.setAttribute('width', '${WIDTH}'); svg.setAttribute('height', '${HEIGHT}'); window.live = mount(svg, play) }
    window.tell = () => [...document.querySelectorAll('svg *')].map((e) => [e.tagName, Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])), e.children.length ? '' : e.textContent])`
  const made = await build({ stdin: { contents: entry, resolveDir: new URL('../../src/film/', import.meta.url).pathname, loader: 'ts' }, bundle: true, format: 'iife', write: false })
  script = made.outputFiles[0]!.text
  browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArguments() })
})
test.afterAll(() => browser?.close())

/** A page with the fonts of the files. */
async function open(lang: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
  const faces = (fontsOf(lang).fontFiles ?? []).map((file, i) => `@font-face{font-family:f${i};src:url(data:font/ttf;base64,${readFileSync(file).toString('base64')})}`)
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${faces.join('')}body{margin:0}svg{display:block;font-family:${faces.map((_, i) => `f${i}`).join(',')}}text{font-synthesis:none}</style><svg xmlns="http://www.w3.org/2000/svg"></svg>`)
  await page.addScriptTag({ content: script })
  await page.evaluate(async (count) => { for (let i = 0; i < count; i++) await document.fonts.load(`700 40px f${i}`, 'Aaسሰ') }, faces.length)
  return page
}
const flat = (elements: readonly (Drawn | string)[]): Told[] => elements.flatMap((e) => (typeof e === 'string' ? [] : [[e.tag, e.attrs, e.kids.some((kid) => typeof kid !== 'string') ? '' : e.kids.join('')] as Told, ...flat(e.kids)]))
/** What is told of an element on both sides: names for the browser, and the size of a text that it fits to its own letters, are left out. */
const alike = ([tag, attributes, text]: Told): Told => [tag, Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('data-') && name !== 'lang' && !(tag === 'text' && name === 'font-size')).sort()), text]

for (const [id, { plays, film }] of films) for (const lang of verify ? ['nl', 'ar', 'ti'] : ['nl', 'ar']) {
  if (!verify && id !== 'wie-helpt-mij') continue
  test(`${id} in ${lang}: at ten moments both back ends say and show the same`, async () => {
    const page = await open(lang), play = plays.get(lang)!, text = strip(play)
    try {
      await page.evaluate((play) => window.show(play), play)
      // Not in order: nothing may be left of the moment before. The last is in the middle of a wipe.
      const times = [...[7, 2, 9, 0, 4, 6, 1, 8, 3].map((i) => (film.duration * (i + 0.4)) / 10), film.scenes[2]!.start - 0.2]
      for (const time of times) {
        await page.evaluate((time) => window.live.seek(time), time)
        const told = await page.evaluate(() => window.tell())
        // The scene is the first group; the bands of a wipe lie in a group after it, which the text has only while it wipes.
        const bands = told.findLastIndex(([tag, attributes]) => tag === 'g' && 'display' in attributes), wiping = told[bands]![1]['display'] === 'inline'
        const live = [...told.slice(1, bands), ...(wiping ? told.slice(bands + 1) : [])].map(alike)
        expect(wiping).toBe(text.frame(time).wipe !== null)
        expect(live, `${time.toFixed(2)} s`).toEqual(flat((parse(text.at(time))[0]!).kids).map(alike))
        const shown = await sharp(await page.screenshot()).ensureAlpha().raw().toBuffer(), drawn = render(text.at(time), lang, WIDTH).pixels
        let differ = 0
        for (let i = 0; i < drawn.length; i += 4) if ([0, 1, 2].some((k) => Math.abs(shown[i + k]! - drawn[i + k]!) > NOTICED)) differ++
        expect(differ / (WIDTH * HEIGHT), `${time.toFixed(2)} s`).toBeLessThanOrEqual(0.02)
      }
    } finally { await page.close() }
  })
}
