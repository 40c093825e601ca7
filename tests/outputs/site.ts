/** A site in memory, for tests of what is made from the finished site. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { key, type Logger, type Site } from '../../src/outputs/output.ts'

export interface MemorySite extends Site {
  files: Map<string, Buffer>
  /** What the cache holds, by key. */
  cache: Map<string, Uint8Array>
  /** Lines said, with their level. */
  said: string[]
}

/** A site whose files are the entries of `files`; its pages are the `index.html` among them. */
export function memorySite(files: Map<string, Buffer | string>, cache = new Map<string, Uint8Array>()): MemorySite {
  const held = new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes)] as const))
  const said: string[] = []
  const say = (level: string) => (message: string): void => {
    said.push(`${level} ${message}`)
  }
  const logger: Logger = { info: say('info'), warn: say('warn'), error: say('error') }
  const site: MemorySite = {
    files: held,
    cache,
    said,
    logger,
    dir: new URL('file:///memory/'),
    pages: [...held.keys()].filter((path) => path.endsWith('index.html')).map((path) => path.slice(0, -'index.html'.length)),
    async read(path) {
      const bytes = held.get(path)
      if (!bytes) throw new Error(`There is no ${path}`)
      return bytes
    },
    async write(path, bytes) {
      held.set(path, Buffer.from(bytes as Uint8Array))
    },
    async cached(path, inputs, make) {
      const digest = key(path, inputs)
      const bytes = cache.get(digest) ?? (await make())
      cache.set(digest, bytes)
      await site.write(path, bytes)
    },
  }
  return site
}

/** All files below a folder, by path with forward slashes. */
export async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile()).sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    const file = join(entry.parentPath, entry.name)
    found.set(file.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''), await readFile(file))
  }
  return found
}
