/** Something made from the finished site (an index, a document, a bundle), and the site as it sees it. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative, isAbsolute } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface Output {
  name: string
  make(site: Site): Promise<void>
}

/** What an output says while it works; Astro's own logger fits. */
export interface Logger {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

/** The finished site. Paths are relative to its root, with forward slashes. */
export interface Site {
  dir: URL
  /** Files of all pages, as `nl/deelnemers/index.html`. */
  pages: string[]
  read(path: string): Promise<Buffer>
  write(path: string, bytes: Uint8Array | string): Promise<void>
  /** Writes `path` from the cache if these `inputs` made it before, else makes it. */
  cached(path: string, inputs: unknown, make: () => Promise<Uint8Array>): Promise<void>
  logger: Logger
}

/** Hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * One text for one value, whatever the order in which its keys were set. Bytes count by their digest.
 * What cannot be told apart in writing (a function, a symbol, a class) is refused: it would be a key that lies.
 */
export function serialise(value: unknown): string {
  if (value === null) return 'null'
  if (value instanceof Uint8Array) return `bytes:${sha256(value)}`
  if (value instanceof Date) return `date:${value.toISOString()}`
  if (value instanceof URL) return `url:${value.href}`
  if (value instanceof Map) return `map:${serialise([...value].map(([k, v]) => [serialise(k), serialise(v)]).sort())}`
  if (value instanceof Set) return `set:${serialise([...value].map(serialise).sort())}`
  if (Array.isArray(value)) return `[${value.map(serialise).join(',')}]`
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'number':
    case 'bigint':
    case 'undefined':
      return String(value)
    case 'object': {
      const shape = Object.getPrototypeOf(value)
      if (shape !== Object.prototype && shape !== null) break
      const entries = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1))
      return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${serialise(v)}`).join(',')}}`
    }
  }
  throw new TypeError(`Not a value that can be an input of the cache: ${Object.prototype.toString.call(value)}`)
}

/** The cache key of one file: its path and all that went into it. */
export function key(path: string, inputs: unknown): string {
  return sha256(serialise([path, inputs]))
}

/** Where finished files are kept between builds. */
export function cacheFolder(): URL {
  const folder = process.env.CACHE_DIR
  if (folder) return pathToFileURL(`${isAbsolute(folder) ? folder : join(process.cwd(), folder)}/`)
  return pathToFileURL(`${join(process.cwd(), 'node_modules', '.cache', 'site')}/`)
}

/** A site in a folder. */
export function folderSite(dir: URL, pages: string[], cache: URL, logger: Logger): Site {
  const root = fileURLToPath(dir)
  const place = (path: string): string => {
    const file = join(root, path)
    const within = relative(root, file)
    if (within.startsWith('..') || isAbsolute(within)) throw new Error(`${path} lies outside the site`)
    return file
  }
  const folders = new Set<string>()
  const site: Site = {
    dir,
    pages,
    logger,
    // Thousands of small files: four trips to another thread for each would cost more than what is in them.
    read: async (path) => readFileSync(place(path)),
    async write(path, bytes) {
      const file = place(path)
      const folder = dirname(file)
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
      folders.add(folder)
      writeFileSync(file, bytes)
    },
    async cached(path, inputs, make) {
      const digest = key(path, inputs)
      const kept = join(fileURLToPath(cache), 'outputs', digest.slice(0, 2), digest)
      let bytes: Uint8Array
      try {
        bytes = await readFile(kept)
      } catch {
        bytes = await make()
        await mkdir(dirname(kept), { recursive: true })
        // Under another name first: a build that is killed here leaves no half file behind.
        const half = `${kept}.${process.pid}`
        await writeFile(half, bytes)
        await rename(half, kept)
      }
      await site.write(path, bytes)
    },
  }
  return site
}
