/**
 * The first 1.5 kB of the search page: loads the rest when the field is focused or the address carries `?q=`.
 *
 * The page gives this markup; without script the form leads to the same page, which links to glossary and contents.
 * Classes are those of the look; the attributes are what the script goes by.
 *
 *     <div data-search data-lang="ar" data-strings='{ … Strings of results.ts as JSON … }'>
 *       <form class="search" role="search" method="get" action="/ar/zoeken/">
 *         <label for="q">…</label>
 *         <input id="q" name="q" type="search" autocomplete="off" enterkeyhint="search">
 *         <button class="button button--main">…</button>
 *       </form>
 *       <p role="status" data-search-status></p>
 *       <div data-search-results></div>
 *     </div>
 *     <noscript> … links to glossary and contents … </noscript>
 *
 * `data-search-results` holds the results, each an element with `data-search-result` and a link in it, and carries
 * `data-search-done` while they stand. The icons are `<use href>` of the addresses in the strings.
 */

import type { createSearch } from './engine.ts'
import type { start } from './results.ts'

// Made by the search output beside the index, so not known to the bundler of this file.
const load = (path: string): Promise<unknown> => import(/* @vite-ignore */ path)

const root = document.querySelector<HTMLElement>('[data-search]')
const field = root?.querySelector('input')
if (root && field) {
  let begun = false
  const begin = async () => {
    if (begun) return
    begun = true
    try {
      const [engine, page] = (await Promise.all([load('/search/engine.mjs'), load('/search/page.mjs')])) as [{ createSearch: typeof createSearch }, { start: typeof start }]
      page.start(root, engine.createSearch)
    } catch {
      // The form still works: it asks for this page with ?q=, which tries again.
      begun = false
      const status = root.querySelector('[data-search-status]')
      if (status) status.textContent = (JSON.parse(root.dataset.strings ?? '{}') as { broken?: string }).broken ?? ''
    }
  }
  const asked = new URLSearchParams(location.search).get('q')
  if (asked) {
    field.value = asked
    void begin()
  }
  field.addEventListener('focus', begin)
  if (document.activeElement === field) void begin()
}
