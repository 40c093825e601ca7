/** Draws the things of a film: boards, signs, letters and questions, with their words set to fit. */
import type { Thing } from '../../schema/film.ts'
import { breakLines } from '../captions.ts'
import { escape, rightToLeft } from '../markup.ts'
import { icons } from './icons.ts'
import { R, c, line, rect, shade } from './kit.ts'

/** How wide a text is, in pixels. */
export type Measure = (text: string, size: number, weight: number) => number

/** What the drawing of a thing needs to know about its language and place. */
export interface Setting {
  word(id: string): string
  rtl: boolean
  /** The scene is mirrored: text and signs are turned back. */
  mirrored: boolean
  measure: Measure
  /** Told when a text had to be set smaller, and by how much. */
  shrunk(text: string, factor: number): void
}

const tones = [c.red, c.teal, c.navy, c.ochre, c.violet]
const path = (d: string, length: number, more: string) => `<path d="${d}" fill="none" stroke-linecap="round" stroke-linejoin="round" data-length="${length}" ${more}/>`

/** The markup of a thing, in groups that carry `data-thing`. */
export function thing(name: string, t: Thing, s: Setting): string {
  const [x, y] = t.at
  /** A group that moves; parts lie inside the whole, so that they come and go with it. */
  const part = (sub: string, inner: string, at = `${x} ${y}`) => `<g data-thing="${name}${sub && '.' + sub}" data-origin="${at}">${inner}</g>`
  const upright = (cx: number) => (s.mirrored ? ` transform="translate(${R(2 * cx)} 0) scale(-1 1)"` : '')
  const shadow = (x: number, y: number, w: number, h: number, rx: number) => rect(x, y + 8, w, h, c.ink, rx, ' opacity=".15"')
  /** Words in a box `fit` wide, the middle of their lines at `cy`. */
  const words = (id: string | undefined, cx: number, cy: number, size: number, fit: number, fill: string = c.ink, side: 'start' | 'middle' | 'end' = 'middle') => {
    if (!id) return ''
    const rows = breakLines(s.word(id)), widest = Math.max(...rows.map((r) => s.measure(r, size, 700)))
    if (widest > fit) { s.shrunk(s.word(id), fit / widest); size *= fit / widest }
    const anchor = s.mirrored ? { start: 'end', middle: 'middle', end: 'start' }[side] : side
    const isolate = (r: string) => (s.rtl ? rightToLeft(r) : r)
    return `<text${upright(cx)} data-fit="${R(fit)}" font-size="${R(size)}" font-weight="700" text-anchor="${anchor}" fill="${fill}">`
      + rows.map((r, i) => `<tspan x="${R(cx)}" y="${R(cy + size * 0.36 + (i - (rows.length - 1) / 2) * size * 1.24)}">${escape(isolate(r))}</tspan>`).join('') + '</text>'
  }
  const sign = (icon: string | undefined, cx: number, cy: number, r: number, fill: string, ink = '#fff') =>
    icon ? `<circle cx="${R(cx)}" cy="${R(cy)}" r="${r}" fill="${fill}"/><g transform="translate(${R(cx)} ${R(cy)}) scale(${R((s.mirrored ? -1 : 1) * r / 34 * 10) / 10} ${R(r / 34 * 10) / 10})">${line(icons[icon] ?? icons['question']!, ink, 5)}</g>` : ''
  const lead = s.rtl && !s.mirrored ? 1 : -1 // the side where a line begins
  const tone = t.colour ?? c.teal
  switch (t.kind) {
    case 'title': { const w = t.w ?? 760, h = t.h ?? 94
      return part('', shadow(x - w / 2, y - h / 2, w, h, 34) + rect(x - w / 2, y - h / 2, w, h, c.cream, 34) + words(t.text, x, y, 48, w - 70)) }
    case 'tag': { const w = t.w ?? 290, h = t.h ?? 66, i = t.icon ? 30 : 0
      return part('', shadow(x - w / 2, y - h / 2, w, h, h / 2) + `<path d="M${x - 13} ${y + h / 2 - 3}L${x} ${y + h / 2 + 17}L${x + 13} ${y + h / 2 - 3}Z" fill="${tone}"/>` + rect(x - w / 2, y - h / 2, w, h, tone, h / 2)
        + sign(t.icon, x + lead * (w / 2 - 34), y, 25, '#ffffff', tone) + words(t.text, x - lead * i * 0.85, y, 34, w - 46 - i * 1.6, '#fff'), `${x} ${y + h / 2 + 17}`) }
    case 'board': { const w = t.w ?? 420, n = t.rows.length, h = t.h ?? (t.text ? 104 : 34) + n * 74 + 14, top = y - h / 2, left = x - w / 2
      const first = top + (t.text ? 138 : 52)
      const rows = t.rows.map(([icon, label], i) => {
        const cy = first + i * 74, ix = x + lead * (w / 2 - 60), side = lead < 0 ? 'start' : 'end' as const, tick = x - lead * (w / 2 - 48)
        return part(String(i + 1), sign(icon, ix, cy, 29, tones[i % 5]!) + words(label, ix - lead * 44, cy, 33, w - 186, c.ink, side), `${ix} ${cy}`)
          + path(`M${tick - 18} ${cy}l12 14l25-30`, 60, `opacity="0" data-thing="${name}.${i + 1}ok" stroke="${c.green}" stroke-width="9"`)
          + path(`M${tick - 15} ${cy - 15}l30 30m0-30l-30 30`, 86, `opacity="0" data-thing="${name}.${i + 1}no" stroke="${c.red}" stroke-width="9"`)
      })
      return part('', shadow(left, top, w, h, 32) + rect(left, top, w, h, c.cream, 32) + words(t.text, x, top + 52, 39, w - 60) + (t.text ? rect(left + 52, top + 86, w - 104, 7, c.mustard, 3) : '') + rows.join('')) }
    case 'card': { const w = t.w ?? 220, h = t.h ?? 226
      return part('', shadow(x - w / 2, y - h / 2, w, h, 26) + rect(x - w / 2, y - h / 2, w, h, c.cream, 26) + sign(t.icon, x, y - h / 2 + (t.text ? (h < 200 ? 70 : 78) : h / 2), 52, tone) + words(t.text, x, y + h / 2 - (h < 200 ? 34 : 46), 33, w - 24)) }
    case 'letter': { const w = t.w ?? 330, h = t.h ?? 400, l = x - w / 2, top = y - h / 2
      return part('', shadow(l, top, w, h, 10) + rect(l, top, w, h, '#fffdf6', 8) + `<path d="M${l + w - 54} ${top}L${l + w} ${top + 54}H${l + w - 54}Z" fill="#e6d8b8"/>` + sign(t.icon, x + lead * (w / 2 - 58), top + 60, 34, tone)
        + words(t.text, x, top + 128, 36, w - 44) + [0, 1, 2, 3].filter((i) => 172 + i * 32 < h - (t.text2 ? 92 : 40)).map((i) => rect(l + 40, top + 172 + i * 32, (w - 80) * [1, 0.9, 0.96, 0.6][i]!, 9, '#cdd5de', 4)).join('') + words(t.text2, x, top + h - 52, 31, w - 44, shade(tone, -0.2))) }
    case 'phone': { const w = t.w ?? 250, h = t.h ?? 440, l = x - w / 2, top = y - h / 2
      return part('', shadow(l, top, w, h, 34) + rect(l, top, w, h, c.ink, 34) + rect(l + 13, top + 30, w - 26, h - 66, '#e9f4f2', 12) + rect(x - 30, top + 12, 60, 8, '#52607c', 4) + sign(t.icon, x, top + 128, 50, tone) + words(t.text, x, top + 222, 34, w - 46) + (t.text2 ? rect(l + 40, top + 270, w - 80, 52, tone, 26) + words(t.text2, x, top + 296, 29, w - 100, '#fff') : rect(l + 40, top + 278, w - 80, 10, '#c7d6d8', 5) + rect(l + 40, top + 304, w - 120, 10, '#c7d6d8', 5)) + rect(x - 34, top + h - 24, 68, 7, '#52607c', 4)) }
    case 'thought': case 'bubble': { const w = t.w ?? 300, h = t.h ?? 120, to = t.text2 === 'right' ? 1 : -1, px = x + to * w * 0.18, py = y + h / 2
      const tail = t.kind === 'bubble' ? `<path d="M${x + to * w * 0.18} ${y + h / 2 - 8}L${x + to * (w * 0.18 + 44)} ${y + h / 2 + 40}L${x + to * (w * 0.18 + 52)} ${y + h / 2 - 8}Z" fill="${c.cream}"/>`
        : `<circle cx="${R(px + to * 22)}" cy="${R(py + 16)}" r="13" fill="${c.cream}"/><circle cx="${R(px + to * 42)}" cy="${R(py + 40)}" r="8" fill="${c.cream}"/>`
      return part('', shadow(x - w / 2, y - h / 2, w, h, 40) + tail + rect(x - w / 2, y - h / 2, w, h, c.cream, t.kind === 'thought' ? h / 2 : 40)
        + (t.text ? sign(t.icon, x + lead * (w / 2 - 52), y, 30, tone) + words(t.text, x - lead * (t.icon ? 36 : 0), y, 35, w - (t.icon ? 126 : 52)) : sign(t.icon, x, y, 40, tone)), `${x + to * (w * 0.18 + 44)} ${y + h / 2 + 40}`) }
    case 'flag': { const w = t.w ?? 260, top = y - 440 // a sign stands above the heads of who walks by
      return part('', `<ellipse cx="${x}" cy="${y + 2}" rx="34" ry="8" fill="${c.ink}" opacity=".2"/><path d="M${x} ${y}V${top}" stroke="#5b3a2b" stroke-width="10" stroke-linecap="round"/><circle cx="${x}" cy="${top - 4}" r="10" fill="${c.mustard}"/><g data-idle="sway .8 2.8 ${x} ${top + 50}">` + shadow(x - w / 2, top + 20, w, 132, 22) + rect(x - w / 2, top + 20, w, 132, c.cream, 22)
        + `<path d="M${x - w / 2} ${top + 42}a22 22 0 0 1 22-22h${w - 44}a22 22 0 0 1 22 22v30h${-w}z" fill="${tone}"/>` + words(t.text, x, top + 46, 33, w - 30, '#fff') + words(t.text2, x, top + 111, 31, w - 22) + '</g>') }
    case 'bar': { const w = t.w ?? 820, l = x - w / 2, n = t.rows.length
      const marks = t.rows.map(([, label], i) => {
        const p = x + lead * (w / 2) - (lead * w * i) / Math.max(1, n - 1), inset = i === 0 ? -lead * 30 : i === n - 1 ? lead * 20 : 0
        return part(String(i + 1), `<circle cx="${R(p)}" cy="${y + 1}" r="19" fill="${c.cream}" stroke="${tones[i % 5]}" stroke-width="9"/>` + words(label, p + inset, y + 56, 31, w / Math.max(2, n) + 30), `${R(p)} ${y + 1}`)
      })
      return part('', shadow(l - 40, y - 96, w + 80, 192, 40) + rect(l - 40, y - 96, w + 80, 192, c.cream, 40) + words(t.text, x, y - 54, 37, w) + rect(l, y - 12, w, 26, '#e4d9c2', 13)
        + (s.rtl && !s.mirrored ? `<g transform="translate(${2 * x} 0) scale(-1 1)">` : '<g>') + `<rect data-thing="${name}.fill" data-length="${w}" x="${l}" y="${y - 12}" width="0" height="26" rx="13" fill="${tone}"/></g>` + marks.join('')) }
    case 'clock': { const r = (t.w ?? 180) / 2
      return part('', `<circle cx="${x}" cy="${y + 8}" r="${r}" fill="${c.ink}" opacity=".15"/><circle cx="${x}" cy="${y}" r="${r}" fill="${c.cream}" stroke="${tone}" stroke-width="14"/>` + [0, 90, 180, 270].map((a) => `<path transform="rotate(${a} ${x} ${y})" d="M${x} ${y - r + 16}v12" stroke="${c.ink}" stroke-width="6" stroke-linecap="round"/>`).join('') + `<path d="M${x} ${y}L${R(x + r * 0.4)} ${R(y + r * 0.12)}" stroke="${c.ink}" stroke-width="9" stroke-linecap="round"/>`
        + part('hand', `<path d="M${x} ${y}V${R(y - r + 34)}" stroke="${c.red}" stroke-width="7" stroke-linecap="round"/><circle cx="${x}" cy="${y}" r="9" fill="${c.ink}"/>`) + (t.text ? rect(x - r - 40, y + r + 18, 2 * r + 80, 58, c.cream, 29) + words(t.text, x, y + r + 47, 33, 2 * r + 50) : '')) }
    case 'calendar': { const w = t.w ?? 220, h = t.h ?? 230, l = x - w / 2, top = y - h / 2
      return part('', shadow(l, top, w, h, 22) + rect(l, top, w, h, c.cream, 22) + `<path d="M${l} ${top + 64}V${top + 22}a22 22 0 0 1 22-22h${w - 44}a22 22 0 0 1 22 22v42z" fill="${tone}"/><path d="M${l + 50} ${top - 12}v30M${l + w - 50} ${top - 12}v30" stroke="${c.ink}" stroke-width="9" stroke-linecap="round"/>` + words(t.text2, x, top + 38, 30, w - 24, '#fff') + words(t.text, x, y + 34, t.h && t.h < 200 ? 34 : 44, w - 30)) }
    case 'tick': return part('', `<circle cx="${x}" cy="${y}" r="52" fill="${c.green}"/>` + path(`M${x - 26} ${y + 2}l18 20l36-42`, 90, `data-thing="${name}.line" stroke="#fff" stroke-width="13"`))
    case 'cross': return part('', `<circle cx="${x}" cy="${y}" r="52" fill="${c.red}"/>` + path(`M${x - 22} ${y - 22}l44 44m0-44l-44 44`, 126, `data-thing="${name}.line" stroke="#fff" stroke-width="13"`))
    case 'arrow': { const w = t.w ?? 200, b = t.h ?? 60, way = -lead, end = x + way * (w / 2)
      return path(`M${x - way * (w / 2)} ${y}Q${x} ${y - b} ${end} ${y}`, Math.round(Math.hypot(w, b) * 1.08) + 6, `data-thing="${name}" stroke="${tone}" stroke-width="12"`) + path(`M${end - way * 30} ${y - 26}L${end} ${y}L${end - way * 34} ${y + 12}`, 90, `data-thing="${name}.head" stroke="${tone}" stroke-width="12"`) }
    case 'question': { const w = t.w ?? 900, h = t.h ?? 106
      return part('', shadow(x - w / 2, y - h / 2, w, h, 30) + rect(x - w / 2, y - h / 2, w, h, '#ffe9b8', 30) + sign('question', x + lead * (w / 2 - 60), y, 34, c.ink) + words(t.text, x - lead * 42, y, 36, w - 140)) }
    case 'stamp': return part('', `<g transform="rotate(-9 ${x} ${y})"><rect x="${x - 110}" y="${y - 40}" width="220" height="80" rx="14" fill="${c.cream}" fill-opacity=".9" stroke="${tone}" stroke-width="8"/>${words(t.text, x, y, 34, 186, shade(tone, -0.1))}</g>`)
  }
}
