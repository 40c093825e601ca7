/** Puts the accent colour of `site.yml` into the stylesheet: the one colour a municipality may change. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { contentFolder } from './folder.ts'

/** A Vite plugin that sets `--accent-seed` in tokens.css. */
export function accent() {
  const { accent: colour } = parse(readFileSync(join(contentFolder, 'site.yml'), 'utf8')) as { accent: string }
  return {
    name: 'accent',
    enforce: 'pre' as const,
    transform: (code: string, id: string) => (/\.css(\?|$)/.test(id) && code.includes('--accent-seed:') ? code.replace(/--accent-seed:\s*#[0-9a-f]{6}/i, `--accent-seed: ${colour}`) : undefined),
  }
}
