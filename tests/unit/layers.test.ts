/** The arrows of the house: which folder may import which, and that styles know no left or right. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'playwright/test'

const root = resolve('src')
const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((file) => /\.(ts|astro|css|mjs)$/.test(file) && !file.includes(join('commands', 'bench', 'starlight')))
/** The layer of a file: its first folder, or its own name at the top. */
const layer = (file: string) => relative(root, file).replaceAll('\\', '/').split('/')[0]!.replace(/\.[a-z.]+$/, '')
const imports = (file: string) => [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]|^import ['"]([^'"]+)['"]/gm)].map(([, a, b]) => (a ?? b)!)

const may: Record<string, string[]> = {
  schema: ['schema'],
  domain: ['domain'],
  film: ['film', 'schema', 'domain'],
  source: ['source', 'schema', 'domain', 'film'],
  client: ['client', 'domain', 'film'],
  components: ['components', 'domain', 'library', 'films', 'chapters', 'pictures', 'styles', 'client', 'outputs'],
  layouts: ['layouts', 'components', 'domain', 'library', 'styles'],
  outputs: ['outputs', 'domain', 'film', 'source', 'commands'],
}

for (const [from, to] of Object.entries(may)) {
  test(`${from} imports only ${to.join(', ')}`, () => {
    const wrong = files.filter((file) => layer(file) === from).flatMap((file) =>
      imports(file).filter((name) => name.startsWith('.')).map((name) => layer(resolve(dirname(file), name.replace(/\?.*$/, '')))).filter((target) => !to.includes(target)).map((target) => `${relative(root, file)} → ${target}`))
    expect([...new Set(wrong)]).toEqual([])
  })
}

test('the domain knows no Astro, no file system and no clock', () => {
  const wrong = files.filter((file) => layer(file) === 'domain').filter((file) => /from ['"](?:astro|node:fs|node:path|node:child_process)|new Date\(\)|Date\.now|performance\.now/.test(readFileSync(file, 'utf8')))
  expect(wrong.map((file) => relative(root, file))).toEqual([])
})

test('styles know start and end, not left and right; @page is excepted', () => {
  const wrong = files.filter((file) => /\.(css|astro)$/.test(file)).flatMap((file) => {
    const css = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
    return [...css.matchAll(/(?:^|[;{\s])((?:margin|padding|border)-(?:left|right)|left|right|float|text-align)\s*:\s*([^;}]+)/g)].filter(([, name, value]) => !(name === 'text-align' && !/left|right/.test(value!)) && !(name === 'float' && !/left|right/.test(value!))).map(([, name]) => `${relative(root, file)}: ${name}`)
  })
  expect(wrong).toEqual([])
})

test('every message that the code asks for is in the Dutch words', () => {
  const messages = readFileSync('content/nl/messages.yml', 'utf8')
  const asked = new Set(files.filter((file) => /\.(astro|ts)$/.test(file)).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:\bk=|\bt\(|titleKey=|back=)["'`]([a-z][\w-]*(?:\.[\w-]+)+)["'`]/g)].map(([, key]) => key!)))
  expect([...asked].filter((key) => !messages.includes(`\n  ${key}:`))).toEqual([])
})
