/** The public address of this edition. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { contentFolder } from './folder.ts'

/** `SITE_URL` where it is set, else `address` of `site.yml`; without a slash at the end. */
export const address = (process.env.SITE_URL || (parse(readFileSync(join(contentFolder, 'site.yml'), 'utf8')) as { address: string }).address).replace(/\/+$/, '')
