/** The icons as one file, for script that makes results and players. */
import type { APIRoute } from 'astro'
import { icons } from '../components/icons.ts'
export const GET: APIRoute = () => new Response(`<svg xmlns="http://www.w3.org/2000/svg">${Object.entries(icons).map(([name, shape]) => `<symbol id="${name}" viewBox="0 0 24 24">${shape}</symbol>`).join('')}</svg>`)
