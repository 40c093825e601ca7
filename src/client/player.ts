/**
 * The film player: turns the poster of a film into the film, drawn live.
 *
 * The page gives this, complete and useful without script:
 *
 *   <div class="player" data-film="wie-helpt-mij" data-lang="ar" data-captions='[["nl","Nederlands"],["ar","العربية"]]' data-strings='{…}'>
 *     <div class="player-picture"><img src="/downloads/mul/film-wie-helpt-mij.poster.webp" width="1280" height="720" alt="…"></div>
 *   </div>
 *   <script type="module" src="…/player.ts"></script>
 *
 * `data-lang` is a language the film has words in, `data-captions` lists those languages. The script adds its buttons and
 * loads `/films/<film>.<lang>.json` when the reader presses play; another caption language comes from `/downloads/<lang>/film-<film>.vtt`.
 *
 * `data-strings` holds these messages (in messages.yml under `player`): play, pause, again, position, of, captions, captionsOff, speed,
 * slower, normal, previous, next, fullScreen, readAloud, error. `position` names the slider, whose value is read as "0:12 {of} 1:28".
 */
import { readVtt } from '../film/captions.ts'
import { mount, type Live } from '../film/dom.ts'
import type { Play } from '../film/film.ts'

type Strings = Record<'play' | 'pause' | 'again' | 'position' | 'of' | 'captions' | 'captionsOff' | 'speed' | 'slower' | 'normal' | 'previous' | 'next' | 'fullScreen' | 'readAloud' | 'error', string>
interface Line { start: number; end: number; text: string }

const signs = {
  play: 'M7 4.500v15L19.500 12z', pause: 'M7 5v14M17 5v14', again: 'M19 12a7 7 0 1 1-2-5M17 3v4h-4', previous: 'M18 5v14L8 12zM6 5v14', next: 'M6 5v14l10-7zM18 5v14',
  full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5', listen: 'M3 9.500v5h4l5 4.500v-14l-5 4.500zM15.500 9a4.500 4.500 0 0 1 0 6',
}
const SVG = 'http://www.w3.org/2000/svg'
const still = matchMedia('(prefers-reduced-motion: reduce)')
const clock = (s: number): string => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`
const element = <K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] => {
  const e = document.createElement(tag)
  if (className) e.className = className
  if (text) e.textContent = text
  return e
}

/** Gives a button a sign and a name, to be seen always, where there is room, or only heard; the sign of time never mirrors, as on every player. */
function face(button: HTMLButtonElement, sign: keyof typeof signs, name: string, seen: 'always' | 'wide' | 'never' = 'never'): void {
  const svg = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', signs[sign])
  svg.append(path)
  const text = element('span', { always: '', wide: 'player-word', never: 'visually-hidden' }[seen], name)
  button.replaceChildren(svg, text)
}

function start(root: HTMLElement): void {
  const { film = '', lang = 'nl' } = root.dataset
  const say = JSON.parse(root.dataset['strings'] ?? '{}') as Strings
  const languages = JSON.parse(root.dataset['captions'] ?? '[]') as [string, string][]
  const picture = root.querySelector<HTMLElement>('.player-picture')!
  const button = (sign: keyof typeof signs, name: string, act: () => void, seen: 'always' | 'wide' | 'never' = 'never'): HTMLButtonElement => {
    const b = element('button', 'button')
    b.type = 'button'
    face(b, sign, name, seen)
    b.addEventListener('click', act)
    return b
  }

  let play: Play | undefined, live: Live | undefined, lines: Line[] = [], showing: string | undefined
  let time = 0, running = false, rate = 1, began = 0, next = 0, last = 0, turn: 0 | 1 = 0, loading: Promise<void> | undefined
  const rtl = getComputedStyle(root).direction === 'rtl'

  const big = button('play', say.play, () => void toggle(), 'always')
  big.classList.add('player-start')
  const caption = element('p', 'player-caption')
  const controls = element('div', 'player-controls')
  const slider = element('input')
  Object.assign(slider, { type: 'range', min: '0', step: '0.1', value: '0', disabled: true })
  slider.setAttribute('aria-label', say.position)
  const shownTime = element('span', 'player-time')
  shownTime.dir = 'ltr'
  const main = button('play', say.play, () => void toggle(), 'wide')
  const back = button(rtl ? 'next' : 'previous', say.previous, () => scene(-1))
  const on = button(rtl ? 'previous' : 'next', say.next, () => scene(1))
  const full = button('full', say.fullScreen, () => void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()), 'wide')
  full.hidden = !document.fullscreenEnabled
  const choose = (label: string, options: [string, string][], chosen: string, act: (value: string) => void): [HTMLLabelElement, HTMLSelectElement] => {
    const box = element('label', 'player-choice', label + ' '), select = element('select')
    for (const [value, name] of options) { const o = element('option', '', name); o.value = value; if (languages.some(([tag]) => tag === value)) o.lang = value; select.append(o) }
    select.value = chosen
    select.addEventListener('change', () => act(select.value))
    box.append(select)
    return [box, select]
  }
  const [captionBox, captionChoice] = choose(say.captions, [...languages, ['off', say.captionsOff]], lang, (v) => void captions(v))
  const [speedBox] = choose(say.speed, [['1', say.normal], ['0.75', say.slower]], '1', (v) => { rate = Number(v); began = performance.now() - (time * 1000) / rate })
  const voice = () => globalThis.speechSynthesis?.getVoices().find((v) => v.lang.toLowerCase().startsWith(captionChoice.value))
  const aloud = button('listen', say.readAloud, () => { aloud.setAttribute('aria-pressed', String(aloud.getAttribute('aria-pressed') !== 'true')); speechSynthesis.cancel() })
  aloud.setAttribute('aria-pressed', 'false')
  const offerVoice = () => { aloud.hidden = !voice() }
  offerVoice()
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', offerVoice)
  controls.append(slider, shownTime, main, back, on, captionBox, speedBox, aloud, full)

  async function load(): Promise<void> {
    const response = await fetch(`/films/${film}.${lang}.json`)
    if (!response.ok) throw new Error(response.statusText)
    play = (await response.json()) as Play
    const svg = document.createElementNS(SVG, 'svg')
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', play.title)
    svg.setAttribute('lang', play.lang)
    live = mount(svg, play)
    slider.max = String(play.duration)
    slider.disabled = false
    await captions(captionChoice.value)
    for (const child of [...picture.children]) if (child !== big) child.remove() // the button stays where it is, or it would lose the focus
    picture.prepend(svg)
    if (still.matches) time = board()[0] ?? 0
    // Buttons that do nothing yet would only stand in the way; now that they do, all of it comes into view.
    controls.hidden = caption.hidden = false
    root.scrollIntoView({ block: 'nearest' })
    draw()
  }
  const own = (): Line[] => play!.cues.map((c) => ({ start: c.start, end: c.end, text: play!.lines[c.id]!.split('|').map((s) => s.trim()).join('\n') }))

  /** Shows captions in a language; another than the film's own is fetched now. */
  async function captions(chosen: string): Promise<void> {
    captionChoice.value = chosen
    if (chosen === 'off') lines = []
    else if (chosen === lang) lines = play ? own() : []
    else { const r = await fetch(`/downloads/${chosen}/film-${film}.vtt`); lines = r.ok ? readVtt(await r.text()) : [] }
    caption.lang = chosen
    caption.dir = new Intl.Locale(chosen === 'off' ? lang : chosen).maximize().script === 'Arab' ? 'rtl' : 'ltr'
    showing = undefined
    offerVoice()
    if (live) draw()
  }

  /** Draws the moment `time`; with a turn, half of what moves. */
  function draw(turn?: 0 | 1): void {
    if (!play || !live) return
    live.seek(time, turn)
    const line = lines.find((l) => time >= l.start && time < l.end), text = line?.text ?? ''
    if (text !== showing) {
      showing = text
      caption.textContent = text
      if (text && running && aloud.getAttribute('aria-pressed') === 'true' && voice()) {
        const speech = new SpeechSynthesisUtterance(text)
        speech.voice = voice()!
        speech.lang = speech.voice.lang
        speechSynthesis.speak(speech)
      }
    }
    // The slider moves in tenths of a second: setting it at every frame would only cost time.
    if (!running || Math.abs(Number(slider.value) - time) >= 0.1) slider.value = String(time)
    const now = clock(time), length = clock(play.duration), where = `${now} / ${length}`
    if (shownTime.textContent !== where) { shownTime.textContent = where; slider.setAttribute('aria-valuetext', `${now} ${say.of} ${length}`) }
  }

  /** Moments of the storyboard: late in each line. */
  const board = (): number[] => play!.cues.map((c) => c.start * 0.25 + c.end * 0.75)

  /** The big button goes; who pressed it by keyboard finds the small one in its place. */
  function hideBig(yes: boolean): void {
    const had = document.activeElement === big
    big.hidden = yes
    if (yes && had) main.focus()
  }
  function run(yes: boolean): void {
    running = yes
    const ended = !!play && time >= play.duration - 0.05
    face(main, yes ? 'pause' : ended ? 'again' : 'play', yes ? say.pause : ended ? say.again : say.play, 'wide')
    hideBig(yes || time > 0)
    if (yes) { began = performance.now() - (time * 1000) / rate; cancelAnimationFrame(next); next = requestAnimationFrame(tick) }
    else globalThis.speechSynthesis?.cancel()
  }
  function tick(now: number): void {
    if (!running || !play) return
    next = requestAnimationFrame(tick) // first: asked for after the drawing it costs more than the drawing
    time = Math.min(play.duration, Math.max(0, ((now - began) / 1000) * rate))
    // Thirty pictures of everybody a second are enough: where there are sixty frames, each draws half, and an old phone keeps pace.
    turn = turn ? 0 : 1
    draw(now - last < 24 ? turn : undefined)
    last = now
    if (time >= play.duration) run(false)
  }
  async function toggle(): Promise<void> {
    try { await (loading ??= load()) } catch { loading = undefined; caption.hidden = false; caption.textContent = say.error; return }
    if (still.matches) { hideBig(true); scene(1) } // no motion wanted: the next picture of the storyboard
    else { if (!running && time >= play!.duration - 0.05) time = 0; run(!running) }
  }
  function seek(to: number): void {
    if (!play) return
    time = Math.max(0, Math.min(play.duration, to))
    if (running) began = performance.now() - (time * 1000) / rate
    else run(false)
    draw()
  }
  /** To the scene before or after; without motion, to the picture before or after. */
  function scene(step: number): void {
    if (!play) return void toggle()
    const stops = still.matches ? board() : play.scenes.map((s) => s.start)
    const here = stops.findLastIndex((s) => s <= time + 0.01), far = step < 0 && time - (stops[here] ?? 0) > 1.5 ? 0 : step
    seek(stops[Math.max(0, Math.min(stops.length - 1, here + far))]!)
  }
  slider.addEventListener('input', () => seek(Number(slider.value)))
  root.addEventListener('keydown', (event) => {
    const at = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || at.tagName === 'SELECT') return
    const key = event.key
    if (key === 'k' || (key === ' ' && at.tagName !== 'BUTTON')) void toggle()
    else if (key === 'f' && !full.hidden) full.click()
    else if (key === 'c') void captions(captionChoice.value === 'off' ? lang : 'off')
    else if ((key === 'ArrowLeft' || key === 'ArrowRight') && play) seek(time + ((key === 'ArrowRight') !== rtl ? 5 : -5))
    else if ((key === 'ArrowUp' || key === 'ArrowDown') && at === slider) seek(time + (key === 'ArrowUp' ? 1 : -1))
    else return
    event.preventDefault()
  })
  document.addEventListener('visibilitychange', () => { if (document.hidden && running) run(false) })

  caption.lang = lang
  controls.hidden = caption.hidden = true
  picture.append(big)
  root.append(caption, controls)
  root.dataset['ready'] = ''
}

for (const root of document.querySelectorAll<HTMLElement>('[data-film]')) start(root)
