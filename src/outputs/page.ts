/** Reads of a finished page what search needs: language, title, terms, headings, text and glossary entries. */

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

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const silent = new Set('svg noscript'.split(' '))
// Between these elements a word never goes on.
const inline = new Set('a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr'.split(' '))

/** Reads one page; undefined when it has no `<main>`. Forgiving: unclosed elements and bare attributes are no error. */
export function readPage(path: string, html: string): Page | undefined {
  const page = { path, url: `/${path.replace(/(^|\/)index\.html$/, '$1')}`, lang: '', title: '', terms: '', description: '', headings: [] as string[], text: '', glossary: [] as Page['glossary'], hidden: false }
  let title = ''
  let mainAt = -1
  let body = false
  /** Open elements inside which nothing counts, or whose text is wanted. */
  let skipping: { name: string; depth: number } | undefined
  let inMain = 0
  let taking: { name: string; done: (text: string) => void; text: string; depth: number }[] = []

  for (const { 0: whole, 1: name, 2: attributes = '', 3: closed, 4: declaration, index } of blank(html).matchAll(tags)) {
    if (declaration !== undefined) continue
    if (name === undefined && closed === undefined) {
      const text = decode(whole)
      if (!skipping) {
        if (inMain) page.text += text
        for (const one of taking) one.text += text
      }
      continue
    }
    const tag = (name ?? closed ?? '').toLowerCase()
    if (closed !== undefined) {
      if (skipping?.name === tag && --skipping.depth === 0) skipping = undefined
      if (tag === 'main' && inMain) inMain--
      taking = taking.filter((one) => {
        if (one.name !== tag || --one.depth > 0) return true
        one.done(one.text.replace(/\s+/g, ' ').trim())
        return false
      })
      if (!inline.has(tag)) page.text += ' '
      continue
    }
    const has = (key: string) => attribute(attributes, key)
    if (!inline.has(tag)) {
      page.text += ' '
      for (const one of taking) one.text += ' '
    }
    for (const one of taking) if (one.name === tag) one.depth++
    if (skipping) {
      if (skipping.name === tag) skipping.depth++
      continue
    }
    if (tag === 'html') page.lang = has('lang') ?? ''
    else if (tag === 'meta') {
      const content = has('content') ?? ''
      const kind = has('name')?.toLowerCase()
      if (has('data-pagefind-meta') === 'k[content]') page.terms = content
      if (kind === 'description') page.description = content
      if (kind === 'robots' && /noindex/i.test(content)) page.hidden = true
    } else if (tag === 'main' && mainAt < 0) {
      mainAt = index + whole.length
      body = has('data-pagefind-body') !== undefined
      inMain = 1
    }
    if (voids.has(tag) || /\/\s*$/.test(attributes)) continue
    const take = (done: (text: string) => void) => taking.push({ name: tag, done, text: '', depth: 1 })
    const term = has('data-search-term')
    if (silent.has(tag) || has('data-pagefind-ignore') !== undefined) skipping = { name: tag, depth: 1 }
    else if (tag === 'title') take((text) => (title ||= text))
    else if (tag === 'h1' && inMain) take((text) => (page.title ||= text))
    else if (tag === 'h2' && inMain) take((text) => page.headings.push(text))
    if (skipping || !inMain) continue
    if (term !== undefined) page.glossary.push({ id: has('id') ?? '', term: '', text: '', lang: has('lang') ?? '', also: term.split(',').map((name) => name.trim()).filter(Boolean) })
    const entry = page.glossary.at(-1)
    if (tag === 'dt' && entry && !entry.term) take((text) => (entry.term ||= text))
    else if (tag === 'dd' && entry && !entry.text) {
      const lang = has('lang') ?? entry.lang
      take((text) => { if (!entry.text) Object.assign(entry, { text, lang }) })
    }
  }
  if (mainAt < 0) return undefined
  const marked = body ? html : `${html.slice(0, mainAt - 1)} data-pagefind-body${html.slice(mainAt - 1)}`
  // Pagefind glues what stands in these elements to what stands before them when no space is between.
  const spaced = marked.replace(/<(?=(?:d[dt]|t[dhr]|figcaption|caption|summary|legend|option)\b)/gi, ' <')
  return { ...page, html: spaced, title: page.title || title, text: page.text.replace(/\s+/g, ' ').trim() }
}

/** The same text with scripts, styles, templates and comments as spaces: a `<` in them opens nothing. */
const blank = (html: string): string =>
  html.replace(/<(script|style|template)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi, (part) => ' '.repeat(part.length))

// An opening tag with its attributes, a closing tag, a declaration, or text.
const tags = /<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<\/([a-zA-Z][^\s/>]*)[^>]*>|(<![^>]*>)|[^<]+|</g

/** Value of an attribute, empty when it stands without one, undefined when it is not there. */
function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s"'/])${name}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+)))?(?=[\\s/>]|$)`, 'i').exec(attributes)
  return found ? decode(found[1] ?? found[2] ?? found[3] ?? '') : undefined
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', zwnj: '\u200c', euml: 'ë', iuml: 'ï', ouml: 'ö', uuml: 'ü', auml: 'ä', eacute: 'é', egrave: 'è', aacute: 'á', agrave: 'à', oacute: 'ó', uacute: 'ú', ecirc: 'ê', icirc: 'î', ucirc: 'û', acirc: 'â', ccedil: 'ç', rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', ndash: '–', mdash: '—', hellip: '…', euro: '€' }

const decode = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return entities[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
