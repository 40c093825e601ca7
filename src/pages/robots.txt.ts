/** Everybody may read everything; the sitemap tells what there is. */
import type { APIRoute } from 'astro'
export const GET: APIRoute = ({ site }) => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL('sitemap-index.xml', site).href}\n`)
