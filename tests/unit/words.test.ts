/** Messages, languages, chapters and the placing of words. */
import { expect, test } from 'playwright/test'
import { beside } from '../../src/domain/beside.ts'
import { parse } from '../../src/domain/document.ts'
import { language, writing } from '../../src/domain/language.ts'
import { checkChapter, meetingsOf } from '../../src/domain/manual.ts'
import { placed, sectionsOf, textOf } from '../../src/domain/markup.ts'
import { faultsOf, say } from '../../src/domain/message.ts'
import { afterLanguage, idOf, inLanguage } from '../../src/domain/paths.ts'

test('script and direction follow from the tag', () => {
  const dir = (tag: string) => { const { script, dir: way } = language({ tag, label: tag }); return `${script} ${way}` }
  expect(['nl', 'ar', 'ti', 'fa', 'so', 'tr', 'uk', 'fa-AF', 'ps', 'ku', 'qps-Arab'].map(dir)).toEqual(['Latn ltr', 'Arab rtl', 'Ethi ltr', 'Arab rtl', 'Latn ltr', 'Latn ltr', 'Cyrl ltr', 'Arab rtl', 'Arab rtl', 'Latn ltr', 'Arab rtl'])
})

test('dates are Gregorian with Latin digits in every language', () => {
  for (const tag of ['nl', 'en', 'ar', 'ti', 'fa', 'so', 'tr', 'uk', 'ps', 'fa-AF', 'qps-Arab']) {
    expect(writing(tag, 'nl').date('2026-11-21'), tag).toMatch(/2026/)
    expect(writing(tag, 'nl').date('2026-11-21'), tag).toMatch(/21/)
    expect(writing(tag, 'nl').number(1234), tag).not.toMatch(/[٠-٩۰-۹]/)
  }
  expect(writing('nl', 'nl').date('2026-11-21')).toBe('21 november 2026')
})

test('an unknown language takes the source’s habits, never the machine’s', () => {
  expect(writing('qaa', 'nl').date('2026-03-01')).toBe('1 maart 2026')
})

test('messages choose the plural form and fill placeholders', () => {
  const ar = writing('ar', 'nl')
  const pages = { zero: 'لا صفحات', one: 'صفحة', two: 'صفحتان', few: '{count} صفحات', many: '{count} صفحة', other: '{count} صفحة' }
  expect([0, 1, 2, 3, 11, 100].map((count) => say(pages, { count }, ar))).toEqual(['لا صفحات', 'صفحة', 'صفحتان', '3 صفحات', '11 صفحة', '100 صفحة'])
  expect(say('Dag {naam}, {x}', { naam: 'Selam' }, ar)).toBe('Dag Selam, {x}')
})

test('faults of a translated message: lost and invented placeholders, missing plural forms', () => {
  expect(faultsOf('Hi', 'Dag {naam}', 'en', 'nl').join()).toContain('lost the placeholder {naam}')
  expect(faultsOf('Hi {name}', 'Dag {naam}', 'en', 'nl')).toHaveLength(2)
  expect(faultsOf({ one: 'x {count}', other: 'y {count}' }, { one: '{count}', other: '{count}' }, 'ar', 'nl').join()).toContain('zero, two, few, many')
  expect(faultsOf('{count}', { one: '{count}', other: '{count}' }, 'uk', 'nl').join()).toContain('one, few, many, other')
  expect(faultsOf({ one: '{count}', few: '{count}', many: '{count}', other: '{count}' }, { one: '{count}', other: '{count}' }, 'uk', 'nl')).toEqual([])
})

const chapter = (minutes = 15, extra = '') => `<Why>\n\nx\n\n</Why>\n\n<Core>\n\n- x\n\n</Core>\n\n<Glance>\n\n<Group>\n\nx\n\n</Group>\n\n<Room>\n\nx\n\n</Room>\n\n<Materials>\n\nx\n\n</Materials>\n\n<Prepare>\n\nx\n\n</Prepare>\n\n</Glance>\n\n<Meeting minutes="30">\n\n<Activity minutes="15" kind="opening">\n\n### A\n\n</Activity>\n\n<Activity minutes="${minutes}" kind="closing" form="circle">\n\n### B *b*\n\n</Activity>\n\n</Meeting>\n\n<Three>\n\n<Law>\n\n- x\n\n</Law>\n\n</Three>\n\n<Note>\n\nx\n\n</Note>\n\n<Sheet>\n\n1. x\n\n</Sheet>\n${extra}`

test('a chapter knows its meetings', () => {
  expect(meetingsOf(parse(chapter(), 'mdx'))).toEqual([{ minutes: 30, activities: [{ title: 'A', minutes: 15, kind: 'opening' }, { title: 'B b', minutes: 15, kind: 'closing', form: 'circle' }] }])
  expect(checkChapter(parse(chapter(), 'mdx'))).toEqual([])
})

test('minutes that do not add up, parts missing, twice or out of order, words outside: each is found', () => {
  const found = (text: string) => checkChapter(parse(text, 'mdx')).map(({ what }) => what).join('\n')
  expect(found(chapter(20))).toContain('30 minutes whose activities take 35')
  expect(found(chapter().replace(/<Note>[\s\S]*<\/Note>/, ''))).toContain('lacks <Note>')
  expect(found(chapter(15, '\n<Why>\n\nx\n\n</Why>\n'))).toContain('more than once')
  expect(found(chapter(15, '\nLos.\n'))).toContain('outside the parts')
  expect(found(chapter().replace('### A', 'A'))).toContain('does not start with a ### heading')
  expect(found(chapter().replace('<Room>\n\nx\n\n</Room>\n\n', ''))).toContain('needs <Room>')
  expect(found(chapter().replace('- x\n\n</Core>', '- x\n- x\n- x\n- x\n- x\n\n</Core>'))).toContain('5 key messages')
})

test('words are placed: links resolved, ids kept apart, twins without ids', () => {
  const html = '<p id="a" data-block="a"><a href="term:pip">x</a> <a href="source:ser">y</a> <a href="/schema/">z</a> <a href="#b">w</a> <a href="https://x.nl/">v</a></p>'
  expect(placed(html, { lang: 'ar' })).toBe('<p id="a" data-block="a"><a class="term" href="/ar/woordenlijst/#pip">x</a> <a class="source" data-pagefind-ignore href="/ar/programma/bronnen/#bron-ser">y</a> <a href="/ar/schema/">z</a> <a href="#b">w</a> <a rel="noopener noreferrer" href="https://x.nl/">v</a></p>')
  expect(placed(html, { lang: 'nl', prefix: 'een' })).toContain('id="een--a" data-block="een--a"')
  expect(placed(html, { lang: 'nl', twin: true })).toContain('<p data-pagefind-ignore data-block="a">')
  expect(placed(html, { lang: 'nl', absolute: 'https://s.nl' })).toContain('href="https://s.nl/nl/woordenlijst/#pip"')
})

test('sections are cut at h2, also when the text begins with one', () => {
  expect(sectionsOf('<h2>A</h2><p>a</p><h2>B</h2><p>b</p>').sections.map(({ heading }) => heading)).toEqual(['<h2>A</h2>', '<h2>B</h2>'])
  expect(sectionsOf('<p>x</p><h2>A</h2>').before).toBe('<p>x</p>')
  expect(textOf('<b>a &amp; b</b>')).toBe('a & b')
})

test('two languages stand beside each other, block by block; borrowed blocks stand once', () => {
  const html = beside(
    '<h3 id="k" data-block="k">رأس</h3><ul><li id="l" data-block="l">واحد</li></ul><p id="m" data-block="m" lang="nl" dir="ltr">Nog niet</p>',
    '<h3 id="k" data-block="k">Kop</h3><ul><li id="l" data-block="l">een</li></ul><p id="m" data-block="m">Nog niet</p>',
    { lang: 'nl', dir: 'ltr' },
  )
  expect(html).toContain('<div class="pair"><h3 id="k" data-block="k">رأس</h3><p data-block="k" lang="nl" dir="ltr" class="own-words" data-pagefind-ignore="">Kop</p></div>')
  expect(html).toContain('<li id="l" data-block="l"><div class="pair"><div>واحد</div><div data-block="l" lang="nl"')
  expect(html.match(/Nog niet/g)).toHaveLength(1)
  expect(html.match(/ id="/g)).toHaveLength(3)
})

test('addresses and ids', () => {
  expect(idOf('nl/deelnemers/03-geld-huis-en-post.md')).toBe('geld-huis-en-post')
  expect(inLanguage('/nl/schema/', 'ar')).toBe('/ar/schema/')
  expect(afterLanguage('/nl/')).toBe('')
})
