/** The pictures that every language shares. */
import type { APIRoute } from 'astro'
import { pictures } from '../../library.ts'
import { published } from '../../pictures.ts'

export const getStaticPaths = () => [...pictures].map(([id, file]) => ({ params: { file: `${id}.${file.endsWith('.svg') ? 'svg' : 'jpg'}` }, props: { id } }))

export const GET: APIRoute = async ({ props }) => new Response(new Uint8Array(await published(props.id as string)))
