/** The public address of this edition. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { contentFolder } from './folder.ts'

/** `SITE_URL` where it is set, else `address` of `site.yml`; without a slash at the end. */
export const address = (process.env.SITE_URL || written()).replace(/\/+$/, '')

/** A site.yml that cannot be read, or has no address, is told by the check of the content; here it is only no reason to fall over. */
function written(): string {
  try { return (parse(readFileSync(join(contentFolder, 'site.yml'), 'utf8')) as { address?: string } | null)?.address ?? 'https://site.example' } catch { return 'https://site.example' }
}
