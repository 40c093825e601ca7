/** How a body stands: from a state (where, how fast, what the hands want) to the attributes of each drawn part. */
import { clamp, hash, lerp, r1, r2 } from './ease.ts'
import type { Seat } from './film.ts'

export type Attributes = Record<string, string | number>
type Point = [x: number, y: number]
/** Something a hand wants: a place, how much, and which way the elbow bends. */
type Pull = [x: number, y: number, amount: number, bend: number]

/** A person at a moment. */
export interface State {
  time: number; x: number; y: number; scale: number; turn: number; seed: number
  seat: Seat | null; sit: number
  speed: number; distance: number; walk: number
  front: Pull[]; back: Pull[]; held: Record<string, number>
  talk: number; smile: number; look: Point; tilt: number; lean: number; brow: number; grin: number; joy: number
}

const HIP = -128, SEAT = -72, THIGH = 62, SHIN = 62, UPPER = 56, LOWER = 54
const { sin, cos, abs, PI } = Math
const path = (...p: (string | number)[]) => p.map((v) => (typeof v === 'number' ? r1(v) : v)).join(' ')

/** Two bones from `a` towards `b`: the joint between them, and how far they reach. */
function bones(a: Point, b: Point, first: number, second: number, bend: number): { joint: Point; end: Point } {
  let dx = b[0] - a[0], dy = b[1] - a[1], far = Math.hypot(dx, dy) || 1
  const most = (first + second) * 0.998
  if (far > most) { dx *= most / far; dy *= most / far; far = most }
  const angle = Math.atan2(dy, dx) + bend * Math.acos(clamp((first ** 2 + far ** 2 - second ** 2) / (2 * first * far), -1, 1))
  return { joint: [a[0] + first * cos(angle), a[1] + first * sin(angle)], end: [a[0] + dx, a[1] + dy] }
}

/** A foot in its stride: half the time it stands (and moves back exactly as the body moves on), half it swings. */
function stride(p: number): [x: number, y: number, tilt: number] {
  p -= Math.floor(p)
  if (p < 0.5) return [lerp(42, -42, p / 0.5), 0, 0]
  const q = (p - 0.5) / 0.5
  return [lerp(-42, 42, 0.5 - 0.5 * cos(PI * q)), -34 * sin(PI * q) ** 1.1, lerp(38, -22, q) * sin(PI * q)]
}

/** The attributes of each part of a person, for each of the things in `carried` too. */
export function pose(s: State, carried: readonly string[] = items): Record<string, Attributes> {
  const t = s.time, out: Record<string, Attributes> = {}
  const wheels = s.seat === 'wheelchair', bike = s.seat === 'bike'
  const walk = wheels || bike ? 0 : s.walk, phase = s.distance / 168
  const breath = sin(t * 2.1 + s.seed)
  const hop = s.joy * abs(sin(t * 6.5)) * 16 * (1 - s.sit)

  // the hip: where everything hangs
  const down = wheels ? -80 : SEAT
  const hipX = bike ? -24 : wheels ? -6 : 0
  const hipY = (bike ? -124 : lerp(HIP, down, s.sit)) - abs(sin(phase * 2 * PI)) * 7 * walk + 3 * walk + breath * 1.1 * (1 - walk) * (1 - s.sit) - hop
  const lean = s.lean + walk * 5 + (bike ? 13 : 0) + (wheels ? 4 * s.walk : 0)

  // feet and legs
  const spin = s.distance / (bike ? 38 : 44)
  const a = stride(phase), b = stride(phase + 0.5)
  const stand = (x: number, f: [number, number, number], sitX: number): [number, number, number] =>
    bike ? [4 + 17 * cos(spin * 0.9 + (x > 0 ? 0 : PI)), -40 + 17 * sin(spin * 0.9 + (x > 0 ? 0 : PI)), 6]
    : [lerp(lerp(x, f[0], walk), sitX, s.sit), lerp(f[1] * walk, wheels ? -12 : 0, s.sit) - hop, f[2] * walk]
  const footF = stand(15, a, wheels ? 66 : 60), footB = stand(-15, b, wheels ? 54 : 42)
  const bulge = lerp(0.55, 1, Math.max(s.sit, bike ? 0.7 : 0))
  const leg = (x: number, f: [number, number, number]) => {
    const hx = hipX + lerp(x, x * 0.4, s.sit), k = bones([hx, hipY], [f[0], f[1] - 14], THIGH, SHIN, -1).joint
    return { d: path('M', hx, hipY - 6, 'Q', k[0] + (k[0] - (hx + f[0]) / 2) * bulge, k[1] + (k[1] - (hipY + f[1]) / 2) * bulge * s.sit, f[0], f[1] - 11), knee: k }
  }
  const legF = leg(15, footF), legB = leg(-14, footB)
  out['legF'] = { d: legF.d }
  out['legB'] = { d: legB.d }
  const shoe = (f: [number, number, number]) => `translate(${r1(f[0])} ${r1(f[1] - 8)}) rotate(${r1(f[2])}) scale(${r2(lerp(0.75, 1, abs(s.turn)))} 1)`
  out['footF'] = { transform: shoe(footF) }
  out['footB'] = { transform: shoe(footB) }
  const kneeX = Math.max(legF.knee[0], legB.knee[0]) + 16
  out['skirt'] = { d: s.sit > 0.5
    ? path('M', hipX - 36, hipY - 8, 'L', hipX + 30, hipY - 12, 'Q', kneeX + 6, legF.knee[1] - 20, kneeX + 4, legF.knee[1] + 4, 'L', Math.max(footF[0], footB[0]) + 14, -34, 'L', Math.min(footF[0], footB[0]) - 18, -34, 'L', hipX - 6, hipY + 26, 'L', hipX - 38, hipY + 22, 'Z')
    : path('M', -37, hipY - 14, 'L', 38, hipY - 14, 'Q', 44, -80, Math.max(footF[0], footB[0], 20) + 26, -34 - hop, 'Q', 0, -24 - hop, Math.min(footF[0], footB[0], -20) - 24, -34 - hop, 'Q', -44, -80, -37, hipY - 14, 'Z') }
  out['coat'] = { d: path('M', hipX - 39, hipY - 12, 'L', hipX + 40, hipY - 12, 'L', hipX + 46 + walk * 6, hipY + lerp(62, 22, s.sit), 'Q', hipX, hipY + lerp(70, 26, s.sit), hipX - 46 - walk * 6, hipY + lerp(62, 22, s.sit), 'Z') }

  // place on the stage; the figure folds when it turns, so that no limb jumps to the other side
  out['root'] = { transform: `translate(${r1(s.x)} ${r1(s.y)}) scale(${r2(s.scale)})` }
  out['shadow'] = { transform: `translate(${r1(s.x)} ${r1(s.y + 4)}) scale(${r2(s.scale * (bike ? 1.7 : 1) * (1 - hop / 60))} ${r2(s.scale * (1 - hop / 60))})` }
  out['flip'] = { transform: `scale(${r2((s.turn < 0 ? -1 : 1) * Math.max(0.3, abs(s.turn)))} 1)` }
  out['wheel'] = out['wheel2'] = { transform: `rotate(${r1((spin * 180) / PI)})` }
  out['chair'] = { opacity: r2(s.sit) }
  out['crank'] = { transform: `rotate(${r1((spin * 0.9 * 180) / PI)})` }

  // trunk and head
  out['upper'] = { transform: `translate(${r1(hipX)} ${r1(hipY + 4)}) rotate(${r1(lean)})` }
  out['torso'] = { transform: `scale(1 ${Math.round((1 + breath * 0.008) * 1000) / 1000})` }
  const at = abs(s.turn)
  const nod = s.talk * (sin(t * 5.3) * 1.6 + sin(t * 3.1 + 1) * 1.4)
  out['head'] = { transform: `translate(${r1(at * 5 + s.look[0] * 2)} ${r1(-166 + sin(t * 2.1 + s.seed + 0.5) * 0.8 + sin(phase * 4 * PI + 0.6) * 1.6 * walk)}) rotate(${r1(s.tilt + nod - lean * 0.55)})` }
  out['hairB'] = { transform: `translate(${r1(-at * 5)} 0) rotate(${r1(clamp(-s.speed * 0.012, -5, 5))})` }
  out['fringe'] = { transform: `translate(${r1(at * 2)} 0)` }
  out['ear'] = { cx: r1(-33 * at) }
  out['tail'] = { transform: `rotate(${r1(clamp(s.speed * 0.09, -32, 32) + sin(t * 3.2) * 2.4 * (1 + walk))} 2 58)` }

  // the face: blinks at irregular moments, eyes lead the look
  out['face'] = { transform: `translate(${r1(at * 8 + s.look[0] * 3)} ${r1(s.look[1] * 3)})` }
  const clock = (t + s.seed * 1.7) % 3.4, blink = 1.1 + hash(Math.floor((t + s.seed * 1.7) / 3.4) + s.seed) * 1.6
  const lid = clock > blink && clock < blink + 0.16 ? abs((clock - blink) / 0.08 - 1) : 1
  const eye = (x: number) => ({ transform: `translate(${r1(x + s.look[0] * 1.6)} ${r1(-3 + s.look[1] * 1.6)}) scale(1 ${r1(Math.max(0.1, lid) * (1 - Math.max(0, s.smile) * 0.12))})` })
  out['eyeL'] = eye(-13)
  out['eyeR'] = eye(14)
  const brow = -16 - s.brow * 4 - s.talk * Math.max(0, sin(t * 2.7)) * 2, sad = s.smile < 0 ? -s.smile * 9 : 0
  out['browL'] = { transform: `translate(-13 ${r1(brow)}) rotate(${r1(-sad)})` }
  out['browR'] = { transform: `translate(14 ${r1(brow)}) rotate(${r1(sad)})` }
  const open = s.talk * clamp(0.5 + 0.5 * sin(t * 17) + 0.4 * sin(t * 11.3 + 2) + 0.25 * sin(t * 29)) * 9 + s.grin * 6
  const curl = 3 + s.smile * 4, wide = 9 + Math.max(0, s.smile) * 3 - s.talk * 1.5
  out['mouth'] = { d: path('M', 2 - wide, 20, 'Q', 2, 20 + curl, 2 + wide, 20, 'Q', 2, 20 + curl + open * 1.5 + 0.2, 2 - wide, 20, 'Z') }

  // arms hang from the leaning trunk
  const rad = (lean * PI) / 180, drop = hipY - HIP
  const shoulder = (x: number, y: number): Point => [hipX + x * cos(rad) - y * sin(rad), x * sin(rad) + y * cos(rad) + hipY + 4]
  const swing = sin(phase * 2 * PI) * 34 * walk
  const push = wheels ? sin(spin * 1.4) * 26 * s.walk : 0
  const restF: Point = bike ? [52, -158] : wheels ? [lerp(40, 12 + push, s.walk), lerp(-104, -92, s.walk)] : [lerp(38 - swing + walk * 6, 50, s.sit), hipY + lerp(23 - abs(swing) * 0.25, -18, s.sit)]
  const restB: Point = bike ? [46, -156] : wheels ? [lerp(20, -4 + push, s.walk), lerp(-100, -90, s.walk)] : [lerp(-36 + swing, 20, s.sit), hipY + lerp(25 - abs(swing) * 0.25, -16, s.sit)]
  const arm = (from: Point, rest: Point, pulls: Pull[]) => {
    let [x, y] = rest, bend = 1
    for (const [px, py, amount, way] of pulls) { x = lerp(x, px + hipX, amount); y = lerp(y, py + drop, amount); bend = lerp(bend, way, amount) }
    const { joint, end } = bones(from, [x, y], UPPER, LOWER, bend < 0 ? -1 : 1), k = 0.42 * Math.min(1, abs(bend))
    const cx = joint[0] + (joint[0] - (from[0] + end[0]) / 2) * k, cy = joint[1] + (joint[1] - (from[1] + end[1]) / 2) * k
    const angle = Math.atan2(end[1] - cy, end[0] - cx), palm: Point = [end[0] + cos(angle) * 13, end[1] + sin(angle) * 13]
    return { d: path('M', from[0], from[1], 'Q', cx, cy, end[0], end[1]), palm, hand: `translate(${r1(palm[0])} ${r1(palm[1])}) rotate(${r1((angle * 180) / PI - 90)})`,
      cuff: path('M', end[0] + cos(angle) * 5, end[1] + sin(angle) * 5, 'L', end[0] + cos(angle) * 12, end[1] + sin(angle) * 12) }
  }
  const front = arm(shoulder(27, -86), restF, s.front), back = arm(shoulder(-26, -86), restB, s.back)
  out['armF'] = { d: front.d }
  out['armB'] = { d: back.d }
  out['cuff'] = { d: front.cuff }
  out['handF'] = { transform: front.hand }
  out['handB'] = { transform: back.hand }
  for (const item of carried) out['item-' + item] = { transform: `translate(${r1(front.palm[0])} ${r1(front.palm[1])})`, opacity: r2(s.held[item] ?? 0) }
  // a suitcase rolls along behind
  out['case'] = { transform: `translate(${r1(lerp(-62, back.palm[0] - 36, walk))} 0) rotate(${r1(lerp(0, 24, walk))} 2 -3)` }
  return out
}

/** What a hand can hold. */
export const items = ['letter', 'phone', 'folder', 'cup', 'pen', 'key', 'book', 'card', 'tool', 'broom', 'bag', 'apple', 'diploma', 'clock', 'tray', 'bread'] as const
export type Item = (typeof items)[number]
