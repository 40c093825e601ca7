/** Measures every file to take away, writes what is true of it into the catalogue and onto the pages. */
import type { Catalogue, CatalogueItem, Draft, MeasuredFile } from '../domain/materials.ts'
import { sha256 } from '../domain/digest.ts'
import { secondsOf } from './mp4.ts'
import type { Output, Site } from './output.ts'

export interface CatalogueOptions {
  /** Files that may be missing because the output that makes them was left out or has not run. */
  mayLack(url: string): boolean
  /** Sizes as a reader of a language sees them. */
  size(bytes: number, lang: string): string
  /** Pages of a PDF; undefined for one that cannot be read, such as a locked one of somebody else's. */
  pagesOf(bytes: Uint8Array): Promise<number | undefined>
  /** Paths of all files of the site below a folder. */
  list(site: Site, folder: string): Promise<string[]>
}

/**
 * The output that comes last. Fails on a file in `downloads/` that no item names, and on a file that an item names and
 * that nobody made, unless it may be lacking: then its row on the pages says so.
 */
export function stamp({ mayLack, size, pagesOf, list }: CatalogueOptions): Output {
  return {
    name: 'stamp',
    async make(site) {
      const drafts = (JSON.parse((await site.read('materials.json')).toString()) as { generated: string; items: Draft[] })
      const measured = new Map<string, MeasuredFile>()
      const lacking: string[] = []
      for (const { url, format } of drafts.items.flatMap(({ files }) => files)) {
        if (measured.has(url)) continue
        const bytes = await site.read(url.slice(1)).catch(() => undefined)
        if (!bytes) { lacking.push(url); continue }
        const pages = format === 'pdf' ? await pagesOf(bytes) : undefined
        measured.set(url, { url, format, bytes: bytes.length, sha256: sha256(bytes), ...(pages ? { pages } : {}), ...(format === 'mp4' ? await lasts(bytes) : {}) })
      }
      const lost = lacking.filter((url) => !mayLack(url))
      if (lost.length) throw new Error(`These files should have been made and were not: ${lost.slice(0, 8).join(', ')}${lost.length > 8 ? ` and ${lost.length - 8} more` : ''}`)
      const known = new Set(drafts.items.flatMap(({ files }) => files.map(({ url }) => url)))
      const stray = (await list(site, 'downloads')).map((path) => `/${path}`).filter((url) => !known.has(url))
      if (stray.length) throw new Error(`No item of the catalogue names these files: ${stray.slice(0, 8).join(', ')}. Add them to filesOf in the domain, or do not make them.`)
      const items: CatalogueItem[] = drafts.items.map((item) => ({ ...item, files: item.files.flatMap(({ url }) => measured.get(url) ?? []) }))
      const catalogue: Catalogue = { version: 1, generated: drafts.generated, items }
      await site.write('materials.json', `${JSON.stringify(catalogue, null, 1)}\n`)
      let pages = 0
      for (const page of site.pages) {
        const html = (await site.read(page)).toString()
        if (!html.includes('data-file=') && !html.includes('data-row=') && !html.includes('data-offer=')) continue
        const lang = /<html lang="([^"]+)"/.exec(html)?.[1] ?? 'nl'
        await site.write(page, stamped(html, measured, (bytes) => size(bytes, lang)))
        pages++
      }
      site.logger.info(`${measured.size} files measured, ${lacking.length} not here yet, ${pages} pages stamped`)
    },
  }
}

/** What the catalogue says of a film: nothing when its file does not tell how long it lasts. */
const lasts = async (bytes: Uint8Array): Promise<{ seconds?: number }> => { const seconds = await secondsOf(bytes); return seconds === undefined ? {} : { seconds } }

/** A page with its slots filled; rows of files that are not there say so. */
export function stamped(html: string, measured: ReadonlyMap<string, MeasuredFile>, size: (bytes: number) => string): string {
  return html
    .replace(/<li data-row="([^"]+)">([\s\S]*?)<\/li>/g, (_, url: string, row: string) =>
      measured.has(url) ? `<li>${row.replace(/<p class="missing" hidden>[\s\S]*?<\/p>/, '')}</li>` : `<li>${row.replace(/<a [\s\S]*?<\/a>/, '').replace('<p class="missing" hidden>', '<p class="missing">')}</li>`)
    .replace(/<p class="ways"[^>]*><a [^>]*data-offer="([^"]+)"[\s\S]*?<\/a><\/p>/g, (whole, url: string) => (measured.has(url) ? whole.replace(/ data-offer="[^"]*"/, '') : ''))
    .replace(/<data data-file="([^"]+)" data-field="(\w+)">[\s\S]*?<\/data>/g, (_, url: string, field: string) => {
      const file = measured.get(url)
      if (!file) return ''
      if (field === 'pages') return `<data value="${file.pages ?? ''}">${file.pages ?? ''}</data>`
      return `<data value="${file.bytes}">${size(file.bytes)}</data>`
    })
}
