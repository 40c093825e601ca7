/** Words of the source language are found inside a translation: by their letters, in brackets behind a term, or as a row the source has too. */
import { expect, test } from 'playwright/test'
import { markForeign, officialIn, runsOf } from '../../src/domain/foreign.ts'

const source = { lang: 'nl', dir: 'ltr', script: 'Latn' }
const foreign = (text: string, script: string, from?: string) => runsOf(text, { script, source }, from).filter((run) => run.foreign).map(({ text: words }) => words)

test('another script tells by its letters', () => {
  expect(foreign('اسأل VluchtelingenWerk عن (brede intake) غداً', 'Arab')).toEqual(['VluchtelingenWerk', 'brede intake'])
  expect(foreign('ስቐሉ። Voor mij is dit belangrijk, want … (እዚ)። B1-route', 'Ethi')).toEqual(['Voor mij is dit belangrijk, want', 'B1-route'])
  expect(foreign('Зателефонуйте 112', 'Cyrl')).toEqual([])
  // What is one thing stays one, or its pieces change places from right to left.
  for (const one of ['redactie@leidse-inburgering.example', 'e.paauwe@leiden.nl', 'EUPL-1.2', 'Werk & Inkomen', 'WCAG 2.2']) expect(foreign(`انظر ${one} هنا`, 'Arab')).toEqual([one])
})

test('the same script tells by a row of three words of the source', () => {
  expect(foreign('Say: Vele handen maken licht werk (many hands).', 'Latn', 'Zeg: Vele handen maken licht werk.')).toEqual(['Vele handen maken licht werk'])
  expect(foreign('Veilig Thuis helps.', 'Latn', 'Veilig Thuis helpt.')).toEqual([])
  expect(foreign('in Leiden', 'Latn')).toEqual([])
})

test('brackets at the end of a term hold the official word', () => {
  expect(officialIn('learning ability test (leerbaarheidstoets)').filter((run) => run.foreign)).toEqual([{ text: 'leerbaarheidstoets', foreign: true }])
  expect(officialIn('mentor').some((run) => run.foreign)).toBe(false)
})

test('no letter is lost, and marks stay inside links and stress', () => {
  const text = 'اسأل VluchtelingenWerk.'
  expect(runsOf(text, { script: 'Arab', source }).map((run) => run.text).join('')).toBe(text)
  const marked = markForeign([{ type: 'link', url: 'term:pip', children: [{ type: 'text', value: 'plan (PIP)' }] }, { type: 'strong', children: [{ type: 'text', value: 'a' }] }], { script: 'Latn', source }, '')
  expect(marked[0]!.children![1]).toMatchObject({ data: { hName: 'span', hProperties: { lang: 'nl', dir: 'ltr' } }, children: [{ value: 'PIP' }] })
  expect(marked[0]!.children!.map(({ type }) => type)).toEqual(['text', 'emphasis', 'text'])
})
