/** One ZIP per language with every file of that language, its manifest and the licence: the same bytes at every build. */
import { ZipFile } from 'yazl'
import { sha256 } from '../domain/digest.ts'
import { fileName, itemId, type Draft } from '../domain/materials.ts'
import type { Output } from './output.ts'

// A ZIP knows no time zone: the entry keeps local time, and builds run in UTC.
const day = new Date(Date.UTC(2000, 0, 1))

/** Makes `downloads/<lang>/pakket-alles.zip` of the files the catalogue names and that exist. */
export function packs(): Output {
  return {
    name: 'packs',
    async make(site) {
      const { items } = JSON.parse((await site.read('materials.json')).toString()) as { items: Draft[] }
      let made = 0
      for (const pack of items.filter(({ kind, id }) => kind === 'pack' && id === itemId('pack', 'alles'))) {
        const own = items.filter(({ lang, kind }) => lang === pack.lang && kind !== 'pack' && kind !== 'feed')
        const files: { name: string; bytes: Buffer; item: Draft }[] = []
        for (const item of own) for (const { url } of item.files) {
          if (url.startsWith('/downloads/mul/')) continue
          const bytes = await site.read(url.slice(1)).catch(() => undefined)
          if (bytes) files.push({ name: `${item.kind}/${url.startsWith('/downloads/') ? fileName(url) : `schema.${fileName(url).split('.').at(-1)}`}`, bytes, item })
        }
        files.sort((a, b) => (a.name < b.name ? -1 : 1))
        const manifest = `${JSON.stringify({ lang: pack.lang, updated: pack.updated, licence: pack.licence, files: files.map(({ name, bytes, item }) => ({ name, bytes: bytes.length, sha256: sha256(bytes), item: item.id, title: item.title, page: item.page, translation: item.translation })) }, null, 1)}\n`
        await site.cached(pack.files[0]!.url.slice(1), { manifest, version: 1 }, async () => {
          const zip = new ZipFile()
          const options = { mtime: day, mode: 0o100644, forceDosTimestamp: true }
          zip.addBuffer(Buffer.from(manifest), 'manifest.json', options)
          for (const { name, bytes } of files) zip.addBuffer(bytes, name, options)
          zip.end()
          const chunks: Buffer[] = []
          for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
          return Buffer.concat(chunks)
        })
        made++
      }
      site.logger.info(`${made} packs`)
    },
  }
}
