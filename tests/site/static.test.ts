/** Every built page, read as a tree: what each must have, and what none may have. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Element } from 'hast'
import { HtmlValidate } from 'html-validate'
import { expect, test } from 'playwright/test'
import { attribute, dist, elements, files, languages, page, pagePaths, textOf, types, type Page } from './pages.ts'
import { parse } from 'yaml'
import { language } from '../../src/domain/language.ts'
import { nginx } from '../../src/source/headers.ts'
import { termsIn, type Terms } from '../../src/domain/terms.ts'

const paths = pagePaths()
const ofLanguage = (path: string) => languages.find((tag) => path.startsWith(`${tag}/`))

/** Runs a check over all pages and tells every fault at once. */
function onEveryPage(check: (page: Page) => string[], which: (path: string) => boolean = () => true): void {
  const faults = paths.filter(which).flatMap((path) => check(page(path)).map((fault) => `${path}: ${fault}`))
  expect(faults.slice(0, 20)).toEqual([])
}

test('the settings for nginx know every kind of file: a list of types replaces the server’s own', () => {
  const known = new Set([...nginx().matchAll(/^ {2}\w+\/\S+ ([\w ]+);$/gm)].flatMap(([, endings = ""]) => endings.split(' ')))
  // Pagefind's own files are read by its script alone, whatever they are called.
  const met = new Set(files().flatMap((path) => /\.(\w+)$/.exec(path)?.[1] ?? []).filter((ending) => !ending.startsWith('pf_') && ending !== 'pagefind'))
  expect([...met].filter((ending) => !known.has(ending)).sort()).toEqual([])
})

test('there are pages in every language', () => {
  for (const tag of languages) expect(paths.filter((path) => path.startsWith(`${tag}/`)).length, tag).toBeGreaterThan(40)
})

test('lang, dir, one h1, main, title, canonical', () => {
  onEveryPage(({ path, tree }) => {
    const html = elements(tree, 'html')[0]
    const tag = ofLanguage(path)
    const faults: string[] = []
    if (tag && attribute(html, 'lang') !== tag) faults.push(`lang ${attribute(html, 'lang')}`)
    if (tag && attribute(html, 'dir') !== language({ tag, label: '' }).dir) faults.push(`dir ${attribute(html, 'dir')}`)
    if (elements(tree, 'h1').length !== 1) faults.push(`${elements(tree, 'h1').length} h1`)
    if (elements(tree, 'main').length !== 1) faults.push('no main')
    if (!textOf(elements(tree, 'title')[0] ?? html!)) faults.push('no title')
    if (!elements(tree, 'link').some((link) => attribute(link, 'rel') === 'canonical')) faults.push('no canonical')
    return faults
  })
})

test('titles are unique within a language', () => {
  const seen = new Map<string, string>()
  onEveryPage(({ path, tree }) => {
    const key = `${ofLanguage(path)} ${textOf(elements(tree, 'title')[0]!)}`
    const other = seen.get(key)
    seen.set(key, path)
    return other ? [`same title as ${other}`] : []
  }, (path) => Boolean(ofLanguage(path)))
})

test('headings skip no level', () => {
  onEveryPage(({ tree }) => {
    let last = 0
    return elements(tree).filter(({ tagName }) => /^h[1-6]$/.test(tagName)).flatMap((heading) => {
      const level = Number(heading.tagName[1])
      const fault = level > last + 1 ? [`h${last} then ${heading.tagName} “${textOf(heading).slice(0, 40)}”`] : []
      last = level
      return fault
    })
  })
})

test('ids are unique; every block that is the first of its id carries it as id', () => {
  onEveryPage(({ tree }) => {
    const ids = new Set<string>()
    const blocks = new Set<string>()
    return elements(tree).flatMap((node) => {
      const faults: string[] = []
      const id = attribute(node, 'id')
      if (id !== undefined && ids.has(id)) faults.push(`id ${id} twice`)
      if (id !== undefined) ids.add(id)
      const block = attribute(node, 'dataBlock')
      if (block !== undefined) {
        if (id === undefined && attribute(node, 'dataPagefindIgnore') === undefined) faults.push(`block ${block} without id is not left out of search`)
        if (id !== undefined && id !== block) faults.push(`block ${block} has id ${id}`)
        blocks.add(block)
      }
      return faults
    })
  })
})

test('links lead somewhere, fragments too', () => {
  const idsOf = new Map<string, Set<string>>()
  const idsIn = (path: string) => { if (!idsOf.has(path)) idsOf.set(path, new Set(elements(page(path).tree).flatMap((node) => attribute(node, 'id') ?? []))); return idsOf.get(path)! }
  onEveryPage(({ path, address, tree }) => elements(tree).flatMap((node) => {
    const target = attribute(node, 'href') ?? attribute(node, 'src')
    if (target === undefined || /^(https?:|mailto:)/.test(target)) return []
    const url = new URL(target, `https://x${address}`)
    const file = decodeURIComponent(url.pathname).replace(/^\//, '').replace(/(^|\/)$/, '$1index.html')
    if (!existsSync(join(dist, file))) return [`${target} leads nowhere`]
    if (url.hash.length > 1 && file.endsWith('.html') && !idsIn(file === path ? path : file).has(decodeURIComponent(url.hash.slice(1)))) return [`${target} has no such place`]
    return []
  }))
})

test('no inline script, style or handler; nothing from elsewhere', () => {
  onEveryPage(({ tree }) => elements(tree).flatMap((node) => {
    const faults: string[] = []
    if (node.tagName === 'script' && attribute(node, 'src') === undefined) faults.push('inline script')
    if (node.tagName === 'style') faults.push('inline style')
    for (const name of Object.keys(node.properties)) if (/^on/i.test(name) || name === 'style') faults.push(`<${node.tagName} ${name}>`)
    for (const name of ['src', 'href', 'srcSet', 'poster', 'action']) {
      const value = attribute(node, name)
      if (value && /^(?:javascript|data|vbscript):/i.test(value)) faults.push(`address ${value.slice(0, 30)}`)
      if (value && /^(https?:)?\/\//.test(value) && !['a', 'link'].includes(node.tagName)) faults.push(`foreign ${value}`)
    }
    if (node.tagName === 'link' && ['stylesheet', 'icon', 'preload', 'modulepreload'].includes(attribute(node, 'rel') ?? '') && /^https?:/.test(attribute(node, 'href') ?? '')) faults.push('foreign link')
    return faults
  }))
})

test('alternates are complete, mutual and end with x-default; borrowed pages are noindex and point to the source', () => {
  const origin = new URL(attribute(elements(page('nl/index.html').tree, 'link').find((link) => attribute(link, 'rel') === 'canonical'), 'href')!).origin
  const named = (tree: Page['tree']) => new Map(elements(tree, 'link').filter((link) => attribute(link, 'rel') === 'alternate' && attribute(link, 'hrefLang')).map((link) => [attribute(link, 'hrefLang')!, attribute(link, 'href')!]))
  onEveryPage(({ path, address, tree }) => {
    const tag = ofLanguage(path)!
    const faults: string[] = []
    const alternates = named(tree)
    if (alternates.get('x-default') !== `${origin}/`) faults.push('no x-default')
    const borrowed = elements(tree, 'meta').some((meta) => attribute(meta, 'name') === 'robots' && attribute(meta, 'content')?.includes('noindex')) && !address.endsWith('/zoeken/')
    const canonical = attribute(elements(tree, 'link').find((link) => attribute(link, 'rel') === 'canonical'), 'href')
    if (borrowed && alternates.has(tag)) faults.push('borrowed but its own alternate')
    if (!borrowed && !alternates.has(tag)) faults.push('not among its own alternates')
    if (canonical !== origin + (borrowed ? address.replace(/^\/[^/]+/, '/nl') : address)) faults.push(`canonical ${canonical}`)
    for (const [lang, href] of alternates) if (lang !== 'x-default') {
      const other = `${new URL(href).pathname.slice(1)}index.html`
      if (!existsSync(join(dist, other))) faults.push(`alternate ${href} does not exist`)
      else if (!borrowed && !named(page(other).tree).has(tag)) faults.push(`${href} does not point back`)
    }
    return faults
  }, (path) => Boolean(ofLanguage(path)))
})

test('the sitemap lists every page that may be found, and no other', () => {
  const listed = new Set([...readFileSync(join(dist, 'sitemap-0.xml'), 'utf8').matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path]) => path!))
  const may = paths.filter((path) => path === 'index.html' || (ofLanguage(path) && !/<meta name="robots" content="noindex/.test(readFileSync(join(dist, path), 'utf8')))).map((path) => `/${path.replace(/index\.html$/, '')}`)
  expect([...listed].filter((address) => !may.includes(address)).slice(0, 8)).toEqual([])
  expect(may.filter((address) => !listed.has(address)).slice(0, 8)).toEqual([])
  expect(readFileSync(join(dist, 'sitemap-0.xml'), 'utf8')).toContain('hreflang="x-default"')
})

test('words in another script than the page’s stand in an element with their own lang', () => {
  const scripts: Record<string, RegExp> = { ar: /\p{Script=Arabic}{2}/u, fa: /\p{Script=Arabic}{2}/u, ti: /\p{Script=Ethiopic}{2}/u, uk: /\p{Script=Cyrillic}{2}/u }
  onEveryPage(({ path, tree }) => {
    const tag = ofLanguage(path)!
    const faults: string[] = []
    const walk = (node: Page['tree'] | ReturnType<typeof elements>[number], lang: string): void => {
      const own = 'properties' in node ? (attribute(node, 'lang') ?? lang) : lang
      if ('tagName' in node && ['script', 'style', 'svg', 'template'].includes(node.tagName)) return
      for (const child of node.children) {
        if (child.type === 'element') walk(child, own)
        if (child.type === 'text') for (const [other, script] of Object.entries(scripts)) if (script.test(child.value) && !(scripts[own] && scripts[own]!.source === script.source)) faults.push(`${other} words in ${own}: ${child.value.trim().slice(0, 30)}`)
      }
    }
    walk(elements(tree, 'body')[0]!, tag)
    return faults
  }, (path) => Boolean(ofLanguage(path)))
})

test('every page type × language is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'long-title': 'off', 'no-raw-characters': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'doctype-style': 'off', 'no-trailing-whitespace': 'off', 'require-sri': 'off', 'valid-id': ['error', { relaxed: true }], 'no-redundant-role': 'off', 'tel-non-breaking': 'off', 'prefer-native-element': 'off', 'no-implicit-input-type': 'off', 'no-implicit-button-type': 'off', 'script-type': 'off', 'svg-focusable': 'off' },
  })
  const faults: string[] = []
  for (const tag of languages) for (const address of Object.values(types(tag))) {
    const { results } = await validator.validateString(readFileSync(join(dist, address, 'index.html'), 'utf8'))
    for (const message of results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2)) faults.push(`${address}:${message.line} ${message.ruleId} ${message.message}`)
  }
  expect(faults.slice(0, 15)).toEqual([])
})

test('the catalogue says what is true of the files', () => {
  const { items } = JSON.parse(readFileSync(join(dist, 'materials.json'), 'utf8')) as { items: { id: string; lang: string; page: string; files: { url: string; bytes: number; sha256: string }[] }[] }
  expect(items.length).toBeGreaterThan(40)
  const faults = items.flatMap((item) => [
    ...(existsSync(join(dist, item.page, 'index.html')) ? [] : [`${item.id} has no page`]),
    ...item.files.flatMap(({ url, bytes, sha256 }) => (existsSync(join(dist, url)) && readFileSync(join(dist, url)).length === bytes && createHash('sha256').update(readFileSync(join(dist, url))).digest('hex') === sha256 ? [] : [`${url} differs`])),
  ])
  expect(faults).toEqual([])
  const named = new Set(items.flatMap((item) => item.files.map(({ url }) => url)))
  expect(files().filter((path) => path.startsWith('downloads/')).filter((path) => !named.has(`/${path}`))).toEqual([])
})

test('every official word on a Dutch page leads to its explanation there', () => {
  const terms = (parse(readFileSync('content/nl/glossary.yml', 'utf8')) as { words: Terms }).words
  const texts = pagePaths().filter((path) => /^nl\/(?:index|(?:deelnemers|programma|het-gesprek|over)\/[a-z-]+\/index|over\/index|materialen\/factsheet-[a-z-]+\/index)\.html$/.test(path))
  expect(texts.length).toBeGreaterThan(45)
  const faults = texts.flatMap((path) => {
    const main = elements(page(path).tree, 'main')[0]!
    const words = elements(main).filter((node) => /^(?:h1|h2|h3|p|li|tr)$/.test(node.tagName) && attribute(node, 'dataBlock')).map(textOf).join('\n')
    const linked = new Set(elements(main, 'a').flatMap((link) => /^\/nl\/woordenlijst\/#(.+)$/.exec(attribute(link, 'href') ?? '')?.[1] ?? []))
    return termsIn(words, terms).filter((id) => !linked.has(id)).map((id) => `${path}: ${id}`)
  })
  expect(faults).toEqual([])
})

test('Dutch words in a text of another script stand in an element with their language', () => {
  const faults = pagePaths().filter((path) => /^(?:ar|ti|fa|uk)\/(?:deelnemers|programma|het-gesprek|over|films|woordenlijst)\//.test(path)).flatMap((path) => {
    const found: string[] = []
    const visit = (node: Element, inBlock: boolean, foreign: boolean): void => {
      for (const child of node.children) {
        if (child.type === 'text' && inBlock && !foreign && /\p{Script=Latin}{2}/u.test(child.value)) found.push(`${path}: ${child.value.slice(0, 60)}`)
        if (child.type === 'element') visit(child, inBlock || Boolean(attribute(child, 'dataBlock')), foreign || child.tagName === 'code' || Boolean(attribute(child, 'lang')))
      }
    }
    for (const main of elements(page(path).tree, 'main')) visit(main, false, false)
    return found
  })
  expect(faults.slice(0, 15)).toEqual([])
})

test('the meetings of a chapter are numbered in their order, in every language', () => {
  const chapters = paths.filter((path) => /^[^/]+\/het-gesprek\/[a-z-]+\/index\.html$/.test(path))
  const wrong = chapters.flatMap((path) => {
    const plans = elements(page(path).tree, 'section').filter((node) => /\bmeeting\b/.test(attribute(node, 'className') ?? '')).map((node) => textOf(elements(node, 'h2')[0]!))
    const numbers = plans.flatMap((title) => /\d+/.exec(title)?.[0] ?? [])
    return plans.length < 2 || numbers.join() === plans.map((_, place) => place + 1).join() ? [] : [`${path}: ${numbers.join()}`]
  })
  expect(wrong).toEqual([])
})

test('no slot is left open', () => {
  onEveryPage(({ html }) => [...html.matchAll(/data-(?:file|row|offer)="([^"]*)"/g)].map(([, url]) => `slot ${url}`))
})

test('security.txt, robots and headers stand', () => {
  const security = readFileSync(join(dist, '.well-known/security.txt'), 'utf8')
  expect(security).toMatch(/^Contact: mailto:/m)
  expect(security).toMatch(/^Expires: \d{4}-\d{2}-\d{2}T/m)
  expect(readFileSync(join(dist, 'robots.txt'), 'utf8')).toContain('Sitemap: ')
  const headers = readFileSync(join(dist, '_headers'), 'utf8')
  expect(headers).toMatch(/^\/\*\n {2}Content-Security-Policy: default-src 'none'/m)
  expect(headers).toContain('frame-ancestors')
})
