/** npm run headers: prints the headers for nginx and for Caddy. */
import { caddy, nginx } from '../source/headers.ts'

console.log(`${nginx()}\n${caddy()}`)
