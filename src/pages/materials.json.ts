/** The catalogue as the words stand; the last output measures the files and writes what is true of them. */
import type { APIRoute } from 'astro'
import { allDrafts, generated } from '../library.ts'
export const GET: APIRoute = () => new Response(JSON.stringify({ version: 1, generated, items: allDrafts() }))
