/** The one reader of content for pages: joins facts with words, and says for every word which language it is in. */
import { getCollection, render, type CollectionEntry } from 'astro:content'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { statusOf, type Row } from './domain/blocks.ts'
import { officialIn, runsOf, type Run } from './domain/foreign.ts'
import { language, madeUp, writing, type Language, type Writing } from './domain/language.ts'
import { filesOf, itemId, type Audience, type Draft, type Kind } from './domain/materials.ts'
import { say, type Messages, type Values } from './domain/message.ts'
import { kindOfSheet } from './domain/worksheet.ts'
import { idOf, paths, type Section } from './domain/paths.ts'
import { termsIn } from './domain/terms.ts'
import type { Material } from './schema/material.ts'
import type { SiteFacts } from './schema/site.ts'
import type { SourceFacts } from './schema/source.ts'
import type { Translation } from './schema/text.ts'
import type { Theme } from './schema/theme.ts'
import type { GlossaryWords } from './schema/words.ts'
import type { Schedule } from './domain/schedule.ts'
import { contentFolder } from './source/folder.ts'

// ── Facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const fact = <T>(name: string): T => {
  const text = readFileSync(join(contentFolder, name), 'utf8')
  return (name.endsWith('.json') ? JSON.parse(text) : parse(text)) as T
}

export const site = fact<SiteFacts>('site.yml')
export const themes = fact<Theme[]>('themes.yml')
export const sources = fact<SourceFacts[]>('sources.yml')
export const schedule = fact<Schedule>('schedule.yml')
const tags = fact<{ tag: string; label: string; published?: boolean }[]>('languages.json')
/** Languages readers may choose, in menu order. */
export const languages: Language[] = tags.filter(({ published }) => published !== false).map(language)
/** The language everything was written in first. */
export const source: Language = language(tags[0]!)

export type { Language }
export const languageOf = (tag: string): Language => languages.find((entry) => entry.tag === tag) ?? source
export const writingOf = (tag: string): Writing => writing(tag, source.tag)

const files = (folder: string) => { try { return readdirSync(join(contentFolder, folder)).sort() } catch { return [] } }
/** Files of pictures by id. */
export const pictures = new Map(files('pictures').map((name) => [idOf(name), name]))
/** Files to take away as they are. */
export const materials: (Material & { id: string })[] = files('materials').filter((name) => name.endsWith('.yml')).map((name) => ({ ...fact<Material>(`materials/${name}`), id: idOf(name) }))
/** Ids of work sheets. */
const worksheetIds = files(`${source.tag}/werkbladen`).map((name) => idOf(name))

/** The words of a work sheet, in the reader's language where it has them; a word that is missing is the source's. */
export function worksheet(id: string, lang: string): { words: Record<string, string>; lang: string } {
  const own = wordsOf<string>(lang, `werkbladen/${id}`)
  return Object.keys(own).length ? { words: { ...wordsOf<string>(source.tag, `werkbladen/${id}`), ...own }, lang } : { words: wordsOf<string>(source.tag, `werkbladen/${id}`), lang: source.tag }
}

/** Ids of films that have a script. */
export const filmIds = files('films').filter((name) => files(`films/${name}`).includes('film.yml'))

// ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Words with the language they are in: a page in Arabic may have to show Dutch ones. */
export interface Said { text: string; lang: string }

const texts = await getCollection('texts')
const lists = await getCollection('lists')
// Read here and not as a collection: checked before the build, and too many rows to send through Astro's store.
const registers = new Map(tags.filter(({ tag }) => existsSync(join(contentFolder, tag, 'blocks.json'))).map(({ tag }) => [tag, fact<Record<string, Row[]>>(`${tag}/blocks.json`)]))

const languageFolder = (id: string) => id.split('/')[0]!
/** `ar/programma/01-wat-is-het` → `programma/wat-is-het`. */
const keyOf = (id: string) => id.split('/').slice(1).map((part) => idOf(`${part}.md`)).join('/')
const textIndex = new Map(texts.map((entry) => [`${languageFolder(entry.id)} ${keyOf(entry.id)}`, entry]))
const listIndex = new Map(lists.map((entry) => [entry.id, entry.data]))

const wordsOf = <T>(lang: string, name: string) => (listIndex.get(`${lang}/${name}`)?.words ?? {}) as Record<string, T>

/** The entry of a list in the reader's language, or in the source language. */
export function pick<T>(name: string, key: string, lang: string): { value: T; lang: string } | undefined {
  for (const tag of [lang, source.tag]) {
    const value = wordsOf<T>(tag, name)[key]
    if (value !== undefined) return { value, lang: tag }
  }
  return undefined
}

/** Speaks the interface of one language. */
export interface Voice {
  lang: Language
  writing: Writing
  /** The sentence; where the language lacks it, the source's. */
  (key: string, values?: Values): string
  /** The same with its language, for a place that can mark borrowed words. */
  said(key: string, values?: Values): Said
}

const voices = new Map<string, Voice>()
export function voiceOf(tag: string): Voice {
  const known = voices.get(tag)
  if (known) return known
  const [own, from] = [wordsOf<Messages[string]>(tag, 'messages'), wordsOf<Messages[string]>(source.tag, 'messages')]
  const said = (key: string, values: Values = {}): Said => {
    const message = own[key] ?? from[key]
    if (message === undefined) throw new Error(`The page asks for the message “${key}”, which content/${source.tag}/messages.yml does not have. Add it there.`)
    const spoken = key in own ? tag : source.tag
    return { text: say(message, values, writingOf(spoken)), lang: spoken }
  }
  const voice = Object.assign((key: string, values?: Values) => said(key, values).text, { said, lang: languageOf(tag), writing: writingOf(tag) })
  voices.set(tag, voice)
  return voice
}

// ── Texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a reader must know of the words of a page. */
export interface Standing {
  /** Language of the words; differs from the page's where the page has none. */
  words: Language
  /** Languages in which the words exist. */
  langs: Language[]
  translation?: Translation
  missing: string[]
  outdated: string[]
  /** Newest day on which a block changed. */
  updated: string
}

export interface TextView {
  key: string
  id: string
  section: Section | ''
  number: number
  title: Said
  summary: Said
  titleId: string
  summaryId: string
  dated?: string
  terms: string[]
  picture?: string
  format: 'md' | 'mdx'
  standing: Standing
  entry: CollectionEntry<'texts'>
}

const views = new Map<string, TextView | undefined>()
/** A text for a reader of `lang`: in that language where its file exists, else in the source language. */
export function text(key: string, lang: string): TextView | undefined {
  const place = `${lang} ${key}`
  if (!views.has(place)) views.set(place, viewOf(key, lang))
  return views.get(place)
}

function viewOf(key: string, lang: string): TextView | undefined {
  const from = textIndex.get(`${source.tag} ${key}`)
  if (!from) return undefined
  const entry = textIndex.get(`${lang} ${key}`) ?? from
  const words = languageFolder(entry.id)
  const rows = registers.get(words)?.[key] ?? []
  const sourceRows = registers.get(source.tag)?.[key] ?? []
  const { missing, outdated } = words === source.tag ? { missing: [], outdated: [] } : statusOf(sourceRows, rows)
  const [folder] = key.split('/')
  return {
    key, entry, format: (from.filePath ?? '').endsWith('.mdx') ? 'mdx' : 'md',
    id: key.split('/').at(-1)!,
    section: key.includes('/') && folder !== 'factsheets' ? (folder as Section) : '',
    number: Number(/(\d{2})-[^/]+$/.exec(from.id)?.[1] ?? 0),
    title: { text: entry.data.title, lang: words }, summary: { text: entry.data.summary, lang: words },
    titleId: sourceRows[0]?.id ?? 'titel', summaryId: sourceRows[1]?.id ?? 'lead',
    ...(from.data.dated ? { dated: from.data.dated } : {}), ...(from.data.picture ? { picture: from.data.picture } : {}),
    terms: from.data.terms ?? [],
    standing: {
      words: languageOf(words), missing, outdated,
      langs: languages.filter(({ tag }) => textIndex.has(`${tag} ${key}`)),
      updated: [...rows].map(({ date }) => date).sort().at(-1) ?? site.edition,
      ...(words === source.tag ? {} : { translation: entry.data.translation ?? { by: 'machine' } }),
    },
  }
}

const sourceIds = texts.map(({ id }) => id).filter((id) => languageFolder(id) === source.tag).sort()
/** All texts of a folder for a reader of `lang`, in the order of the source. */
export const textsOf = (folder: Section | 'factsheets', lang: string): TextView[] =>
  sourceIds.filter((id) => id.startsWith(`${source.tag}/${folder}/`)).map((id) => text(keyOf(id), lang)!)

const unexplained = new Map<string, string[]>()
/** Official words that stand in the source's text and are explained nowhere on its page: linked at its foot, in every language. */
export function moreTerms(view: TextView): string[] {
  if (!unexplained.has(view.key)) unexplained.set(view.key, findMoreTerms(view))
  return unexplained.get(view.key)!
}

function findMoreTerms(view: TextView): string[] {
  const from = textIndex.get(`${source.tag} ${view.key}`)
  const body = from?.body ?? ''
  const theme = themes.find(({ id }) => view.key === `deelnemers/${id}`)
  const explained = new Set([...view.terms, ...(theme?.terms ?? []), ...[...body.matchAll(/\(term:([a-z0-9-]+)\)/g)].map(([, id]) => id!)])
  return termsIn(`${from?.data.title}\n${from?.data.summary}\n${body}`, wordsOf<GlossaryWords>(source.tag, 'glossary')).filter((id) => !explained.has(id))
}

/** The rendered words of a text. */
export const contentOf = async (view: TextView) => (await render(view.entry)).Content

export const addressOf = (view: TextView, lang: string) => (view.section ? paths.page(lang, view.section, view.id) : view.key === 'home' ? paths.home(lang) : paths.item(lang, `factsheet-${view.id}`))

// ── Glossary, themes, pictures ───────────────────────────────────────────────────────────────────────────────────────

export interface TermView { id: string; term: Said; text: Said; also: string[]; official: string; officialAlso: string[]; state: 'own' | 'missing' | 'outdated' }

/** The words a reader of `lang` may look up, in that language's order. */
export function glossary(lang: string): TermView[] {
  const order = writingOf(lang)
  const from = wordsOf<GlossaryWords>(source.tag, 'glossary')
  return Object.keys(from).map((id) => term(id, lang)!).sort((a, b) => order.compare(a.term.text, b.term.text))
}

export function term(id: string, lang: string): TermView | undefined {
  const from = wordsOf<GlossaryWords>(source.tag, 'glossary')[id]
  const found = pick<GlossaryWords>('glossary', id, lang)
  if (!from || !found) return undefined
  const outdated = listStatus('glossary', lang).outdated.includes(id)
  return {
    id, official: from.term, officialAlso: from.also ?? [], also: found.lang === lang ? (found.value.also ?? []) : [],
    term: { text: found.value.term, lang: found.lang }, text: { text: found.value.text, lang: found.lang },
    state: found.lang !== lang ? 'missing' : outdated ? 'outdated' : 'own',
  }
}

const listStates = new Map<string, ReturnType<typeof statusOf>>()
export function listStatus(name: string, lang: string): { missing: string[]; outdated: string[] } {
  if (lang === source.tag) return { missing: [], outdated: [] }
  const place = `${lang}/${name}`
  const state = listStates.get(place) ?? statusOf(registers.get(source.tag)?.[name] ?? [], registers.get(lang)?.[name] ?? [])
  listStates.set(place, state)
  return state
}

/** How a list of words stands in a language. */
export function listStanding(name: string, lang: string): Standing {
  const words = listIndex.has(`${lang}/${name}`) ? lang : source.tag
  const rows = registers.get(words)?.[name] ?? []
  return {
    words: languageOf(words), ...listStatus(name, words),
    langs: languages.filter(({ tag }) => listIndex.has(`${tag}/${name}`)),
    updated: rows.map(({ date }) => date).sort().at(-1) ?? site.edition,
    ...(words === source.tag ? {} : { translation: listIndex.get(`${words}/${name}`)?.translation ?? { by: 'machine' } }),
  }
}

const officialWords = new Set(Object.values(wordsOf<GlossaryWords>(source.tag, 'glossary')).flatMap(({ term }) => [term, term.replace(/\s*\(.*$/, '')]).map((word) => word.toLowerCase()))

/** Words cut where the source language begins and ends in them, so that those parts can be marked. */
export function runs({ text, lang }: Said): Run[] {
  const { script } = languageOf(lang)
  if (lang === source.tag || madeUp(lang)) return [{ text, foreign: false }]
  if (script !== source.script) return runsOf(text, { script, source: { lang: source.tag, dir: source.dir, script: source.script } })
  const cut = officialIn(text)
  return cut.every((run) => !run.foreign || officialWords.has(run.text.toLowerCase())) ? cut : [{ text, foreign: false }]
}

/** Alternative text of a picture; empty where the text beside it says the same. */
export function alternative(picture: string, lang: string): Said {
  const found = pick<{ alt: string }>('pictures', picture, lang)
  return { text: found?.value.alt ?? '', lang: found?.lang ?? lang }
}

/**
 * What people type when they look for a text (`deelnemers/wie-helpt-mij`) or for the schedule, in their language. A theme has
 * the Dutch words too: those stand on the letters its readers get.
 */
export function searchWords(key: string, lang: string): string[] {
  const of = (tag: string) => textIndex.get(`${tag} ${key}`)?.data.also ?? listIndex.get(`${tag}/${key}`)?.also ?? []
  return [...new Set([...of(lang), ...(key.startsWith('deelnemers/') ? of(source.tag) : [])])]
}

/** Words of the schedule, each in the reader's language where it has them. */
export function scheduleWord(key: string, lang: string): Said {
  const found = pick<string>('schedule', key, lang)
  if (!found) throw new Error(`content/${source.tag}/schedule.yml lacks “${key}”. Add it there.`)
  return { text: found.value, lang: found.lang }
}

// ── How complete a language is ───────────────────────────────────────────────────────────────────────────────────────

export interface FileStatus { key: string; exists: boolean; total: number; missing: number; outdated: number; translation?: Translation }

/** Every file of the source with how it stands in `lang`. */
export function statusOfLanguage(lang: string): FileStatus[] {
  return Object.entries(registers.get(source.tag) ?? {}).map(([key, rows]) => {
    const text = textIndex.get(`${lang} ${key}`)
    const list = listIndex.get(`${lang}/${key}`)
    const { missing, outdated } = lang === source.tag ? { missing: [], outdated: [] } : statusOf(rows, registers.get(lang)?.[key] ?? [])
    const translation = lang === source.tag ? undefined : (text?.data.translation ?? list?.translation ?? (text || list ? { by: 'machine' as const } : undefined))
    return { key, exists: Boolean(text ?? list), total: rows.length, missing: missing.length, outdated: outdated.length, ...(translation ? { translation } : {}) }
  })
}

/** Newest day on which any block of the content changed. */
export const generated = [...registers.values()].flatMap((register) => Object.values(register).flat().map(({ date }) => date)).sort().at(-1) ?? site.edition

// ── The catalogue ────────────────────────────────────────────────────────────────────────────────────────────────────

const version = '1'

function standingOf(standing: Standing, lang: string): Draft['translation'] {
  if (lang === source.tag) return { status: 'source', by: 'human', reviewed: null }
  const { translation, missing, outdated } = standing
  const status = outdated.length ? 'outdated' : missing.length ? 'incomplete' : translation?.reviewed ? 'checked' : 'unchecked'
  return { status, by: translation?.by ?? 'machine', reviewed: translation?.reviewed?.date ?? null }
}

/** Several standings as one: the worst of each. */
function together(standings: Standing[], lang: string): Standing {
  const first = standings[0]!
  return {
    words: languageOf(lang), langs: first.langs.filter(({ tag }) => standings.every((one) => one.langs.some((other) => other.tag === tag))),
    missing: standings.flatMap(({ missing }) => missing), outdated: standings.flatMap(({ outdated }) => outdated),
    updated: standings.map(({ updated }) => updated).sort().at(-1)!,
    ...(lang === source.tag ? {} : { translation: standings.every(({ translation }) => translation?.reviewed) ? first.translation! : { by: standings.some(({ translation }) => translation?.by === 'machine') ? 'machine' as const : 'human' as const } }),
  }
}

const drafts = new Map<string, Draft[]>()

/** Where a file of `content/materials/` is to be had. */
export const ownFile = ({ kind, id, lang, file }: Material & { id: string }) => {
  const format = file.split('.').at(-1)!
  return { format, url: paths.download(lang, itemId(kind, id), format) }
}

/** The item of a file that is handed out as it is; its words are those of `materials.yml`, in the reader's language where it has them. */
function ownDraft(one: Material & { id: string }, lang: string): Draft {
  const words = pick<{ title: string; summary: string }>('materials', one.id, lang === 'mul' ? source.tag : lang)?.value
  const item = itemId(one.kind, one.id)
  const row = registers.get(source.tag)?.materials?.find(({ id }) => id === one.id)
  return {
    id: item, kind: one.kind, lang, langs: one.lang === 'mul' ? languages.map(({ tag }) => tag) : [one.lang], title: words?.title ?? one.id, summary: words?.summary ?? '', theme: one.theme ?? [], audience: one.audience,
    page: paths.item(lang === 'mul' ? source.tag : lang, item), files: [ownFile(one)], licence: one.licence, version, updated: row?.date ?? site.edition,
    translation: { status: 'source', by: 'human', reviewed: null },
  }
}

/** Every item to take away in a language, as the words stand; files are what should be made. */
export function draftsOf(lang: string): Draft[] {
  const known = drafts.get(lang)
  if (known) return known
  const t = voiceOf(lang)
  const list: Draft[] = []
  const add = (kind: Kind, id: string | undefined, title: string, summary: string, audience: Audience[], standing: Standing, theme: string[] = []): void => {
    if (!standing.langs.some(({ tag }) => tag === lang)) return
    const item = itemId(kind, id)
    list.push({
      id: item, kind, lang, langs: standing.langs.map(({ tag }) => tag), title, summary, theme, audience,
      page: paths.item(lang, item), files: filesOf(kind, item, lang, source.tag), licence: 'CC-BY-4.0', version, updated: standing.updated, translation: standingOf(standing, lang),
    })
  }
  const themePages = textsOf('deelnemers', lang)
  const chapters = textsOf('het-gesprek', lang)
  const programme = textsOf('programma', lang)
  for (const view of themePages) add('theme', view.id, view.title.text, view.summary.text, ['participant'], view.standing, [view.id])
  for (const view of chapters) {
    const theme = themes.filter(({ chapter }) => chapter === view.id).map(({ id }) => id)
    add('chapter', view.id, view.title.text, view.summary.text, ['trainer'], view.standing, theme)
    if (view.format === 'mdx') add('sheet', view.id, t('item.sheet', { title: view.title.text }), view.summary.text, ['participant', 'trainer'], view.standing, theme)
  }
  const here = (views: TextView[]) => views.filter(({ standing }) => standing.words.tag === lang).map(({ standing }) => standing)
  if (here(chapters).length) add('manual', undefined, t('item.manual'), t('item.manual.summary'), ['trainer'], together(here(chapters), lang))
  if (here(programme).length) add('programme', undefined, t('item.programme'), t('item.programme.summary'), ['municipality'], together(here(programme), lang))
  if (here(themePages).length) add('guide', undefined, t('item.guide'), t('item.guide.summary'), ['participant'], together(here(themePages), lang))
  for (const view of textsOf('factsheets', lang)) add('factsheet', view.id, view.title.text, view.summary.text, ['municipality'], view.standing)
  const scheduleWords = listStanding('schedule', lang)
  add('schedule', undefined, t('schedule.title'), t('schedule.lead'), ['municipality', 'trainer'], scheduleWords)
  add('glossary', undefined, t('glossary.title'), t('glossary.lead'), ['participant', 'trainer'], listStanding('glossary', lang))
  for (const id of worksheetIds) {
    const words = worksheet(id, lang)
    const standing = listStanding(`werkbladen/${id}`, lang)
    if (words.lang === lang) add(kindOfSheet(id), id, words.words.title!, words.words.summary!, ['trainer', 'participant'], standing)
  }
  for (const id of filmIds) {
    const words = wordsOf<string>(lang, `films/${id}`) as unknown as { title: string; summary: string }
    const standing = listStanding(`films/${id}`, lang)
    if (words.title) add('film', id, words.title, words.summary, ['participant', 'trainer'], standing, themes.filter(({ film }) => film === id).map((theme) => theme.id))
  }
  for (const one of materials.filter((entry) => entry.lang === lang)) list.push(ownDraft(one, lang))
  const messages = listStanding('messages', lang)
  add('pack', 'alles', t('item.pack'), t('item.pack.summary'), ['municipality', 'trainer'], messages)
  add('feed', undefined, t('item.feed'), t('item.feed.summary'), ['municipality'], messages)
  drafts.set(lang, list)
  return list
}

/** All items of all languages. */
export const allDrafts = (): Draft[] => [
  ...languages.flatMap(({ tag }) => draftsOf(tag)),
  // A film is one file for all languages: its captions are tracks in it.
  ...draftsOf(source.tag).filter(({ kind }) => kind === 'film').map((item) => ({ ...item, lang: 'mul', files: filesOf('film', item.id, 'mul', source.tag) })),
  ...materials.filter(({ lang }) => lang === 'mul').map((one) => ownDraft(one, 'mul')),
]

/** What a reader of `lang` may take: the items of the language, and what is for all languages. */
export const shelfOf = (lang: string): Draft[] => [...draftsOf(lang), ...materials.filter((one) => one.lang === 'mul').map((one) => ({ ...ownDraft(one, 'mul'), ...wordsOfOwn(one.id, lang), page: paths.item(lang, itemId(one.kind, one.id)) }))]
const wordsOfOwn = (id: string, lang: string) => pick<{ title: string; summary: string }>('materials', id, lang)?.value

/** The words of the schedule as one map; what the language lacks is Dutch. */
export const scheduleWords = (lang: string): Record<string, string> => ({ ...wordsOf<string>(source.tag, 'schedule'), ...wordsOf<string>(lang, 'schedule') })
/** What to print for a source in files: its publisher and address. */
export const sourceNames: Record<string, string> = Object.fromEntries(sources.map(({ id, publisher, url }) => [id, `${publisher}, ${url}`]))
