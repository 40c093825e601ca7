/** Where a book speaks of its terms. */
import { expect, test } from 'playwright/test'
import { placesOf } from '../../src/domain/places.ts'

test('a term is found once in each text, at the block that links to it first', () => {
  const chapter = (id: string, inner: string) => `<section class="chapter" id="${id}" data-running="x">${inner}</section>`
  const link = (term: string) => `<a class="term" href="https://x.example/nl/woordenlijst/#${term}">w</a>`
  const html = chapter('een', `<p id="een--a" data-block="een--a">${link('tolk')}</p><p id="een--b" data-block="een--b">${link('tolk')} ${link('mentor')}</p>`)
    + chapter('twee', `<p class="x" id="twee--c" data-block="twee--c">${link('tolk')}</p><p>${link('wet')}</p>`)
  expect(placesOf(html, [['mentor', 'een'], ['mentor', 'twee'], ['regel', 'elders']])).toEqual(new Map([['tolk', ['een--a', 'twee--c']], ['mentor', ['een--b', 'twee']], ['wet', ['twee--c']], ['regel', []]].filter(([, places]) => places!.length) as [string, string[]][]))
})
