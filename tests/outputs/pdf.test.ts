/** Paper: every edition of the fixture, the faults its checker must see, and the same bytes on every run. */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { chromium } from 'playwright'
import { expect, test } from 'playwright/test'
import { browserArguments, findBrowser } from '../../src/commands/browser.ts'
import { sha256 } from '../../src/outputs/output.ts'
import { editions, pdf } from '../../src/outputs/pdf.ts'
import { check } from '../../src/outputs/pdf/check.ts'
import { pageContent } from '../../src/outputs/pdf/content.ts'
import { blanks } from '../../src/outputs/pdf/contents.ts'
import { finish } from '../../src/outputs/pdf/finish.ts'
import { pagesOf } from '../../src/outputs/pdf/pages.ts'
import { Press, fileOf } from '../../src/outputs/pdf/print.ts'
import { read } from '../../src/outputs/pdf/read.ts'
import type { Source } from '../../src/outputs/pdf/source.ts'
import { stringOf } from '../../src/outputs/pdf/tags.ts'
import { filesOf, memorySite, type MemorySite } from './site.ts'

test.describe.configure({ mode: 'serial' })

const root = fileURLToPath(new URL('../../', import.meta.url))
const chapter = 'hoofdstuk-de-baas-op-de-fiets'
const name = (text: string): PDFName => PDFName.of(text)

/** The fixture as a site, with some of its files changed. */
async function fixture(changed: Record<string, (text: string) => string> = {}, only = /./): Promise<MemorySite> {
  const files = new Map<string, Buffer | string>()
  for (const [path, bytes] of await filesOf(`${root}tests/fixtures/print`)) files.set(path.startsWith('pictures/') ? path : `print/${path}`, bytes)
  files.set('_astro/paper.css', await readFile(`${root}src/styles/paper.css`))
  for (const [path, change] of Object.entries(changed)) {
    const before = files.get(path)?.toString() ?? ''
    const after = change(before)
    expect(after, `the change to ${path} changes nothing`).not.toBe(before)
    files.set(path, after)
  }
  const site = memorySite(files)
  site.pages = site.pages.filter((page) => only.test(page))
  return site
}

let browser: string
let press: Press
/** The fixture, made once. */
let made: MemorySite

/** Prints one page of a site, without finishing it. */
async function printed(site: MemorySite, page: string): Promise<{ pdf: Buffer; source: Source }> {
  return press.print(new URL(`https://inburgering.example/${page}`), (path) => site.read(path))
}
/** A finished edition of the fixture with what its page says. */
async function edition(page: string): Promise<{ bytes: Uint8Array; source: Source }> {
  const { pdf: raw, source } = await printed(made, page)
  return { bytes: await finish(raw, source), source }
}
/** What making the fixture with these changes complains of. */
async function complaints(changed: Record<string, (text: string) => string>, only: RegExp): Promise<{ message: string; site: MemorySite }> {
  const site = await fixture(changed, only)
  let message = ''
  await pdf({ browser }).make(site).catch((error: Error) => (message = error.message))
  return { message, site }
}
/** A PDF changed by hand. */
async function tampered(bytes: Uint8Array, change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  change(document)
  return document.save()
}
/** The first object of a PDF that answers to `wanted`. */
function object(document: PDFDocument, wanted: (dict: PDFDict) => boolean): PDFDict {
  for (const [, value] of document.context.enumerateIndirectObjects()) if (value instanceof PDFDict && wanted(value)) return value
  throw new Error('no such object in the PDF')
}
const isTag = (dict: PDFDict, type: string): boolean => dict.get(name('S')) === name(type)

test.beforeAll(async () => {
  const found = findBrowser()
  expect(found, 'tests of paper need a browser: install Chromium or set CHROME_PATH').toBeTruthy()
  browser = found!
  press = await Press.open(browser)
  made = await fixture()
})
test.afterAll(() => press?.close())

test('every edition of the fixture is made and passes the checker', async () => {
  test.setTimeout(120_000)
  await pdf({ browser }).make(made)
  const list = editions(made.pages)
  expect(list.length).toBe(18)
  for (const { file } of list) expect((await made.read(file)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(made.said.join('\n')).toContain('18 of 18 PDFs stand')
})

test('the words of every block, read from the tags, are those of the page', async () => {
  // The page is read once more, by other code than the one that made the PDF.
  const other = await chromium.launch({ executablePath: browser, args: browserArguments() })
  const page = await other.newPage({ javaScriptEnabled: false })
  for (const { page: path, file } of editions(made.pages)) {
    // A book's numbers are written in when it is printed.
    if (path.includes('handleiding')) continue
    await page.setContent((await made.read(`${path}index.html`)).toString())
    const wanted = await page.evaluate(() => [...document.querySelectorAll('[data-block]')].map((block) => [block.getAttribute('data-block')!, block.textContent!] as const))
    const { blocks } = await read(await made.read(file))
    const seen = new Map<string, number>()
    expect(wanted.length).toBeGreaterThan(2)
    for (const [id, text] of wanted) {
      const times = (seen.get(id) ?? 0) + 1
      seen.set(id, times)
      const block = blocks.get(times > 1 ? `${id} ${times}` : id)
      expect(block?.text.replace(/\s/g, ''), `${path} block ${id}`).toBe(text.replace(/\s/g, ''))
    }
    expect(blocks.size).toBe(wanted.length)
  }
  await other.close()
})

test('every letter stands where the browser put it', async () => {
  // At whole sizes the browser sends the pen nowhere between letters; at others it sends it to each.
  for (const size of ['12px', '13.3px']) {
    const site = await fixture(Object.fromEntries(['nl', 'ar', 'ti'].map((lang) => [`print/${lang}/${chapter}/index.html`, (html: string) => html.replace('</head>', `<style>body, body * { font-size: ${size} }</style></head>`)])))
    for (const lang of ['nl', 'ar', 'ti']) {
      const { pdf: raw, source } = await printed(site, `print/${lang}/${chapter}/`)
      const [before, after] = await Promise.all([read(raw), finish(raw, source).then(read)])
      const reach = (places: [number, number][]): number[] => [Math.min(...places.map(([x]) => x)), Math.max(...places.map(([x]) => x))]
      let compared = 0
      after.scans.forEach(({ marks }, page) => {
        for (const [mark, { places }] of marks) {
          if (!places.length) continue
          const wanted = reach(before.scans[page]!.marks.get(mark)!.places)
          reach(places).forEach((x, side) => expect(Math.abs(x - wanted[side]!), `${lang} ${size} page ${page + 1} mark ${mark}`).toBeLessThan(0.5))
          compared++
        }
      })
      expect(compared).toBeGreaterThan(100)
    }
  }
})

test('words in lines of their own stay apart', async () => {
  const { blocks } = await read(await made.read(`downloads/nl/${chapter}.pdf`))
  expect([...blocks.values()].map(({ text }) => text)).toContain('Tijd 1 bijeenkomst van 2 uur')
  expect(blocks.get('titel')?.text).toBe('De baas op de fiets')
})

test('a PDF says its title, its language and that of foreign words', async () => {
  for (const [lang, title, direction] of [['nl', 'De baas op de fiets – Het Gesprek', 'ltr'], ['ar', 'المدير على الدراجة – الحوار', 'rtl'], ['ti', 'ሓላፊ ኣብ ብሽክለታ – ዝርርብ', 'ltr']] as const) {
    const paper = await read(await made.read(`downloads/${lang}/${chapter}.pdf`))
    expect(paper).toMatchObject({ title, lang, direction, marked: true, displayTitle: true, uaPart: 1, tabs: true, unknownTypes: [] })
    expect(paper.leaves.filter((leaf) => leaf.lang !== lang).map((leaf) => leaf.lang)).toContain(lang === 'nl' ? 'ar' : 'nl')
    expect(paper.links.find(({ target }) => target.startsWith('https://www.kis.nl'))).toMatchObject({ tagged: true })
    expect(paper.outline.map(({ title: words }) => words)).toEqual(paper.headings.map(({ text }) => text))
  }
})

test('the same bytes in another time zone, language and process', async () => {
  test.setTimeout(120_000)
  const script = `
    import { readFile } from 'node:fs/promises'
    import { createHash } from 'node:crypto'
    import { pdf } from ${JSON.stringify(new URL('../../src/outputs/pdf.ts', import.meta.url).href)}
    import { filesOf, memorySite } from ${JSON.stringify(new URL('./site.ts', import.meta.url).href)}
    const root = ${JSON.stringify(root)}
    const files = new Map()
    for (const [path, bytes] of await filesOf(root + 'tests/fixtures/print')) files.set(path.startsWith('pictures/') ? path : 'print/' + path, bytes)
    files.set('_astro/paper.css', await readFile(root + 'src/styles/paper.css'))
    const site = memorySite(files)
    site.pages = site.pages.filter((page) => /${chapter}|handleiding/.test(page)).reverse()
    await pdf({ browser: ${JSON.stringify(browser)} }).make(site)
    const sums = [...site.files].filter(([path]) => path.startsWith('downloads/')).map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])
    console.log(JSON.stringify(Object.fromEntries(sums)))`
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', NODE_OPTIONS: '' },
    encoding: 'utf8',
  })
  const sums = JSON.parse(printed.trim().split('\n').at(-1)!) as Record<string, string>
  expect(Object.keys(sums).length).toBe(8)
  for (const [path, sum] of Object.entries(sums)) expect(sum, path).toBe(sha256(await made.read(path)))
})

test('a chapter without photographs stays under 150 KB', async () => {
  for (const { file, item } of editions(made.pages)) if (item.startsWith('hoofdstuk')) expect((await made.read(file)).length, file).toBeLessThan(150_000)
})

test('contents hold the true pages, and chapters start on odd ones', async () => {
  expect(blanks([3, 4, 8])).toEqual([false, true, false])
  expect(blanks([2, 3, 4])).toEqual([true, true, true])
  for (const lang of ['nl', 'ar', 'ti']) {
    const { destinations, headings } = await read(await made.read(`downloads/${lang}/handleiding.pdf`))
    const pages = ['h1', 'h2', 'h3'].map((id) => destinations.get(id)!)
    expect(pages.every((page) => page % 2 === 1)).toBe(true)
    expect(headings.slice(-3).map(({ page }) => page)).toEqual(pages)
  }
})

test.describe('the checker sees', () => {
  const page = `print/nl/${chapter}/index.html`
  const only = new RegExp(`^print/nl/${chapter}/$`)

  test('a lost alternative', async () => {
    const { message } = await complaints({ [page]: (html) => html.replace(/ alt="Een man[^"]*"/, '') }, only)
    expect(message).toContain('a picture without alternative')
    const { bytes } = await edition(page.replace('index.html', ''))
    const without = await tampered(bytes, (document) => object(document, (dict) => isTag(dict, 'Figure') && dict.has(name('Alt'))).delete(name('Alt')))
    expect((await check(without)).join()).toContain('picture without alternative')
  })
  test('an empty cell', async () => {
    const { message } = await complaints({ [page]: (html) => html.replace('<td>hé</td>', '<td></td>') }, only)
    expect(message).toContain('an empty cell')
  })
  test('a jump of headings', async () => {
    const { message } = await complaints({ [page]: (html) => html.replace('<h2>Draaiboek</h2>', '<h4>Draaiboek</h4>') }, only)
    expect(message).toContain('jumps from heading 2 to 4')
  })
  test('letters drawn instead of set, as variable faces are', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    const drawn = await tampered(bytes, (document) => object(document, (dict) => dict.get(name('Type')) === name('Font') && dict.get(name('Subtype')) === name('Type0')).set(name('Subtype'), name('Type3')))
    expect((await check(drawn, source)).join()).toContain('Type 3')
  })
  test('a face that is not ours', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    const other = await tampered(bytes, (document) => object(document, (dict) => dict.get(name('Subtype')) === name('Type0')).set(name('BaseFont'), name('AAAAAA+NotoSansArabic-Regular')))
    expect((await check(other, source)).join()).toContain('NotoSansArabic-Regular, which is not ours')
  })
  test('a face that is not in the file', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    const outside = await tampered(bytes, (document) => object(document, (dict) => dict.has(name('FontFile2'))).delete(name('FontFile2')))
    expect((await check(outside, source)).join()).toContain('does not hold the face')
  })
  test('a letter that no face of ours has', async () => {
    const { message } = await complaints({ [page]: (html) => html.replace('Lees de casus twee keer', 'Lees 読 twee keer') }, only)
    expect(message).toMatch(/a letter is missing|missing letter/)
  })
  test('a block that was left out', async () => {
    const path = page.replace('index.html', '')
    for (const lang of ['nl', 'ar', 'ti']) {
      const whole = await printed(made, path.replace('/nl/', `/${lang}/`))
      const less = await fixture({ [page.replace('/nl/', `/${lang}/`)]: (html) => html.replace(/<li id="b14".*?<\/li>/s, '') })
      const { pdf: raw, source } = await printed(less, path.replace('/nl/', `/${lang}/`))
      const found = await check(await finish(raw, source), whole.source)
      expect(found.join('\n')).toContain('lacks block b14')
    }
  })
  test('a number in the contents that is not the page', async () => {
    const { bytes, source } = await edition('print/nl/handleiding/')
    const shifted = await tampered(bytes, (document) => {
      const { from } = source.numbers[1]!
      const text = source.leaves[from]!.text.trim()
      object(document, (dict) => stringOf(dict.get(name('ActualText')))?.trim() === text).set(name('ActualText'), PDFString.of(String(Number(text) + 1)))
    })
    expect((await check(shifted, source)).join()).toMatch(/says that h2 is on page \d+, but it is on \d+/)
  })
  test('a head that is neither tagged nor an artifact', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    const bare = await tampered(bytes, (document) => {
      const second = document.getPages()[1]!
      const content = pageContent(second).replace('/Artifact BMC', '/Span BMC')
      second.node.set(name('Contents'), document.context.register(document.context.stream(Buffer.from(content, 'latin1'))))
    })
    expect((await check(bare, source)).join()).toContain('neither tagged nor an artifact')
  })
  test('foreign words that do not say their language', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    for (const lang of ['ar', 'ti', 'uk']) {
      const silent = await tampered(bytes, (document) => object(document, (dict) => stringOf(dict.get(name('Lang'))) === lang && dict.has(name('ActualText'))).delete(name('Lang')))
      expect((await check(silent, source)).join()).toMatch(/in language “nl”, its page in/)
      expect((await check(silent)).join()).toMatch(/words in language “nl”/)
    }
  })
  test('a Dutch word in Arabic that does not say its language', async () => {
    const { bytes, source } = await edition(`print/ar/${chapter}/`)
    const silent = await tampered(bytes, (document) => object(document, (dict) => stringOf(dict.get(name('Lang'))) === 'nl' && dict.has(name('ActualText'))).delete(name('Lang')))
    expect((await check(silent, source)).join()).toMatch(/in language “ar”, its page in “nl”/)
  })
  test('a page with less than three lines', async () => {
    const { message } = await complaints({ [page]: (html) => html.replace(/<section class="sheet"/, '<p style="break-before: page">Nog iets.</p><section class="sheet"') }, only)
    expect(message).toContain('has a page of 1 lines')
  })
  test('a heading alone at the foot', async () => {
    const { message } = await complaints({ [page]: (html) => html.replace('<h2>Draaiboek</h2>', '<h2 style="break-after: page">Draaiboek</h2>') }, only)
    expect(message).toMatch(/heading alone at the foot of page \d+: “Draaiboek/)
  })
  test('words that differ from what is shown', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    const lie = await tampered(bytes, (document) => object(document, (dict) => stringOf(dict.get(name('ActualText'))) === 'De baas op de fiets').set(name('ActualText'), PDFString.of('De baas op de brommer')))
    expect((await check(lie, source)).join()).toContain('where it shows')
  })
  test('a link without name, and one outside the tags', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    const nameless = await tampered(bytes, (document) => object(document, (dict) => dict.get(name('Subtype')) === name('Link')).delete(name('Contents')))
    expect((await check(nameless, source)).join()).toContain('without name')
    const loose = await tampered(bytes, (document) => {
      const link = object(document, (dict) => isTag(dict, 'Link'))
      const kids = link.lookup(name('K'), PDFArray)
      link.set(name('K'), document.context.obj(kids.asArray().filter((kid) => !(document.context.lookup(kid) instanceof PDFDict && (document.context.lookup(kid) as PDFDict).get(name('Type')) === name('OBJR')))))
    })
    expect((await check(loose, source)).join()).toContain('outside its tags')
  })
  test('words that run off the sheet', async () => {
    const { message } = await complaints({ [page]: (html) => html.replace('>Lees de casus twee keer', ' class="x"><style>.x { white-space: nowrap; overflow-wrap: normal }</style>Lees de casus twee keer en daarna nog een keer, want wie maar een keer leest mist de helft, en dat is jammer voor de groep en voor de tolk') }, only)
    expect(message).toMatch(/words outside the sheet|where it shows/)
  })
  test('nothing in a PDF that is right', async () => {
    const { bytes, source } = await edition(page.replace('index.html', ''))
    expect(await check(await tampered(bytes, () => {}), source)).toEqual([])
  })
})

test.describe('the output names', () => {
  const sheet = 'print/en/deelnemersblad-de-baas-op-de-fiets/index.html'
  const only = /deelnemersblad-de-baas-op-de-fiets\/$/

  test('a sheet that runs onto a second page, and makes the others', async () => {
    const { message, site } = await complaints({ [sheet]: (html) => html.replace('<div class="write"></div>', '<div class="write"></div>'.repeat(60)) }, only)
    expect(message).toContain('print/en/deelnemersblad-de-baas-op-de-fiets/: runs onto page')
    expect(message).not.toContain('print/uk')
    expect([...site.files.keys()].filter((path) => path.startsWith('downloads/')).length).toBe(4)
    expect(site.files.has('downloads/en/deelnemersblad-de-baas-op-de-fiets.pdf')).toBe(false)
  })
  test('a factsheet that runs onto a second page', async () => {
    const { message, site } = await complaints({ 'print/nl/factsheet-kort/index.html': (html) => html.replace('</main>', `${'<p>Nog een zin, en dan nog een.</p>'.repeat(120)}</main>`) }, /factsheet|schema/)
    expect(message).toMatch(/print\/nl\/factsheet-kort\/: runs onto page \d+, declared is one/)
    expect([...site.files.keys()].filter((path) => path.startsWith('downloads/'))).toEqual(['downloads/nl/schema.a3.pdf'])
  })
  test('a code that leads to no page of the site', async () => {
    const site = await fixture({ [sheet]: (html) => html.replace('</h1>', '</h1><p data-qr="https://inburgering.example/nl/weg/">x</p>') }, only)
    site.pages.push('nl/index.html')
    let message = ''
    await pdf({ browser }).make(site).catch((error: Error) => (message = error.message))
    expect(message).toContain('deelnemersblad-de-baas-op-de-fiets/: has a code to https://inburgering.example/nl/weg/, where the site has no page')
  })
  test('a chapter whose sheet runs over two pages, or that has none', async () => {
    const page = `print/nl/${chapter}/index.html`
    const long = await complaints({ [page]: (html) => html.replace('<div class="write"></div>', '<p>schrijf</p><div class="write"></div>'.repeat(40)) }, new RegExp(`^print/nl/${chapter}/$`))
    expect(long.message).toMatch(/sheet runs over pages/)
    const none = await complaints({ [page]: (html) => html.replace(/<section class="sheet".*<\/section>/s, '') }, new RegExp(`^print/nl/${chapter}/$`))
    expect(none.message).toContain('without participant sheet')
  })
  test('a WebP, a picture that is not there, and anything outside the site', async () => {
    const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')
    const site = await fixture({ [sheet]: (html) => html.replace('</h1>', '</h1><p><img alt="x" src="/pictures/a.webp"><img alt="y" src="/pictures/none.png"><img alt="z" src="https://example.org/a.png"></p>') }, only)
    site.files.set('pictures/a.webp', webp)
    let message = ''
    await pdf({ browser }).make(site).catch((error: Error) => (message = error.message))
    expect(message).toContain('pictures/a.webp, which is WebP')
    expect(message).toContain('asks for pictures/none.png, which does not exist')
    expect(message).toContain('asks for https://example.org/a.png, outside the site')
    expect(message.split('\n').every((line) => !line.includes('print/uk'))).toBe(true)
  })
  test('an edition whose browser dies, and makes the others', async () => {
    const site = await fixture({}, only)
    let prints = 0
    const open = async (path: string): Promise<Press> => {
      const own = await Press.open(path)
      const print = own.print.bind(own)
      own.print = async (...given) => {
        const sheet = print(...given)
        sheet.catch(() => {})
        if (++prints === 2) await own.close()
        return sheet
      }
      return own
    }
    let message = ''
    await pdf({ browser, open }).make(site).catch((error: Error) => (message = error.message))
    expect(message.split('\n').length).toBe(2)
    expect(message).toMatch(/print\/\w\w\/deelnemersblad/)
    expect([...site.files.keys()].filter((path) => path.startsWith('downloads/')).length).toBe(4)
  })
  test('that there is no browser, in one line, and makes nothing', async () => {
    const site = await fixture({}, only)
    await pdf({ browser: '' }).make(site)
    expect(site.said.length).toBe(1)
    expect(site.said[0]).toContain('no browser was found')
    expect([...site.files.keys()].some((path) => path.startsWith('downloads/'))).toBe(false)
  })
})

test('a change makes the edition it belongs to again, and nothing else', async () => {
  const changed = await fixture({ 'print/tr/deelnemersblad-de-baas-op-de-fiets/index.html': (html) => html.replace('patron', 'müdür') })
  for (const [digest, bytes] of made.cache) changed.cache.set(digest, bytes)
  await pdf({ browser }).make(changed)
  expect(changed.said.join()).toContain('18 of 18 PDFs stand, 1 made in this run')
  const look = await fixture({ 'pictures/roofs.svg': (svg) => svg.replace('#a8432f', '#a8432e') }, /factsheet|schema|deelnemersblad-de-baas-op-de-fiets.nl-ar/)
  for (const [digest, bytes] of made.cache) look.cache.set(digest, bytes)
  await pdf({ browser }).make(look)
  expect(look.said.join()).toContain('3 of 3 PDFs stand, 1 made in this run')
})

test('pages are counted without reading the file, and in files of others by reading it', async () => {
  for (const { file } of editions(made.pages)) {
    const bytes = await made.read(file)
    expect(await pagesOf(bytes), file).toBe((await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount())
  }
  const other = await PDFDocument.create()
  for (let page = 0; page < 3; page++) other.addPage()
  expect(await pagesOf(await other.save({ useObjectStreams: true }))).toBe(3)
})

test('addresses of print pages are read with their variants', () => {
  expect(editions(['nl/', 'print/nl/schema.a3/', 'print/ar/hoofdstuk-x.nl-ar/', 'print/']).map(({ file }) => file)).toEqual([
    'downloads/nl/schema.a3.pdf', 'downloads/ar/hoofdstuk-x.nl-ar.pdf',
  ])
  expect(fileOf(new URL('https://x.example/print/nl/a%20b/'))).toBe('print/nl/a b/index.html')
})
