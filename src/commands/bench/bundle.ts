/** Opens a finished Pagefind bundle inside Node, counting what goes over the line. */

import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Pagefind } from '../../client/engine.ts'

interface Module { createInstance(options: object): Pagefind }

/** A built site opened for searching in one language after another. */
export interface Bundle {
  /** A new Pagefind, as a visitor of a page in `lang` gets it: every chunk is loaded anew. */
  open(lang: string): Promise<Pagefind>
  /** Reads a JSON file of the site. Rejects when it is not there. */
  loadJson(path: string): Promise<unknown>
  /** Imports a module of the site and counts its bytes. */
  load<T>(path: string): Promise<T>
  /** Files asked for since the last call, and their bytes as sent: text in brotli 9, the rest as it is. */
  sent(): { path: string; bytes: number }[]
  close(): void
}

/** Opens the site in folder `dir`. While it is open `fetch` and `document` of this process are its own. */
export function openSite(dir: string): Bundle {
  const folder = mkdtempSync(join(tmpdir(), 'search-'))
  const before = { fetch: globalThis.fetch, document: Object.getOwnPropertyDescriptor(globalThis, 'document') }
  let log: { path: string; bytes: number }[] = []
  let copies = 0
  const modules = new Map<string, Module>()
  const sizes = new Map<string, number>()
  const count = (path: string) => {
    let bytes = sizes.get(path)
    if (bytes === undefined) {
      const content = readFileSync(join(dir, path))
      bytes = /\.(?:m?js|json|html|css|svg)$/.test(path) ? brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length : content.length
      sizes.set(path, bytes)
    }
    log.push({ path, bytes })
  }
  globalThis.fetch = async (address) => {
    const path = decodeURIComponent(new URL(String(address), 'http://site.invalid/').pathname)
    const file = join(dir, path)
    if (!existsSync(file) || statSync(file).isDirectory()) return new Response('', { status: 404 })
    count(path)
    return new Response(readFileSync(file))
  }
  const load = async <T>(path: string): Promise<T> => {
    count(path)
    const copy = join(folder, `${copies++}.mjs`)
    copyFileSync(join(dir, path), copy)
    return (await import(pathToFileURL(copy).href)) as T
  }
  return {
    load,
    async open(lang) {
      // A module keeps the WebAssembly, and with it the stemmer, of the first language it met: one module a language.
      let pagefind = modules.get(lang)
      if (pagefind) count('/pagefind/pagefind.js')
      else {
        // With a document and without a location it would not load.
        Reflect.deleteProperty(globalThis, 'document')
        modules.set(lang, (pagefind = await load<Module>('/pagefind/pagefind.js')))
      }
      // It takes the language of the page, and nothing else.
      Object.defineProperty(globalThis, 'document', { configurable: true, value: { querySelector: () => ({ getAttribute: () => lang }) } })
      const instance = pagefind.createInstance({ basePath: '/pagefind/', baseUrl: '/', noWorker: true })
      await instance.init?.()
      return instance
    },
    async loadJson(path) {
      const answer = await fetch(path)
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      return answer.json()
    },
    sent: () => log.splice(0),
    close() {
      globalThis.fetch = before.fetch
      if (before.document) Object.defineProperty(globalThis, 'document', before.document)
      else Reflect.deleteProperty(globalThis, 'document')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
