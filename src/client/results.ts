/** The search page at work: suggestions while typing, results, what to do when there are none; becomes /search/page.mjs. */

import { commaOf } from '../domain/language.ts'
import type { Answer, createSearch, Pagefind, Result } from './engine.ts'

/** The words of the search page in its language, in `data-strings` as JSON. `{n}`, `{q}` and `{words}` are filled in. */
export interface Strings {
  /** “{n} times found”, by plural form of the language; `other` must be there. */
  found: Plural
  /** “{n} more results”. */
  more: Plural
  /** Above suggestions: “Choose one, or type on”. */
  suggestions: string
  searching: string
  /** The line takes long; the search goes on. */
  slow: string
  /** There is no line; what is there stays. */
  broken: string
  /** Tries again after a broken line. */
  again: string
  /** The device saves data: the text is searched on request only. */
  saving: string
  /** The button for that. */
  full: string
  /** “Similar words: {words}”. */
  similar: string
  /** “Nothing found for {q}”. */
  nothing: string
  /** What was searched. */
  searched: string
  /** Before pages that have some of what was asked. */
  close: string
  /** “Do you mean: {words}”. */
  nearest: string
  /** Where else to look and whom to ask: glossary, themes, contact. */
  links: { text: string; href: string }[]
  /** The chip for all kinds. */
  all: string
  /** Name of the box with a term of the glossary. */
  explained: string
  /** On a result in the source language: “in Dutch”. */
  borrowed: string
  /** Above results that are all in the source language. */
  onlyBorrowed: string
  /** Word and icon of a kind, by the part of the address after the language (`''` for home and all others). */
  kinds: Record<string, { word: string; icon: string }>
}
type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Milliseconds the field must be quiet before the text is searched, and before a line counts as slow. */
const quiet = 400
const patience = 2500
/** Results shown at first and with each press of “more”; and how many of them get their excerpt before they are seen. */
const step = 8
export const ahead = 3

/** An element with attributes and children; the only way markup is made here, so no text is ever read as HTML. */
function make(name: string, attributes: Record<string, string | undefined> = {}, ...children: (Node | string | undefined | false)[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value)
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

function icon(href: string | undefined): Node | undefined {
  if (!href) return undefined
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  const use = document.createElementNS(namespace, 'use')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', href)
  svg.append(use)
  return svg
}

/** The pieces of a sentence with placeholders, each placeholder as the nodes given for it. */
function sentence(text: string, fill: Record<string, (Node | string)[]>): (Node | string)[] {
  return text.split(/\{(\w+)\}/).flatMap((piece, at) => (at % 2 ? (fill[piece] ?? []) : [piece]))
}

/** An excerpt of the engine as nodes: its only markup is `<mark>`. */
function excerpt(html: string): (Node | string)[] {
  const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  return html.split(/<\/?mark>/).map((piece, at) => (at % 2 ? make('mark', {}, plain(piece)) : plain(piece)))
}

function direction(tag: string): string {
  try {
    return /^(?:Arab|Hebr|Thaa|Syrc|Nkoo|Rohg|Adlm)$/.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}

/** `lang` and `dir` where the language is not that of the page. */
const spoken = (tag: string, page: string) => (tag === page ? {} : { lang: tag, dir: direction(tag) })

/** The part of an address that tells its kind: `deelnemers` in `/nl/deelnemers/geld/`. */
const kindOf = (url: string): string => url.split(/[/#?]/)[2] ?? ''

async function openPagefind(): Promise<Pagefind> {
  const path = '/pagefind/pagefind.js'
  const { createInstance } = (await import(/* @vite-ignore */ path)) as { createInstance(options: object): Pagefind }
  // No worker: it would cost 12 kB more, and a query takes a few milliseconds.
  const instance = createInstance({ basePath: '/pagefind/', baseUrl: '/', noWorker: true })
  await instance.init?.()
  return instance
}

async function loadJson(path: string): Promise<unknown> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches
}

/** Brings the search page to life; searches at once when the address holds a query. */
export function start(root: HTMLElement, create: typeof createSearch): void {
  const lang = root.dataset.lang ?? document.documentElement.lang
  const strings = JSON.parse(root.dataset.strings ?? '{}') as Strings
  const form = root.querySelector('form')
  const field = root.querySelector('input')
  const status = root.querySelector<HTMLElement>('[data-search-status]')
  const output = root.querySelector<HTMLElement>('[data-search-results]')
  if (!form || !field || !status || !output) return

  const search = create({ lang, pagefind: openPagefind, loadJson })
  const plurals = new Intl.PluralRules([lang, 'nl'])
  const count = (text: Plural, n: number) => (text[plurals.select(n)] ?? text.other).replace('{n}', String(n))
  const query = () => field.value.trim()
  const say = (text: string) => { if (status.textContent !== text) status.textContent = text }

  /** Counts what was asked: an answer to an earlier question is thrown away. */
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let lost = false

  const show = (...children: (Node | string | undefined | false)[]) => output.replaceChildren(...children.filter((child) => child !== undefined && child !== false))

  function remember(q: string): void {
    const address = new URL(location.href)
    if (q) address.searchParams.set('q', q)
    else address.searchParams.delete('q')
    history.replaceState(history.state, '', address)
  }

  function clear(): void {
    output?.removeAttribute('data-search-done')
    show()
    say('')
  }

  /** A word that searches for itself. */
  const word = (text: string) => {
    const link = make('a', { href: `?q=${encodeURIComponent(text)}` }, make('bdi', {}, text))
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      field.value = text
      void searchAll()
      field.focus()
    })
    return link
  }
  const words = (list: string[]) => list.flatMap((text, at) => (at ? [commaOf(lang), word(text)] : [word(text)]))

  const button = (text: string, press: () => void) => {
    const made = make('button', { type: 'button', class: 'button' }, text)
    made.addEventListener('click', press)
    return made
  }

  const row = (url: string, title: string, kind: string, tag: string, meta: (Node | string)[], text: (Node | string)[], result: boolean) => {
    const { word: name = '', icon: href } = strings.kinds[kind] ?? strings.kinds[''] ?? {}
    const notes = [name, tag !== lang && strings.borrowed, ...meta].filter((note) => note !== false && note !== '')
    return make('li', result ? { 'data-search-result': '' } : {}, icon(href), make('div', {},
      make('h2', {}, make('a', { href: url, ...spoken(tag, lang) }, title)),
      notes.length > 0 && make('p', { class: 'meta' }, ...notes.flatMap((note, at) => (at ? [' · ', note as Node | string] : [note as Node | string]))),
      text.length > 0 && make('p', spoken(tag, lang), ...text)))
  }

  const boxes = (terms: Answer['terms']) => terms.length > 0 && make('section', { class: 'search-terms', 'aria-label': strings.explained },
    ...terms.map(({ url, term, text, lang: tag }) => make('div', {}, make('h2', {}, make('a', { href: url }, term)), make('p', spoken(tag, lang), text))))

  /** What the word list alone knows. True when there is something. */
  async function suggestNow(mine: number): Promise<boolean> {
    const rows = await search.suggest(query())
    if (mine !== turn) return false
    show(rows.length > 0 && make('ol', { class: 'results', 'data-search-suggestions': '' },
      ...rows.map(({ url, title, kind, lang: tag }) => row(url, title, kind === 'term' ? 'woordenlijst' : kindOf(url), tag, [], [], false))))
    return rows.length > 0
  }

  async function typed(): Promise<void> {
    const mine = ++turn
    clearTimeout(timer)
    output?.removeAttribute('data-search-done')
    if (!query()) {
      clear()
      remember('')
      return
    }
    const saving = savesData()
    if (!saving) timer = setTimeout(searchAll, quiet)
    try {
      const some = await suggestNow(mine)
      if (mine !== turn) return
      say(saving ? strings.saving : some ? strings.suggestions : strings.searching)
      if (saving) output?.append(make('p', {}, button(strings.full, searchAll)))
    } catch {
      if (mine === turn) fail()
    }
  }

  /** The text of all pages, through Pagefind. */
  async function searchAll(): Promise<void> {
    const mine = ++turn
    clearTimeout(timer)
    const q = query()
    remember(q)
    if (!q) return clear()
    output?.removeAttribute('data-search-done')
    lost = false
    say(strings.searching)
    const late = setTimeout(() => {
      if (mine !== turn) return
      say(strings.slow)
      if (!output?.hasChildNodes()) void suggestNow(mine).catch(() => false)
    }, patience)
    try {
      const answer = await search.find(q)
      if (mine !== turn) return
      if (answer.results.length) await present(answer, mine)
      else if (await online()) { if (mine === turn) nothing(q, answer) } else throw new Error('no line')
      if (mine === turn) output?.setAttribute('data-search-done', '')
    } catch {
      if (mine !== turn) return
      // What the word list knows is better than an empty page.
      if (!output?.hasChildNodes()) await suggestNow(mine).catch(() => false)
      if (mine === turn) fail()
    } finally {
      clearTimeout(late)
    }
  }

  // A part of the index that did not come leaves Pagefind without finds and without an error.
  const online = async () => fetch('/pagefind/pagefind-entry.json', { method: 'HEAD', cache: 'no-store' }).then(({ ok }) => ok, () => false)

  function fail(): void {
    lost = true
    say(strings.broken)
    output?.querySelector('[data-search-again]')?.remove()
    output?.append(make('p', { 'data-search-again': '' }, button(strings.again, searchAll)))
  }

  /** Shows an answer; resolves when the first excerpts are there. */
  async function present({ results, similar, terms }: Answer, mine: number): Promise<void> {
    say(results.every(({ lang: tag }) => tag !== lang) ? strings.onlyBorrowed : count(strings.found, results.length))
    const list = make('ol', { class: 'results' })
    const more = make('p')
    const kinds = Map.groupBy(results, ({ url }) => kindOf(url))
    let chosen = results

    /** Fills in the excerpts of rows; one that does not come is done without. */
    const fetchExcerpts = async (wanted: [row: HTMLElement, result: Result][]) => {
      const loaded = await Promise.allSettled(wanted.map(async ([row, result]) => {
        await result.load()
        if (result.excerpt && row.isConnected) update(row, result)
      }))
      if (mine === turn && loaded.some(({ status: state }) => state === 'rejected')) fail()
    }
    // An excerpt costs 2 to 12 kB: below the first it is fetched when its row comes into view.
    const waiting = new Map<Element, Result>()
    const seen = new IntersectionObserver((entries) => {
      const wanted = entries.flatMap(({ target, isIntersecting }): [HTMLElement, Result][] => {
        const result = isIntersecting && waiting.get(target)
        if (!result) return []
        seen.unobserve(target)
        waiting.delete(target)
        return [[target as HTMLElement, result]]
      })
      if (mine === turn) void fetchExcerpts(wanted)
    })
    /** Adds rows; each gets its excerpt when it comes, and does without when it does not. */
    const add = async () => {
      const from = list.children.length
      const next = chosen.slice(from, from + step)
      const rows = next.map((result) => described(result))
      list.append(...rows)
      const left = chosen.length - from - next.length
      more.replaceChildren(...(left > 0 ? [button(count(strings.more, left), async () => {
        const focused = list.children.length
        await add()
        list.children[focused]?.querySelector('a')?.focus()
      })] : []))
      const pairs = next.map((result, at): [HTMLElement, Result] => [rows[at] as HTMLElement, result])
      for (const [row, result] of pairs.slice(ahead)) {
        waiting.set(row, result)
        seen.observe(row)
      }
      await fetchExcerpts(pairs.slice(0, ahead))
    }
    // What is seen at a glance needs no choice of kinds: on a phone it would push the answers off the screen.
    const chips = kinds.size > 1 && results.length > step && make('ul', { class: 'cluster' }, ...[['', results] as const, ...kinds].map(([kind, some], at) => {
      const { word: name = kind, icon: href } = at === 0 ? { word: strings.all, icon: undefined } : (strings.kinds[kind] ?? strings.kinds[''] ?? {})
      const chip = make('button', { type: 'button', class: 'chip', 'aria-pressed': String(at === 0) }, icon(href), `${name} ${some.length}`)
      chip.addEventListener('click', () => {
        for (const other of chips ? chips.querySelectorAll('button') : []) other.setAttribute('aria-pressed', String(other === chip))
        chosen = [...some]
        list.replaceChildren()
        say(count(strings.found, chosen.length))
        void add()
      })
      return make('li', {}, chip)
    }))
    show(
      boxes(terms),
      similar.length > 0 && make('p', { 'data-search-similar': '' }, ...sentence(strings.similar, { words: words(similar) })),
      chips, list, more,
    )
    await add()
  }

  const described = (result: Result) => {
    const { url, title, lang: tag, block, place, excerpt: html } = result
    return row(block ? `${url}#${block}` : url, title, kindOf(url), tag, place && place !== title ? [make('span', spoken(tag, lang), place)] : [], excerpt(html).filter(Boolean), true)
  }
  /** Replaces a row by one with its excerpt; the link keeps the focus. */
  function update(old: HTMLElement, result: Result): void {
    const made = described(result)
    const focused = old.contains(document.activeElement)
    old.replaceWith(made)
    if (focused) made.querySelector('a')?.focus()
  }

  function nothing(q: string, { close, nearest, terms }: Answer): void {
    const [said] = [sentence(strings.nothing, { q: [q] }).join('')]
    say(said)
    show(boxes(terms), make('div', { 'data-search-nothing': '' },
      make('p', {}, strings.searched),
      close.length > 0 && make('p', {}, strings.close),
      close.length > 0 && make('ol', { class: 'results' }, ...close.map(({ url, title, lang: tag }) => row(url, title, kindOf(url), tag, [], [], false))),
      nearest.length > 0 && make('p', {}, ...sentence(strings.nearest, { words: words(nearest) })),
      make('ul', { class: 'cluster plain' }, ...strings.links.map(({ text, href }) => make('li', {}, make('a', { href, class: 'chip' }, text))))))
  }

  field.addEventListener('input', () => void typed())
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void searchAll()
  })
  addEventListener('online', () => { if (lost) void searchAll() })

  // Down from the field into the results, up again, Escape back to the field.
  root.addEventListener('keydown', (event) => {
    const links = [...output.querySelectorAll<HTMLAnchorElement>('.results a')]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    const inField = document.activeElement === field
    if (event.key === 'ArrowDown' && (inField || at >= 0)) links[at + 1]?.focus()
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? field).focus()
    else if (event.key === 'Escape' && at >= 0) field.focus()
    else return
    event.preventDefault()
  })

  // The word list comes now, so that the first letter already finds.
  search.ready().catch(() => {})
  // A query in the address was asked for; one that was typed while this loaded is still being typed.
  if (new URLSearchParams(location.search).get('q')) void searchAll()
  else if (query()) void typed()
}
