/** The film as live SVG: the same values as the string back end, set as attributes. No markup is parsed by the browser. */
import { attributes, frame, mover, wipe, type Frame, type Mover } from './evaluate.ts'
import { H, W, type Play } from './film.ts'
import type { Element as Drawn } from './markup.ts'
import { sceneTree } from './scene.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** A film in a page. With `turn` half of what moves is drawn, the other half with the other turn; the camera always. */
export interface Live { seek(time: number, turn?: 0 | 1): Frame }

interface Built { root: SVGElement; movers: [SVGElement, Mover][]; fitted?: boolean }

/** Shows a film in an `<svg>`; nothing moves until `seek` is called. */
export function mount(svg: SVGSVGElement, play: Play): Live {
  svg.setAttribute('viewBox', `0 0 ${W} ${H}`)
  svg.setAttribute('direction', 'ltr') // where a text begins must not depend on the page around it
  const bands = document.createElementNS(SVG, 'g')
  for (let i = 0; i < 3; i++) bands.append(document.createElementNS(SVG, 'path'))
  const built: Built[] = []
  let shown = -1
  const last = new WeakMap<Element, Record<string, string | number>>()
  const set = (e: Element, values: Record<string, string | number>): void => {
    let old = last.get(e)
    if (!old) last.set(e, (old = {}))
    for (const k in values) if (old[k] !== values[k]) { old[k] = values[k]!; e.setAttribute(k, String(values[k])) }
  }
  const build = (index: number): Built => {
    const movers: [SVGElement, Mover][] = []
    const make = (drawn: Drawn): SVGElement => {
      const e = document.createElementNS(SVG, drawn.tag) as SVGElement, m = mover(drawn)
      for (const [k, v] of Object.entries(drawn.attrs)) if (!k.startsWith('data-')) e.setAttribute(k, v)
      if (drawn.tag === 'text') { e.setAttribute('lang', play.lang); e.dataset['fit'] = drawn.attrs['data-fit'] ?? '' }
      if (m) movers.push([e, m])
      for (const kid of drawn.kids) e.append(typeof kid === 'string' ? kid : make(kid))
      return e
    }
    const root = document.createElementNS(SVG, 'g')
    root.append(...sceneTree(play, index).map(make))
    return (built[index] = { root, movers })
  }
  /** The reader's fonts may be wider than ours: set a text smaller until it fits its sign. */
  const fit = (root: SVGElement) => {
    for (const text of root.querySelectorAll<SVGTextElement>('text')) {
      const widest = Math.max(...[...text.children].map((row) => (row as SVGTSpanElement).getComputedTextLength())), room = Number(text.dataset['fit'])
      if (room && widest > room) text.setAttribute('font-size', String((Number(text.getAttribute('font-size')) * room) / widest))
    }
  }
  return {
    seek(time, turn) {
      let f = frame(play, time, turn)
      if (f.index !== shown) {
        if (turn !== undefined) f = frame(play, time, turn = undefined) // a new scene is drawn whole
        const scene = built[f.index] ?? build(f.index)
        svg.replaceChildren(scene.root, bands)
        if (!scene.fitted) fit(scene.root)
        scene.fitted = true
        shown = f.index
        if (play.scenes[shown + 1] && !built[shown + 1]) setTimeout(() => (built[f.index + 1] ??= build(f.index + 1)), 500) // the next scene is ready before its time
      }
      built[shown]!.movers.forEach(([e, m], at) => { if (turn === undefined || m.part || m.depth !== undefined || at % 2 === turn) set(e, attributes(f, m)) })
      set(bands, { display: f.wipe ? 'inline' : 'none' })
      if (f.wipe) wipe(f.wipe).forEach((w, i) => set(bands.children[i]!, w))
      return f
    },
  }
}
