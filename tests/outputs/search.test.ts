import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { test, expect } from 'playwright/test'
import type { createSearch, Search } from '../../src/client/engine.ts'
import { openSite, type Bundle } from '../../src/commands/bench/bundle.ts'
import { makeSearch } from '../../src/commands/search.ts'
import type { Help } from '../../src/domain/search/help.ts'
import type { Site } from '../../src/outputs/output.ts'
import { readPage } from '../../src/outputs/page.ts'
import { helpFor, search, wordsFor } from '../../src/outputs/search.ts'
import { site as pages } from '../fixtures/search.ts'

/** A site in memory: what was read and what an output wrote. */
function memory(files: Map<string, string>): Site & { written: Map<string, Buffer> } {
  const written = new Map<string, Buffer>()
  const write: Site['write'] = async (path, bytes) => { written.set(path, Buffer.from(bytes)) }
  return {
    written, write,
    dir: new URL('file:///nowhere/'),
    pages: [...files.keys()],
    read: async (path) => Buffer.from(files.get(path) ?? ''),
    cached: async (path, _inputs, make) => write(path, await make()),
    logger: { info() {}, warn() {}, error() {} },
  }
}

async function folderOf(files: Map<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'site-'))
  for (const [path, html] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), html)
  }
  return dir
}

test.describe('a site of four languages', () => {
  let dir: string
  let bundle: Bundle
  const open = async (lang: string): Promise<Search> => {
    const engine = await bundle.load<{ createSearch: typeof createSearch }>('/search/engine.mjs')
    return engine.createSearch({ lang, pagefind: await bundle.open(lang), loadJson: bundle.loadJson, bundlePath: '/pagefind/' })
  }
  test.beforeAll(async () => {
    dir = await folderOf(pages)
    await makeSearch(dir)
    bundle = openSite(dir)
  })
  test.afterAll(async () => {
    bundle.close()
    await rm(dir, { recursive: true })
  })

  const queries: Record<string, [name: string, q: string, page: string][]> = {
    nl: [
      ['exact', 'huisarts', 'gezond'], ['plural', 'uitkeringen', 'geld'], ['written apart', 'zorg verzekering', 'gezond'], ['capitals', 'HUISARTS', 'gezond'],
      ['a letter left out', 'huisrts', 'gezond'], ['letters swapped', 'leerplihct', 'school'], ['half typed', 'klantm', 'wie-helpt-mij'], ['synonym', 'dokter', 'gezond'],
      ['question', 'wie is mijn klantmanager?', 'wie-helpt-mij'], ['only in the text', 'boete', 'geld'], ['the title', 'wie helpt mij', 'wie-helpt-mij'],
    ],
    ar: [
      ['exact', 'المدرسة', 'school'], ['ha for ta marbuta', 'المدرسه', 'school'], ['without article', 'مدرسة', 'school'], ['broken plural', 'مدارس', 'school'],
      ['Persian letters', 'طبیب', 'gezond'], ['hamza left out', 'اعانة', 'geld'], ['with bi-', 'بالمدرسة', 'school'], ['half typed with and-the', 'والصح', 'gezond'],
      ['Dutch term', 'uitkering', 'geld'], ['Dutch term misspelt', 'zorgtoslag', 'geld'], ['Dutch term misspelt', 'klantmaneger', 'wie-helpt-mij'], ['Dutch term in Arabic letters', 'اوتكيرينغ', 'geld'],
    ],
    ti: [
      ['exact', 'ገንዘብ', 'geld'], ['other h', 'ሃኪም', 'gezond'], ['other h', 'ሐኪም', 'gezond'], ['with b-', 'ብገንዘብ', 'geld'], ['and', 'ቆልዓን', 'school'],
      ['another vowel', 'ገንዛብ', 'geld'], ['other a', 'ቆልኣ', 'school'], ['Dutch term', 'huisarts', 'gezond'], ['Dutch term misspelt', 'huisarst', 'gezond'],
    ],
    uk: [
      ['exact', 'школа', 'school'], ['case', 'школу', 'school'], ['case', 'лікарем', 'gezond'], ['straight apostrophe', "здоров'я", 'gezond'], ['U+02BC', 'здоровʼя', 'gezond'],
      ['no apostrophe', 'здоровя', 'gezond'], ['г for ґ', 'гудзик', 'gezond'], ['и for і', 'гроши', 'geld'], ['typing error', 'допмога', 'wie-helpt-mij'], ['Dutch term', 'bijstand', 'geld'],
    ],
  }
  for (const [lang, list] of Object.entries(queries))
    test(`finds in ${lang}: spelling classes, errors, Dutch terms`, async () => {
      const own = await open(lang)
      for (const [name, q, page] of list) {
        const [first] = await own.search(q)
        expect(first?.url, `${name}: ${q}`).toBe(`/${lang}/deelnemers/${page}/`)
      }
    })

  test('nothing for what the site does not have, in any language', async () => {
    for (const [lang, q] of [['nl', 'vulkaan'], ['nl', 'pizza bestellen'], ['ar', 'ديناصور'], ['ti', 'ጊታር'], ['uk', 'вулкан']] as const)
      expect((await (await open(lang)).search(q)).map(({ url }) => url), q).toEqual([])
  })

  test('a result: title, place, excerpt with marks, in the spelling of the page', async () => {
    const [first] = await (await open('ar')).search('المدرسه')
    expect(first).toMatchObject({ title: 'الأطفال والمدرسة', lang: 'ar', block: 'in' })
    expect(first?.excerpt).toContain('<mark>المدرسة</mark>.')
    expect(first?.excerpt).not.toContain('الأطفال والمدرسة')
    const [text] = await (await open('nl')).search('boete')
    expect(text).toMatchObject({ block: 'u2', place: 'Uitkering' })
    expect(text?.excerpt).toMatch(/^… .*<mark>boete<\/mark>/)
  })

  test('similar words are named when no word was known, and only then', async () => {
    const nl = await open('nl')
    expect((await nl.find('huisrts')).similar).toContain('huisarts')
    expect((await nl.find('huisarts')).similar).toEqual([])
    expect((await nl.find('vulkaan')).similar).toEqual([])
  })

  test('the glossary explains a term in the language of the page', async () => {
    const ar = await open('ar')
    const { terms, results } = await ar.find('klantmanager')
    expect(terms).toEqual([{ url: '/ar/woordenlijst/#klantmanager', term: 'مستشار البلدية', text: 'الشخص المسؤول عنك في البلدية.', lang: 'ar' }])
    expect(results[0]?.url).toBe('/ar/deelnemers/wie-helpt-mij/')
    expect((await ar.find('كلانت مانجر')).terms).toHaveLength(1)
    expect((await ar.find('المدرسة')).terms).toEqual([])
  })

  test('Dutch pages are offered where the own language has none, by title and by text', async () => {
    const ar = await open('ar')
    expect(await ar.search('fietslicht')).toMatchObject([{ url: '/nl/deelnemers/op-de-fiets/', lang: 'nl', title: 'Veilig fietsen' }])
    expect(await ar.search('rotonde')).toMatchObject([{ url: '/nl/deelnemers/op-de-fiets/', lang: 'nl', block: 'f1' }])
    // And after the Dutch index was taken in, the own pages are found as before.
    expect((await ar.search('uitkering')).every(({ lang }) => lang === 'ar')).toBe(true)
    const fa = await open('fa')
    expect(await fa.search('mentor')).toMatchObject([{ lang: 'nl' }, { lang: 'nl' }].slice(0, 1))
  })

  test('suggestions need the word list only', async () => {
    const engine = await bundle.load<{ createSearch: typeof createSearch }>('/search/engine.mjs')
    bundle.sent()
    const nl = engine.createSearch({ lang: 'nl', pagefind: () => Promise.reject(new Error('not asked for')), loadJson: bundle.loadJson })
    expect(await nl.suggest('klantm')).toMatchObject([{ title: 'klantmanager', kind: 'term' }, { title: 'Wie helpt mij?', kind: 'page' }])
    expect(bundle.sent().map(({ path }) => path)).toEqual(['/search/help.nl.json'])
  })

  test('without the word list words are still found as typed, and the list is asked for again', async () => {
    const engine = await bundle.load<{ createSearch: typeof createSearch }>('/search/engine.mjs')
    let broken = true
    const nl = engine.createSearch({ lang: 'nl', pagefind: await bundle.open('nl'), loadJson: (path) => (broken ? Promise.reject(new Error('no line')) : bundle.loadJson(path)) })
    expect((await nl.search('huisarts'))[0]?.url).toBe('/nl/deelnemers/gezond/')
    await expect(nl.suggest('huis')).rejects.toThrow('no line')
    broken = false
    expect((await nl.suggest('huis')).length).toBeGreaterThan(0)
    expect((await nl.search('huisrts'))[0]?.url).toBe('/nl/deelnemers/gezond/')
  })

  test('what is not for finding is not found, and what nobody loads is not there', async () => {
    const nl = await open('nl')
    expect(await nl.search('papierwinkel')).toEqual([])
    expect(await readdir(join(dir, 'pagefind'))).not.toContainEqual(expect.stringMatching(/ui|highlight/))
    const help = JSON.parse(await readFile(join(dir, 'search/help.ar.json'), 'utf8')) as Help
    expect(help.pages.map(([url]) => url)).not.toContain('/ar/deelnemers/op-de-fiets/')
    expect(help.borrowed).toEqual([['/nl/deelnemers/op-de-fiets/', 'Veilig fietsen', 'fiets, helm, fietslicht, verkeer']])
  })

  test('the module is small', async () => {
    expect(brotliCompressSync(await readFile(join(dir, 'search/engine.mjs'))).length).toBeLessThan(10_900)
  })
})

test('the same pages give the same bytes, in whatever order they come', async () => {
  const hashes = async (files: Map<string, string>) => {
    const site = memory(files)
    await search.make(site)
    return [...site.written].map(([path, bytes]) => `${path} ${createHash('sha256').update(bytes).digest('hex')}`).sort()
  }
  const first = await hashes(pages)
  expect(first.length).toBeGreaterThan(20)
  expect(await hashes(new Map([...pages].reverse()))).toEqual(first)
})

test('a page without a language is named', async () => {
  const site = memory(new Map([['nl/a/index.html', '<html><body><main><h1>A</h1></main></body></html>']]))
  await expect(search.make(site)).rejects.toThrow('nl/a/index.html')
  expect(site.written.size).toBe(0)
})

test('the words file goes without the running text when it grows too large', () => {
  const list = [...pages].flatMap(([path, html]) => readPage(path, html) ?? []).filter(({ hidden, lang }) => lang && !hidden)
  expect(wordsFor(list, 'nl').words[1]).toContain('rotonde')
  expect(wordsFor(list, 'nl', new Map(), 100)).toMatchObject({ words: [expect.stringContaining('gemeente'), ''], partial: true })
  expect(helpFor(list, 'ar').glossary?.[0]).toEqual(['/ar/woordenlijst/#klantmanager', 'مستشار البلدية', ['klantmanager', 'كلانت مانجر']])
})

test('of two pages of one name, the one with search words leads and keeps all of them', () => {
  const page = (path: string, lang: string, head: string, text: string) => readPage(path, `<html lang="${lang}"><head><title>x</title>${head}</head><body><main><h1>Naam</h1><p>${text}</p></main></body></html>`)!
  const words = (terms: string) => `<meta data-pagefind-meta="k[content]" content="${terms}">`
  const pages = [page('nl/a/index.html', 'nl', words('afspraak, gesprek'), 'kort'), page('ar/a/index.html', 'ar', words('afspraak, موعد'), 'kort'), page('ar/b/index.html', 'ar', '', 'lang '.repeat(50)), page('ar/c/index.html', 'ar', words('afspraak'), 'k')]
  const help = helpFor(pages, 'ar')
  const more = wordsFor(pages, 'ar')
  expect(help.pages.map(([url]) => url)).toEqual(['/ar/a/'])
  expect(more.terms).toEqual(['afspraak'])
  // The Dutch words of a page are not needed to suggest, and stand in the words file, whichever list the page is in.
  expect(more.repeats?.map(([url, , terms]) => `${url} ${terms}`)).toEqual(['/ar/b/ ', '/ar/c/ afspraak'])
})

test('reading a page: entities, what is ignored, scripts, unquoted attributes', () => {
  const page = readPage('a.html', `<!doctype html><html lang=nl><head><title>T &amp; U</title><meta content="uno, due" data-pagefind-meta="k[content]">
    <script>if (a<b) document.write("<main>")</script></head><body><main class=x><h1>Caf&eacute; <em>de</em> Burcht</h1>
    <p data-pagefind-ignore>weg <b>ermee</b></p><!-- <h2>niet</h2> --><h2>Eén&nbsp;kop</h2><p>a<br>b</p>
    <dl><dt id=x data-search-term="ex, iks">X</dt><dd lang=en>The letter</dd><div id=y data-search-term="ij" lang=ar><dt>Y <b>(i)</b></dt><dd>Nog een</dd></div></dl><svg><title>prent</title></svg></main><p>na</p></body></html>`)
  expect(page).toMatchObject({
    url: '/a.html', lang: 'nl', title: 'Café de Burcht', terms: 'uno, due', headings: ['Eén kop'], hidden: false,
    text: 'Café de Burcht Eén kop a b X The letter Y (i) Nog een', glossary: [{ id: 'x', term: 'X', text: 'The letter', also: ['ex', 'iks'], lang: 'en' }, { id: 'y', term: 'Y (i)', text: 'Nog een', also: ['ij'], lang: 'ar' }],
  })
  expect(page?.html).toContain('<main class=x data-pagefind-body>')
  expect(readPage('a.html', '<html lang="nl"><body><p>geen</p></body></html>')).toBeUndefined()
})

test('the command says in one sentence what is wrong with a folder', async () => {
  const empty = await folderOf(new Map())
  const spoilt = await folderOf(new Map([['x/index.html', '<html><body><main>a</main></body></html>']]))
  await expect(makeSearch(undefined)).rejects.toThrow('which folder')
  await expect(makeSearch(join(empty, 'nowhere'))).rejects.toThrow('There is no folder')
  await expect(makeSearch(empty)).rejects.toThrow('no HTML pages')
  await expect(makeSearch(spoilt)).rejects.toThrow('x/index.html')
  for (const dir of [empty, spoilt]) await rm(dir, { recursive: true })
})

test('the search module can be imported as it is', async () => {
  const site = memory(pages)
  await search.make(site)
  const dir = await folderOf(new Map([['engine.mjs', site.written.get('search/engine.mjs')?.toString() ?? '']]))
  const module = (await import(pathToFileURL(join(dir, 'engine.mjs')).href)) as object
  expect(Object.keys(module)).toEqual(['createSearch'])
  await rm(dir, { recursive: true })
})
