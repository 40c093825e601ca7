/** Runs the outputs over the built site, in the order of the list, with one line a piece. */
import type { AstroIntegration } from 'astro'
import { cacheFolder, folderSite, type Output } from './output.ts'

export function outputs(list: Output[]): AstroIntegration {
  return {
    name: 'outputs',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const files = pages.map(({ pathname }) => fileOf(pathname)).sort()
        for (const output of list) {
          const own = logger.fork(output.name)
          const start = performance.now()
          await output.make(folderSite(dir, files, cacheFolder(), own))
          own.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`)
        }
      },
    },
  }
}

/** The file of an address: `nl/films/` → `nl/films/index.html`. */
const fileOf = (address: string) => (/^404\/?$/.test(address) ? '404.html' : address === '' || address.endsWith('/') ? `${address}index.html` : `${address}/index.html`)
