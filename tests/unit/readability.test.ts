/** Readability: syllables counted right, texts of known level kept apart, and every gate able to fail by itself. */

import { test, expect } from 'playwright/test'
import { gates, measure, sentencesOf, syllables, wordsOf } from '../../src/domain/readability.ts'
import type { Level } from '../../src/domain/readability.ts'

/** Which gates of a level a text does not pass. */
function missed(blocks: string[], level: Level, exempt?: ReadonlySet<string>): string[] {
  const measured = measure(blocks, exempt)
  return (['mean', 'longest', 'flesch', 'long'] as const).filter((name) =>
    name === 'flesch' ? measured[name] < gates[level][name] : measured[name] > gates[level][name],
  )
}

// Counted by ear, as spoken (sta-tion), one word or more for each kind of difficulty.
const counted: Record<string, number> = {
  // one vowel, however many letters write it
  jaar: 1, huis: 1, brief: 1, nieuw: 1, eeuw: 1, één: 1, niveau: 2, groeien: 2, mooie: 2, eieren: 3, lawaai: 2, café: 2,
  // plain words of this site
  mentor: 2, vrijheid: 2, gemeente: 3, uitkering: 3, inburgeren: 4, klantmanager: 4, kwaliteit: 3, moeilijk: 2, partijen: 3,
  participatie: 5, informatie: 4, politie: 3, diploma: 3,
  // two vowels in a row
  radio: 3, periode: 4, sociaal: 3, sociale: 4, materialen: 5, situatie: 4, februari: 4, theater: 3, museum: 3, video: 3,
  reageren: 4, chaos: 2, officieel: 4, oceaan: 3, idee: 2, meedoen: 2, beoordelen: 4, beantwoorden: 4, bijeenkomst: 3,
  // a dieresis, in one sign or in two
  tweeën: 2, geïnteresseerd: 5, coördinator: 5, Oekraïne: 4, Eritrea: 4, Syrië: 3, financiën: 4, 'patie\u0308nt': 3,
  // from elsewhere
  station: 2, internationaal: 5, team: 1, coach: 1, trainer: 2, baby: 2, hockey: 2, royaal: 2, quiz: 1, computer: 3, website: 2,
  online: 2, 'e-mail': 2, 'foto’s': 2,
  // no vowel at all
  KNM: 1,
}

test.describe('syllables', () => {
  for (const [word, count] of Object.entries(counted)) {
    test(`${word}: ${count}`, () => expect(syllables(word)).toBe(count))
  }
})

// Written for this test. A2: as a theme for participants; B1: as the manual and the programme; official: as a decision letter.
const texts = {
  A2: [
    [
      'Je krijgt een brief van DUO. In de brief staat: je moet inburgeren. Je hebt drie jaar de tijd. Lees de brief goed. Snap je iets niet? Vraag het aan je mentor.',
      'Je mag ook bellen. Zeg dan je naam en je nummer. Het nummer staat boven aan de brief.',
    ],
    [
      'Ben je ziek? Bel dan de huisarts. Je maakt een afspraak. De dokter luistert naar je en stelt vragen. Soms krijg je een recept. Met het recept ga je naar de apotheek.',
      'Is het avond of weekend? Dan bel je de huisartsenpost. Gaat iemand bijna dood? Bel 112.',
    ],
    [
      'Sara leert Nederlands. Ze gaat drie keer per week naar school. De les begint om negen uur. Haar juf heet Anna. Anna praat langzaam en duidelijk.',
      'Na de les drinkt Sara koffie met een vriendin. Samen oefenen ze nieuwe woorden. Thuis kijkt ze naar een korte film.',
    ],
  ],
  B1: [
    [
      'De groep begint met een rondje. Iedereen vertelt in één zin hoe het gaat. De gespreksleider begint zelf, want dan durven de anderen ook.',
      'Daarna leest u de casus hardop voor. Vraag de deelnemers wat zij zien en wat zij ervan denken. Geef zelf nog geen antwoord. Laat eerst drie mensen vertellen hoe het bij hen thuis ging.',
    ],
    [
      'Leiden begon in 2015 met een eigen programma voor mensen die net een huis hadden gekregen. Zij kregen vanaf de eerste week les. Ook kregen zij een mentor en een vaste begeleider bij de gemeente.',
      'Wie jonger was dan dertig, kreeg vooral hulp bij het kiezen van een opleiding. De anderen zochten meteen een plek om werkervaring op te doen. Zo leerden ze de taal ook buiten de klas.',
    ],
  ],
  official: [
    [
      'Ingevolge artikel 6 van de Wet inburgering 2021 dient de inburgeringsplichtige binnen de vastgestelde inburgeringstermijn te voldoen aan de aan hem opgelegde verplichtingen, bij gebreke waarvan het college bevoegd is over te gaan tot oplegging van een bestuurlijke boete overeenkomstig de daartoe strekkende bepalingen.',
    ],
    [
      'Ten behoeve van de totstandkoming van het persoonlijk plan worden de leerbaarheid, de participatiemogelijkheden en de persoonlijke omstandigheden van betrokkene middels een brede intake in kaart gebracht.',
      'Het college stelt, met inachtneming van de uitkomsten van voornoemd onderzoek, de leerroute alsmede de intensiteit van de ondersteuning en begeleiding bij beschikking vast.',
    ],
  ],
}

test.describe('texts of a known level', () => {
  test('A2 passes both gates', () => {
    for (const text of texts.A2) expect([missed(text, 'A2'), missed(text, 'B1')], text[0]).toEqual([[], []])
  })
  test('B1 passes its own gate and not that of A2', () => {
    for (const text of texts.B1) {
      expect(missed(text, 'B1'), text[0]).toEqual([])
      expect(missed(text, 'A2'), text[0]).not.toEqual([])
    }
  })
  test('official Dutch fails every gate of both levels', () => {
    for (const text of texts.official) {
      for (const level of ['A2', 'B1'] as const) expect(missed(text, level), text[0]).toEqual(['mean', 'longest', 'flesch', 'long'])
    }
  })
  test('no measure of official Dutch overlaps with the rest, nor the length of sentences at A2 with B1', () => {
    const of = (name: keyof typeof texts) => texts[name].map((text) => measure(text))
    const most = (name: keyof typeof texts, key: 'mean' | 'longest' | 'flesch' | 'long') => Math.max(...of(name).map((measured) => measured[key]))
    const least = (name: keyof typeof texts, key: 'mean' | 'longest' | 'flesch' | 'long') => Math.min(...of(name).map((measured) => measured[key]))
    for (const key of ['mean', 'longest'] as const) {
      expect(most('A2', key)).toBeLessThan(least('B1', key))
      expect(most('B1', key)).toBeLessThan(least('official', key))
    }
    for (const easy of ['A2', 'B1'] as const) {
      expect(most(easy, 'long')).toBeLessThan(least('official', 'long'))
      expect(least(easy, 'flesch')).toBeGreaterThan(most('official', 'flesch'))
    }
  })
})

test.describe('each gate can fail by itself', () => {
  const easy = Array<string>(12).fill('Je belt de dokter om acht uur.')

  test('none does for an easy text', () => expect(missed(easy, 'A2')).toEqual([]))
  test('mean', () => {
    expect(missed(Array<string>(5).fill('Je belt de dokter en je vraagt om een afspraak.'), 'A2')).toEqual(['mean'])
  })
  test('longest', () => {
    expect(missed([...easy, 'Je gaat met je zoon en je man of je vrouw naar de les op school.'], 'A2')).toEqual(['longest'])
    expect(missed([...easy, 'Je gaat met je zoon en je man of je vrouw naar de les.'], 'A2')).toEqual([])
  })
  test('flesch', () => {
    expect(missed(['De gemeente informeert de deelnemers.', 'Zij organiseren muziek.'], 'B1')).toEqual(['flesch'])
  })
  test('long words', () => {
    const costs = 'Dat zijn de ziektekosten.'
    expect(missed([...easy, ...Array<string>(4).fill(costs)], 'A2')).toEqual([]) // 4 in 100
    expect(missed([...easy, ...Array<string>(5).fill(costs)], 'A2')).toEqual(['long'])
  })
})

test.describe('measure', () => {
  test('follows Flesch-Douma to the digit', () => {
    const measured = measure(['De kat zit op de mat.', 'De hond ligt.'])
    expect(measured).toMatchObject({ words: 9, sentences: 2, mean: 4.5, longest: 6, long: 0 })
    expect(measured.flesch).toBeCloseTo(206.84 - 77 - 0.93 * 4.5, 6)
  })
  test('does not count official terms as long, nor as more than two syllables', () => {
    const text = Array<string>(4).fill('Je tekent de participatieverklaring.')
    expect(missed(text, 'A2')).toEqual(['flesch', 'long'])
    expect(missed(text, 'A2', new Set(['participatieverklaring']))).toEqual([])
  })
  test('of nothing is easy, and no division by zero', () => {
    expect(measure([])).toEqual({ words: 0, sentences: 0, mean: 0, longest: 0, flesch: 206.84, long: 0 })
    expect(measure(['', '…'])).toMatchObject({ words: 0 })
  })
})

test.describe('sentences and words', () => {
  test('a block is no part of a sentence of the next', () => {
    expect(sentencesOf('Je hebt nodig:')).toHaveLength(1)
    expect(measure(['Je hebt nodig:', 'een pas', 'een foto']).sentences).toBe(3)
  })
  test('questions and line breaks', () => {
    expect(sentencesOf('Snap je iets niet?\nVraag het  dan. Of bel!')).toEqual(['Snap je iets niet?', 'Vraag het dan.', 'Of bel!'])
  })
  test('words keep their hyphen, apostrophe and figures', () => {
    expect(wordsOf('Lees de e-mail en de foto’s: 24 uur, 2.304 in totaal – “goed” zo!')).toEqual(['Lees', 'de', 'e-mail', 'en', 'de', 'foto’s', '24', 'uur', '2.304', 'in', 'totaal', 'goed', 'zo'])
  })
})
