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
import { check } from './pdf/check.ts'
import { finish, version } from './pdf/finish.ts'
import { fontsDigest } from './pdf/fonts.ts'
import { Press, fileOf } from './pdf/print.ts'

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
      const problems: string[] = []
      let press = await open(browser)
      let made = 0
      try {
        for (const { page, file } of list) {
          try {
            const html = (await site.read(`${page}index.html`)).toString()
            const address = addressOf(html, page)
            const inputs = { engine: press.engine, version, fonts, files: await ingredients(site, `${page}index.html`, address, html) }
            await site.cached(file, inputs, async () => {
              made++
              const { pdf: raw, source } = await press.print(address, (path) => site.read(path)).catch(async (error: unknown) => {
                // Whatever went wrong, the next edition starts on a press that is whole.
                await press.close().catch(() => {})
                press = await open(browser)
                throw error
              })
              if (source.problems.length) throw new Problems(source.problems)
              const bytes = await finish(raw, source)
              const found = await check(bytes, source)
              if (found.length) throw new Problems(found)
              return bytes
            })
          } catch (error) {
            const found = error instanceof Problems ? error.list : [(error as Error).message.split('\n')[0]!]
            for (const problem of found) problems.push(`${page}: ${problem}`)
          }
        }
      } finally {
        await press.close().catch(() => {})
      }
      site.logger.info(`${list.length - new Set(problems.map((line) => line.split(':')[0])).size} of ${list.length} PDFs stand, ${made} made in this run`)
      if (problems.length) throw new Error(`Paper that may not leave the house:\n${problems.map((line) => `  ${line}`).join('\n')}`)
    },
  }
}

class Problems extends Error {
  readonly list: string[]
  constructor(list: string[]) {
    super(list.join('; '))
    this.list = list
  }
}
