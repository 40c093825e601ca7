/** Filters the shelf of materials by kind, audience and language; the choice stands in the address. */
interface Record_ { id: string; lang: string; title: string; summary: string; files: { url: string; format: string; bytes: number }[] }
/** Words the page gives: `missing` for an item without a file yet. */
interface Words { missing: string }

const hub = document.querySelector<HTMLElement>('[data-hub]')
if (hub) {
  const own = hub.dataset.lang!
  const { missing } = JSON.parse(hub.dataset.words!) as Words
  const names: Record<string, string> = { kind: 'soort', audience: 'voor', lang: 'taal' }
  const navs = [...hub.querySelectorAll<HTMLElement>('[data-filter]')]
  const items = [...hub.querySelectorAll<HTMLElement>('[data-item]')]
  const count = hub.querySelector<HTMLElement>('[data-count]')!
  const empty = hub.querySelector<HTMLElement>('[data-empty]')!
  const original = new Map(items.map((item) => [item, item.querySelector('.files')!]))
  let catalogue: Promise<Record_[]> | undefined
  for (const nav of navs) nav.hidden = false

  const chosen = () => Object.fromEntries(Object.entries(names).map(([key, name]) => [key, new URLSearchParams(location.search).get(name) ?? '']))
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
      const files = original.get(item)!
      item.querySelector('.files')!.replaceWith(files)
      // How the words stand is told for the page’s own language only.
      item.querySelector<HTMLElement>('.standing-of')!.hidden = tag !== own
      if (fits && tag !== own) {
        const record = records.find((entry) => entry.id === item.dataset.item && entry.lang === tag) ?? records.find((entry) => entry.id === item.dataset.item && entry.lang === 'mul')
        const list = document.createElement('ul')
        list.className = 'files plain'
        for (const file of record?.files ?? []) {
          const link = document.createElement('a')
          link.className = 'button'
          link.href = file.url
          link.download = ''
          link.lang = tag
          const name = document.createElement('bdi')
          name.dir = 'ltr'
          name.textContent = `${file.url.replace(/^.*\//, '')} · ${Math.max(1, Math.round(file.bytes / 1000))} kB`
          link.append(name)
          const row = document.createElement('li')
          row.append(link)
          list.append(row)
        }
        if (!list.hasChildNodes()) list.append(Object.assign(document.createElement('li'), { className: 'missing', textContent: missing }))
        files.replaceWith(list)
      }
    }
    for (const shelf of hub.querySelectorAll<HTMLElement>('[data-shelf]')) shelf.hidden = !shelf.querySelector('[data-item]:not([hidden])')
    for (const nav of navs) for (const chip of nav.querySelectorAll<HTMLElement>('.chip')) {
      const value = chosen()[nav.dataset.filter!] || (nav.dataset.filter === 'lang' ? own : '')
      chip.toggleAttribute('aria-current', chip.dataset.value === value)
      if (chip.dataset.value === value) chip.setAttribute('aria-current', 'true')
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
