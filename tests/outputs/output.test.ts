/** The site as outputs see it: its cache, and the edge of its folder. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'playwright/test'
import { folderSite, key, serialise, type Logger } from '../../src/outputs/output.ts'

const quiet: Logger = { info() {}, warn() {}, error() {} }

test('inputs count by what they hold, not by the order in which they were set', () => {
  expect(serialise({ b: 1, a: [Buffer.from('x'), undefined, null] })).toBe(serialise({ a: [new Uint8Array([120]), undefined, null], b: 1 }))
  expect(serialise(new Map([['b', 1], ['a', 2]]))).toBe(serialise(new Map([['a', 2], ['b', 1]])))
  expect(serialise({ a: '1' })).not.toBe(serialise({ a: 1 }))
  expect(serialise(['a', 'b'])).not.toBe(serialise(['a,b']))
  expect(key('x.pdf', 1)).not.toBe(key('y.pdf', 1))
  expect(() => serialise({ make() {} })).toThrow('input of the cache')
})

test('a folder keeps what was made, and makes again what changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  try {
    const at = (name: string): URL => pathToFileURL(`${join(folder, name)}/`)
    let made = 0
    const make = async (): Promise<Uint8Array> => Buffer.from(`made ${++made}`)
    const first = folderSite(at('one'), [], at('cache'), quiet)
    await first.cached('downloads/a.txt', { words: 1 }, make)
    const second = folderSite(at('two'), [], at('cache'), quiet)
    await second.cached('downloads/a.txt', { words: 1 }, make)
    expect((await second.read('downloads/a.txt')).toString()).toBe('made 1')
    await second.cached('downloads/a.txt', { words: 2 }, make)
    expect(await readFile(join(folder, 'two/downloads/a.txt'), 'utf8')).toBe('made 2')
    await expect(second.write('../outside.txt', 'x')).rejects.toThrow('outside the site')
    await expect(second.read('../one/downloads/a.txt')).rejects.toThrow('outside the site')
    await expect(second.cached('b.txt', 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await second.cached('b.txt', 1, make)
    expect(made).toBe(3)
  } finally {
    await rm(folder, { recursive: true })
  }
})
