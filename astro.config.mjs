// What Astro needs to know; the order of `outputs` is the order in which they are made.
import { join } from 'node:path'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import { satteri } from '@astrojs/markdown-satteri'
import { defineConfig } from 'astro/config'
import { accent } from './src/source/accent.ts'
import { features } from './src/domain/document.ts'
import { canary } from './src/source/canary.ts'
import { contentFolder } from './src/source/folder.ts'
import { joining } from './src/source/plugin.ts'
import { alternates, listed } from './src/source/sitemap.ts'
import { allOutputs } from './src/outputs/all.ts'
import { outputs } from './src/outputs/index.ts'
import { address } from './src/source/address.ts'

export default defineConfig({
  site: address,
  output: 'static',
  ...(process.env.CACHE_DIR ? { cacheDir: join(process.env.CACHE_DIR, 'astro') } : {}),
  trailingSlash: 'always',
  server: { host: '127.0.0.1', port: 4321 },
  // The JSX rules of the default glue words together at the ends of lines.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  scopedStyleStrategy: 'where',
  markdown: { syntaxHighlight: false, processor: satteri({ features, ...joining(contentFolder) }) },
  integrations: [
    mdx(),
    canary(),
    sitemap({ filter: listed, serialize: alternates }),
    outputs(allOutputs({ fast: Boolean(process.env.SITE_FAST), browser: process.env.SITE_BROWSER || undefined })),
  ],
  vite: { plugins: [accent()], build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro marks MDX with a directive that Rolldown does not know; the mark has done its work by then.
        onLog: (level, log, handle) => { if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log) },
      },
    } },
  devToolbar: { enabled: false },
})
