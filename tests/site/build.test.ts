/** The build as an author meets it: bad content is refused with file and line, the last good build stays, a language is a line and a folder. */
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'

test.describe.configure({ mode: 'serial' })
test.setTimeout(600_000)
const run = promisify(execFile)

let place: string
let content: string
test.beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'site-'))
  content = join(place, 'content')
})
test.afterAll(() => rm(place, { recursive: true, force: true }))

/** A small edition: two languages, one text of each kind. */
async function small(extra: string[] = []): Promise<void> {
  await rm(content, { recursive: true, force: true })
  const keep = new Set(['site.yml', 'sources.yml', 'schedule.yml', 'pictures', 'films/cast.yml', ...['nl', 'ar', ...extra].flatMap((tag) => ['home.md', 'messages.yml', 'glossary.yml', 'schedule.yml', 'pictures.yml', 'programma/01-wat-is-het.md', 'programma/13-bronnen.md', 'deelnemers/01-wie-helpt-mij.md', 'het-gesprek/06-de-baas-op-de-fiets.mdx', 'over/00-over.md', 'over/01-contact.md', 'over/04-vertalingen.md', 'blocks.json'].map((file) => `${tag}/${file}`))])
  for (const file of keep) if (existsSync(join('content', file))) await cp(join('content', file), join(content, file), { recursive: true })
  await writeFile(join(content, 'languages.json'), JSON.stringify([{ tag: 'nl', label: 'Nederlands' }, { tag: 'ar', label: 'العربية' }]))
  const themes = await readFile('content/themes.yml', 'utf8')
  await writeFile(join(content, 'themes.yml'), (/- id: wie-helpt-mij[\s\S]*?(?=\n- id: )/.exec(themes)?.[0] ?? themes).replace(/^ {2}film:.*\n/m, ''))
  for (const tag of ['nl', 'ar', ...extra]) {
    const file = join(content, tag, 'blocks.json')
    if (!existsSync(file)) continue
    const register = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    await writeFile(file, JSON.stringify(Object.fromEntries(Object.entries(register).filter(([key]) => ['home', 'messages', 'glossary', 'schedule', 'pictures', 'programma/wat-is-het', 'programma/bronnen', 'deelnemers/wie-helpt-mij', 'het-gesprek/de-baas-op-de-fiets', 'over/over', 'over/contact', 'over/vertalingen'].includes(key)))))
  }
  // Links to pages that the small edition does not have lead home: a dead link is refused.
  for (const tag of ['nl', 'ar', ...extra]) for (const file of await readdir(join(content, tag), { recursive: true }).catch(() => [])) {
    if (!/\.mdx?$/.test(file)) continue
    const path = join(content, tag, file)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/\]\(\/(?:programma|deelnemers|het-gesprek|films|over)\/(?:([a-z0-9-]+)\/)?(?:#[^)]*)?\)/g, (link, id?: string) => (!id || [...keep].some((kept) => kept.startsWith('nl/') && kept.replace(/^.*\/(?:\d\d-)?|\.mdx?$/g, '') === id) ? link : '](/)')))
  }
}

const environment = (out: string) => ({ ...process.env, SITE_CONTENT: content, SITE_OUT: out, CACHE_DIR: join(place, 'cache'), FORCE_COLOR: '0' })

async function command(file: string, args: string[] = [], out = join(place, 'dist')): Promise<{ code: number; text: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [file, ...args], { env: environment(out), maxBuffer: 64e6 })
    return { code: 0, text: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, text: stdout + stderr }
  }
}
const build = (out?: string) => command('src/commands/build.ts', ['--fast'], out)
const blocks = () => command('src/commands/blocks.ts')

async function fingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).sort()) hash.update(entry.slice(folder.length)).update(await readFile(entry))
  return hash.digest('hex')
}

/** Each fault: what an author does, and what the one list must name. */
const faults: [string, () => Promise<unknown>, RegExp][] = [
  ['an import in a chapter', () => edit('nl/het-gesprek/06-de-baas-op-de-fiets.mdx', (text) => text.replace('<Why>', 'import fs from "node:fs"\n\n<Why>')), /content\/nl\/het-gesprek\/06-de-baas-op-de-fiets\.mdx:\d+ .*holds code/],
  ['HTML in a text', () => edit('ar/programma/01-wat-is-het.md', (text) => `${text}\n<img src=x onerror=alert(1)>\n`), /content\/ar\/programma\/01-wat-is-het\.md:\d+ .*holds code/],
  ['an unknown key', () => edit('nl/programma/01-wat-is-het.md', (text) => text.replace('title:', 'titel: x\ntitle:')), /01-wat-is-het\.md:\d+ .*unknown key “titel”/],
  ['a wrong type', () => edit('site.yml', (text) => text.replace(/^edition:.*$/m, 'edition: 3')), /content\/site\.yml:\d+ .*edition/],
  ['a missing title', () => edit('nl/programma/01-wat-is-het.md', (text) => text.replace(/^title:.*\n/m, '')), /01-wat-is-het\.md:\d+ .*lacks “title”/],
  ['two pages with one address', () => cp(join(content, 'nl/programma/01-wat-is-het.md'), join(content, 'nl/programma/02-wat-is-het.md')), /02-wat-is-het\.md .*same id/],
  ['an unknown term', () => edit('nl/programma/01-wat-is-het.md', (text) => `${text}\n[x](term:bestaat-niet)\n`), /01-wat-is-het\.md:\d+ .*unknown term “bestaat-niet”/],
  ['an unknown source', () => edit('nl/programma/01-wat-is-het.md', (text) => `${text}\n[x](source:bestaat-niet)\n`), /unknown source “bestaat-niet”/],
  ['a page of the site that does not exist', () => edit('nl/programma/01-wat-is-het.md', (text) => `${text}\n[x](/deelnemers/bestaat-niet/)\n`), /01-wat-is-het\.md:\d+ .*link to \/deelnemers\/bestaat-niet\/, where there is no page/],
  ['an address with its language', () => edit('nl/programma/01-wat-is-het.md', (text) => `${text}\n[x](/nl/schema/)\n`), /01-wat-is-het\.md:\d+ .*Write the address without it: \/schema\//],
  ['a comma in a number', () => edit('schedule.yml', (text) => text.replace('hoursPerWeek: 9', 'hoursPerWeek: 5,5')), /content\/schedule\.yml:\d+ .*“5,5”, which is no number/],
  ['a colour without quotation marks', () => edit('site.yml', (text) => text.replace(/^accent:.*$/m, 'accent: #e6007e')), /content\/site\.yml:\d+ .*“accent” empty/],
  ['a line of languages.json without its comma', () => writeFile(join(content, 'languages.json'), '[\n{ "tag": "nl", "label": "Nederlands" }\n{ "tag": "ar", "label": "العربية" }\n]'), /^content\/languages\.json:3 .*not valid JSON[^\n]*\n\n1 problem/m],
  ['an unknown picture', () => edit('nl/het-gesprek/06-de-baas-op-de-fiets.mdx', (text) => text.replace(/^picture: .*$/m, 'picture: bestaat-niet')), /picture “bestaat-niet”/],
  ['a truncated JPEG', async () => { const { default: sharp } = await import('sharp'); const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a8432f' } }).jpeg().toBuffer(); await writeFile(join(content, 'pictures/half.jpg'), bytes.subarray(0, bytes.length / 2)) }, /content\/pictures\/half\.jpg .*broken/],
  ['HTML named .jpg', () => writeFile(join(content, 'pictures/page.jpg'), '<html><body>hi</body></html>'), /content\/pictures\/page\.jpg .*broken or not a picture/],
  ['code in an SVG', () => writeFile(join(content, 'pictures/bad.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>'), /content\/pictures\/bad\.svg .*holds code/],
  ['a lost placeholder', () => edit('ar/messages.yml', (text) => text.replace(/\{date\}/, '')), /content\/ar\/messages\.yml:\d+ .*lost the placeholder \{date\}/],
  ['a YAML alias bomb', () => edit('ar/glossary.yml', () => 'translation: &a { by: machine }\nwords: { x: *a }\n'), /content\/ar\/glossary\.yml:\d+ .*alias|anchor/],
  ['a path out of content', async () => { await writeFile(join(place, 'secret.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'); await symlink(join(place, 'secret.svg'), join(content, 'pictures/out.svg')) }, /content\/pictures\/out\.svg .*link to somewhere else/],
  ['a bidi control in a file name', () => writeFile(join(content, 'pictures/a\u202Egpj.svg'), 'x'), /content\/pictures\/a\\u\{202e\}gpj\.svg .*name/],
  ['a decomposed letter in a file name', () => writeFile(join(content, 'nl/programma/04-cafe\u0301.md'), 'x'), /04-cafe\\u\{301\}\.md .*name/],
  ['minutes that do not add up', () => edit('nl/het-gesprek/06-de-baas-op-de-fiets.mdx', (text) => text.replace(/<Activity minutes="15"/, '<Activity minutes="25"')), /06-de-baas-op-de-fiets\.mdx:\d+ .*activities take 130/],
  ['a gap in the schedule', () => edit('schedule.yml', (text) => text.replace(/weeks: \[13, 24\]/, 'weeks: [14, 24]')), /content\/schedule\.yml:\d+ /],
  ['digits that nobody finds', () => edit('ar/programma/01-wat-is-het.md', (text) => text.replace(/^title: (.*)$/m, 'title: $1 ٢٤')), /content\/ar\/programma\/01-wat-is-het\.md.* breaks search.*write 24/],
  ['a source of the schedule that nobody knows', () => edit('schedule.yml', (text) => text.replace(/source: \[?[a-z0-9-]+/, (found) => `${found}x`)), /content\/schedule\.yml .*unknown source/],
  ['a number changed in a translation', () => edit('ar/programma/01-wat-is-het.md', (text) => text.replace(/(?<=---[\s\S]*---[\s\S]*?)24×24/, '42×24')), /content\/ar\/programma\/01-wat-is-het\.md:\d+ .*has the number “42”/],
  ['a paragraph left in Dutch', () => edit('ar/deelnemers/01-wie-helpt-mij.md', (text) => text.replace(/(\n## .*\n\n).*\n/, '$1Je woont pas in je eigen huis. Er komt elke dag post. Je kind moet naar school. Je wilt Nederlands leren. Waar begin je?\n')), /content\/ar\/deelnemers\/01-wie-helpt-mij\.md:\d+ .*still the Dutch/],
  ['a sentence too long for participants', () => edit('nl/deelnemers/01-wie-helpt-mij.md', (text) => `${text}\nJe gaat dan naar de gemeente en je vraagt daar aan de balie of iemand je wil helpen met je brief.\n`), /content\/nl\/deelnemers\/01-wie-helpt-mij\.md:\d+ .*too hard: .*sentence of 21 words.*Je gaat dan naar de gemeente/],
  ['a figure without a source', () => edit('nl/programma/01-wat-is-het.md', (text) => `${text}\nIn 1999 deden 77 mensen mee.\n`), /content\/nl\/programma\/01-wat-is-het\.md:\d+ .*figures 1999, 77 without a source/],
  ['a block the Dutch does not have', () => edit('ar/programma/01-wat-is-het.md', (text) => `${text}\n## زائد\n\nفقرة زائدة.\n`), /content\/ar\/programma\/01-wat-is-het\.md:\d+ .*does not have/],
]

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(content, file)
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`the edit of ${file} changed nothing`)
  await writeFile(path, after)
}

test('a small edition builds without a warning', async () => {
  await small()
  const { code, text } = await build()
  expect(text).not.toMatch(/warn/i)
  expect(code, text).toBe(0)
  expect(existsSync(join(place, 'dist/ar/programma/wat-is-het/index.html'))).toBe(true)
})

test('a changed figure and a new paragraph are no fault of the translations; the accent colour reaches the page', async () => {
  await small()
  expect((await blocks()).code).toBe(0)
  await edit('nl/glossary.yml', (text) => text.replace(/600 uur/, '650 uur'))
  await edit('nl/deelnemers/01-wie-helpt-mij.md', (text) => text.replace(/\n## /, '\nDit is nieuw.\n\n## '))
  await edit('site.yml', (text) => text.replace(/^accent:.*$/m, 'accent: "#e6007e"'))
  const { code, text } = await build()
  expect(code, text).toBe(0)
  const styles = (await readdir(join(place, 'dist/_astro'))).filter((name) => name.endsWith('.css'))
  expect((await Promise.all(styles.map((name) => readFile(join(place, 'dist/_astro', name), 'utf8')))).join('')).toContain('--accent-seed:#e6007e')
})

for (const [name, sow, told] of faults) {
  test(`refused with file and line: ${name}`, async () => {
    await small()
    await blocks()
    await sow()
    const { code, text } = await blocks()
    expect(text).toMatch(told)
    expect(code).toBe(1)
  })
}

test('all problems come in one list', async () => {
  await small()
  await edit('nl/programma/01-wat-is-het.md', (text) => `${text}\n[x](term:een)\n\n[y](source:twee)\n`)
  await writeFile(join(content, 'pictures/page.jpg'), 'x')
  await edit('schedule.yml', (text) => text.replace('hoursPerWeek: 9', 'hoursPerWeek: 5,5'))
  const { text } = await command('src/commands/check.ts', ['--content'])
  expect(text).toMatch(/term “een”[\s\S]*source “twee”|source “twee”[\s\S]*term “een”/)
  expect(text).toContain('pictures/page.jpg')
  expect(text).toContain('which is no number')
})

test('a shared file that cannot be read is told, and nothing that only follows from it', async () => {
  await small()
  for (const file of ['nl/glossary.yml', 'sources.yml', 'nl/pictures.yml', 'themes.yml']) await edit(file, (text) => `${text}\n : : broken\n`)
  const { text, code } = await command('src/commands/check.ts', ['--content'])
  expect(code).toBe(1)
  for (const line of text.split('\n').filter((one) => one.startsWith('content/'))) expect(line).toMatch(/not valid YAML|securityExpires/)
})

test('npm run check tells which block a translator has to do again, and how to say that it is done', async () => {
  await small()
  await blocks()
  await edit('nl/deelnemers/01-wie-helpt-mij.md', (text) => text.replace('Dat is je', 'Dat is nu je'))
  await blocks()
  const { text, code } = await command('src/commands/check.ts', ['--content'])
  const [, line, file, id] = /^content\/ar\/deelnemers\/01-wie-helpt-mij\.md:(\d+) {2}is outdated: content\/nl\/deelnemers\/01-wie-helpt-mij\.md:\d+ now says “[^”(]+”.*npm run translated -- (\S+) (\S+)$/m.exec(text) ?? []
  expect(text).toContain('is outdated')
  expect([code, Number(line) > 1, file]).toEqual([0, true, 'content/ar/deelnemers/01-wie-helpt-mij.md'])
  const told = await command('src/commands/translated.ts', [join(content, 'ar/deelnemers/01-wie-helpt-mij.md'), id!, '--still-right'])
  expect(told.text).toContain('1 block is made')
  expect((await command('src/commands/check.ts', ['--content'])).text).not.toMatch(/ar\/deelnemers\/01-wie-helpt-mij\.md:\d+ {2}is outdated/)
})

test('a refused build and a killed build leave the last one as it was, byte for byte', async () => {
  await small()
  const out = join(place, 'dist')
  expect((await build()).code).toBe(0)
  const before = await fingerprint(out)
  await edit('nl/programma/01-wat-is-het.md', (text) => `${text}\n<b>x</b>\n`)
  expect((await build()).code).toBe(1)
  expect(await fingerprint(out)).toBe(before)
  await small()
  const child = spawn(process.execPath, ['src/commands/build.ts', '--fast'], { env: environment(out), detached: true, stdio: 'ignore' })
  await new Promise((done) => setTimeout(done, 3500))
  process.kill(-child.pid!, 'SIGKILL')
  await new Promise((done) => setTimeout(done, 500))
  expect(await fingerprint(out)).toBe(before)
})

test('byte order mark and Windows line ends are taken', async () => {
  await small()
  await blocks()
  const path = join(content, 'nl/programma/01-wat-is-het.md')
  await writeFile(path, `\uFEFF${(await readFile(path, 'utf8')).replaceAll('\n', '\r\n')}`)
  const register = await readFile(join(content, 'nl/blocks.json'), 'utf8')
  const { code, text } = await build()
  expect(code, text).toBe(0)
  expect(await readFile(join(content, 'nl/blocks.json'), 'utf8')).toBe(register)
  expect(await readFile(join(place, 'dist/nl/programma/wat-is-het/index.html'), 'utf8')).toContain('data-block=')
})

test('two builds in two folders, time zones and locales are the same bytes', async () => {
  await small()
  expect((await build(join(place, 'a/dist'))).code).toBe(1)
  await mkdir(join(place, 'a')); await mkdir(join(place, 'b'))
  expect((await build(join(place, 'a/dist'))).code).toBe(0)
  const kept = { TZ: process.env.TZ, LC_ALL: process.env.LC_ALL }
  Object.assign(process.env, { TZ: 'Asia/Kathmandu', LC_ALL: 'ar_EG.UTF-8' })
  await rm(join(place, 'cache'), { recursive: true, force: true })
  expect((await build(join(place, 'b/dist'))).code).toBe(0)
  for (const [name, value] of Object.entries(kept)) if (value === undefined) delete process.env[name]; else process.env[name] = value
  expect(await fingerprint(join(place, 'a/dist'))).toBe(await fingerprint(join(place, 'b/dist')))
})

test('a language is one line and a half-filled folder: the pseudo-language qps-Arab', async () => {
  await small()
  await mkdir(join(content, 'qps-Arab/programma'), { recursive: true })
  await writeFile(join(content, 'languages.json'), JSON.stringify([{ tag: 'nl', label: 'Nederlands' }, { tag: 'ar', label: 'العربية' }, { tag: 'qps-Arab', label: '[!! Pseudo !!]' }]))
  await writeFile(join(content, 'qps-Arab/home.md'), '---\ntitle: "[ẋẋ ȟöḿé ẋẋ]"\nsummary: "[ẋẋ śüḿḿáŕý ẋẋ]"\n---\n\n## [ẋẋ öńé ẋẋ]\n\n[ẋẋ ṕáŕáĝŕáṕȟ ẋẋ]\n')
  const { code, text } = await build()
  expect(code, text).toBe(0)
  const home = await readFile(join(place, 'dist/qps-Arab/index.html'), 'utf8')
  expect(home).toMatch(/<html lang="qps-Arab" dir="rtl">/)
  expect(home).toContain('[ẋẋ öńé ẋẋ]')
  expect(home).toMatch(/data-state="missing" lang="nl" dir="ltr"/)
  const other = await readFile(join(place, 'dist/qps-Arab/programma/wat-is-het/index.html'), 'utf8')
  expect(other).toContain('<meta name="robots" content="noindex">')
  expect(other).toContain('class="notice"')
  expect(await readFile(join(place, 'dist/nl/index.html'), 'utf8')).toContain('hreflang="qps-Arab"')
})

test('a file of one’s own, with a small file beside it, stands in the hub, the catalogue and the downloads', async () => {
  await small()
  await mkdir(join(content, 'materials'), { recursive: true })
  await writeFile(join(content, 'materials/onze-folder.docx'), 'a document')
  await writeFile(join(content, 'materials/onze-folder.yml'), 'kind: handout\nlang: mul\nfile: onze-folder.docx\naudience: [trainer]\nlicence: CC-BY-4.0\n')
  const bare = await blocks()
  expect(bare.text).toContain('content/materials/onze-folder.yml  has no title. Add “onze-folder”')
  expect(bare.code).toBe(1)
  await writeFile(join(content, 'nl/materials.yml'), 'words:\n  onze-folder:\n    title: Onze folder\n    summary: Een folder van onze stad.\n')
  const { code, text } = await build()
  expect(code, text).toBe(0)
  expect(await readFile(join(place, 'dist/downloads/mul/werkblad-onze-folder.docx'), 'utf8')).toBe('a document')
  const { items } = JSON.parse(await readFile(join(place, 'dist/materials.json'), 'utf8')) as { items: { id: string; lang: string; files: { bytes: number }[] }[] }
  expect(items.filter(({ id }) => id === 'werkblad-onze-folder')).toMatchObject([{ lang: 'mul', files: [{ bytes: 10 }] }])
  expect(await readFile(join(place, 'dist/ar/materialen/index.html'), 'utf8')).toContain('href="/downloads/mul/werkblad-onze-folder.docx"')
  expect(existsSync(join(place, 'dist/ar/materialen/werkblad-onze-folder/index.html'))).toBe(true)
})
