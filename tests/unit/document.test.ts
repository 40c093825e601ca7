/** Texts: the guard refuses code and lets ordinary sentences through; a translation takes the structure of its source. */
import { expect, test } from 'playwright/test'
import { blocksOf, guard, join, parse, Unreadable, type Block, type Format, type Node } from '../../src/domain/document.ts'

const faults = (text: string, format: Format) => { try { return guard(parse(text, format)).map(({ what }) => what) } catch (error) { if (error instanceof Unreadable) return [error.message]; throw error } }

const attacks: [string, Format, string][] = [
  ['import', 'mdx', 'import fs from "node:fs"\n\nHi'],
  ['export', 'mdx', 'export const x = 1\n\nHi'],
  ['flow expression', 'mdx', '{process.env.HOME}'],
  ['text expression', 'mdx', 'Hi {process.env.HOME} there'],
  ['spread', 'mdx', '<Note {...globalThis}>\n\nHi\n\n</Note>'],
  ['expression attribute', 'mdx', '<Activity minutes={10}>\n\nHi\n\n</Activity>'],
  ['raw HTML', 'md', '<b>Hi</b>'],
  ['raw HTML inline', 'md', 'Hi <b>there</b>'],
  ['html element in mdx', 'mdx', '<div>\n\nHi\n\n</div>'],
  ['script', 'md', '<script>alert(1)</script>'],
  ['script in mdx', 'mdx', '<script>alert(1)</script>'],
  ['on…', 'md', '<img src="x" onerror="alert(1)">'],
  ['on… on a component', 'mdx', '<Note onclick="alert(1)">\n\nHi\n\n</Note>'],
  ['javascript:', 'md', '[x](javascript:alert(1))'],
  ['javascript: entity-encoded', 'md', '[x](java&#115;cript:alert(1))'],
  ['javascript: with a tab', 'md', '[x](<java\tscript:alert(1)>)'],
  ['javascript: percent-encoded', 'md', '[x](java%73cript:alert(1))'],
  ['data:', 'md', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
  ['data: entity-encoded', 'mdx', '[x](&#100;ata:text/html,x)'],
  ['vbscript:', 'md', '[x](vbscript:x)'],
  ['protocol-relative', 'md', '[x](//evil.example/)'],
  ['javascript: autolink', 'md', '<javascript:alert(1)>'],
  ['unknown component', 'mdx', '<Evil />'],
  ['set:html', 'mdx', '<Note set:html="x" />'],
  ['client:load', 'mdx', '<Note client:load>\n\nHi\n\n</Note>'],
  ['member component', 'mdx', '<Astro.self />'],
  ['fragment', 'mdx', '<>\n\nHi\n\n</>'],
  ['component in a sentence', 'mdx', 'Hi <Note>there</Note>'],
  ['HTML comment', 'md', '<!-- secret -->'],
  ['picture by address', 'md', '![x](../../../../etc/passwd)'],
  ['reference link', 'md', '[x][y]\n\n[y]: javascript:alert(1)'],
  ['title of its own', 'md', '# Title'],
]
for (const [name, format, text] of attacks) {
  test(`refused: ${name} (.${format})`, () => { expect(faults(text, format).length).toBeGreaterThan(0) })
}

const harmless: [string, Format, string][] = [
  ['code block with HTML', 'md', '```html\n<script>alert(1)</script>\n```'],
  ['code block with HTML', 'mdx', '```html\n<script>alert(1)</script>\n```'],
  ['inline code', 'mdx', 'Hi `<b>{x}</b>`'],
  ['<3', 'md', 'I <3 Leiden'],
  ['{naam}', 'md', 'Dag {naam}'],
  ['a < b', 'md', 'a < b'],
  ['a < b', 'mdx', 'a < b'],
  ['<mail@x.nl>', 'md', 'Schrijf <mail@x.nl>'],
  ['escaped braces', 'mdx', 'Dag \\{naam\\}'],
  ['escaped sign', 'mdx', 'I \\<3 Leiden'],
  ['term and source', 'md', '[k](term:klantmanager) [bron](source:ser-jas) [s](/schema/) [h](https://x.nl/?a=1&b=2) [m](mailto:a@b.nl)'],
  ['a component', 'mdx', '<Note>\n\n- Hi\n\n</Note>'],
]
for (const [name, format, text] of harmless) {
  test(`works: ${name} (.${format})`, () => { expect(faults(text, format)).toEqual([]) })
}

for (const [name, text] of [['<3', 'I <3 Leiden'], ['{naam}', 'Dag {naam}'], ['<mail@x.nl>', 'Schrijf <mail@x.nl>']] as const) {
  test(`in .mdx ${name} is refused with how to write it`, () => {
    expect(faults(text, 'mdx').join(' ')).toMatch(/In \.mdx write \\/)
  })
}

test('a fault names its line', () => {
  expect(guard(parse('Eerste.\n\nTweede.\n\n<b>x</b>\n', 'md'))[0]!.line).toBe(5)
})

test('attributes are of a closed list', () => {
  expect(faults('<Meeting minutes="120">\n\n<Activity minutes="tien" kind="opening">\n\n### Hi\n\n</Activity>\n\n</Meeting>', 'mdx').join()).toContain('minutes="tien"')
  expect(faults('<Meeting minutes="120">\n\n<Activity minutes="10" kind="onzin">\n\n### Hi\n\n</Activity>\n\n</Meeting>', 'mdx').join()).toContain('opening, look')
  expect(faults('<Activity minutes="10" kind="opening">\n\n### Hi\n\n</Activity>', 'mdx').join()).toContain('belongs inside <Meeting>')
})

const text = '## Kop\n\nZin met [woord](term:pip).\n\n- een\n- twee\n  - binnen\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'
test('blocks: heading, paragraph, items, rows', () => {
  expect(blocksOf(parse(text, 'md')).map(({ kind, text: words }) => `${kind} ${words}`)).toEqual(['h2 Kop', 'p Zin met woord(term:pip).', 'li een', 'li twee', 'li binnen', 'tr a | b', 'tr 1 | 2'])
})

test('a translation that lacks a block shows the source there, marked', () => {
  const source = parse(text, 'md')
  const ids = blocksOf(source).map((_, place) => `b${place}`)
  const own = blocksOf(parse('## رأس\n\nجملة [كلمة](term:pip).\n\n- واحد\n- اثنان\n', 'md'))
  const translated = new Map<string, Block>([['b0', own[0]!], ['b1', own[1]!], ['b2', own[2]!], ['b3', own[3]!]])
  const { tree, rows } = join(source, ids, translated, new Set(['b1']), { lang: 'nl', dir: 'ltr' })
  const marks: Record<string, Record<string, string>> = {}
  const visit = (node: Node): void => { const own_ = node.data?.hProperties as Record<string, string> | undefined; if (own_) marks[own_.id!] = own_; node.children?.forEach(visit) }
  visit(tree)
  expect(blocksOf(tree).map(({ text: words }) => words)).toEqual(['رأس', 'جملة كلمة(term:pip).', 'واحد', 'اثنان', 'binnen', 'a | b', '1 | 2'])
  expect(marks.b0).toEqual({ id: 'b0', 'data-block': 'b0' })
  expect(marks.b1).toMatchObject({ 'data-state': 'outdated' })
  expect(marks.b4).toMatchObject({ 'data-state': 'missing', lang: 'nl', dir: 'ltr' })
  expect(rows.map(({ id, state }) => `${id} ${state}`)).toEqual(['b5 missing', 'b6 missing'])
})
