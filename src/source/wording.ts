/** Holds the words of all languages against the house's rules: how hard they are, that official words are explained, that figures have a source, that translations say the same. */
import { loadModule } from 'cld3-asm'
import { unsourced } from '../domain/figures.ts'
import { ethiopicLanguage, ownWords, shareOfScript, unfaithful, untranslated, withoutAddresses } from '../domain/fidelity.ts'
import { meetingsOf, seriesFaults } from '../domain/manual.ts'
import { madeUp } from '../domain/language.ts'
import type { Problem } from '../domain/problem.ts'
import { hardest, measure, sentencesOf, tooHard, wordsOf, type Level } from '../domain/readability.ts'
import type { Terms } from '../domain/terms.ts'
import type { Content, LanguageFolder, Text, WordList } from './read.ts'

type Say = (file: string, line: number | undefined, what: string, weight?: 'note') => void

/** Faults and notes of the wording of all languages. */
export async function checkWording(content: Content): Promise<Problem[]> {
  const problems: Problem[] = []
  const say: Say = (file, line, what, weight) => problems.push({ file, what, ...(line ? { line } : {}), ...(weight ? { weight } : {}) })
  checkLevels(content, say)
  checkTerms(content, say)
  for (const text of content.source.texts.values()) if (text.key.startsWith('programma/')) for (const { kind, text: words, line } of text.blocks) {
    if (/^h\d$/.test(kind)) continue
    const bare = unsourced(words)
    if (bare.length) say(text.file, line, `has ${bare.length === 1 ? 'the figure' : 'the figures'} ${bare.join(', ')} without a source. Put [bron](source:id) behind it, or leave it out.`)
  }
  const chapters = [...content.source.texts.values()].filter(({ key, number }) => key.startsWith('het-gesprek/') && number > 0).sort((a, b) => a.number - b.number)
  for (const { series, id } of content.schedule.components) if (series) {
    for (const { chapter, what } of seriesFaults(series, chapters.map(({ number, tree }) => ({ number, minutes: meetingsOf(tree).map(({ minutes }) => minutes) })))) {
      say(chapters.find(({ number }) => number === chapter)?.file ?? 'content/schedule.yml', undefined, `${what} Change the chapter, or the series of “${id}” in content/schedule.yml.`)
    }
  }
  await checkTranslations(content, say)
  return problems
}

// ── How hard the source language is ──────────────────────────────────────────────────────────────────────────────────

/** Work sheets that a trainer fills in; all others are for participants. */
const forTrainers = new Set(['aanwezigheid', 'evaluatie'])
/** Most pages that may have exceptions, as a share of all texts, and most sentences on one. */
const mostExceptions = 0.05

interface Piece { file: string; level: Level; name: string; blocks: { text: string; line: number }[]; exceptions: { starts: string }[] }

/** Words as they are read: without addresses, and without the word of a link to a source. */
const read = (text: string): string[] => withoutAddresses(text.replace(/\S+\(source:[^)]*\)/gu, ' ')).split(' | ')

/** What is measured of a text: a chapter in two pieces, because its sheet is for participants. */
function piecesOf(text: Text): Piece[] {
  const level: Level = /^(?:deelnemers\/|home$)/.test(text.key) ? 'A2' : 'B1'
  const sheet = text.blocks.find(({ kind }) => kind === 'Sheet')?.node.position
  const inSheet = (line: number) => sheet !== undefined && line >= sheet.start.line && line <= sheet.end.line
  const wordsOfBlocks = (wanted: (line: number) => boolean) => text.blocks.filter(({ kind, line }) => /^(?:p|li|tr)$/.test(kind) && wanted(line)).flatMap(({ text: words, line }) => read(words).map((text) => ({ text, line })))
  const exceptions = text.head.exceptions ?? []
  return [
    { file: text.file, level, name: 'the text', blocks: wordsOfBlocks((line) => !inSheet(line)), exceptions },
    ...(sheet ? [{ file: text.file, level: 'A2' as const, name: 'the participant sheet', blocks: wordsOfBlocks(inSheet), exceptions: [] }] : []),
  ]
}

function pieceOf(list: WordList): Piece[] {
  const piece = (level: Level, said: (key: string, value: unknown) => string = (_, value) => String(value)): Piece[] =>
    [{ file: list.file, level, name: 'the text', blocks: Object.entries(list.words).map(([key, value]) => ({ text: said(key, value), line: list.lineOf(['words', ...key.split('.')]) || list.lineOf(['words', key]) })), exceptions: [] }]
  if (list.key === 'glossary') return piece('A2', (_, value) => (value as { text: string }).text)
  if (list.key.startsWith('films/')) return piece('A2', (key, value) => (key.startsWith('labels') ? '' : String(value).replaceAll('|', ' ')))
  if (list.key.startsWith('werkbladen/')) return piece(forTrainers.has(list.key.slice('werkbladen/'.length)) ? 'B1' : 'A2')
  return []
}

function checkLevels(content: Content, say: Say): void {
  const glossary = (content.source.lists.get('glossary')?.words ?? {}) as Terms
  // Official words and names cannot be chosen otherwise.
  const exempt = new Set([...Object.values(glossary).map(({ term }) => term), content.site.municipality, content.site.organisation, ...content.sources.flatMap(({ publisher }) => publisher)].flatMap(wordsOf).map((word) => word.toLowerCase()))
  const texts = [...content.source.texts.values()]
  for (const { file, level, name, blocks, exceptions } of [...texts.flatMap(piecesOf), ...[...content.source.lists.values()].flatMap(pieceOf)]) {
    const excepted = (sentence: string) => exceptions.some(({ starts }) => sentence.startsWith(starts))
    const each = blocks.flatMap(({ text, line }) => sentencesOf(text).map((sentence) => ({ sentence, line })))
    const sentences = each.map(({ sentence }) => sentence)
    const rest = each.filter(({ sentence }) => !excepted(sentence))
    for (const fault of tooHard(measure(rest.map(({ sentence }) => sentence), exempt), level)) {
      const { sentence = '', line } = hardest(rest, fault, exempt) ?? {}
      say(file, line, `is too hard: ${name} ${fault.what} Begin here: “${sentence.slice(0, 60)}${sentence.length > 60 ? '…' : ''}”`)
    }
    if (exceptions.length && !tooHard(measure(sentences, exempt), level).length) say(file, 1, 'has exceptions it no longer needs: it passes the gates of its level without them. Take them out.')
    for (const { starts } of exceptions) if (!sentences.some((sentence) => sentence.startsWith(starts))) say(file, 1, `has an exception for a sentence that is not there: “${starts}”. Take it out or mend its first words.`)
  }
  const many = texts.filter(({ head }) => head.exceptions?.length)
  if (many.length > Math.max(1, texts.length * mostExceptions)) say(many[0]!.file, 1, `is one of ${many.length} texts with exceptions; at most ${Math.floor(texts.length * mostExceptions)} of ${texts.length} may have them. Rewrite some.`)
}

// ── Official words ───────────────────────────────────────────────────────────────────────────────────────────────────

/** That a word of the glossary is explained on every page it stands on is the page's doing; here it must exist in every language. */
function checkTerms(content: Content, say: Say): void {
  const words = content.source.lists.get('glossary')?.words ?? {}
  for (const folder of content.folders.slice(1)) {
    const list = folder.lists.get('glossary')
    const lacking = list ? Object.keys(words).filter((id) => !(id in list.words)) : []
    if (list && lacking.length) say(list.file, undefined, `lacks ${lacking.length} of ${Object.keys(words).length} words: ${lacking.slice(0, 8).join(', ')}${lacking.length > 8 ? ' …' : ''}. They are shown in Dutch.`, 'note')
  }
}

// ── Translations ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Letters from which on a language can be told, and how sure that must be. */
const tellable = 40
const sure = 0.9
/** Languages that a block may really have been left in or mixed up with; a short sentence looks like a distant one too easily. */
const mixedUp = new Set(['nl', 'en', 'de', 'fr', 'ar', 'fa', 'ps', 'ur', 'ku', 'so', 'sw', 'tr', 'uk', 'ru', 'am', 'ti'])

async function checkTranslations(content: Content, say: Say): Promise<void> {
  const folders = content.folders.slice(1).filter(({ language }) => !madeUp(language.tag))
  if (!folders.length) return
  const identifier = (await loadModule()).create(0, 4000)
  try {
    for (const folder of folders) for (const list of [...folder.texts.values(), ...folder.lists.values()]) checkFile(content, folder, list, say, (text) => {
      const { language, probability, is_reliable: reliable } = identifier.findLanguage(text)
      return reliable && probability >= sure && mixedUp.has(language) ? language : undefined
    })
  } finally { identifier.dispose() }
}

function checkFile(content: Content, { language, rows }: LanguageFolder, file: Text | WordList, say: Say, told: (text: string) => string | undefined): void {
  const from = content.source.texts.get(file.key) ?? content.source.lists.get(file.key)
  if (!from) return
  const sourceRows = content.source.rows(file.key)
  const places = new Map(sourceRows.map(({ id }, place) => [id, place]))
  rows(file.key).forEach((row, place) => {
    const entry = file.entries[place]
    const at = places.get(row.id)
    // What was made from older Dutch is known to differ: readers are told so.
    if (!entry || at === undefined || row.of !== sourceRows[at]!.digest || !from.entries[at]) return
    const original = from.entries[at]
    const fault = (what: string) => say(file.file, entry.line, `(${row.id}) ${what}`)
    unfaithful(original, entry, language.tag, content.source.language.tag).forEach(fault)
    if (untranslated(original.text, entry.text)) return fault('is still the Dutch. Translate it, or take the block out: it is then shown in Dutch and counted as missing.')
    const words = ownWords(original.text, entry.text)
    if (shareOfScript(words, language.script) < 0.4) return fault(`is not written in the letters of ${language.label}: “${words.slice(0, 50)}”. Translate it.`)
    if (words.replace(/[^\p{L}]/gu, '').length < tellable) return
    const tag = language.tag.split('-')[0]!
    if (!mixedUp.has(tag)) return
    const other = language.script === 'Ethi' ? ethiopicLanguage(words) : tag === 'uk' && /[іїєґ]/iu.test(words) && !/[ыэёъ]/iu.test(words) ? 'uk' : told(words)
    if (other && other !== tag) fault(`looks like another language (${other}): “${words.slice(0, 50)}…”. Mend the block.`)
  })
}
