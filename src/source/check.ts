/** Holds the content against itself: every term, source, picture and chapter that is named must exist, and minutes must add up. */
import { faultsOf, type Message } from '../domain/message.ts'
import { checkChapter } from '../domain/manual.ts'
import { checkWords, sourceIds } from '../domain/schedule.ts'
import { flaws, thin } from '../domain/search/searchable.ts'
import type { Problem } from '../domain/problem.ts'
import type { Content, Text } from './read.ts'

/** All faults and notes of the content beyond its shape. `today` is only used to warn before dates expire. */
export function checkContent(content: Content, today: string): Problem[] {
  if (!content.source) return []
  const problems: Problem[] = []
  const say = (file: string, line: number | undefined, what: string, weight?: 'note') => problems.push({ file, ...(line ? { line } : {}), what, ...(weight ? { weight } : {}) })
  // Of a file that has a fault nothing can be looked up: what it holds is not called unknown, or one fault would be followed by thousands.
  const unread = (file: string) => content.problems.some((problem) => problem.file === `content/${file}`)
  const listUnread = (list: string) => unread(`${content.source.language.tag}/${list}.yml`)
  const known = (ids: string[], missing: boolean) => { const set = new Set(ids); return { has: (id: string) => missing || set.has(id) } }
  const terms = known(Object.keys(content.source.lists.get('glossary')?.words ?? {}), listUnread('glossary'))
  const sources = known(content.sources.map(({ id }) => id), unread('sources.yml'))
  const themeIds = known(content.themes.map(({ id }) => id), unread('themes.yml'))
  const alternatives = content.source.lists.get('pictures')?.words ?? {}
  const unknownTerm = (id: string) => `names the unknown term “${id}”. Add it to content/${content.source.language.tag}/glossary.yml or mend the spelling.`
  const needsPicture = (file: string, line: number | undefined, id: string) => {
    if (!content.pictures.has(id)) say(file, line, `names the picture “${id}”, which is not in content/pictures. Add it or mend the spelling.`)
    else if (!(id in alternatives) && !listUnread('pictures')) say(file, line, `uses the picture “${id}” that has no alternative text. Add it to content/${content.source.language.tag}/pictures.yml (alt: "" where the text says the same).`)
  }
  const twice = (file: string, ids: string[]) => ids.filter((id, place) => ids.indexOf(id) < place).forEach((id) => say(file, undefined, `holds the id “${id}” twice. Keep one.`))
  twice('content/themes.yml', content.themes.map(({ id }) => id))
  twice('content/sources.yml', content.sources.map(({ id }) => id))

  if (content.schedule) sourceIds(content.schedule).filter((id) => !sources.has(id)).forEach((id) => say('content/schedule.yml', undefined, `names the unknown source “${id}”. Add it to content/sources.yml or mend the spelling.`))
  for (const theme of content.themes) {
    theme.terms.filter((id) => !terms.has(id)).forEach((id) => say('content/themes.yml', undefined, `(theme ${theme.id}) ${unknownTerm(id)}`))
    needsPicture('content/themes.yml', undefined, theme.picture)
    if (!content.source.texts.has(`deelnemers/${theme.id}`)) say('content/themes.yml', undefined, `holds the theme “${theme.id}” that has no page in deelnemers/. Write it or take the theme out.`, 'note')
  }
  for (const key of content.source.texts.keys()) {
    const id = /^deelnemers\/(.*)/.exec(key)?.[1]
    if (id && !themeIds.has(id)) say(content.source.texts.get(key)!.file, 1, `is a theme that content/themes.yml does not know. Add an entry with the id ${id}.`)
  }
  const tags = new Set([...content.folders.map(({ language }) => language.tag), 'mul'])
  const named = content.source.lists.get('materials')?.words ?? {}
  for (const { id, lang, theme } of content.materials) {
    const file = `content/materials/${id}.yml`
    if (!tags.has(lang) && !unread('languages.json')) say(file, undefined, `is in the language “${lang}”, which content/languages.json does not have. Write one of ${[...tags].join(', ')}.`)
    if (!(id in named) && !listUnread('materials')) say(file, undefined, `has no title. Add “${id}” with title and summary to content/${content.source.language.tag}/materials.yml.`)
    for (const one of theme ?? []) if (!themeIds.has(one)) say(file, undefined, `names the unknown theme “${one}”. Use an id of content/themes.yml.`)
  }
  for (const id of Object.keys(named)) if (!content.materials.some((one) => one.id === id) && !unread(`materials/${id}.yml`)) say(content.source.lists.get('materials')!.file, content.source.lists.get('materials')!.lineOf(['words', id]), `has words for “${id}”, but there is no content/materials/${id}.yml. Add it or take the words out.`)
  for (const folder of content.folders) {
    const isSource = folder === content.source
    for (const { file, entries } of [...folder.texts.values(), ...folder.lists.values()])
      for (const { text, line } of entries) for (const { message } of flaws(text)) say(file, line, `breaks search. ${message}`)
    const themes = [...folder.texts.values()].filter(({ key }) => key.startsWith('deelnemers/'))
    for (const { id, has } of thin(themes.map(({ id, head }) => ({ id, title: head.title, also: head.also ?? [] })), folder.language.tag)) {
      say(themes.find((text) => text.id === id)!.file, 1, `has ${has} ${has === 1 ? 'word' : 'words'} people look for it with (also: …). Write at least five, as they would type them.`, 'note')
    }
    for (const text of folder.texts.values()) {
      checkLinks(text)
      if (!isSource) continue
      text.head.terms?.filter((id) => !terms.has(id)).forEach((id) => say(text.file, 1, unknownTerm(id)))
      if (text.head.picture) needsPicture(text.file, 1, text.head.picture)
      for (const { node, line } of text.blocks) for (const { name, value } of node.attributes ?? []) if (name === 'picture') needsPicture(text.file, line, String(value))
      if (text.format === 'mdx') checkChapter(text.tree).forEach(({ line, what }) => say(text.file, line, what))
    }
    const schedule = folder.lists.get('schedule')
    if (schedule && content.schedule) for (const { message, path } of checkWords(content.schedule, schedule.words as Record<string, string>)) say(schedule.file, schedule.lineOf(path), `does not follow the schedule. ${message}`)
    const messages = folder.lists.get('messages')
    const from = content.source.lists.get('messages')?.words as Record<string, Message> | undefined
    if (messages && from) for (const [key, message] of Object.entries(messages.words)) {
      if (key in from) faultsOf(message as Message, from[key]!, folder.language.tag, content.source.language.tag).forEach((fault) => say(messages.file, messages.lineOf(['words', key]), `has the message “${key}” that ${fault}. Keep the placeholders of the Dutch and write every form.`))
    }
  }
  const days = (Date.parse(content.site.securityExpires) - Date.parse(today)) / 864e5
  if (days < 60) say('content/site.yml', undefined, `has securityExpires ${content.site.securityExpires}, ${Math.round(days)} days from today. Check that the address still works and move the day.`, 'note')
  return problems

  /** Why an address of this site, written without a language, leads nowhere; files and what a build makes are known to it alone. */
  function deadLink(link: string): string | undefined {
    if (!/^\/(?!\/)/.test(link)) return undefined
    const [section = '', id = '', ...more] = link.replace(/[?#].*$/, '').split('/').filter(Boolean)
    if (content.folders.some(({ language }) => language.tag === section)) return `the language comes by itself. Write the address without it: ${link.replace(/^\/[^/]+/, '')}.`
    if (['downloads', 'pictures', 'materialen'].includes(section)) return undefined
    if (['schema', 'woordenlijst', 'zoeken', ''].includes(section) && !id) return undefined
    const known = section === 'films' ? content.films : [...content.source.texts.keys()].flatMap((key) => (key.startsWith(`${section}/`) ? [key.slice(section.length + 1)] : []))
    if (['films', 'programma', 'deelnemers', 'het-gesprek', 'over'].includes(section) && !more.length && (!id || known.includes(id))) return undefined
    return `there is no page. Mend the address; pages of this site are written as /deelnemers/wie-helpt-mij/.`
  }

  function checkLinks(text: Text): void {
    for (const { links, line } of text.blocks) for (const link of links) {
      const dead = deadLink(link)
      if (dead) say(text.file, line, `has a link to ${link}, where ${dead}`)
      const [, scheme, id] = /^(term|source):(.*)$/.exec(link) ?? []
      if (scheme === 'term' && !terms.has(id!)) say(text.file, line, unknownTerm(id!))
      if (scheme === 'source' && !sources.has(id!)) say(text.file, line, `names the unknown source “${id}”. Add it to content/sources.yml or mend the spelling.`)
    }
  }
}
