/** What every drawing is made of: the palette, shading, and small shapes such as windows, trees and clouds. */

/** One palette for all films: ink, cream, brick, mustard, teal, sky and what lies between them. */
export const c = {
  ink: '#1f2f4d', navy: '#37507a', cream: '#fffaf0', trim: '#fff6e6', brick: '#c8553d', red: '#e05a47', rust: '#a8473c',
  mustard: '#f2b134', ochre: '#dd9620', teal: '#1f8a84', leaf: '#5c9a5b', moss: '#3b7f57', sky: '#8fcbdc', glass: '#33506b',
  wood: '#c98d58', plank: '#a86d3e', sand: '#e4d4bc', green: '#2f9e63', violet: '#7a5a8c', rose: '#d98f80',
} as const

const channels = (hex: string) => { const n = parseInt(hex.slice(1), 16); return [n >> 16, (n >> 8) & 255, n & 255] }
/** A colour made darker (`k` below 0) or lighter. */
export const shade = (hex: string, k: number): string =>
  '#' + channels(hex).map((v) => Math.max(0, Math.min(255, Math.round(k < 0 ? v * (1 + k) : v + (255 - v) * k))).toString(16).padStart(2, '0')).join('')
export const R = (n: number): number => Math.round(n * 10) / 10

/** Chance that falls the same way every time: one seed a drawing. */
export function chance(seed: number): () => number {
  return () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
}

export const gradient = (id: string, ...stops: string[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops.map((s, i) => `<stop offset="${R(i / (stops.length - 1))}" stop-color="${s}"/>`).join('')}</linearGradient>`
export const rect = (x: number, y: number, w: number, h: number, fill: string, rx = 0, more = ''): string =>
  `<rect x="${R(x)}" y="${R(y)}" width="${R(w)}" height="${R(h)}"${rx ? ` rx="${rx}"` : ''} fill="${fill}"${more}/>`
export const line = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more}/>`
export const put = (x: number, y: number, s: number, inner: string): string => `<g transform="translate(${R(x)} ${R(y)})${s === 1 ? '' : ` scale(${s})`}">${inner}</g>`
export const layer = (depth: number, inner: string): string => `<g data-depth="${depth}">${inner}</g>`
export const stage = (name = 'stage'): string => `<g data-depth="1" data-people="${name}"></g>`
export const idle = (spec: string, inner: string): string => `<g data-idle="${spec}">${inner}</g>`

/** The lobed outline of curly hair. */
export function scallop(cx: number, cy: number, radius: number, n: number): string {
  let d = ''
  for (let i = 0; i <= n; i++) {
    const a = (i / n) * 2 * Math.PI, x = R(cx + radius * Math.cos(a)), y = R(cy + radius * 0.94 * Math.sin(a))
    d += i ? `A${R(radius * 0.26)} ${R(radius * 0.26)} 0 0 1 ${x} ${y}` : `M${x} ${y}`
  }
  return d + 'Z'
}
