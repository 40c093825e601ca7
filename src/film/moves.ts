/** What a person can do: each move is laid on top of the others, comes softly and goes softly. */
import { envelope, lerp } from './ease.ts'
import type { Act } from './film.ts'
import type { State } from './rig.ts'

/** Changes a person by a move: `e` is how much of it (0 to 1), `q` the seconds since it began. */
export type Move = (s: State, e: number, q: number, act: Act) => void
const { sin, cos } = Math

/** Hand targets are in the person's own space: feet at 0, shoulders at about -226, face at about -295. */
export const moves: Record<string, Move> = {
  // the whole body
  walk: (s, _e, q, act) => { s.walk = envelope(q, -0.02, act.to - act.from, 0.18, 0.3) },
  lean: (s, e, _q, act) => { s.lean += (act.numbers[0] ?? 8) * e },
  cheer: (s, e) => { s.joy = e; s.front.push([74, -318, e, 1]); s.back.push([-74, -318, e, -1]); s.grin += e },
  stretch: (s, e, q) => { const up = 0.5 - 0.5 * cos(q * 2); s.front.push([40 + 30 * (1 - up), -200 - 140 * up, e, 1]); s.back.push([-40 - 30 * (1 - up), -200 - 140 * up, e, -1]); s.lean += sin(q) * 7 * e },
  dance: (s, e, q) => { s.joy = 0.45 * e; s.lean += sin(q * 4) * 8 * e; s.front.push([70, -236 + sin(q * 8) * 26, e, 1]); s.back.push([-70, -236 - sin(q * 8) * 26, e, -1]); s.grin += e * 0.8 },
  breathe: (s, e, q) => { const b = sin(q * 1.9); s.lean -= (2 + 2 * b) * e; s.tilt -= (3 + 3 * b) * e; s.front.push([20, -176 - 12 * b, e, 1]) },
  // the head
  look: (s, e, _q, act) => { s.look[0] += (act.numbers[0] ?? 0) * e; s.look[1] += (act.numbers[1] ?? 0) * e; s.tilt -= (act.numbers[1] ?? 0) * 2 * e },
  nod: (s, e, q) => { s.tilt += sin(q * 9) * 5 * e },
  shake: (s, e, q) => { s.look[0] += sin(q * 8) * 1.6 * e; s.tilt += sin(q * 8) * 2 * e; s.brow -= 0.6 * e },
  // the face
  smile: (s, e) => { s.smile = lerp(s.smile, 1.3, e) },
  worry: (s, e) => { s.smile = lerp(s.smile, -1.4, e); s.brow += 0.8 * e; s.tilt += 4 * e; s.look[1] += 0.5 * e },
  amaze: (s, e) => { s.brow += e * 1.6; s.grin += e * 0.7; s.look[1] -= 0.6 * e },
  yawn: (s, e, q) => { const y = Math.max(0, sin(q * 2.2)); s.grin += 2.2 * y * e; s.brow += y * e; s.tilt -= 8 * y * e; s.front.push([22, -276, e * y, 1]) },
  // words
  say: (s, e) => { s.talk = e },
  talk: (s, e, q) => { s.talk = e; s.front.push([62 + sin(q * 3.1) * 10, -178 + sin(q * 4.3) * 14, e * 0.8, 1]) },
  explain: (s, e, q) => { s.talk = e; s.front.push([74 + sin(q * 2.9) * 14, -190 + sin(q * 4.1) * 16, e, 1]); s.back.push([-58 + sin(q * 2.5 + 1) * 10, -176 + sin(q * 3.7) * 12, e * 0.8, -1]) },
  // the hands
  wave: (s, e, q) => { s.front.push([82 + sin(q * 9) * 16, -300 - cos(q * 18) * 3, e, 1]); s.tilt += 4 * e; s.grin += e * 0.8; s.brow += e },
  greet: (s, e, q) => { s.back.push([-86 + sin(q * 9 + 1) * 18, -306, e, -1]); s.tilt -= 3 * e; s.grin += e * 0.8; s.brow += e },
  point: (s, e, q, act) => { s.front.push([act.numbers[0] ?? 112, (act.numbers[1] ?? -256) + sin(q * 3) * 3, e, 1]) },
  reach: (s, e, _q, act) => { s.front.push([act.numbers[0] ?? 96, act.numbers[1] ?? -190, e, 1]); s.lean += 3 * e },
  shakehands: (s, e, q) => { s.front.push([104, -176 + sin(q * 11) * 9 * Math.min(1, q), e, 0.6]); s.lean += 4 * e; s.grin += 0.5 * e },
  think: (s, e, q) => { s.front.push([34, -240 + sin(q * 2) * 2, e, 1]); s.look[0] += 0.6 * e; s.look[1] -= 0.9 * e; s.tilt += 5 * e },
  write: (s, e, q) => { s.front.push([78 + sin(q * 7) * 9, -132 + sin(q * 13) * 3, e, 1]); s.look[1] += 0.9 * e; s.tilt += 5 * e; s.lean += 5 * e },
  work: (s, e, q) => { s.front.push([82 + sin(q * 5) * 12, -164 + cos(q * 5) * 22, e, 1]); s.back.push([30 + sin(q * 5) * 8, -156, e * 0.8, 1]); s.look[1] += 0.6 * e; s.lean += 6 * e },
  /** Looks for something: hands and eyes go to and fro. */
  search: (s, e, q) => { const to = sin(q * 3.2); s.front.push([58 + to * 26, -150 + cos(q * 6.4) * 8, e, 1]); s.back.push([14 + to * 22, -146 - cos(q * 6.4) * 8, e, 1]); s.look[0] += to * 1.2 * e; s.look[1] += 0.9 * e; s.lean += 7 * e; s.brow += 0.5 * e; s.smile = lerp(s.smile, -0.8, e) },
  knock: (s, e, q) => { s.front.push([92 + sin(q * 14) * 10, -232, e, 1]) },
  clap: (s, e, q) => { const c = sin(q * 12) * 12; s.front.push([44 + c, -206, e, 1]); s.back.push([34 - c, -204, e, 1]); s.grin += e },
  listen: (s, e) => { s.tilt += 8 * e; s.lean += 4 * e; s.brow += 0.4 * e },
  tired: (s, e, q) => { s.lean += (9 + sin(q * 1.3) * 2) * e; s.tilt += 12 * e; s.look[1] += 0.8 * e; s.smile = lerp(s.smile, -0.6, e) },
  heart: (s, e, q) => { s.front.push([14, -192 + sin(q * 2) * 2, e, 1]); s.tilt += 3 * e },
  // the hands with something in them
  hold: (s, e, q, act) => { s.held[act.item!] = e; s.front.push([50, -188 + sin(q * 2) * 3, e, 1]) },
  read: (s, e, q, act) => { s.held[act.item!] = e; s.front.push([68, -186 + sin(q * 1.6) * 3, e, 1]); s.back.push([30, -176, e * 0.7, 1]); s.look[0] += Math.sin(q * 2.4) * 0.4 * e; s.look[1] += 0.8 * e; s.tilt += 5 * e },
  show: (s, e, q, act) => { s.held[act.item!] = e; s.front.push([96, -272 + sin(q * 3) * 5, e, 1]); s.grin += 0.4 * e },
  give: (s, e, q, act) => { s.held[act.item!] = e; s.front.push([lerp(52, 116, Math.min(1, q / 0.7)), -196, e, 0.6]); s.lean += 4 * e },
  call: (s, e, q, act) => { s.held[act.item!] = e; s.front.push([50, -262, e, 1]); s.talk = Math.max(s.talk, sin(q * 1.7) > -0.2 ? e * 0.9 : 0); s.tilt += 3 * e },
  drink: (s, e, q, act) => { s.held[act.item!] = e; const up = Math.max(0, sin(q * 1.8)); s.front.push([44 - 14 * up, -196 - 74 * up, e, 1]); s.tilt -= 6 * up * e },
}

/** Moves that carry something; their argument is its name. */
export const carries = new Set(['hold', 'read', 'show', 'give', 'call', 'drink'])
/** Where "look left" looks. */
export const directions: Record<string, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1], camera: [0, 0] }
