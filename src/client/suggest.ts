/** Puts the reader's own language first on the language choice: a suggestion from the browser, never a redirect. */
const panes = [...document.querySelectorAll<HTMLAnchorElement>('.pane')]
const wanted = navigator.languages
  .map((tag) => tag.toLowerCase())
  .flatMap((tag) => [tag, tag.split('-')[0]])
  .map((tag) => panes.find((pane) => pane.lang.toLowerCase() === tag))
  .find(Boolean)
const place = document.getElementById('suggestion')
if (wanted && place) {
  const link = document.createElement('a')
  link.setAttribute('href', wanted.getAttribute('href') ?? '/')
  link.lang = wanted.lang
  link.dir = wanted.dir
  link.className = 'button button--main'
  link.textContent = wanted.dataset.suggest ?? wanted.textContent
  place.append(link)
  place.hidden = false
  wanted.classList.add('pane--own')
}
export {}
