/** The press: one browser and one page, which turns print pages into PDFs one after the other. */
import { basename } from 'node:path'
import { chromium, type Browser, type Page, type Route } from 'playwright'
import { browserArguments } from '../../commands/browser.ts'
import { numberPages } from './contents.ts'
import { fontFile, fontRules } from './fonts.ts'
import { readSource, type Facts, type Source } from './source.ts'

/** Gives the bytes of a file of the site, or rejects. */
export type Read = (path: string) => Promise<Buffer>

export interface Printed {
  pdf: Buffer
  source: Source
}

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

/** Faces, and page rules that hold words of this page: size, foot, and a named page for every running head. */
function pageRules(facts: Facts, dir: 'ltr' | 'rtl', running: string[]): string {
  const [start, end] = dir === 'rtl' ? ['right', 'left'] : ['left', 'right']
  const rules = running.map((text, index) => [
    `@page running-${index} { @top-${end} { content: ${quoted(text)} } }`,
    `@page running-${index}:first { @top-left { content: none } @top-right { content: none } }`,
  ].join('\n'))
  return [
    fontRules,
    `@page { size: ${facts.paper} }`,
    `:root { --page-top-${start}: ${facts.head ? quoted(facts.head) : 'none'}; --page-top-${end}: none;`,
    `--page-top-${end}-weight: 700; --page-bottom-${end}-weight: 700;`,
    `--page-bottom-${start}: ${facts.foot ? quoted(facts.foot) : 'none'}; --page-bottom-${end}: ${numbering(facts.number)} }`,
    ...rules,
  ].join('\n')
}

/** Prepares the page in the browser: rules for its sheets, and the faces that only margins use. */
async function layOut({ rules, words }: { rules: string; words: string }): Promise<void> {
  const style = document.createElement('style')
  style.textContent = rules
  document.head.append(style)
  document.querySelectorAll<HTMLElement>('[data-running]').forEach((part, index) => part.style.setProperty('page', `running-${index}`))
  // The browser makes a picture in the PDF only of a drawing that is one itself, not of a box that calls itself one.
  for (const box of document.querySelectorAll('[role="img"]:not(svg, img), svg[aria-label]')) {
    const drawing = box.matches('svg') ? box : box.querySelector('svg')
    if (!drawing) continue
    drawing.setAttribute('role', 'img')
    drawing.setAttribute('aria-label', box.getAttribute('aria-label') ?? '')
    if (drawing !== box) box.removeAttribute('role')
  }
  const family = getComputedStyle(document.documentElement).fontFamily
  await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 12px ${family}`, words)))
  await document.fonts.ready
  // Set every line anew: lines that were first set in another face and then mended are cut up differently.
  document.documentElement.style.display = 'none'
  void document.documentElement.offsetHeight
  document.documentElement.style.removeProperty('display')
  void document.documentElement.offsetHeight
}

export class Press {
  /** Which browser this is; another one gives other bytes. */
  readonly engine: string
  private readonly browser: Browser
  private readonly page: Page
  private address = new URL('http://localhost/')
  private read: Read = () => Promise.reject(new Error('nothing to read'))
  private problems: string[] = []

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
      return route.abort()
    }
    const path = fileOf(address)
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
        await route.fulfill({ status: 404 })
      }
    }
  }

  private pdf(): Promise<Buffer> {
    return this.page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
  }

  /** Prints the page at `address`, whose files `read` gives. */
  async print(address: URL, read: Read): Promise<Printed> {
    this.address = address
    this.read = read
    this.problems = []
    const { page } = this
    await page.goto(address.href, { waitUntil: 'load', timeout: 60_000 })
    const before = await page.evaluate(readSource)
    const { facts, dir } = before
    const parts = await page.evaluate(() => [...document.querySelectorAll('[data-running]')].map((part) => part.getAttribute('data-running')!))
    await page.evaluate(layOut, { rules: pageRules(facts, dir, parts), words: [facts.head, facts.foot, facts.number, '0123456789', ...parts].join(' ') })
    const first = await this.pdf()
    const pdf = before.numbers.length || before.odd.length ? await numberPages(page, before, first, () => this.pdf()) : first
    const source = pdf === first ? before : await page.evaluate(readSource)
    source.problems = [...new Set([...this.problems, ...source.problems])]
    return { pdf, source }
  }
}
