/** Everything that is made from the finished pages, in the order in which it is made. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { writing } from '../domain/language.ts'
import { contentFolder } from '../source/folder.ts'
import { stamp } from './catalogue.ts'
import { films } from './films.ts'
import { host } from './host.ts'
import type { Output, Site } from './output.ts'
import { packs } from './packs.ts'
import { pagesOf } from './pdf/pages.ts'
import { search } from './search.ts'

/** `fast` leaves out paper and packs; without a browser there is no paper. */
export function allOutputs({ fast, browser }: { fast: boolean; browser: string | undefined }): Output[] {
  const paper = fast ? undefined : browser
  return [
    ...(process.env.SITE_BENCH ? [] : [films({ content: pathToFileURL(`${contentFolder}/`), stills: Boolean(paper) })]),
    search,
    ...(paper ? [paperOf(paper)] : []),
    ...(fast ? [] : [packs()]),
    host(),
    stamp({
      mayLack: (url) => (/\.pdf$/.test(url) && !paper) || (/\.zip$/.test(url) && fast) || /\.mp4$/.test(url) || Boolean(process.env.SITE_BENCH),
      size: (bytes, lang) => writing(lang, 'nl').size(bytes),
      pagesOf,
      list,
    }),
  ]
}

/** Printing brings a browser's driver and a PDF library along: read only where paper is made. */
const paperOf = (browser: string): Output => ({ name: 'pdf', make: async (site) => (await import('./pdf.ts')).pdf({ browser }).make(site) })

async function list(site: Site, folder: string): Promise<string[]> {
  const root = fileURLToPath(new URL(`${folder}/`, site.dir))
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => `${folder}/${entry.parentPath.slice(root.length - 1).replace(/^[\\/]+|[\\/]+$/g, '').replaceAll('\\', '/')}/${entry.name}`.replaceAll('//', '/'))
}
