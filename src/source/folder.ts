/** Where the content lies. */
import { join } from 'node:path'

/** The folder of content: `content/` of the project the command runs in; tests put another in SITE_CONTENT. Absolute. */
export const contentFolder = process.env.SITE_CONTENT || join(process.cwd(), 'content')
