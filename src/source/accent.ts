/** Puts the accent colour of `site.yml` into the stylesheet: the one colour a municipality may change. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { contentFolder } from './folder.ts'

const seed = /--accent-seed:\s*#[0-9a-f]{6}/gi

/** The file that holds the colour. */
const tokens = /styles[\\/]tokens\.css$/

/** A Vite plugin that sets `--accent-seed`: in tokens.css where it is read by itself, and in every stylesheet that was bundled with it. */
export function accent() {
  // Read when it is needed: a site.yml that cannot be read is told by the check of the content, with its line.
  const colour = () => (parse(readFileSync(join(contentFolder, 'site.yml'), 'utf8')) as { accent: string }).accent
  const put = (css: string): string => css.replace(seed, `--accent-seed:${colour()}`)
  return {
    name: 'accent',
    enforce: 'pre' as const,
    transform: (code: string, id: string) => (tokens.test(id.replace(/\?.*$/, '')) ? put(code) : undefined),
    // An @import is taken in without passing through `transform`: what counts is what is written.
    generateBundle(_: unknown, bundle: Record<string, { type: string; fileName: string; source?: string | Uint8Array }>) {
      for (const asset of Object.values(bundle)) if (asset.type === 'asset' && asset.fileName.endsWith('.css') && asset.source) asset.source = put(typeof asset.source === 'string' ? asset.source : Buffer.from(asset.source).toString('utf8'))
    },
  }
}
