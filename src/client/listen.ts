/** Reads a page aloud with the device's own voice, block by block; where the device has no voice for the language, a line says so. */
const box = document.querySelector<HTMLElement>('[data-listen]')
const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined
if (box) {
  const [button, none] = [box.querySelector('button')!, box.querySelector<HTMLElement>('[data-none]')!]
  const language = (tag: string) => tag.toLowerCase().split(/[-_]/)[0]
  const own = language(document.documentElement.lang)
  const voice = () => speech?.getVoices().find(({ lang }) => language(lang) === own)
  const offer = () => {
    box.hidden = false
    button.hidden = !voice()
    none.hidden = !button.hidden
  }
  if (voice()) offer()
  else {
    // Voices come late, and on some devices never.
    speech?.addEventListener('voiceschanged', offer)
    setTimeout(offer, 1500)
  }

  const blocks = () => [...document.querySelectorAll<HTMLElement>('main :is(h1,h2,h3,p,li)[data-block]')].filter((block) => !block.closest('[data-pagefind-ignore],[data-state="missing"]'))
  /** The words of a block without those of another language, which this voice would say wrongly. */
  const wordsOf = (block: HTMLElement) => {
    const copy = block.cloneNode(true) as HTMLElement
    copy.querySelectorAll('[lang],.source,ul,ol').forEach((part) => part.remove())
    return copy.textContent.replace(/\(\s*\)|\|/g, ' ').replace(/\s+/g, ' ').trim()
  }
  let reading: HTMLElement | undefined
  let round = 0
  const mark = (block?: HTMLElement) => {
    delete reading?.dataset['reading']
    reading = block
    if (!block) return
    block.dataset['reading'] = ''
    block.scrollIntoView({ block: 'nearest' })
  }
  const stop = () => {
    round++
    speech?.cancel()
    mark()
    button.setAttribute('aria-pressed', 'false')
  }
  const say = (text: string) => new Promise<void>((done) => {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice() ?? null
    words.lang = words.voice?.lang ?? own!
    words.rate = 0.9
    words.onend = words.onerror = () => done()
    speech!.speak(words)
  })
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-pressed') === 'true') return stop()
    const mine = ++round
    button.setAttribute('aria-pressed', 'true')
    for (const block of blocks()) {
      if (mine !== round) return
      mark(block)
      // A sentence at a time: some browsers fall silent after fifteen seconds of one text.
      for (const sentence of wordsOf(block).match(/\S[\s\S]*?(?:[.?!؟۔።፧]+(?=\s)|$)/g) ?? []) {
        if (mine !== round) return
        if (sentence) await say(sentence)
      }
    }
    if (mine === round) stop()
  })
  addEventListener('pagehide', stop)
}
