/** Where to report a weakness of the site (RFC 9116). */
import type { APIRoute } from 'astro'
import { languages, site as facts } from '../../library.ts'
export const GET: APIRoute = ({ site }) => new Response([
  `Contact: mailto:${facts.email}`,
  `Expires: ${facts.securityExpires}T00:00:00.000Z`,
  `Preferred-Languages: ${languages.slice(0, 2).map(({ tag }) => tag).join(', ')}`,
  `Canonical: ${new URL('.well-known/security.txt', site).href}`, '',
].join('\n'))
