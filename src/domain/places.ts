/** Where a book speaks of its terms. */

/**
 * By term, the ids of the places where it is linked, at most one in each text: texts start on a page of their own, so no page is named twice.
 * `html` is a row of `<section class="chapter" id="…">` whose blocks carry ids; `explained` are terms with the id of a text that treats them,
 * which count where the text itself does not link to them.
 */
export function placesOf(html: string, explained: [term: string, text: string][]): Map<string, string[]> {
  const found = new Map<string, Map<string, string>>()
  const at = (term: string): Map<string, string> => found.get(term) ?? found.set(term, new Map()).get(term)!
  let [text, block] = ['', '']
  const order: string[] = []
  for (const [, chapter, id, term] of html.matchAll(/<section class="chapter" id="([^"]+)"|<[a-z][^>]* id="([^"]+)"[^>]* data-block=|<a [^>]*href="[^"]*\/woordenlijst\/#([a-z0-9-]+)"/g)) {
    if (chapter) order.push((text = block = chapter))
    else if (id) block = id
    else if (term && text && !at(term).has(text)) at(term).set(text, block)
  }
  for (const [term, id] of explained) if (order.includes(id) && !at(term).has(id)) at(term).set(id, id)
  return new Map([...found].map(([term, places]) => [term, [...places].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([, place]) => place)]))
}
