/**
 * Paper: every page `print/<lang>/<item>/` of the site becomes `downloads/<lang>/<item>.pdf`, tagged, checked,
 * the same bytes on every run.
 *
 * What a print page declares in its head (all optional but the title):
 *   <link rel="canonical" href="…">                 the page on the web it belongs to; links without host lead there
 *   <meta name="print:kind" content="chapter">      chapter, sheet, factsheet, cards, book, schedule, form …
 *   <meta name="print:paper" content="A4">          A4, A4 landscape, A3 landscape
 *   <meta name="print:pages" content="1">           the most pages it may have
 *   <meta name="print:head" content="…">            running head on the inner side
 *   <meta name="print:foot" content="…">            line at the foot: site, edition, licence
 *   <meta name="print:number" content="{page} / {pages}">
 *   <meta name="print:booklet" content="yes">       pages go two by two on sheets, to fold and staple
 *   <meta name="print:edition" content="2026-11-21"> date of the document
 *   <meta name="author">, <meta name="description">
 * and in its body:
 *   data-block="id"       a block; its words are found again in the PDF under this id
 *   data-running="…"      a part with a running head of its own, on the outer side
 *   data-starts="odd"     a part that starts on an odd page (needs an id and a link to it)
 *   data-page-of="id"     replaced by the page of that id (needs a link to it)
 *   data-single           a part that must stand on one page
 *   class="sheet"         the participant sheet; every chapter has one
 */
import { findBrowser } from '../commands/browser.ts'
import type { Output, Site } from './output.ts'
import { booklet } from './pdf/booklet.ts'
import { version } from './pdf/finish.ts'
import { Finisher } from './pdf/finisher.ts'
import { fontsDigest } from './pdf/fonts.ts'
import { Press, fileOf, type Printed } from './pdf/print.ts'
import type { Source } from './pdf/source.ts'

/** A print page of the site. */
interface Edition {
  lang: string
  item: string
  page: string
  file: string
}

export interface PdfOptions {
  /** The browser to print with; by default the one that is found. */
  browser?: string | undefined
  /** Opens a press; another one in tests. */
  open?: (browser: string) => Promise<Press>
}

/** The editions among the pages of a site. */
export function editions(pages: string[]): Edition[] {
  return pages.flatMap((address) => {
    const [, lang, item] = /^\/?print\/([^/]+)\/([^/]+)\/?(?:index\.html)?$/.exec(address) ?? []
    return lang && item ? [{ lang, item, page: `print/${lang}/${item}/`, file: `downloads/${lang}/${item}.pdf` }] : []
  })
}

/** Files a page needs, as it names them. */
const named = /(?:href|src|xlink:href)\s*=\s*["']([^"'#?]+\.(?:css|svg|png|jpe?g|webp|avif|gif))["'#?]/gi
const inStyle = /url\(\s*["']?([^"')#?]+)/gi

/** Bytes of everything a page is made of, by path; nothing for what does not exist. */
async function ingredients(site: Site, page: string, address: URL, html: string): Promise<Record<string, Uint8Array | undefined>> {
  const found: Record<string, Uint8Array | undefined> = { [page]: Buffer.from(html) }
  const add = async (text: string, pattern: RegExp, base: URL): Promise<void> => {
    for (const [, reference = ''] of text.matchAll(pattern)) {
      const target = new URL(reference, base)
      const path = fileOf(target)
      if (target.origin !== address.origin || path in found || path.startsWith('_fonts/')) continue
      const bytes = await site.read(path).catch(() => undefined)
      found[path] = bytes
      if (bytes && path.endsWith('.css')) await add(bytes.toString(), inStyle, target)
    }
  }
  await add(html, named, address)
  await add(html, inStyle, address)
  return found
}

/** The address under which the press sees a page: that of the site it belongs to. */
function addressOf(html: string, page: string): URL {
  const link = /<link\b[^>]*\brel=["']?canonical["']?[^>]*>/i.exec(html)?.[0]
  const canonical = link && /\bhref=["']([^"']+)["']/i.exec(link)?.[1]
  return new URL(`/${page}`, canonical && URL.canParse(canonical) ? canonical : 'http://localhost/')
}

export function pdf(options: PdfOptions = {}): Output {
  return {
    name: 'pdf',
    async make(site) {
      const list = editions(site.pages)
      if (list.length === 0) return
      const browser = options.browser ?? findBrowser()
      if (!browser) {
        site.logger.warn('no browser was found, so no PDFs are made; install Chromium or set CHROME_PATH')
        return
      }
      const open = options.open ?? ((path: string) => Press.open(path))
      const fonts = await fontsDigest()
      const problems = new Map<string, string[]>()
      let press = await open(browser)
      const finisher = new Finisher()
      let made = 0
      let prints = 0
      let turn: Promise<unknown> = Promise.resolve()
      /** Prints when the edition before it is printed. */
      const printed = (address: URL, size: number): Promise<Printed> => {
        const own = turn.then(async () => {
          if (++prints % shift === 0) {
            await press.close()
            press = await open(browser)
          }
          return press.print(address, (path) => site.read(path), size)
        }).catch(async (error: unknown) => {
          // Whatever went wrong, the next edition starts on a press that is whole.
          await press.close().catch(() => {})
          press = await open(browser)
          throw error
        })
        turn = own.catch(() => {})
        return own
      }
      const make = async ({ page, file }: Edition): Promise<void> => {
        const html = (await site.read(`${page}index.html`)).toString()
        const lost = deadCodes(html, site.pages)
        if (lost.length) throw new Problems(lost)
        const address = addressOf(html, page)
        const inputs = { engine: press.engine, version, fonts, files: await ingredients(site, `${page}index.html`, address, html) }
        await site.cached(file, inputs, async () => {
          made++
          let [bytes, source, found]: [Uint8Array, Source | undefined, string[]] = [new Uint8Array(), undefined, []]
          for (const size of sizes) {
            const sheet = await printed(address, size)
            source = sheet.source
            if (source.problems.length) throw new Problems(source.problems)
            ;({ bytes, problems: found } = await finisher.finish(sheet.pdf, source))
            if (!found.length || !found.every((problem) => falls.test(problem))) break
          }
          if (found.length || !source) throw new Problems(found)
          // The pages were checked as pages; the sheets are for the printer, and read by nobody.
          return source.facts.booklet ? booklet(bytes, source.dir === 'rtl' ? 'right' : 'left') : bytes
        })
      }
      const rest = list.values()
      const lane = async (): Promise<void> => {
        for (const edition of rest) await make(edition).catch((error: Error) => problems.set(edition.page, error instanceof Problems ? error.list : [error.message.split('\n')[0]!]))
      }
      try {
        // Two at a time: one is printed by the browser while the other is finished here.
        await Promise.all([lane(), lane()])
      } finally {
        await press.close().catch(() => {})
        await finisher.close()
      }
      site.logger.info(`${list.length - problems.size} of ${list.length} PDFs stand, ${made} made in this run`)
      const lines = list.flatMap(({ page }) => (problems.get(page) ?? []).map((problem) => `  ${page}: ${problem}`))
      if (lines.length) throw new Error(`Paper that may not leave the house:\n${lines.join('\n')}`)
    },
  }
}

/** Findings about how words fall over pages, which a little less or more room may mend. */
const falls = /alone at the foot|has a page of \d+ lines/
/** Sizes of letters to try until words fall well, as a typesetter does; the difference is not seen. */
const sizes = [1, 0.985, 1.015, 0.97, 1.03]

/** Prints after which a fresh browser takes over: it keeps something of every page, and a thousand pages fill a gigabyte. */
const shift = 100

/** Codes on a page that lead to no page of the site. A site of print pages alone has nothing to compare with. */
function deadCodes(html: string, pages: string[]): string[] {
  const known = new Set(pages.filter((page) => !page.startsWith('print/')).map((page) => page.replace(/index\.html$/, '')))
  if (!known.size) return []
  return [...html.matchAll(/data-qr="([^"]+)"/g)].flatMap(([, code = '']) => (URL.canParse(code) && known.has(decodeURIComponent(new URL(code).pathname).slice(1)) ? [] : [`has a code to ${code}, where the site has no page`]))
}

class Problems extends Error {
  readonly list: string[]
  constructor(list: string[]) {
    super(list.join('; '))
    this.list = list
  }
}
