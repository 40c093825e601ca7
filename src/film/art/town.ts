/** Leiden in pieces: houses with their gables, mill, trees, lamps, boats, and the furniture of rooms. */
import { R, c, chance, gradient, idle, line, put, rect, shade } from './kit.ts'

let rnd = chance(7)
/** Starts chance anew, so that a drawing stays the same when another changes. */
export const reseed = (n: number): void => { rnd = chance(n) }
export const some = (): number => rnd()

export function pane(x: number, y: number, w: number, h: number, o: { lit?: boolean; shut?: string | null; glass?: string } = {}): string {
  const glass = o.lit ? '#ffd98a' : o.glass ?? c.glass
  return rect(x - 3, y - 3, w + 6, h + 6, c.trim) + rect(x, y, w, h, glass) + `<path d="M${R(x)} ${R(y + h * 0.62)}L${R(x + w)} ${R(y + h * 0.1)}V${R(y)}H${R(x)}Z" fill="#fff" opacity=".13"/><path d="M${R(x + w / 2)} ${R(y)}v${R(h)}M${R(x)} ${R(y + h * 0.42)}h${R(w)}" stroke="${c.trim}" stroke-width="2.4"/>`
    + (o.shut ? `<path d="M${R(x - w * 0.42 - 4)} ${R(y - 2)}h${R(w * 0.38)}v${R(h + 4)}h${R(-w * 0.38)}zM${R(x + w + 5)} ${R(y - 2)}h${R(w * 0.38)}v${R(h + 4)}h${R(-w * 0.38)}z" fill="${o.shut}"/>` : '') + rect(x - 5, y + h + 2, w + 10, 4, '#dbd3c5')
}

export type Gable = 'step' | 'bell' | 'neck' | 'spout' | 'flat'
export interface House { cols?: number; rows?: number; shut?: string | null; door?: 'l' | 'r'; doorc?: string; awning?: string | null; lit?: boolean; bricks?: number }
export function house(x: number, by: number, w: number, h: number, colour: string, gable: Gable, o: House = {}): string {
  const top = by - h, m = x + w / 2, gh = w * 0.52, cap = c.trim
  let outline: string, trim = ''
  if (gable === 'step') {
    const n = 5, sw = w / (2 * n + 1), sh = gh / n
    let d = `M${x} ${by}V${R(top)}`
    for (let i = 0; i < n; i++) d += `H${R(x + sw * (i + 0.9))}V${R(top - sh * (i + 1))}`
    for (let i = n - 1; i >= 0; i--) d += `H${R(x + w - sw * (i + 0.9))}V${R(top - sh * i)}`
    outline = d + `H${x + w}V${by}Z`
    for (let i = 0; i < n; i++) trim += rect(x + sw * (i - 0.1), top - sh * i - 4, sw * 1.06, 6, cap) + rect(x + w - sw * (i + 0.96), top - sh * i - 4, sw * 1.06, 6, cap)
    trim += rect(m - sw * 0.75, top - gh - 5, sw * 1.5, 7, cap)
  } else if (gable === 'bell') {
    const edge = `M${x} ${R(top)}C${R(x + w * 0.16)} ${R(top)} ${R(x + w * 0.22)} ${R(top - gh * 0.3)} ${R(x + w * 0.24)} ${R(top - gh * 0.6)}C${R(x + w * 0.27)} ${R(top - gh * 0.95)} ${R(m - w * 0.12)} ${R(top - gh)} ${R(m)} ${R(top - gh)}C${R(m + w * 0.12)} ${R(top - gh)} ${R(x + w * 0.73)} ${R(top - gh * 0.95)} ${R(x + w * 0.76)} ${R(top - gh * 0.6)}C${R(x + w * 0.78)} ${R(top - gh * 0.3)} ${R(x + w * 0.84)} ${R(top)} ${x + w} ${R(top)}`
    outline = edge + `V${by}H${x}Z`
    trim = line(edge, cap, 7)
  } else if (gable === 'neck') {
    const a = w * 0.26
    const edge = `M${x} ${R(top)}H${R(x + w * 0.06)}C${R(x + w * 0.22)} ${R(top - gh * 0.05)} ${R(x + a)} ${R(top - gh * 0.25)} ${R(x + a)} ${R(top - gh * 0.62)}V${R(top - gh * 0.8)}L${R(m)} ${R(top - gh * 1.12)}L${R(x + w - a)} ${R(top - gh * 0.8)}V${R(top - gh * 0.62)}C${R(x + w - a)} ${R(top - gh * 0.25)} ${R(x + w * 0.78)} ${R(top - gh * 0.05)} ${R(x + w * 0.94)} ${R(top)}H${x + w}`
    outline = edge + `V${by}H${x}Z`
    trim = line(edge, cap, 6) + line(`M${R(x + a)} ${R(top - gh * 0.8)}H${R(x + w - a)}`, cap, 5)
  } else if (gable === 'spout') {
    outline = `M${x} ${by}V${R(top)}L${R(m - 9)} ${R(top - gh)}H${R(m + 9)}L${x + w} ${R(top)}V${by}Z`
    trim = line(`M${x - 3} ${R(top + 1)}L${R(m - 9)} ${R(top - gh)}H${R(m + 9)}L${x + w + 3} ${R(top + 1)}`, cap, 6)
  } else {
    outline = `M${x} ${by}V${R(top)}H${R(x + w)}V${by}Z`
    trim = rect(x - 5, top - 12, w + 10, 14, cap) + rect(x - 5, top + 2, w + 10, 5, '#ccc5b8') + `<path d="M${x + 3} ${R(top - 12)}L${R(x + 18)} ${R(top - 46)}H${R(x + w - 18)}L${x + w - 3} ${R(top - 12)}Z" fill="#9a4a3c"/>`
  }
  let s = `<path d="${outline}" fill="${colour}"/><path d="M${R(x + w - w * 0.13)} ${by}V${R(top)}H${x + w}V${by}Z" fill="${c.ink}" opacity=".1"/>`
  const ticks = Math.round((w * h) / 3400 * (o.bricks ?? 1))
  let dark = '', light = ''
  for (let i = 0; i < ticks; i++) { const d = `M${R(x + 6 + rnd() * (w - 30))} ${R(top + 8 + rnd() * (h - 20))}h${R(9 + rnd() * 7)}`; if (rnd() > 0.5) dark += d; else light += d }
  s += (dark ? `<path d="${dark}" stroke="${shade(colour, -0.16)}" stroke-width="3.400" opacity=".7"/>` : '') + (light ? `<path d="${light}" stroke="${shade(colour, 0.16)}" stroke-width="3.400" opacity=".7"/>` : '') + trim
  const cols = o.cols ?? 3, rows = o.rows ?? 2, ww = ((w - 22) / cols) * 0.56, gap = (w - ww * cols) / (cols + 1), rh = (h - 92) / rows
  for (let r = 0; r < rows; r++) for (let k = 0; k < cols; k++) s += pane(x + gap + k * (ww + gap), top + 16 + r * rh, ww, rh * 0.62, { shut: o.shut && cols < 3 ? o.shut : null, lit: rnd() > 0.82 })
  if (gable !== 'flat') s += pane(m - ww * 0.42, top - gh * 0.52, ww * 0.84, gh * 0.34, { glass: '#2b3c55' })
  const dw = w * 0.23, dx = o.door === 'r' ? x + w - dw - gap * 0.9 : x + gap * 0.9
  s += rect(dx - 4, by - 74, dw + 8, 74, c.trim) + rect(dx, by - 54, dw, 54, o.doorc ?? '#1f5b58') + rect(dx, by - 70, dw, 12, c.glass) + `<circle cx="${R(dx + dw - 5)}" cy="${by - 26}" r="2.4" fill="#f2c14e"/>`
  const wx = o.door === 'r' ? x + gap : dx + dw + gap * 0.8, wr = o.door === 'r' ? dx - gap * 0.9 : x + w - gap
  s += pane(wx, by - 66, wr - wx, 48, { lit: o.lit })
  if (o.awning) { const a = (wr - wx + 16) / 9; s += `<path d="M${R(wx - 8)} ${by - 72}H${R(wr + 8)}L${R(wr + 16)} ${by - 48}H${R(wx - 16)}Z" fill="${o.awning}"/>` + [0, 1, 2, 3].map((i) => `<path d="M${R(wx - 8 + (i * 2 + 1) * a)} ${by - 72}h${R(a)}l3 24h${R(-a - 2)}z" fill="${c.trim}"/>`).join('') }
  return s
}
export const brickColours = ['#c25a43', '#e2a24a', '#37507a', '#f0d9b0', '#a8473c', '#3d8480', '#d98f80', '#c9703f', '#5b6f8f', '#b8503c', '#e9c27a', '#8f4338', '#457f8f', '#d9745c']
const gables: Gable[] = ['step', 'bell', 'neck', 'flat', 'spout', 'bell', 'step', 'neck', 'flat', 'step', 'bell', 'spout', 'neck', 'step']
export const houseWidths = [132, 112, 138, 168, 108, 126, 142, 116, 160, 128, 118, 122, 134, 140]
const houseHeights = [206, 190, 224, 172, 198, 232, 188, 214, 182, 206, 222, 178, 216, 196]
/** A row of canal houses from `x`, `n` of them, beginning with number `from`. */
export function row(x: number, by: number, n: number, from = 0, bricks = 1): string {
  let s = ''
  for (let k = 0; k < n; k++) {
    const i = (k + from) % 14, w = houseWidths[i]!
    s += house(x, by, w, houseHeights[i]!, brickColours[i]!, gables[i]!, { cols: w > 130 ? 3 : 2, rows: 2, shut: ['#1f5b58', '#7a2f2a', null][i % 3], door: i % 2 ? 'r' : 'l', doorc: ['#1f5b58', '#7a2f2a', '#27406b', '#c98a2b'][i % 4], awning: i === 5 ? c.brick : i === 9 ? c.teal : null, lit: i % 4 === 1, bricks })
    x += w
  }
  return s
}
/** The same row far away: roofs and walls without windows. */
export const skyline = (y: number, fill: string): string => `<path d="M-400 ${y + 98}V${y}h180l20-30 20 30h60v-20h40l16-26 16 26h44v30h92v-82l30-66 8-40 8 40 30 66v84h80v-28h120l18-24 18 24h60v-34h70l22-34 22 34h66v30h150v-20h190v20h160v-30h60l20-26 20 26h80v120Z" fill="${fill}"/>`

export const tree = (x: number, y: number, s: number, colour: string = c.leaf, i = 0): string =>
  put(x, y, s, `<path d="M-7 0C-4-40-5-60-4-90H5C5-60 5-40 8 0Z" fill="#6b4a3a"/>` + idle(`sway 1.4 ${R(4 + i * 0.6)} 0 -70 ${i}`, `<circle cx="0" cy="-128" r="52" fill="${colour}"/><circle cx="-34" cy="-104" r="34" fill="${shade(colour, -0.1)}"/><circle cx="34" cy="-102" r="36" fill="${shade(colour, -0.08)}"/><circle cx="14" cy="-146" r="34" fill="${shade(colour, 0.14)}"/><g fill="${shade(colour, 0.28)}"><ellipse cx="-14" cy="-140" rx="9" ry="5"/><ellipse cx="22" cy="-120" rx="9" ry="5"/><ellipse cx="-26" cy="-104" rx="8" ry="4"/></g>`))
export const cloud = (x: number, y: number, s: number, opacity = 1): string =>
  `<g transform="translate(${x} ${y}) scale(${s})" opacity="${opacity}"><path d="M-92 20a26 26 0 0 1 8-51a44 44 0 0 1 82-16a36 36 0 0 1 62 16a27 27 0 0 1 14 51z" fill="#fff"/><path d="M-92 20a26 26 0 0 1-12-8c40 6 130 6 172 0a26 26 0 0 1-8 8z" fill="#d8e9ee" opacity=".8"/></g>`
export const mill = (x: number, y: number, s: number, tone = (hex: string) => hex): string =>
  put(x, y, s, `<path d="M-62 0L-40-190H40L62 0Z" fill="${tone('#8c5a4b')}"/><path d="M18 0L14-190H40L62 0Z" fill="${tone('#74483c')}"/><g fill="${tone('#fff3dd')}"><rect x="-16" y="-150" width="15" height="22"/><rect x="-20" y="-92" width="17" height="25"/><rect x="-14" y="-32" width="26" height="32"/></g><path d="M-84-64H84V-52H-84Z" fill="${tone('#fff3dd')}"/><path d="M-84-64V-86M-56-64V-86M-28-64V-86M0-64V-86M28-64V-86M56-64V-86M84-64V-86M-86-86H86" stroke="${tone('#fff3dd')}" stroke-width="4"/><path d="M-46-188C-44-232-22-246 0-246C22-246 44-232 46-188Z" fill="${tone('#4d5f54')}"/>`
    + idle('spin 14 0 -212', `<g transform="translate(0 -212)">${[0, 90, 180, 270].map((a) => `<g transform="rotate(${a + 20})"><path d="M0 0V-176" stroke="#3f2d2a" stroke-width="7"/><path d="M4-34H32V-172H4Z" fill="${tone('#fff8ea')}"/><path d="M4-62H32M4-90H32M4-118H32M4-146H32M18-34V-172" stroke="#c9a98a" stroke-width="2.4"/></g>`).join('')}<circle r="9" fill="#3f2d2a"/></g>`))
export const lamp = (x: number, y: number): string => put(x, y, 1, `<path d="M-5 0L-3-190H3L5 0Z" fill="#24423f"/><path d="M-14 0h28v-14h-28z" fill="#24423f"/><path d="M-15-230L-11-192H11L15-230Z" fill="#ffe9a8"/><path d="M-18-230H18L10-250H-10Z" fill="#24423f"/><path d="M-12-192H12" stroke="#24423f" stroke-width="5"/><circle cx="0" cy="-212" r="44" fill="#ffe9a8" opacity=".2"/>`)
export const bicycle = (x: number, y: number, s: number, colour: string = c.teal): string =>
  put(x, y, s, `<g fill="none" stroke-linecap="round" stroke-linejoin="round"><g stroke="#2b2f3a" stroke-width="6"><circle cx="-58" cy="-34" r="33"/><circle cx="62" cy="-34" r="33"/></g><g stroke="#9aa3ad" stroke-width="1.6"><path d="M-58-66V-2M-90-34H-26M-80-56L-36-12M-80-12L-36-56M62-66V-2M30-34H94M40-56L84-12M40-12L84-56"/></g><path d="M-58-34L-30-82L44-88L62-34M-30-82L4-34L44-88M-58-34H4" stroke="${colour}" stroke-width="7"/><path d="M-30-82L-36-98M44-88L38-112Q26-118 18-108" stroke="${colour}" stroke-width="6"/><path d="M-52-100H-22" stroke="#5b3a2b" stroke-width="10"/><path d="M-96-70H-48" stroke="#2b2f3a" stroke-width="5"/><circle cx="4" cy="-34" r="9" stroke="#2b2f3a" stroke-width="5"/><rect x="56" y="-112" width="44" height="30" rx="5" fill="#d9a05b" stroke="none"/><path d="M58-102H98M58-92H98" stroke="#b47f3f" stroke-width="3"/></g>`)
export const boat = (x: number, y: number, s: number, colour = '#22395c'): string =>
  put(x, y, s, `<ellipse cx="0" cy="14" rx="170" ry="9" fill="#1d5563" opacity=".35"/><path d="M-160-22H150C144 4 128 14 108 14H-118C-140 14-154 0-160-22Z" fill="${colour}"/><path d="M-160-22H150L147-12H-156Z" fill="${c.trim}"/><path d="M-70-22V-62H60V-22Z" fill="${c.brick}"/><path d="M-80-62H70V-72H-80Z" fill="${c.trim}"/>${[-56, -24, 8, 38].map((x) => rect(x, -54, 18, 20, '#bfe3ea', 3)).join('')}<path d="M-128-22V-84" stroke="#5b3a2b" stroke-width="4"/><path data-idle="sway 5 1.6 -126 -76" d="M-126-84h36l-8 9 8 9h-36z" fill="#d94f45"/>`)
export function water(y0: number, y1: number, fill: string, n = 22): string {
  let s = rect(-400, y0, 2100, y1 - y0, fill)
  for (let i = 0; i < n; i++) { const y = y0 + 8 + (y1 - y0 - 16) * (i / n), w = 40 + rnd() * 130, x = -300 + rnd() * 1850; s += `<path data-idle="drift ${R(8 + rnd() * 16)} ${R(3 + rnd() * 3)} ${R(rnd() * 6)}" d="M${R(x)} ${R(y)}h${R(w)}" stroke="#fff" stroke-width="${R(2 + (3 * i) / n)}" stroke-linecap="round" opacity="${R(0.12 + 0.2 * rnd())}"/>` }
  return s
}
export const birds = (x: number, y: number): string => `<g fill="none" stroke="#4a5f70" stroke-width="3.4" stroke-linecap="round">${idle('go 22', idle('bob 6 1.9', `<path d="M${x} ${y}q12-12 22 0q10-12 22 0M${x + 60} ${y + 24}q9-9 17 0q8-9 17 0M${x - 24} ${y + 36}q8-8 15 0q7-8 15 0"/>`))}</g>`
export const sun = (id: string, x: number, y: number, r: number): string => `<circle cx="${x}" cy="${y}" r="${r * 4.6}" fill="url(#${id})"/><circle cx="${x}" cy="${y}" r="${r}" fill="#fff4cf"/>`
export const glow = (id: string, colour = '#fff1c2'): string => `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`
const tulip = 'M-17 4C-20-24-10-32-9-32C-6-26-4-24 0-34C4-24 6-26 9-32C10-32 20-24 17 4C10 16-10 16-17 4Z'
export const tulipAt = (x: number, y: number, s: number, fill: string): string => `<path transform="translate(${x} ${y}) scale(${s})" d="${tulip}" fill="${fill}"/>`
/** Leaves close to the camera, at the lower corners. */
export const leaves = (): string => `<g transform="translate(-40 812) scale(1.2)">${idle('sway 2 4.4 0 0', '<path d="M0 0C-40-70-60-110-46-170C-16-120-8-60 6 0Z" fill="#3f7d55"/><path d="M10 0C10-80 34-150 76-190C78-120 50-50 30 0Z" fill="#4f9362"/><path d="M30 0C60-50 90-84 138-92C116-50 80-14 54 0Z" fill="#35704b"/>')}</g><g transform="translate(1290 820) scale(1.2)">${idle('sway 2 3.8 0 0 1', '<path d="M0 0C-10-80-40-140-84-170C-80-100-50-40-24 0Z" fill="#4f9362"/><path d="M10 0C0-70 10-130 46-176C60-110 46-50 30 0Z" fill="#3f7d55"/>')}${[[-60, -150], [-28, -190], [34, -168]].map(([x, y], i) => idle('sway 3 3.8 0 0 1', `<path d="M${R(x! * 0.2)} 0Q${R(x! * 0.4)} ${R(y! * 0.6)} ${x} ${y}" stroke="#35704b" stroke-width="5" fill="none"/>` + tulipAt(x!, y!, 1, [c.red, c.mustard, c.red][i]!))).join('')}</g>`

// ── rooms ────────────────────────────────────────────────
export const plant = (x: number, y: number, s: number, pot: string = c.brick): string =>
  put(x, y, s, idle('sway 1.2 5 0 -40', [-58, -34, -12, 14, 38, 60].map((a, i) => `<path transform="translate(0 -44) rotate(${a})" d="M0 0C-22-40-24-90 0-132C24-90 22-40 0 0Z" fill="${i % 2 ? '#4f9362' : '#3b7f57'}"/><path transform="translate(0 -44) rotate(${a})" d="M0 0V-110" stroke="#7dba86" stroke-width="2.6" opacity=".6"/>`).join('')) + `<path d="M-42-48H42L32 30H-32Z" fill="${pot}"/><path d="M-46-56H46V-40H-46Z" fill="${shade(pot, 0.18)}"/>`)
export const mug = (x: number, y: number, colour: string, flip = 1, shift = 0): string =>
  `<g transform="translate(${x} ${y}) scale(${flip} 1)"><ellipse cx="0" cy="12" rx="30" ry="6" fill="#8a5a34" opacity=".35"/><path d="M-20-30H20V0a14 14 0 0 1-14 14H-6A14 14 0 0 1-20 0Z" fill="${colour}"/><path d="M20-22h8a9 9 0 0 1 0 20h-8" fill="none" stroke="${colour}" stroke-width="6"/><g stroke="#fff" stroke-width="4.5" fill="none" stroke-linecap="round"><path data-idle="steam 2.2 ${shift}" d="M-8-42q-6-8 0-16t0-14"/><path data-idle="steam 2.2 ${R(shift + 0.5)}" d="M8-42q-6-8 0-16t0-14"/></g></g>`
/** A shelf of books: widths and colours from a fixed hand. */
export function books(x: number, y: number, w: number): string {
  const colours = [c.brick, c.teal, c.mustard, c.navy, '#e9c9a0', c.rust, c.moss, c.red]
  let s = rect(x, y, w, 12, '#a8693f', 4), at = x + 10, i = Math.round(x + y) % 8
  while (at < x + w - 34) { const bw = 16 + ((i * 7) % 10), bh = 54 + ((i * 13) % 20), f = colours[i % 8]!; s += rect(at, y - bh, bw, bh, f, 3) + rect(at + 3, y - bh + 10, bw - 6, 5, '#fff', 0, ' opacity=".5"'); at += bw + 4; i++ }
  return s
}
/** A window on the town, between `x, y` and its width and height. */
export function window(id: string, x: number, y: number, w: number, h: number, o: { houses?: number; from?: number; night?: boolean } = {}): { defs: string; view: string } {
  const sky = o.night ? ['#1d2a52', '#34477c', '#6f6f9c'] : ['#9fd3df', '#d7ece4', '#ffeccb']
  return {
    defs: gradient(id + '-sky', ...sky) + `<clipPath id="${id}-clip"><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10"/></clipPath>`,
    view: `<g clip-path="url(#${id}-clip)">${rect(x - 10, y - 10, w + 20, h + 20, `url(#${id}-sky)`)}${o.night ? [...Array(9)].map((_, i) => `<circle data-idle="twinkle ${R(1.6 + (i % 4) * 0.5)} ${i}" cx="${R(x + 20 + ((i * 97) % w))}" cy="${R(y + 16 + ((i * 53) % (h * 0.5)))}" r="2.2" fill="#fff6dc"/>`).join('') + `<circle cx="${x + w * 0.76}" cy="${y + h * 0.26}" r="30" fill="#fff0c4"/><circle cx="${x + w * 0.76 + 14}" cy="${y + h * 0.26 - 8}" r="26" fill="#34477c"/>` : idle('go 5', cloud(x + w * 0.25, y + h * 0.24, 0.5) + cloud(x - w * 0.15, y + h * 0.4, 0.4))}<g transform="translate(${R(x - 30)} ${R(y + h - 16)}) scale(.46)"${o.night ? ' opacity=".55"' : ''}>${row(0, 0, o.houses ?? 7, o.from ?? 0, 0)}</g>${rect(x - 10, y + h - 18, w + 20, 30, '#4d9ca6')}</g><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10" fill="none" stroke="${c.cream}" stroke-width="16"/><path d="M${x + w / 2} ${y}v${h}M${x} ${R(y + h * 0.42)}h${w}" stroke="${c.cream}" stroke-width="9"/>${rect(x - 22, y + h - 2, w + 44, 20, c.cream, 6)}${rect(x - 22, y + h + 16, w + 44, 7, '#d9b88d')}`,
  }
}
export const pendant = (x: number, y: number, colour: string): string => `<path d="M${x}-300V${y - 40}" stroke="${c.navy}" stroke-width="5"/><path d="M${x - 70} ${y}C${x - 66} ${y - 42} ${x - 36} ${y - 52} ${x} ${y - 52}C${x + 36} ${y - 52} ${x + 66} ${y - 42} ${x + 70} ${y}Z" fill="${colour}"/><ellipse cx="${x}" cy="${y + 2}" rx="70" ry="9" fill="#ffe9a8"/><g opacity=".14"><circle data-idle="twinkle 5 1" cx="${x}" cy="${y + 16}" r="96" fill="#fff3cf"/></g>`
export const frameOn = (x: number, y: number, w: number, h: number, inner: string, border = '#c58b56'): string => rect(x, y, w, h, c.cream, 6) + inner + `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6" fill="none" stroke="${border}" stroke-width="8"/>`
export const wallClock = (x: number, y: number, r: number): string => `<circle cx="${x}" cy="${y}" r="${r}" fill="${c.cream}" stroke="${c.navy}" stroke-width="7"/><path d="M${x} ${y}L${R(x + r * 0.4)} ${R(y - r * 0.25)}" stroke="${c.ink}" stroke-width="5" stroke-linecap="round"/>` + idle(`spin 12 ${x} ${y}`, `<path d="M${x} ${y}V${R(y - r * 0.7)}" stroke="${c.red}" stroke-width="4" stroke-linecap="round"/>`)
export const wallColour = (a: string, b: string, id: string): string => `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${a}"/><stop offset="1" stop-color="${b}"/></linearGradient>`
/** Floor boards in perspective-free stripes. */
export const floor = (y: number, colour: string): string => rect(-400, y, 2100, 500, colour) + `<path d="M-400 ${y + 54}H1700M-400 ${y + 116}H1700M-400 ${y + 186}H1700" stroke="${shade(colour, -0.09)}" stroke-width="4"/><path d="${[...Array(18)].map((_, i) => `M${-360 + i * 118} ${y + (i % 3 === 0 ? 0 : i % 3 === 1 ? 54 : 116)}v${i % 3 === 2 ? 70 : 58}`).join('')}" stroke="${shade(colour, -0.09)}" stroke-width="3"/>` + rect(-400, y - 14, 2100, 16, c.cream)
