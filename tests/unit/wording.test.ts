/** The rules for words, each against faults it must find and against sound words it must leave alone. */
import { expect, test } from 'playwright/test'
import { unsourced } from '../../src/domain/figures.ts'
import { ethiopicLanguage, numbersIn, ownWords, shareOfScript, unfaithful, untranslated } from '../../src/domain/fidelity.ts'
import { seriesFaults } from '../../src/domain/manual.ts'
import { hardest, measure, tooHard } from '../../src/domain/readability.ts'
import { termsIn } from '../../src/domain/terms.ts'

const found = (from: string, to: string, tag = 'en', links?: [string[], string[]]) =>
  unfaithful({ text: from, ...(links ? { links: links[0] } : {}) }, { text: to, ...(links ? { links: links[1] } : {}) }, tag, 'nl').join(' ')

test('numbers are digits, whatever separates their thousands', () => {
  expect(numbersIn('1.200 of 1,200 of 1 200, om 10.30 uur, 0123')).toEqual(['1200', '1200', '1200', '10', '30', '123'])
  expect(numbersIn('[bron](source:x-2018) mail a1@b2.nl https://x.nl/3 {count4}')).toEqual([])
})

test('a changed, a lost and an invented number are found', () => {
  expect(found('Het duurt 12 weken.', 'It takes 13 weeks.')).toMatch(/lacks the number “12”.*has the number “13”/)
  expect(found('Bel 112 of 14 071.', 'Call 112.')).toContain('lacks the number “14071”')
  expect(found('Je krijgt een brief.', 'You get 2 letters.')).toContain('has the number “2”')
  expect(found('Het kost 1.250 euro.', 'It costs 1,520 euros.')).toContain('lacks the number “1250”')
})

test('the same number written otherwise is faithful', () => {
  expect(found('Twee keer 1.200 uur.', '2 times 1,200 hours.')).toBe('')
  expect(found('Op 3 van de 4 dagen.', 'على 3 من 4 أيام.', 'ar')).toBe('')
})

test('a lost month, another month and a lost amount are found', () => {
  expect(found('Op 3 december 2018.', 'On 3 November 2018.')).toContain('lacks the month')
  expect(found('Sinds februari 2016.', 'منذ 2016.', 'ar')).toContain('lacks the month')
  expect(found('Dat was op 4 juli 2016.', 'Це було 4 2016 року.', 'uk')).toContain('lacks the month')
  expect(found('Je betaalt € 100.', 'You pay 100.')).toContain('euro')
})

test('a month in another case, calendar name or spelling is faithful', () => {
  expect(found('In december 2018.', 'у грудні 2018 року', 'uk')).toBe('')
  expect(found('In december 2018.', 'كانون الأول (ديسمبر) 2018', 'ar')).toBe('')
  expect(found('In december 2018.', 'Disembar 2018', 'so')).toBe('')
  expect(found('In juli 2016.', 'ژوئیهٔ 2016', 'fa')).toBe('')
})

test('lost and changed addresses, terms and sources are found', () => {
  expect(found('Mail naar a@b.nl.', 'Mail us.')).toContain('a@b.nl')
  expect(found('Mail naar a@b.nl.', 'Mail a@c.nl.')).toMatch(/lacks the e-mail address “a@b.nl”.*has the e-mail address “a@c.nl”/)
  expect(found('x', 'x', 'en', [['term:pip', 'source:kis-jas'], ['term:pip']])).toContain('lacks the link to “source:kis-jas”')
  expect(found('x', 'x', 'en', [['term:pip'], ['term:map']])).toMatch(/lacks the link to “term:pip”.*has a link to “term:map”/)
  expect(found('x', 'x', 'en', [['/schema/'], ['/schema/', '/schema/']])).toContain('has a link to “/schema/”')
})

test('words left in Dutch are found; names and short labels are not', () => {
  expect(untranslated('Je hoeft dit niet alleen te doen.', 'Je hoeft dit niet alleen te doen.')).toBe(true)
  expect(untranslated('Vraag het aan [je klantmanager](term:klantmanager) of mentor.', 'Vraag het aan [je klantmanager](term:klantmanager) of mentor.')).toBe(true)
  expect(untranslated('Wie helpt mij met mijn post?', 'Wie helpt mij met mijn post?')).toBe(true)
  expect(untranslated('DUO', 'DUO')).toBe(false)
  expect(untranslated('VluchtelingenWerk', 'VluchtelingenWerk')).toBe(false)
})

test('words in the wrong letters are found, Dutch words among them are not', () => {
  const from = 'Je krijgt een brief van de gemeente.'
  for (const [to, script] of [['You get a letter from the municipality.', 'Arab'], ['Ви отримаєте лист від муніципалітету.', 'Ethi'], ['تتلقى رسالة من البلدية.', 'Latn']] as const) expect(shareOfScript(ownWords(from, to), script), to).toBeLessThan(0.4)
  expect(shareOfScript(ownWords('Vraag het aan VluchtelingenWerk.', 'اسأل VluchtelingenWerk عن هذا الأمر.'), 'Arab')).toBe(1)
  expect(shareOfScript(ownWords('De intake', 'المقابلة الأولى (brede intake) مع البلدية'), 'Arab')).toBe(1)
})

test('Amharic is told from Tigrinya', () => {
  for (const amharic of ['ከማዘጋጃ ቤቱ ጋር ስለ እቅድዎ ይነጋገራሉ እና ደብዳቤ ይደርስዎታል።', 'አዲስ ነገር ሁሉ አስቸጋሪ ነው። ወደ ሐኪም ይሂዱ።', 'እርስዎ ወይም ልጅዎ ከታመሙ ወደ ሐኪም ይደውሉ።']) expect(ethiopicLanguage(amharic), amharic).toBe('am')
  for (const tigrinya of ['ብዛዕባ መደብካ ምስ ምምሕዳር ከተማ ትዛረብ።', 'ኩሉ ሓድሽ እዩ። ንመን ክትሓቱ ትኽእሉ?', 'ሓኪም ስድራቤት ኣብ ከባቢኹም ኣሎ።']) expect(ethiopicLanguage(tigrinya), tigrinya).toBe('ti')
})

test('a figure without its source is found; weeks, hours, laws and lists are not', () => {
  expect(unsourced('In 2018 deden 130 mensen mee.')).toEqual(['2018', '130'])
  expect(unsourced('Het kostte 250.000 euro [bron](source:kis-jas). Nu is het 300.000 euro.')).toEqual(['300.000'])
  expect(unsourced('De helft, 50 %, vond werk.')).toEqual(['50'])
  expect(unsourced('Week 3 tot 5, 12 weken, 24 uur, 24×24, B1, hoofdstuk 8, 9 en 12, Wet inburgering 2021')).toEqual([])
  expect(unsourced('1. Besluit.')).toEqual([])
  expect(unsourced('In 2018 deden 130 mensen mee [bron](source:kis-jas). Die 130 mensen waren jong.')).toEqual([])
})

test('official words are met in their forms, and look-alikes are not', () => {
  const terms = { pip: { term: 'PIP' }, duo: { term: 'DUO' }, klantmanager: { term: 'klantmanager' }, azc: { term: 'asielzoekerscentrum (azc)' }, wet: { term: 'wet' } }
  expect(termsIn('Je Klantmanagers maken een PIP.', terms)).toEqual(['pip', 'klantmanager'])
  expect(termsIn('Een duo leidt de groep. Weten is fijn. Wetboek.', terms)).toEqual([])
  expect(termsIn('Ik woonde in een azc, volgens de wet.', terms)).toEqual(['azc', 'wet'])
  expect(termsIn('[post](term:pip)', terms)).toEqual([])
})

test('texts harder than their level are told, with the sentence', () => {
  const hard = ['De gemeentelijke verantwoordelijkheid voor maatschappelijke begeleiding van inburgeringsplichtigen omvat uiteenlopende werkzaamheden en verantwoordelijkheden.']
  expect(tooHard(measure(hard), 'B1').map(({ what }) => what).join(' ')).toMatch(/Flesch-Douma.*twelve letters/)
  const long = ['Je gaat naar de stad en je koopt brood en melk en dan ga je weer naar huis met de bus van tien uur.']
  expect(tooHard(measure(long), 'A2').map(({ what }) => what).join(' ')).toMatch(/words a sentence.*a sentence of 24 words/)
  expect(tooHard(measure(['Je krijgt een brief. Lees hem goed.']), 'A2')).toEqual([])
  expect(tooHard(measure([]), 'A2')).toEqual([])
})

test('of a text that is too hard the sentence is named that does most to it', () => {
  const sentences = ['Je gaat naar de stad en je koopt brood en melk.', 'De gemeentelijke verantwoordelijkheid omvat maatschappelijke werkzaamheden.', 'Rust uit.'].map((sentence, at) => ({ sentence, line: at + 1 }))
  const line = (gate: 'mean' | 'longest' | 'flesch' | 'long') => hardest(sentences, { gate, what: '' })?.line
  expect([line('mean'), line('longest'), line('flesch'), line('long')]).toEqual([1, 1, 2, 2])
  expect(hardest([], { gate: 'mean', what: '' })).toBeUndefined()
})

test('meetings that differ from the series of the schedule are found', () => {
  const series = [{ meetings: 2, hours: 2 }, { meetings: 1, hours: 3 }]
  expect(seriesFaults(series, [{ number: 1, minutes: [120] }, { number: 2, minutes: [120, 180] }])).toEqual([])
  expect(seriesFaults(series, [{ number: 1, minutes: [120] }, { number: 2, minutes: [120] }])[0]!.what).toContain('3 meetings of Het Gesprek in the series and 2')
  expect(seriesFaults(series, [{ number: 1, minutes: [120] }, { number: 2, minutes: [90, 180] }])).toEqual([{ chapter: 2, what: 'has a meeting of 90 minutes; meeting 2 of the series has 120.' }])
  expect(seriesFaults(series, [{ number: 1, minutes: [120, 120, 180, 120] }])[0]!.what).toContain('and 4 in the chapters')
  expect(seriesFaults(series, [{ number: 6, minutes: [120] }])).toEqual([])
})
