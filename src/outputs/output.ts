/** The one interface of everything that is made from the finished site. */

/** Something made from the finished site: an index, a document, a bundle. */
export interface Output { name: string; make(site: Site): Promise<void> }

/** The finished site as an output sees it. Paths are relative to its root. */
export interface Site {
  dir: URL
  pages: string[]
  read(path: string): Promise<Buffer>
  write(path: string, bytes: Uint8Array | string): Promise<void>
  /** Writes `path` from the cache if these `inputs` made it before, else makes it. */
  cached(path: string, inputs: unknown, make: () => Promise<Uint8Array>): Promise<void>
  logger: { info(message: string): void; warn(message: string): void; error(message: string): void }
}
