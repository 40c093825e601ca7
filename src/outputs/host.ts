/** The file that tells a web host which headers to send. */
import { hostFile } from '../source/headers.ts'
import type { Output } from './output.ts'

export function host(): Output {
  return { name: 'host', make: (site) => site.write('_headers', hostFile()) }
}
