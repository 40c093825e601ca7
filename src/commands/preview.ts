/** npm run preview: serves the finished site on this machine with the headers it has on the web. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { headersFor } from '../source/headers.ts'
import { outFolder } from './out.ts'

const port = Number(process.env.PORT ?? 4321)
if (!existsSync(join(outFolder, 'index.html'))) {
  console.error('There is no finished site yet. Run: npm run build')
  process.exit(1)
}
const files = sirv(outFolder, { dev: true, etag: true, dotfiles: true, extensions: ['html'] })
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value)
  const types: Record<string, string> = { '.mjs': 'text/javascript; charset=utf-8', '.vtt': 'text/vtt; charset=utf-8', '.srt': 'text/plain; charset=utf-8', '.ics': 'text/calendar; charset=utf-8', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.xml': 'application/xml; charset=utf-8' }
  const type = types[/\.\w+$/.exec(path)?.[0] ?? '']
  if (type) { const write = response.writeHead.bind(response); response.writeHead = ((status: number, own?: Record<string, string>) => write(status, { ...own, 'Content-Type': type })) as typeof response.writeHead }
  files(request, response, () => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(request.method === 'HEAD' ? undefined : readFileSync(join(outFolder, '404.html')))
  })
})
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use. Stop the other program, or choose another: PORT=4400 npm run preview` : error.message)
  process.exit(1)
})
server.listen(port, '127.0.0.1', () => console.log(`The site stands on http://127.0.0.1:${port}/  (stop with Ctrl+C)`))
