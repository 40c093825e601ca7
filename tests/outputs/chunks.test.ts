import { gunzipSync, gzipSync } from 'node:zlib'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { test, expect } from 'playwright/test'
import { openSite } from '../../src/commands/bench/bundle.ts'
import { cutChunks, type File } from '../../src/outputs/chunks.ts'

/** A word for a number, spread over the alphabet; every seventh begins like its neighbours. */
const word = (at: number) => (at % 7 ? '' : 'bijeen') + [...(at * 7919).toString(26)].map((digit) => 'bcdfghjklmnpqrstvwxzaeiouy'[Number.parseInt(digit, 26)]).join('') + 'en'

let files: File[]
test.beforeAll(async () => {
  const { index } = await createIndex()
  for (let page = 0; page < 40; page++)
    await index?.addHTMLFile({ sourcePath: `nl/${page}/index.html`, content: `<html lang="nl"><body><main><h1>Bladzijde ${page}</h1><p>${Array.from({ length: 400 }, (_, at) => word(page * 97 + at * 3)).join(' ')}</p></main></body></html>` })
  files = (await index?.getFiles())?.files ?? []
  await close()
})

async function served(list: File[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'chunks-'))
  for (const { path, content } of list) {
    const to = join(dir, 'pagefind', path)
    await mkdir(dirname(to), { recursive: true })
    await writeFile(to, content)
  }
  return dir
}

test('smaller chunks find the same, word by word and half typed, and cost less', async () => {
  const found: string[][] = []
  const sizes: number[] = []
  for (const list of [files, cutChunks(files)]) {
    const dir = await served(list)
    const site = openSite(dir)
    const answers: string[] = []
    for (let at = 0; at < 300; at += 23)
      for (const query of [word(at), `"${word(at)}"`, word(at).slice(0, 4), word(at).slice(0, 3), 'bijeen']) {
        // A visitor's first query each time: only the chunks that it asks for are there.
        const { results } = await (await site.open('nl')).search(query)
        answers.push(`${query} ${results.map(({ id, score }) => `${id} ${score.toFixed(3)}`).sort().join(' ')}`)
      }
    found.push(answers)
    sizes.push(...[site.sent().filter(({ path }) => path.endsWith('.pf_index'))].map((sent) => sent.reduce((sum, { bytes }) => sum + bytes, 0) / sent.length))
    site.close()
    await rm(dir, { recursive: true })
  }
  expect(found[1]).toEqual(found[0])
  expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2)
})

test('what does not look like the index that is known is refused', () => {
  const broken = (part: RegExp, change: (bytes: Buffer) => Buffer) => files.map((file) => (part.test(file.path) ? { ...file, content: gzipSync(change(gunzipSync(file.content))) } : file))
  expect(() => cutChunks(files.filter(({ path }) => !path.endsWith('.pf_meta')))).toThrow('not those its metadata lists')
  expect(() => cutChunks(files.filter(({ path }) => !path.endsWith('.pf_index')))).toThrow('is missing')
  expect(() => cutChunks(broken(/pf_index$/, (bytes) => bytes.subarray(12)))).toThrow('no signature')
  expect(() => cutChunks(broken(/pf_meta$/, (bytes) => Buffer.concat([bytes.subarray(0, 12), Buffer.from([0x63, 1, 2, 3])])))).toThrow('no list')
  expect(() => cutChunks(broken(/pf_index$/, (bytes) => Buffer.concat([bytes.subarray(0, 12), Buffer.from([0x82]), bytes.subarray(13), Buffer.from([1])])))).toThrow('more than words')
})
