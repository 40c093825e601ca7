/** Filters the shelf of materials by kind, audience and language; the choice stands in the address. */
interface Record_ { id: string; lang: string; title: string; summary: string; page: string; files: { url: string; format: string; bytes: number }[]; translation: { status: string } }
/** Words the page gives: `missing` for an item without a file yet, names of files by variant or format, how a translation stands. */
interface Words { missing: string; files: Record<string, string>; standing: Record<string, string>; languages: Record<string, string> }

const hub = document.querySelector<HTMLElement>('[data-hub]')
if (hub) {
  const own = hub.dataset.lang!
  const say = JSON.parse(hub.dataset.words!) as Words
  const names: Record<string, string> = { kind: 'soort', audience: 'voor', lang: 'taal' }
  const navs = [...hub.querySelectorAll<HTMLElement>('[data-filter]')]
  const items = [...hub.querySelectorAll<HTMLElement>('[data-item]')]
  const count = hub.querySelector<HTMLElement>('[data-count]')!
  const empty = hub.querySelector<HTMLElement>('[data-empty]')!
  const original = new Map(items.map((item) => [item, item.querySelector('.body')!]))
  let catalogue: Promise<Record_[]> | undefined
  for (const nav of navs) nav.hidden = false

  const chosen = () => Object.fromEntries(Object.entries(names).map(([key, name]) => [key, new URLSearchParams(location.search).get(name) ?? '']))
  /** What a file is called here: by its variant (with the language beside Dutch) or by its format. */
  const nameOf = (url: string, id: string, format: string): string => {
    const variant = url.slice(url.lastIndexOf('/') + 1, -format.length - 1).slice(id.length + 1)
    const beside = /^[a-z]+-(.+)$/.exec(variant)?.[1]
    return beside && say.languages[beside] ? say.files.beside!.replace('{language}', say.languages[beside]) : (say.files[variant] ?? say.files[format] ?? format)
  }
  /** The row of an item in another language: its words, its files, how they stand. */
  const inLanguage = (body: Element, record: Record_ | undefined, tag: string): Element => {
    const made = body.cloneNode(true) as Element
    if (!record) {
      // The catalogue could not be had: the files of another language are not passed off as these.
      made.querySelector('.files')!.replaceChildren(Object.assign(document.createElement('li'), { className: 'missing', textContent: say.missing }))
      made.querySelector<HTMLElement>('.standing-of')!.hidden = true
      return made
    }
    const dir = hub.querySelector<HTMLElement>(`[data-filter="lang"] .chip[data-value="${tag}"]`)?.dir ?? ''
    const put = (element: HTMLElement | null, text: string) => { if (element) Object.assign(element, { textContent: text, lang: tag, dir }) }
    const name = made.querySelector('h3 a')!
    name.setAttribute('href', record.page)
    put(name as HTMLElement, record.title)
    put(made.querySelector('h3 + p'), record.summary)
    const rows = record.files.map(({ url, format, bytes }) => {
      const [row, link, words, small, size] = (['li', 'a', 'span', 'small', 'bdi'] as const).map((tag) => document.createElement(tag)) as [HTMLLIElement, HTMLAnchorElement, HTMLSpanElement, HTMLElement, HTMLElement]
      Object.assign(link, { className: 'button', href: url, download: '' })
      size.dir = 'ltr'
      size.textContent = `${format} · ${bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toLocaleString([own, 'nl'], { maximumFractionDigits: 1, numberingSystem: 'latn' })} MB`}`
      small.append(size)
      words.append(`${nameOf(url, record.id, format)} `, small)
      link.append(...[body.querySelector('.button .icon')?.cloneNode(true) ?? ''], words)
      row.append(link)
      return row
    })
    if (!rows.length) rows.push(Object.assign(document.createElement('li'), { className: 'missing', textContent: say.missing }))
    made.querySelector('.files')!.replaceChildren(...rows)
    const mark = made.querySelector('.standing-of .mark')!
    const good = ['source', 'checked'].includes(record.translation.status)
    mark.className = good ? 'mark' : 'mark mark--proposal'
    mark.querySelector('.icon')?.remove()
    mark.textContent = say.standing[record.translation.status] ?? ''
    return made
  }
  const show = async (): Promise<void> => {
    const { kind, audience, lang } = chosen()
    const tag = lang || own
    let seen = 0
    let records: Record_[] = []
    if (tag !== own) {
      catalogue ??= fetch('/materials.json').then((answer) => answer.json() as Promise<{ items: Record_[] }>).then((all) => all.items)
      try { records = await catalogue } catch { catalogue = undefined }
    }
    for (const item of items) {
      const fits = (!kind || item.dataset.kind === kind) && (!audience || item.dataset.audience!.split(' ').includes(audience)) && item.dataset.langs!.split(' ').includes(tag)
      item.hidden = !fits
      if (fits) seen++
      const body = original.get(item)!
      const record = records.find((entry) => entry.id === item.dataset.item && entry.lang === tag) ?? records.find((entry) => entry.id === item.dataset.item && entry.lang === 'mul')
      item.querySelector('.body')!.replaceWith(fits && tag !== own ? inLanguage(body, record, tag) : body)
    }
    for (const shelf of hub.querySelectorAll<HTMLElement>('[data-shelf]')) shelf.hidden = !shelf.querySelector('[data-item]:not([hidden])')
    for (const nav of navs) for (const chip of nav.querySelectorAll<HTMLElement>('.chip')) {
      const value = chosen()[nav.dataset.filter!] || (nav.dataset.filter === 'lang' ? own : '')
      chip.toggleAttribute('aria-current', chip.dataset.value === value)
      if (chip.dataset.value === value) chip.setAttribute('aria-current', 'true')
    }
    // How many there are of each kind, as the other two filters stand; a kind of which there are none would only disappoint.
    for (const chip of hub.querySelectorAll<HTMLElement>('[data-filter="kind"] .chip')) {
      const here = items.filter((item) => (!chip.dataset.value || item.dataset.kind === chip.dataset.value) && (!audience || item.dataset.audience!.split(' ').includes(audience)) && item.dataset.langs!.split(' ').includes(tag)).length
      chip.querySelector('span')!.textContent = String(here)
      chip.parentElement!.hidden = !here && chip.dataset.value !== kind
    }
    const words = count.querySelector('b')!
    words.textContent = words.textContent!.replace(/\d+/, String(seen))
    empty.hidden = seen > 0
  }
  hub.addEventListener('click', (event) => {
    const chip = (event.target as Element).closest<HTMLAnchorElement>('[data-filter] .chip')
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const address = new URL(location.href)
    const name = names[chip.closest<HTMLElement>('[data-filter]')!.dataset.filter!]!
    const value = chip.dataset.value === own && name === 'taal' ? '' : chip.dataset.value!
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
    address.hash = ''
    history.pushState(null, '', address)
    void show()
  })
  addEventListener('popstate', () => void show())
  if (location.search) void show()
  else for (const nav of navs) nav.querySelector(`.chip[data-value="${nav.dataset.filter === 'lang' ? own : ''}"]`)?.setAttribute('aria-current', 'true')
}
export {}
