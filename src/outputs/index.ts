/** Runs the outputs over the built site, in the order of the list, with one line a piece. */
import type { AstroIntegration } from 'astro'
import { cacheFolder, folderSite, type Output } from './output.ts'

export function outputs(list: Output[]): AstroIntegration {
  return {
    name: 'outputs',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const addresses = pages.map(({ pathname }) => pathname)
        for (const output of list) {
          const own = logger.fork(output.name)
          const start = performance.now()
          await output.make(folderSite(dir, addresses, cacheFolder(), own))
          own.info(`done in ${((performance.now() - start) / 1000).toFixed(1)} s`)
        }
      },
    },
  }
}
