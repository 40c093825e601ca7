/** Files of `content/materials/`, handed out as they are. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRoute } from 'astro'
import { materials, ownFile } from '../../../library.ts'
import { contentFolder } from '../../../source/folder.ts'

export const getStaticPaths = () => materials.map((one) => ({ params: { lang: one.lang, file: ownFile(one).url.split('/').at(-1)! }, props: { file: one.file } }))

export const GET: APIRoute = ({ props }) => new Response(new Uint8Array(readFileSync(join(contentFolder, 'materials', props.file as string))))
