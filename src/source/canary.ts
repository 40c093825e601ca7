/** Proves at every build that the guard of content runs: a text with code in it must be refused. */
import type { AstroIntegration } from 'astro'
import { Refused } from './plugin.ts'

const attacks: Record<'md' | 'mdx', string> = {
  md: 'Hello\n\n<img src="x" onerror="alert(1)">\n',
  mdx: 'import secret from "node:fs"\n\n{process.env.HOME}\n',
}

/** An integration that lets the configured Markdown processor read two attacks and stops the build when one passes. */
export function canary(): AstroIntegration {
  return {
    name: 'canary',
    hooks: {
      'astro:config:done': async ({ config }) => {
        const processor = config.markdown.processor as unknown as {
          createRenderer(shared: object): Promise<{ render(text: string, options: object): Promise<unknown> }>
          createMdxRenderer(shared: object, mdx: object): Promise<{ process(text: string, path: string, front: object): Promise<unknown> }>
        }
        const md = await processor.createRenderer({ syntaxHighlight: false })
        const mdx = await processor.createMdxRenderer({ syntaxHighlight: false }, {})
        const tries = [() => md.render(attacks.md, { frontmatter: {} }), () => mdx.process(attacks.mdx, '/canary.mdx', {})]
        for (const attempt of tries) {
          const refused = await attempt().then(() => false, (error: unknown) => error instanceof Refused || /is refused/.test(String(error)))
          if (!refused) throw new Error('The guard of content did not run: an attack was read without complaint. Look at markdown.processor in astro.config.mjs.')
        }
      },
    },
  }
}
