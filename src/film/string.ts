/** The film as SVG text, for files and stills: no browser needed. */
import { breakLines, captionAt } from './captions.ts'
import { attributes, frame, mover, wipe, type Frame, type Mover } from './evaluate.ts'
import { H, W, type Play } from './film.ts'
import { escape, type Element } from './markup.ts'
import type { Measure } from './art/things.ts'
import { sceneTree } from './scene.ts'

/** Font families by script; the files stand in `fonts.ts`. */
const family = (lang: string): string => ({ Arab: 'Vazirmatn', Ethi: 'Noto Sans Ethiopic' })[new Intl.Locale(lang).maximize().script ?? ''] ?? 'Noto Sans'

type Piece = string | { mover: Mover; open: string; own: Record<string, string>; close: string }

/** Cuts a scene once into text that stays and tags that move. */
function cut(elements: readonly (Element | string)[]): Piece[] {
  const out: Piece[] = []
  const text = (s: string) => { const last = out.length - 1; if (typeof out[last] === 'string') out[last] += s; else out.push(s) }
  const visit = (e: Element | string): void => {
    if (typeof e === 'string') return text(escape(e))
    const own = Object.fromEntries(Object.entries(e.attrs).filter(([k]) => !k.startsWith('data-'))), m = mover(e)
    if (m) out.push({ mover: m, open: '<' + e.tag, own, close: e.kids.length ? '>' : '/>' })
    else text('<' + e.tag + Object.entries(own).map(([k, v]) => ` ${k}="${escape(v)}"`).join('') + (e.kids.length ? '>' : '/>'))
    if (e.kids.length) { e.kids.forEach(visit); text(`</${e.tag}>`) }
  }
  elements.forEach(visit)
  return out
}

/** A film ready to be written frame by frame. */
export interface Strip { at(time: number, options?: { captions?: Measure }): string; frame(time: number): Frame }

export function strip(play: Play): Strip {
  const scenes = new Map<number, Piece[]>()
  return {
    frame: (time) => frame(play, time),
    at(time, { captions } = {}) {
      const f = frame(play, time)
      if (!scenes.has(f.index)) scenes.set(f.index, cut(sceneTree(play, f.index)))
      let out = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}" direction="ltr" font-family="${family(play.lang)}">`
      for (const p of scenes.get(f.index)!) {
        if (typeof p === 'string') { out += p; continue }
        out += p.open
        const all: Record<string, string | number> = { ...p.own, ...attributes(f, p.mover) }
        for (const k in all) out += ` ${k}="${all[k]}"`
        out += p.close
      }
      if (f.wipe) for (const w of wipe(f.wipe)) out += `<path fill="${w.fill}" d="${w.d}"/>`
      if (captions) out += caption(play, time, captions)
      return out + '</svg>'
    },
  }
}

/** The caption drawn into the picture, for files made for one language. A row of only Latin letters runs from right to left too, or its full stop would stand at its beginning. */
function caption(play: Play, time: number, measure: Measure): string {
  const cue = captionAt(play.cues, time)
  if (!cue) return ''
  const rows = breakLines(play.lines[cue.id]!), size = 36, high = 50
  return rows.map((row, i) => {
    const w = measure(row, size, 700) + 44, y = H - 34 - (rows.length - 1 - i) * high
    return `<rect x="${((W - w) / 2).toFixed(1)}" y="${y - 40}" width="${w.toFixed(1)}" height="${high + 2}" rx="10" fill="#121b2e" fill-opacity=".88"/><text x="${W / 2}" y="${y - 2}" font-size="${size}" font-weight="700" text-anchor="middle" fill="#fff">${escape(play.dir === 'rtl' ? `\u2067${row}\u2069` : row)}</text>`
  }).join('')
}
