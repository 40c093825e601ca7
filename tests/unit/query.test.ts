import { test, expect } from 'playwright/test'
import { complete, needed, written, type Help, type Words } from '../../src/domain/search/help.ts'
import { read, resolve } from '../../src/domain/search/query.ts'
import { rank, type Hit, type LookUp } from '../../src/domain/search/rank.ts'
import { explain, nearest, shelve, similar, suggest, type Shelf } from '../../src/domain/search/shelf.ts'
import { wordList } from '../../src/domain/search/wordlist.ts'

const help: Help = {
  source: 'nl',
  pages: [
    ['/nl/a/', 'Geld en post', 'uitkering, bijstand, zorgtoeslag'],
    ['/nl/b/', 'Wie helpt mij?', 'klantmanager, mentor'],
    ['/nl/c/', 'Ziek en gezond', 'huisarts, zorgverzekering'],
    ['/nl/d/', 'Nieuws van de week'],
  ],
  glossary: [
    ['/nl/w/#klantmanager', 'klantmanager', ['casemanager', 'كلانت مانجر']],
    ['/nl/w/#intake', 'brede intake', []],
  ],
}
const more: Words = { words: ['leerplicht bezoek', 'rotonde boete boetes gesprek'], texts: [['Jouw vaste persoon.'], ['Het eerste gesprek.']] }
const list = wordList(help, 'nl', more)
const shelf = shelve(help, 'nl', more)
const readings = (word: string, last = false) => resolve(word, list, last).readings.map(({ stem }) => stem)

test('word list: tiers, forms and names', () => {
  expect(list.entries.get('uitker')).toMatchObject({ tier: 1, name: true, forms: [['uitkering'], []] })
  expect(list.entries.get('lerplicht')).toMatchObject({ tier: 2, name: false })
  expect(list.entries.get('boet')).toMatchObject({ tier: 3, forms: [[], ['boete']], whole: [[], ['boete', 'boetes']] })
  expect(list.entries.get('wie')).toMatchObject({ tier: 1, name: false })
  // A page without terms is no core page.
  expect(list.entries.get('nieuw')).toMatchObject({ tier: 2 })
  expect(list).toMatchObject({ pages: 4, complete: true })
  expect(wordList(help, 'nl').complete).toBe(false)
})

test('word list: forms of titles and terms come first, Arabic forms with an article last', () => {
  const arabic = wordList({ pages: [['/ar/a/', 'المدرسة', 'مدرسة']] }, 'ar', { words: ['', 'والمدرسة بالمدرسة'] })
  expect([...arabic.entries.values()].map(({ forms }) => forms)).toEqual([[['مدرسة'], ['المدرسة', 'بالمدرسة', 'والمدرسة']]])
})

test('words are taken as written, without the punctuation round them', () => {
  expect(written('“Wie helpt mij?” (zorg-verzekering), ja።')).toEqual(['Wie', 'helpt', 'mij', 'zorg-verzekering', 'ja'])
})

test('a known word is itself; the last one typed may go on', () => {
  expect(readings('uitkeringen')).toEqual(['uitker'])
  expect(readings('zorg', true)).toEqual(expect.arrayContaining(['zorgtoeslag', 'zorgverzeker']))
  expect(resolve('mentor', list, false)).toMatchObject({ known: true, readings: [{ stem: 'mentor', weight: 1 }] })
})

test('typing errors: one in a word of four to six letters, two in longer ones, none in short ones', () => {
  expect(readings('mentr')[0]).toBe('mentor')
  expect(readings('huisatrs')[0]).toBe('huisart')
  expect(readings('zorgverzkerng')[0]).toBe('zorgverzeker')
  expect(readings('gal')).toEqual([])
  expect(resolve('huisatrs', list, false).known).toBe(false)
  expect(readings('xqzzw')).toEqual([])
})

test('a name of the glossary is read as the other names of its term', () => {
  expect(readings('casemanager')).toEqual(expect.arrayContaining(['klantmanager']))
})

test('two words that are one, one that is hyphened, one that is two', () => {
  expect(read('zorg verzekering', list).map(({ readings: [first] }) => first)).toEqual([{ stem: 'zorgverzeker', weight: 1 }, { stem: 'zorgverzeker', weight: 1 }])
  expect(read('zorg-verzekering', list).at(-1)).toMatchObject({ bonus: true, readings: [{ stem: 'zorgverzeker' }] })
  expect(read('geldboetes', list).map(({ word, known }) => [word, known])).toEqual([['geld', true], ['boetes', true]])
  // One typing error away from a word is that word.
  expect(read('mentorr', list).map(({ word }) => word)).toEqual(['mentorr'])
  // Not in the middle of a stem: "bezoe" is none.
  expect(read('bezoegeld', list).map(({ word }) => word)).toEqual(['bezoegeld'])
})

/** An index of words as Pagefind has one: every word that begins with the form. */
const index: Record<string, string[]> = { '/nl/a/': ['uitkering', 'geld', 'van'], '/nl/b/': ['mentor', 'van'], '/nl/c/': ['huisarts', 'geld', 'van', 'rotonde'] }
const lookUp: LookUp = async (form, as) =>
  new Map(Object.entries(index).flatMap(([id, words]): [string, Hit][] => {
    const places = words.flatMap((word, at) => ((as === 'start' ? word.startsWith(form) : word === form) ? [at] : []))
    return places.length ? [[id, { score: 1, places }]] : []
  }))
const ranked = async (query: string, of = shelf) => (await rank(read(query, of.list), of, lookUp)).pages.map(({ id }) => id)

test('rank: words add up, a page with all of them comes first', async () => {
  expect(await ranked('geld huisarts')).toEqual(['/nl/c/', '/nl/a/'])
  expect(await ranked('uitkring')).toEqual(['/nl/a/'])
})

test('rank: what a page is about comes before what stands in its text', async () => {
  // "geld" is in the title of a and in the text of both.
  expect(await ranked('geld')).toEqual(['/nl/a/', '/nl/c/'])
  // A synonym that stands in no text is found by itself.
  expect(await ranked('bijstand')).toEqual(['/nl/a/'])
})

test('rank: a name that is covered whole comes before a longer one', async () => {
  const two = shelve({ pages: [['/a/', 'Een', 'te laat komen op het werk'], ['/b/', 'Twee', 'te laat komen'], ['/c/', 'Drie']] }, 'nl', { words: ['', ''] })
  expect((await rank(read('te laat komen', two.list), two, async () => new Map())).pages.map(({ id }) => id)).toEqual(['/b/', '/a/'])
})

test('rank: a page that counts less comes behind its equals', async () => {
  const twins = shelve({ pages: [['/a/', 'Geld', '', 0.85], ['/b/', 'Geld'], ['/c/', 'Werk']] }, 'nl')
  expect((await rank(read('geld', twins.list), twins, async () => new Map())).pages.map(({ id }) => id)).toEqual(['/b/', '/a/'])
})

test('rank: a word on every page says nothing beside one on few', async () => {
  const many = Array.from({ length: 20 }, (_, at): Help['pages'][number] => [`/${at}/`, `Bladzijde ${at}`])
  const site = shelve({ pages: [['/a/', 'Wat kost het?'], ['/b/', 'Wat is een mentor?'], ...many] }, 'nl', { words: ['een', ''] })
  const everywhere: LookUp = async (form) => new Map(form === 'een' || form === 'wat' ? many.map(([url]): [string, Hit] => [url, { score: 5, places: [0] }]) : [])
  expect((await rank(read('wat is een mentor', site.list), site, everywhere)).pages[0]).toMatchObject({ id: '/b/' })
})

test('rank: nothing for words the site does not know', async () => {
  expect(await ranked('xqzzw')).toEqual([])
  expect(await ranked('pizza vulkaan')).toEqual([])
})

test('rank: nothing where a word in the text is all there is of a longer query', async () => {
  expect(await ranked('rotonde')).toEqual(['/nl/c/'])
  expect(await ranked('rotonde vulkaan pizza')).toEqual([])
})

test('rank: words of the text count where they stand together', async () => {
  const text = shelve({ pages: [['/a/', 'Een'], ['/b/', 'Twee']] }, 'nl', { words: ['', 'rode fiets'] })
  const places: Record<string, Record<string, number[]>> = { rode: { '/a/': [4], '/b/': [4] }, fiets: { '/a/': [900], '/b/': [6] } }
  const { pages } = await rank(read('rode fiets', text.list), text, async (form) => new Map(Object.entries(places[form] ?? {}).map(([id, at]) => [id, { score: id === '/a/' ? 2 : 1, places: at }])))
  expect(pages[0]?.id).toBe('/b/')
})

test('rank: a word on a third of the pages is not looked up beside others', async () => {
  const numbered = (most: number): Help['pages'] => Array.from({ length: most }, (_, at) => [`/${at}/`, `Nummer ${at}`])
  const site = shelve({ pages: numbered(80) }, 'nl', { words: ['', 'met fiets'], common: 'met' })
  const asked: string[] = []
  const look: LookUp = async (form) => { asked.push(form); return new Map([['/1/', { score: 1, places: [1] }]]) }
  await rank(read('met fiets', site.list), site, look)
  expect(asked).toEqual(['fiets'])
  // By itself it is.
  await rank(read('met', site.list), site, look)
  expect(asked).toContain('met')
  // Nor where the index is one piece anyway.
  asked.length = 0
  const few = shelve({ pages: numbered(15) }, 'nl', { words: ['', 'met fiets'], common: 'met' })
  await rank(read('met fiets', few.list), few, look)
  expect(asked).toEqual(['met', 'fiets'])
})

test('rank: words that only ask do not hide what is asked for', async () => {
  const asking = shelve({ ...help, asks: 'hoe kan ik daar ooit' }, 'nl', more)
  // Five words nobody has beside one that a page is about.
  expect((await ranked('hoe kan ik daar ooit huisarts', asking))[0]).toBe('/nl/c/')
  expect(await ranked('hoe kan ik daar ooit huisarts', named(help))).toEqual([])
  expect(await ranked('hoe kan ik')).toEqual([])
  // A whole question is answered where a heap of words is not.
  const site: Help = { asks: 'hoe kan ik', pages: [['/a/', 'Een', 'huisarts'], ['/b/', 'Twee', 'fiets']] }
  const busy = named(site, { words: ['', 'band plakken pomp'] })
  const look: LookUp = async (form) => new Map(form === 'band' ? [['/b/', { score: 1, places: [4] }]] : form === 'pomp' ? [['/a/', { score: 1, places: [4] }]] : [])
  const found = async (query: string) => (await rank(read(query, busy.list), busy, look)).pages.length > 0
  expect([await found('kan ik band pomp'), await found('band pomp')]).toEqual([true, false])
})

test('a name of the site, as it is heard, as the first part of a compound, and with a letter before it', () => {
  const dutch = wordList({ pages: [['/nl/a/', 'Rijbewijs'], ['/nl/b/', 'Uitzendbureau'], ['/nl/c/', 'Afval']] }, 'nl', { words: ['', ''] })
  const best = (word: string, of = dutch) => resolve(word, of, false).readings[0]?.stem
  expect(best('raybeways', wordList({ pages: [['/so/a/', 'Rijbewijs']] }, 'so', { words: ['', ''] }))).toBe('rijbewijs')
  expect(best('uitzenburo')).toBe('uitzendbureou')
  expect(best('afvalbakken')).toBe('afval')
  expect(best('afwas')).toBe(undefined)
  // The same word stands in the text with the letter before it: it is the name all the same.
  const tigrinya = wordList({ pages: [['/ti/a/', 'ሓኪም']] }, 'ti', { words: ['', 'ንሓኪም'] })
  expect(resolve('ንሀኪም', tigrinya, false).readings.map(({ stem }) => stem)).toContain('ሀኪም')
})

/** A site whose pages have two thousand names besides. */
function named({ pages, ...rest }: Help, words?: Words): Shelf {
  const letters = (at: number) => [...String(at)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('a')
  return shelve({ ...rest, pages: [...pages, ['/n/', 'Namen', Array.from({ length: 2000 }, (_, at) => `q${letters(at)}q`).join(', ')]] }, 'nl', words)
}
test('rank: where pages have many names, words that stand in a text only are an answer when all are known; where they have few, guesses are too', async () => {
  const site: Help = { pages: [['/a/', 'Een', 'eerste']] }
  const words: Words = { words: ['', 'fiets gestolen aanvraag'] }
  const look: LookUp = async (form) => new Map(form === 'fiets' ? [['/a/', { score: 1, places: [4] }]] : form === 'gestolen' || form === 'aanvraag' ? [['/a/', { score: 1, places: [400] }]] : [])
  const found = async (query: string, text: Shelf) => (await rank(read(query, text.list), text, look)).pages.length
  const [few, many] = [shelve(site, 'nl', words), named(site, words)]
  expect([await found('fiets gestolen', many), await found('fiets aanwraag', many), await found('fiets xylofoon', many)]).toEqual([1, 0, 0])
  // What is no answer is still told as what comes close; what nobody knows is not.
  const close = async (query: string) => (await rank(read(query, many.list), many, look)).close.map(({ id }) => id)
  expect([await close('fiets xylofoon'), await close('fiets gestolen'), await close('orgel xylofoon')]).toEqual([['/a/'], [], []])
  expect([await found('fiets gestolen', few), await found('fiets aanwraag', few), await found('xylofoon orgel', few)]).toEqual([1, 1, 0])
})
test('rank: a page without search words counts the less the fewer pages have them', async () => {
  const first = async (others: number) => {
    const news = Array.from({ length: others }, (_, at): [string, string] => [`/nieuws/${at}/`, 'Nieuws'])
    const site = shelve({ pages: [...news, ['/post/', 'Post', 'brief']] }, 'nl', { words: ['', 'envelop'] })
    const look: LookUp = async () => new Map([['/nieuws/0/', { score: 1, places: [1] }], ['/post/', { score: 0.5, places: [1] }]])
    return (await rank(read('envelop', site.list), site, look)).pages[0]?.id
  }
  expect([await first(1), await first(30)]).toEqual(['/nieuws/0/', '/post/'])
})

test('a name that stands in no text is looked up with care: Pagefind gives every page with “in” for “incasso”', async () => {
  const site = shelve({ pages: [['/a/', 'Schuld', 'schuld']], glossary: [['/w/#schuld', 'schuld', ['incasso']]] }, 'nl', { words: ['', 'in huis'] })
  const asked: string[] = []
  const look: LookUp = async (form, as) => { asked.push(`${form} ${as}`); return new Map() }
  await rank(read('incasso', site.list), site, look)
  expect(asked).toContain('incasso whole')
  expect(asked).not.toContain('incasso start')
})

test('a word in other letters is read by its sound, a part of a compound by its place in it', () => {
  const first = (word: string, lang: string, terms: string) => resolve(word, wordList({ pages: [['/a/', 'Bladzijde', terms]] }, lang), true).readings[0]?.stem
  expect(first('дігід', 'uk', 'DigiD, інше')).toBe('digid')
  expect(first('ዲጂዲ', 'ti', 'DigiD')).toBe('digid')
  expect(first('اوتکرینگ', 'fa', 'uitkering, bijstand')).toBe('uitker')
  // And the other way: own words on a Latin keyboard.
  expect(first('madrese', 'fa', 'مدرسه, کلاس')).toBe('مدرس')
  expect(first('hereniging', 'nl', 'gezinshereniging')).toBe('gezinsherenig')
  expect(first('inburgeringstraject', 'nl', 'de inburgering begint')).toBe('inburger')
  // Two errors and the rest of the compound left out.
  expect(first('skulthulp', 'nl', 'schuldhulpverlening')).toBe('schuldhulpverl')
  // Three consonants make half of all Arabic words, and долг is no tolk.
  expect([first('طلاق', 'ar', 'tolk'), first('долги', 'uk', 'tolk')]).toEqual([undefined, undefined])
  // Too short to tell.
  expect(first('ба', 'uk', 'pab')).toBeUndefined()
})
test('an ending nobody wrote may be the beginning of a longer word', () => {
  const site = wordList({ pages: [['/a/', 'کار', 'کارآموزی']] }, 'fa')
  const [first, second] = resolve('کارام', site, true).readings
  expect([first?.stem, second?.stem]).toEqual(['کار', 'کاراموز'])
  expect(second!.weight / first!.weight).toBeGreaterThan(0.7)
  // What somebody wrote is meant.
  expect(resolve('کار', site, true).readings[0]).toMatchObject({ stem: 'کار', weight: 1 })
})

test('a help file with what the words file knows', () => {
  expect(complete({ pages: [['/a/', 'Een', 'x', 0.9], ['/b/', 'Twee']] }, { words: [''], ids: ['1', '2'], terms: ['', 'y z'], repeats: [['/c/', 'Een', '', 0.8, '3']] }).pages)
    .toEqual([['/a/', 'Een', 'x', 0.9, '1'], ['/b/', 'Twee', 'y z', undefined, '2'], ['/c/', 'Een', '', 0.8, '3']])
})

test('rank: where the list leaves out the text, a word is looked up as typed', async () => {
  const short = shelve(help, 'nl', { words: [''] })
  const asked: string[] = []
  const { pages, sure } = await rank(read('rotonde', short.list), short, async (form, as) => { asked.push(`${form} ${as}`); return new Map([['a', { score: 1, places: [3] }]]) })
  expect(asked).toEqual(['rotonde whole'])
  expect([pages.length, sure]).toEqual([1, true])
})

test('rank says whether a word was found as it is', async () => {
  const sure = async (query: string) => (await rank(read(query, list), shelf, lookUp)).sure
  expect(await sure('huisarts')).toBe(true)
  expect(await sure('huisatrs')).toBe(false)
  const units = read('huisatrs mentor', list)
  const { guessed } = await rank(units, shelf, lookUp)
  expect(similar(guessed, units, list)).toEqual(['huisarts', 'mentor'])
})

test('suggestions come from titles, terms and glossary, while a word is half typed', () => {
  const own = shelve({ ...help, borrowed: [['/nl/e/', 'Veilig fietsen', 'helm']] }, 'ar')
  const titles = (query: string) => suggest(query, own).map(({ title }) => title)
  expect(titles('uitk')).toEqual(['Geld en post'])
  expect(titles('wie hel')[0]).toBe('Wie helpt mij?')
  expect(titles('klantmaneger')).toEqual(['klantmanager', 'Wie helpt mij?'])
  expect(suggest('fiets', own)).toMatchObject([{ title: 'Veilig fietsen', lang: 'nl', kind: 'page' }])
  expect(titles('rotonde')).toEqual([])
  expect(titles('')).toEqual([])
})

test('the glossary explains a term that is named, misspelt or in other letters; all words of its name', () => {
  const terms = (query: string) => explain(read(query, list), help, more, 'nl').map(({ term }) => term)
  expect(terms('wat doet een klantmanager')).toEqual(['klantmanager'])
  expect(terms('klantmaneger')).toEqual(['klantmanager'])
  expect(terms('brede intake')).toEqual(['brede intake'])
  expect(terms('intake')).toEqual([])
  expect(terms('huisarts')).toEqual([])
})

test('when nothing is found, the names least unlike the query', () => {
  expect(nearest('huizenart', list)[0]).toBe('huisarts')
  expect(nearest('xqzzw', list)).toEqual([])
})

test('only the names a term needs are listed: not endings, spaces and typing errors of another one', () => {
  expect(needed(['aangifte', 'aan gifte', 'aangivte', 'aangiften', 'naar de politie', 'ind', 'int'], 'nl')).toEqual(['aangifte', 'naar de politie', 'ind', 'int'])
})
