/** Reads of a finished page what search needs: language, title, terms, headings, text and glossary entries. */
import { Parser } from 'htmlparser2'

export interface Page {
  path: string
  /** Address from the root, without `index.html`. */
  url: string
  /** The page as it goes to Pagefind: `data-pagefind-body` stands on its `<main>`. */
  html: string
  lang: string
  /** Text of the first h1, else the title. */
  title: string
  /** Content of `<meta data-pagefind-meta="k[content]">`. */
  terms: string
  description: string
  /** Texts of the h2 headings. */
  headings: string[]
  /** Text of `<main>` without what Pagefind ignores. */
  text: string
  /**
   * A `<dt>`, or what stands round a `<dt>` and its `<dd>`, with `id` and `data-search-term` (all its names, separated
   * by commas): the term and what explains it, in another language where it or the `<dd>` has a `lang`.
   */
  glossary: { id: string; term: string; text: string; also: string[]; lang: string }[]
  /** `<meta name="robots">` says noindex. */
  hidden: boolean
}

const silent = new Set('svg noscript script style template'.split(' '))
// Between these elements a word never goes on.
const inline = new Set('a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr'.split(' '))

/** An open element: whether it hides what stands in it, and who waits for its text. */
interface Open { hides: boolean; main: boolean; text: string; done?: (text: string) => void }

/** Reads one page; undefined when it has no `<main>`. Forgiving: unclosed elements and bare attributes are no error. */
export function readPage(path: string, html: string): Page | undefined {
  const page = { path, url: `/${path.replace(/(^|\/)index\.html$/, '$1')}`, lang: '', title: '', terms: '', description: '', headings: [] as string[], text: '', glossary: [] as Page['glossary'], hidden: false }
  let title = ''
  let mainEnds = -1
  let marked = false
  const open: Open[] = []
  const hidden = () => open.some(({ hides }) => hides)
  const inMain = () => open.some(({ main }) => main)
  const add = (text: string) => {
    if (hidden()) return
    if (inMain()) page.text += text
    for (const one of open) if (one.done) one.text += text
  }
  const tidy = (text: string) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim()

  const parser = new Parser({
    ontext: add,
    onopentag(name, has) {
      if (!inline.has(name)) add(' ')
      const element: Open = { hides: silent.has(name) || 'data-pagefind-ignore' in has, main: false, text: '' }
      const seen = !hidden() && !element.hides
      open.push(element)
      if (!seen) return
      if (name === 'html') page.lang = has.lang ?? ''
      else if (name === 'title') element.done = (text) => (title ||= text)
      else if (name === 'meta') {
        const { content = '', name: kind = '' } = has
        if (has['data-pagefind-meta'] === 'k[content]') page.terms = content
        if (/^description$/i.test(kind)) page.description = content
        if (/^robots$/i.test(kind) && /noindex/i.test(content)) page.hidden = true
      } else if (name === 'main' && mainEnds < 0) {
        element.main = true
        mainEnds = parser.endIndex
        marked = 'data-pagefind-body' in has
      }
      if (!inMain()) return
      if (name === 'h1') element.done = (text) => (page.title ||= text)
      else if (name === 'h2') element.done = (text) => page.headings.push(text)
      const also = has['data-search-term']
      if (also !== undefined) page.glossary.push({ id: has.id ?? '', term: '', text: '', lang: has.lang ?? '', also: also.split(',').map((one) => one.trim()).filter(Boolean) })
      const entry = page.glossary.at(-1)
      if (name === 'dt' && entry && !entry.term) element.done = (text) => (entry.term ||= text)
      else if (name === 'dd' && entry && !entry.text) {
        const lang = has.lang ?? entry.lang
        element.done = (text) => { if (!entry.text) Object.assign(entry, { text, lang }) }
      }
    },
    onclosetag(name) {
      const element = open.pop()
      element?.done?.(tidy(element.text))
      if (!inline.has(name)) add(' ')
    },
  }, { recognizeSelfClosing: true })
  parser.end(html)
  if (mainEnds < 0) return undefined
  const body = marked ? html : `${html.slice(0, mainEnds)} data-pagefind-body${html.slice(mainEnds)}`
  // Pagefind glues what stands in these elements to what stands before them when no space is between.
  const spaced = body.replace(/<(?=(?:d[dt]|t[dhr]|figcaption|caption|summary|legend|option)\b)/gi, ' <')
  return { ...page, html: spaced, title: page.title || title, text: tidy(page.text) }
}
