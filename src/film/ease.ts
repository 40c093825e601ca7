/** How a value gets from one moment to the next: easing curves, keyed tracks and envelopes. */

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t
export const clamp = (x: number, a = 0, b = 1): number => (x < a ? a : x > b ? b : x)
/** One and two decimals: what is written into an attribute, so that every back end writes the same. */
export const r1 = (n: number): number => Math.round(n * 10) / 10
export const r2 = (n: number): number => Math.round(n * 100) / 100
/** A fixed number between 0 and 1 for `n`: chance that is the same every time. */
export const hash = (n: number): number => { const x = Math.sin(n * 127.1 + 311.7) * 43758.5453; return x - Math.floor(x) }

export const curves = {
  linear: (t: number) => t,
  inOut: (t: number) => 0.5 - 0.5 * Math.cos(Math.PI * t),
  out: (t: number) => 1 - (1 - t) ** 3,
  in: (t: number) => t ** 3,
  firm: (t: number) => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2),
  /** Shoots a little past its goal. */
  back: (t: number) => 1 + 2.9 * (t - 1) ** 3 + 1.9 * (t - 1) ** 2,
  /** A short start, an even pace, a short stop. */
  walk: (t: number) => { const a = 0.12, v = 1 / (1 - a); return t < a ? (v * t * t) / (2 * a) : t > 1 - a ? 1 - (v * (1 - t) ** 2) / (2 * a) : v * (t - a / 2) },
} as const
export type Curve = keyof typeof curves

/** One moment of a track: time, value, and the curve by which it is reached. */
export type Key = [time: number, value: number, curve?: Curve]

/** The value of a track at a time; before the first key it has the first value. */
export function at(keys: readonly Key[], t: number): number {
  let p = keys[0]!
  if (t <= p[0]) return p[1]
  for (const k of keys) {
    if (t < k[0]) return lerp(p[1], k[1], curves[k[2] ?? 'inOut']((t - p[0]) / (k[0] - p[0])))
    p = k
  }
  return p[1]
}

/** 0 outside `from` to `to`, 1 inside, with soft shoulders. */
export const envelope = (t: number, from: number, to: number, rise = 0.28, fall = rise): number =>
  t <= from || t >= to ? 0 : Math.min(curves.inOut(clamp((t - from) / rise)), curves.inOut(clamp((to - t) / fall)))
