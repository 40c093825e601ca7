/** The press: one browser and one page, which turns print pages into PDFs one after the other. */
import { basename } from 'node:path'
import { chromium, type Browser, type Page, type Route } from 'playwright'
import { browserArguments } from '../../commands/browser.ts'
import { numberPages } from './contents.ts'
import { fontFile, fontRules, type FontRule } from './fonts.ts'
import { readSource, type Facts, type Source } from './source.ts'

/** Gives the bytes of a file of the site, or rejects. */
export type Read = (path: string) => Promise<Buffer>

export interface Printed {
  pdf: Buffer
  source: Source
}

/** The empty page in which all others are shown. */
const host = '/_press/'

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', png: 'image/png',
  jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif',
}

/** The kind of picture that a print page may not hold: the browser writes it into the PDF as bare pixels. */
function heavy(bytes: Buffer): string | undefined {
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'WebP'
  if (/^ftyp(avif|avis)/.test(bytes.toString('latin1', 4, 12))) return 'AVIF'
  return undefined
}

/** The file of the site that an address stands for. */
export function fileOf(address: URL): string {
  const path = decodeURIComponent(address.pathname).replace(/^\/+/, '')
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/** A CSS string. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`

/** How a page is numbered, as CSS content. */
function numbering(text: string): string {
  return text
    .split(/(\{page\}|\{pages\})/)
    .filter(Boolean)
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoted(part)))
    .join(' ')
}

/** Page rules that hold words of this page: size, foot, and a named page for every running head. */
function pageRules(facts: Facts, dir: 'ltr' | 'rtl', running: string[]): string {
  const [start, end] = dir === 'rtl' ? ['right', 'left'] : ['left', 'right']
  const rules = running.map((text, index) => [
    `@page running-${index} { @top-${end} { content: ${quoted(text)} } }`,
    `@page running-${index}:first { @top-left { content: none } @top-right { content: none } }`,
  ].join('\n'))
  return [
    `@page { size: ${facts.paper} }`,
    `:root { --page-top-${start}: ${facts.head ? quoted(facts.head) : 'none'}; --page-top-${end}: none;`,
    `--page-top-${end}-weight: 700; --page-bottom-${end}-weight: 700;`,
    `--page-bottom-${start}: ${facts.foot ? quoted(facts.foot) : 'none'}; --page-bottom-${end}: ${numbering(facts.number)} }`,
    ...rules,
  ].join('\n')
}

/** Loads the faces, once for all pages that the press will show. Runs in the browser. */
async function loadFaces(rules: FontRule[]): Promise<void> {
  await Promise.all(
    rules.map(({ family, weight, source, range }) => {
      const face = new FontFace(family, source, { weight, unicodeRange: range })
      document.fonts.add(face)
      return face.load()
    }),
  )
}

/** Puts a page in the place of the one before. Runs in the browser. */
function show({ html, href }: { html: string; href: string }): void {
  history.replaceState(null, '', href)
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement)
  for (const picture of document.images) picture.loading = 'eager'
}

/** Whether styles and pictures are there (or will never be). Asked again and again, for where scripts are off no event is told. Runs in the browser. */
function settled(missing: string[]): boolean {
  const waits = (link: HTMLLinkElement): boolean => !link.sheet && !missing.includes(link.href)
  return ![...document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]')].some(waits) && [...document.images].every((picture) => picture.complete)
}

/** Prepares the page that is shown, its letters `size` times as large as it asks for. Runs in the browser. */
async function layOut({ rules, size }: { rules: string; size: number }): Promise<void> {
  const style = document.createElement('style')
  style.textContent = rules
  document.head.append(style)
  if (size !== 1) document.documentElement.style.fontSize = `${Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * size}px`
  document.querySelectorAll<HTMLElement>('[data-running]').forEach((part, index) => part.style.setProperty('page', `running-${index}`))
  // The browser makes a picture in the PDF only of a drawing that is one itself, not of a box that calls itself one.
  for (const box of document.querySelectorAll('[role="img"]:not(svg, img), svg[aria-label]')) {
    const drawing = box.matches('svg') ? box : box.querySelector('svg')
    if (!drawing) continue
    drawing.setAttribute('role', 'img')
    drawing.setAttribute('aria-label', box.getAttribute('aria-label') ?? '')
    if (drawing !== box) box.removeAttribute('role')
  }
  await document.fonts.ready
}

/** Inner width and height of a sheet in CSS pixels: what its first page leaves to words (`@page :first` in paper.css). */
const inner: Record<string, { width: number; height: number }> = { A4: { width: 657, height: 990 } }
/** Sizes of letters to try on a page that must stand alone, in points. */
const sizes = [13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8]

/** Sets the letters of a single page as large as the page allows: languages differ in length, readers in their eyes. Runs in the browser. */
function fit({ points, height }: { points: number[]; height: number }): void {
  for (const size of points) {
    document.documentElement.style.fontSize = `${size}pt`
    if (document.querySelector('main')!.getBoundingClientRect().height <= height) return
  }
}

export class Press {
  /** Which browser this is; another one gives other bytes. */
  readonly engine: string
  private readonly browser: Browser
  private readonly page: Page
  private address = new URL('http://localhost/')
  private read: Read = () => Promise.reject(new Error('nothing to read'))
  private problems: string[] = []
  /** Addresses for which there is no file. */
  private missing: string[] = []
  /** The origin whose empty page is open. */
  private shown = ''

  private constructor(browser: Browser, page: Page, engine: string) {
    this.browser = browser
    this.page = page
    this.engine = engine
  }

  static async open(executablePath: string): Promise<Press> {
    const browser = await chromium.launch({ executablePath, args: browserArguments() })
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', timezoneId: 'UTC', colorScheme: 'light' })
    const page = await context.newPage()
    await page.emulateMedia({ media: 'print', colorScheme: 'light' })
    const press = new Press(browser, page, `${basename(executablePath)} ${browser.version()}`)
    await page.route('**/*', (route) => press.serve(route))
    return press
  }

  get alive(): boolean {
    return this.browser.isConnected() && !this.page.isClosed()
  }

  async close(): Promise<void> {
    await this.browser.close()
  }

  /** Answers what the page asks for, from the site alone. */
  private async serve(route: Route): Promise<void> {
    const address = new URL(route.request().url())
    if (address.origin !== this.address.origin) {
      this.problems.push(`asks for ${address.href}, outside the site`)
      this.missing.push(address.href)
      return route.abort()
    }
    const path = fileOf(address)
    if (address.pathname === host) return route.fulfill({ body: '<!doctype html><title>.</title>', contentType: types.html! })
    if (path === 'favicon.ico') return route.fulfill({ status: 404 })
    try {
      const font = /^_fonts\/([^/]+)$/.exec(path)
      const body = font ? await fontFile(font[1]!) : await this.read(path)
      if (!body) throw new Error('no such face')
      const kind = heavy(body)
      if (kind) this.problems.push(`shows ${path}, which is ${kind}; paper needs JPEG or SVG`)
      return await route.fulfill({ body, contentType: font ? 'font/woff' : types[path.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream' })
    } catch {
      if (this.alive) {
        this.problems.push(`asks for ${path}, which does not exist`)
        this.missing.push(address.href)
        await route.fulfill({ status: 404 })
      }
    }
  }

  private pdf(): Promise<Buffer> {
    return this.page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
  }

  /** Prints the page at `address`, whose files `read` gives, its letters `size` times as large as it asks for. */
  async print(address: URL, read: Read, size = 1): Promise<Printed> {
    this.address = address
    this.read = read
    this.problems = []
    this.missing = []
    const { page } = this
    const html = (await read(fileOf(address))).toString()
    if (this.shown !== address.origin) {
      // Faces are the heaviest thing a page asks for, so all pages are shown in one document that has them.
      await page.goto(new URL(host, address).href, { waitUntil: 'load', timeout: 60_000 })
      await page.evaluate(loadFaces, fontRules)
      this.shown = address.origin
    }
    await page.evaluate(show, { html, href: address.href })
    const patience = Date.now() + 60_000
    while (!(await page.evaluate(settled, this.missing))) {
      if (Date.now() > patience) throw new Error('waits for a style or a picture that does not come')
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const before = await page.evaluate(readSource)
    const { facts, dir } = before
    const parts = await page.evaluate(() => [...document.querySelectorAll('[data-running]')].map((part) => part.getAttribute('data-running')!))
    await page.evaluate(layOut, { rules: pageRules(facts, dir, parts), size })
    const sheet = inner[facts.paper]
    if (facts.pages === 1 && sheet) {
      // As wide as the sheet, so that what is measured is what is printed.
      await page.setViewportSize(sheet)
      await page.evaluate(fit, { points: sizes, height: sheet.height })
    }
    const first = await this.pdf()
    const pdf = before.numbers.length || before.odd.length ? await numberPages(page, before, first, () => this.pdf()) : first
    const source = pdf === first ? before : await page.evaluate(readSource)
    source.problems = [...new Set([...this.problems, ...source.problems])]
    return { pdf, source }
  }
}
