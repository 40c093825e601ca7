import { test, expect } from 'playwright/test'
import { beginAlike, distance, fold, signature, skeleton, sound, stem, tokens, withoutPrefix } from '../../src/domain/search/fold.ts'
import { flaws, thin } from '../../src/domain/search/searchable.ts'

/** Spellings of one word that must become the same key, by class. */
const spellings: Record<string, [a: string, b: string][]> = {
  'Dutch without accents and capitals': [['Financiële', 'financiele'], ['één', 'EEN'], ['coördinator', 'coordinator']],
  'decomposed letters (NFD) and full-width': [['e\u0301e\u0301n', 'één'], ['ＤＵＯ', 'duo']],
  'Arabic alef and hamza': [['أسرة', 'اسرة'], ['إقامة', 'اقامة'], ['آخر', 'اخر'], ['مسؤول', 'مسوول']],
  'Arabic ta marbuta and final ya': [['مدرسة', 'مدرسه'], ['مستشفى', 'مستشفي']],
  'Arabic harakat and tatweel': [['مَدْرَسَة', 'مدرسة'], ['بيـــت', 'بيت']],
  'Persian kaf and ya on an Arabic keyboard, and the reverse': [['کمک', 'كمك'], ['ایران', 'ايران'], ['دكتور', 'دکتور']],
  'Arabic presentation forms': [['ﻻجئ', 'لاجئ']],
  'Pashto letters left out': [['ښوونځی', 'شوونزی'], ['پوښتنه', 'پوشتنه'], ['ټولنه', 'تولنه'], ['ډاکټر', 'داکتر'], ['لاړ', 'لار'], ['څوک', 'سوک']],
  'Sorani he for e, marked letters left out': [['ماڵ', 'مال'], ['کوڕ', 'کور'], ['دێ', 'دی'], ['قوتابخانە', 'قوتابخانه']],
  'Urdu letters as in loanwords': [['ٹیکس', 'تیکس'], ['ہفتہ', 'هفته']],
  'Arabic and Persian digits': [['٢٤', '24'], ['۶۰۰', '600']],
  'Tigrinya h: ሀ ሐ ኀ': [['ሓኪም', 'ሃኪም'], ['ሐኪም', 'ሓኪም'], ['ኃይሊ', 'ሓይሊ']],
  'Tigrinya s: ሰ ሠ': [['ሠራሕተኛ', 'ሰራሕተኛ']],
  'Tigrinya ts: ጸ ፀ': [['ፀሓይ', 'ጸሓይ']],
  'Tigrinya a: አ ዐ ኣ ዓ': [['ዓመት', 'ኣመት'], ['ዐዲ', 'ዓዲ']],
  'Tigrinya k: ከ ኸ': [['ትኸፍሉ', 'ትከፍሉ']],
  'Ukrainian apostrophes': [['здоров’я', "здоров'я"], ['здоровʼя', 'здоров’я'], ['здоровя', 'здоров’я']],
  'Ukrainian ґ': [['ґудзик', 'гудзик']],
  'Ukrainian on a Russian keyboard': [['мы', 'ми'], ['этап', 'етап'], ['ёлка', 'елка']],
  'Latin letters inside a Cyrillic word': [['дoпомoга', 'допомога']],
  'Turkish without its letters, dotted and dotless i': [['sığınmacı', 'siginmaci'], ['İŞ', 'is'], ['ÇALIŞMA', 'calisma'], ['öğrenci', 'ogrenci']],
  'Kurmanji without circumflex, and on a Turkish keyboard': [['bijîşk', 'bijisk'], ['xwendekarê', 'xwendekare'], ['bıjişk', 'bijîşk']],
  'zero-width characters': [['mentor\u200b', 'mentor'], ['\ufeffmentor', 'mentor'], ['men\u00adtor', 'mentor']],
}

for (const [name, list] of Object.entries(spellings))
  test(`fold: ${name}`, () => {
    for (const [a, b] of list) expect(fold(a.replace(/[’'ʼ]/g, '')), `${a} = ${b}`).toBe(fold(b.replace(/[’'ʼ]/g, '')))
  })

test('fold keeps different words apart', () => {
  for (const [a, b] of [['taal', 'tal'], ['بيت', 'بنت'], ['ሰብ', 'ሰም'], ['кіт', 'кит']] as const) expect(fold(a)).not.toBe(fold(b))
})

/** Forms of one word that must get the same stem, by language and class. */
const stems: [lang: string, name: string, forms: string[]][] = [
  ['nl', 'plural, doubled and changed letters', ['uitkering', 'uitkeringen']],
  ['nl', 'plural in -s and -en', ['toeslag', 'toeslagen']],
  ['nl', 'plural in -tes', ['gemeente', 'gemeentes', 'gemeenten']],
  ['nl', 'long vowels', ['school', 'scholen']],
  ['nl', 'f and v', ['brief', 'brieven']],
  ['nl', 'plural in -eren', ['kind', 'kinderen']],
  ['nl', 'ei, ij and y; au and ou', ['persoonlijk', 'persoonlyk', 'persoonleik']],
  ['nl', 'au and ou', ['vrouw', 'vrauw']],
  ['en', 'plural and -ing', ['school', 'schools']],
  ['en', 'American and British', ['organise', 'organize']],
  ['ar', 'article, and wa- and bi- before it', ['مدرسة', 'المدرسة', 'والمدرسة', 'بالمدرسة', 'للمدرسة']],
  ['ar', 'regular plural', ['معلم', 'معلمون', 'معلمين']],
  ['fa', 'plural, with and without ZWNJ', ['مدرسه', 'مدرسه‌ها', 'مدرسهها']],
  ['ps', 'plural', ['ښوونځی', 'ښوونځي']],
  ['ckb', 'definite', ['کتێب', 'کتێبەکە']],
  ['uk', 'nouns in -та in every case, verbs', ['робота', 'роботи', 'роботу', 'роботою']],
  ['uk', 'infinitive and present', ['читати', 'читає']],
  ['tr', 'can and will', ['öğrenmek', 'öğrenebilirim', 'öğreneceğim']],
  ['ti', 'and-ending', ['ገንዘብ', 'ገንዘብን']],
  ['so', 'definite, doubled letters, dh and kh', ['dhakhtar', 'dhakhtarka', 'dhaqtar', 'daktar']],
  ['so', 'long vowels and x for h', ['xannaano', 'xanaano', 'hanaano']],
  ['tr', 'plural and cases', ['okul', 'okullar', 'okulda', 'okulun']],
  ['tr', 'softened k', ['çocuk', 'çocuğu']],
  ['ku', 'definite and plural', ['mamoste', 'mamosteyan']],
  ['uk', 'cases', ['лікар', 'лікаря', 'лікарю', 'лікарем']],
  ['uk', 'й, ї, є on a Russian keyboard', ['країна', 'краіна']],
]
for (const [lang, name, forms] of stems)
  test(`stem ${lang}: ${name}`, () => {
    const [first, ...rest] = forms.map((form) => stem(fold(form), lang))
    expect(rest).toEqual(rest.map(() => first))
  })

test('stem: gentle where a harder rule brought the wrong page up', () => {
  expect(stem('taalles', 'nl')).not.toBe(stem('taal', 'nl'))
  expect(stem('les', 'nl')).toBe('les')
  expect(stem('ስራሕ', 'ti').length).toBeGreaterThan(1)
})

test('a Latin word in another script is stemmed as Dutch', () => {
  for (const lang of ['ar', 'fa', 'ps', 'ckb', 'ti', 'uk']) expect(stem('uitkeringen', lang)).toBe(stem('uitkering', 'nl'))
})

test('languages are found by their tag, an unknown one takes the rules of its script', () => {
  expect(stem('uitkeringen', 'nl-BE')).toBe(stem('uitkeringen', 'nl'))
  for (const [tag, as] of [['fa-AF', 'fa'], ['prs', 'fa'], ['kmr', 'ku'], ['am', 'ti'], ['ru', 'uk'], ['ur', 'fa'], ['ku-Arab', 'ckb']] as const)
    for (const word of ['کتابها', 'xwendekaran', 'ገንዘብን', 'лікарями', 'کتیبهکه']) expect(stem(word, tag), tag).toBe(stem(word, as))
  expect(stem('word', 'qps-Latn')).toBe('word')
  expect(() => stem('word', 'not a tag')).not.toThrow()
})

test('prefix letters come off where that gives a known word', () => {
  const known = (word: string) => [stem('ገንዘብ', 'ti'), stem(fold('بلدية'), 'ar')].includes(word)
  expect(withoutPrefix(fold('ብገንዘብ'), 'ti', known)).toBe('ገንዘብ')
  expect(withoutPrefix(fold('وبلدية'), 'ar', known)).toBe(stem(fold('بلدية'), 'ar'))
  expect(withoutPrefix(fold('ብርሃን'), 'ti', known)).toBeUndefined()
})

test('tokens: separators, hyphens and ZWNJ, apostrophes', () => {
  expect(tokens('Wie helpt mij?', 'nl').parts).toEqual(['wie', 'helpt', 'mij'])
  expect(tokens('zorg-verzekering', 'nl')).toEqual({ parts: ['zorg', 'verzekering'], joined: ['zorgverzekering'] })
  expect(tokens('کمک‌هزینه', 'fa')).toEqual({ parts: ['کمک', 'هزینه'], joined: ['کمکهزینه'] })
  expect(tokens('ገንዘብ፡ትምህርቲ።', 'ti').parts).toHaveLength(2)
  expect(tokens("Leiden'de", 'tr').parts).toEqual(['leiden'])
  expect(tokens("Leiden's", 'nl').parts).toEqual(['leiden'])
  expect(tokens("здоров'я", 'uk').parts).toEqual(['здоровя'])
  expect(tokens(' ? ', 'nl')).toEqual({ parts: [], joined: [] })
})

test('distance: insertion, deletion, substitution, swap, vowel order, loose letters at the end', () => {
  expect(distance('huisarts', 'huisarts', 2)).toBe(0)
  expect(distance('huisrts', 'huisarts', 2)).toBe(1)
  expect(distance('huisartsx', 'huisarts', 2)).toBe(1)
  expect(distance('huisartss', 'huisarts', 2)).toBe(0.7)
  expect(distance('hisarts', 'hiisarts', 2)).toBe(0.7)
  expect(distance('huisbrts', 'huisarts', 2)).toBe(1)
  expect(distance('huisorts', 'huisarts', 2)).toBe(0.5)
  expect(distance('лекар', 'лікар', 2)).toBe(0.5)
  expect(distance('مدرسا', 'مدرسو', 2)).toBe(0.5)
  expect(distance('huisatrs', 'huisarts', 2)).toBe(0.6)
  expect(distance('geld', 'school', 2)).toBe(Infinity)
  expect(distance('ገንዛብ', 'ገንዘብ', 1)).toBe(0.5)
  expect(distance('лікарями', 'лікар', 1, 3)).toBeCloseTo(1.2)
  expect(distance('лікарями', 'лікар', 1)).toBe(Infinity)
})

test('signature never keeps two near words apart', () => {
  const bits = (a: string, b: string) => (signature(a) ^ signature(b)).toString(2).replaceAll(/[0-]/g, '').length
  for (const [a, b, errors] of [['huisrts', 'huisarts', 1], ['huisatrs', 'huisarts', 1], ['huesorts', 'huisarts', 1], ['ገንዛብ', 'ገንዘብ', 1], ['школу', 'школа', 1]] as const)
    expect(bits(a, b)).toBeLessThanOrEqual(2 * errors)
})

test('skeleton: written by ear', () => {
  expect(skeleton('klantmanager')).toBe(skeleton('klantmeneger'))
  expect(skeleton(fold('ገንዛቡ'))).toBe(skeleton(fold('ገንዘብ')))
  expect(skeleton(fold('مدارس'))).toBe(skeleton(fold('مدرس')))
  expect(skeleton('лікарь')).toBe(skeleton('лекар'))
  expect(skeleton('rijbewijs')).toBe(skeleton('raybeways'))
})

test('sound: one key for a word and for the same word in other letters or by ear', () => {
  for (const [a, b] of [['digid', 'дігід'], ['digid', 'ዲጂዲ'], ['uitkering', 'اوتکرینگ'], ['uitkering', 'oytkering'], ['wijkteam', 'ويكتيم'], ['huisarts', 'هاوسارتس'], ['schulden', 'sgulden'], ['inburgering', 'інбюргерінг'], ['tandarts', 'tantards'], ['gemeente', 'ኸመንተ']] as const)
    expect(sound(fold(b)), `${b} for ${a}`).toBe(sound(fold(a)))
  expect(sound('mentor')).not.toBe(sound('werk'))
  expect([sound('долг'), sound('долг', true), sound('tolk', true)]).toEqual(['tlk', 'dlg', 'tlk'])
})

test('beginAlike: the same letter, or a verb for two persons', () => {
  expect(beginAlike('یتکلم', 'اتکلم', 'ar')).toBe(true)
  expect(beginAlike('یتکلم', 'متکلم', 'ar')).toBe(false)
  expect(beginAlike('иду', 'йду', 'uk')).toBe(false)
})

test('flaws: text that breaks search is named with its place', () => {
  const messages = (text: string) => flaws(text).map(({ index, message }) => `${index} ${message}`)
  expect(messages('здоровʼя')).toEqual([expect.stringMatching(/^6 .*U\+2019/)])
  expect(messages('ገንዘብ፡ትምህርቲ')).toEqual([expect.stringMatching(/^4 .*space/)])
  expect(messages('بعد ٢٤ أسبوع')).toEqual([expect.stringMatching(/^4 .*write 24/)])
  expect(messages('۶۰۰ ساعت')).toEqual([expect.stringMatching(/^0 .*write 600/)])
  expect(messages('men\u200btor')).toEqual([expect.stringMatching(/^3 .*U\+200B/)])
  expect(messages('mentor\u200c, ja')).toEqual([expect.stringMatching(/^6 .*U\+200C/)])
  expect(messages('می\u200c\u200cشود')).toHaveLength(2)
  expect(messages('ﻻجئ')).toEqual([expect.stringMatching(/لا/)])
  expect(messages('дoпомога')).toEqual([expect.stringMatching(/^1 .*Latin/)])
  expect(messages('inburgerings\u00adcursus')).toHaveLength(1)
})

test('flaws: sound text of each script passes', () => {
  for (const text of ['Wie helpt mij? €\u00a0600, 24 weken, zo’n film.', 'می\u200cشود و کمک\u200cهزینه', 'እንታይ እዩ? ቀዳማይ፦ ሓደ፡ ክልተ።', 'здоров’я 24', 'المدرسة، 24', '👩\u200d👩\u200d👧 familie', 'ሓደ 1፡2'])
    expect(flaws(text), text).toEqual([])
})

test('thin: themes with fewer than five names of their own, spellings and endings not counted', () => {
  const themes = [
    { id: 'geld', title: 'Geld en post', also: ['uitkering', 'huur betalen', 'rekening', 'schulden', 'digid'] },
    { id: 'werk', title: 'Werk', also: ['baan', 'werken', 'banen', 'vacature', 'vakature', 'solliciteren'] },
    { id: 'school', title: 'School', also: [] },
  ]
  expect(thin(themes, 'nl')).toEqual([{ id: 'werk', has: 3 }, { id: 'school', has: 0 }])
})
