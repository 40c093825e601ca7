/** Where the content lies. */
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** The folder of content: `content/` beside `src/`; tests put another in SITE_CONTENT. Always absolute. */
export const contentFolder = process.env.SITE_CONTENT ?? fileURLToPath(new URL('content', root))
