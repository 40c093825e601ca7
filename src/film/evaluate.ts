/** A film at a moment: which scene, where the camera stands, and the attributes of everything that moves. A pure function of time. */
import { at, clamp, curves, envelope, lerp, r1, r2 } from './ease.ts'
import { H, W, type Film, type Scene } from './film.ts'
import type { Element } from './markup.ts'
import { moves } from './moves.ts'
import { pose, type Attributes, type State } from './rig.ts'

/** A moment of a film. */
export interface Frame {
  index: number; scene: Scene
  /** Seconds since the film began. */
  time: number
  camera: { x: number; y: number; zoom: number }
  /** Properties of things that move: opacity, scale, dx, dy, rotate, draw. */
  things: Record<string, Record<string, number>>
  /** Attributes of each part of each person. */
  people: Record<string, Record<string, Attributes>>
  /** How far the colour bands between two scenes are (0 to 1), and which pair of scenes it is. */
  wipe: [progress: number, pair: number] | null
}

/** Seconds a wipe takes on either side of the cut. */
const WIPE = 0.46

/** The film at `time` seconds; with `turn` only every other person: who draws sixty times a second may take them in turns. */
export function frame(film: Film, time: number, turn?: 0 | 1): Frame {
  time = clamp(time, 0, film.duration - 1e-4)
  const index = film.scenes.findIndex((s) => time < s.start + s.length), scene = film.scenes[index]!
  const t = time - scene.start
  const track = (name: string, otherwise: number) => { const keys = scene.tracks[name]; return keys ? at(keys, t) : otherwise }
  const things: Frame['things'] = {}
  for (const name in scene.tracks) if (name[0] === '@') {
    const dot = name.lastIndexOf('.')
    ;(things[name.slice(1, dot)] ??= {})[name.slice(dot + 1)] = at(scene.tracks[name]!, t)
  }
  const people: Frame['people'] = {}
  Object.keys(scene.people).forEach((who, at) => { if (turn === undefined || at % 2 === turn) people[who] = pose(state(scene, who, t, time), carriedIn(scene.people[who]!.art)) })
  const end = scene.start + scene.length, before = film.scenes[index - 1]
  const wipe: Frame['wipe'] =
    scene.out === 'wipe' && index < film.scenes.length - 1 && end - time < WIPE ? [0.5 * (1 - (end - time) / WIPE), index]
    : before?.out === 'wipe' && t < WIPE ? [0.5 + (0.5 * t) / WIPE, index - 1] : null
  return { index, scene, time, things, people, wipe, camera: { x: track('camera.x', W / 2), y: track('camera.y', H / 2), zoom: track('camera.zoom', 1) } }
}

/** What a drawing can hold, by its name: "amal+letter". Worked out once, for less garbage a frame. */
const carried = new Map<string, string[]>()
function carriedIn(art: string): string[] {
  const found = carried.get(art) ?? art.split('+').slice(1)
  carried.set(art, found)
  return found
}

/** How a person stands at `t` seconds of a scene: all that they do at that moment, laid on top of one another. */
function state(scene: Scene, who: string, t: number, time: number): State {
  const p = scene.people[who]!, keys = scene.tracks[who + '.x']
  const place = (t: number) => (keys ? at(keys, t) : p.x)
  const x = place(t), turn = scene.tracks[who + '.turn'] ? at(scene.tracks[who + '.turn']!, t) : p.turn
  const sitting = scene.tracks[who + '.sit']
  const s: State = {
    time, x, y: p.path ? p.path[0] + p.path[1] * Math.sin((x - p.path[2]) / p.path[3]) : p.y,
    scale: p.scale, turn, seed: p.seed, seat: p.seat,
    sit: p.seat === 'bike' ? 0 : sitting ? at(sitting, t) : p.seat ? 1 : 0,
    speed: ((x - place(t - 0.1)) / 0.1) * (turn < 0 ? -1 : 1),
    distance: Math.abs(x - (keys ? keys[0]![1] : p.x)) / p.scale,
    walk: 0, front: [], back: [], held: {}, talk: 0, smile: p.smile, look: [0, 0], tilt: 0, lean: 0, brow: 0, grin: 0, joy: 0,
  }
  for (const act of scene.acts) if (act.who === who) {
    const amount = envelope(t, act.from, act.to)
    if (amount) moves[act.verb]!(s, amount, t - act.from, act)
  }
  // a hand raised beside the face goes further out for a wide head, or it would cover the eyes
  if (p.wide !== 1) for (const pull of [...s.front, ...s.back]) if (pull[1] < -220) { pull[0] *= p.wide; pull[1] += (p.wide - 1) * 150 }
  return s
}

/** Where a layer stands when the camera moves: 0 is fixed to the screen, 1 is the stage. */
function layer(camera: Frame['camera'], depth: number): string {
  const zoom = 1 + (camera.zoom - 1) * depth, x = W / 2 + (camera.x - W / 2) * depth, y = H / 2 + (camera.y - H / 2) * depth
  return `translate(${W / 2} ${H / 2}) scale(${Math.round(zoom * 1000) / 1000}) translate(${r2(-x)} ${r2(-y)})`
}

/** Small motion that never stops, written in the drawing as `data-idle`: a name and its numbers. */
type Idle = (t: number, v: readonly number[]) => Attributes
const wave = (t: number, period: number, shift = 0) => Math.sin((t / period) * 2 * Math.PI + shift)
const idles: Record<string, Idle> = {
  sway: (t, [angle = 0, period = 1, x = 0, y = 0, shift = 0]) => ({ transform: `rotate(${r2(angle * wave(t, period, shift))} ${x} ${y})` }),
  drift: (t, [far = 0, period = 1, shift = 0]) => ({ transform: `translate(${r1(far * wave(t, period, shift))} 0)` }),
  bob: (t, [high = 0, period = 1, shift = 0, tilt = 0]) => ({ transform: `translate(0 ${r1(high * wave(t, period, shift))}) rotate(${r2(tilt * wave(t, period, shift + 1))})` }),
  go: (t, [speed = 0]) => ({ transform: `translate(${r1(speed * t)} 0)` }),
  pass: (t, [speed = 0, way = 1, from = 0]) => ({ transform: `translate(${r1((((t * speed + from) % way) + way) % way)} 0)` }),
  spin: (t, [period = 1, x = 0, y = 0]) => ({ transform: `rotate(${r1(((t / period) * 360) % 360)} ${x} ${y})` }),
  twinkle: (t, [period = 1, shift = 0]) => ({ opacity: r2(0.55 + 0.45 * wave(t, period, shift)) }),
  steam: (t, [period = 1, shift = 0]) => { const q = (t / period + shift) % 1; return { transform: `translate(${r1(wave(t, period, shift) * 3)} ${r1(-q * 26)})`, opacity: r2(0.7 * Math.sin(Math.PI * q)) } },
}

/** An element of a drawing that moves, and by what. */
export interface Mover { element: Element; depth?: number; idle?: (time: number) => Attributes; part?: [who: string, part: string]; thing?: string; origin: [number, number] }

/** What moves in an element, or null. */
export function mover(element: Element): Mover | null {
  const a = element.attrs, part = a['data-part']?.split('/') as [string, string] | undefined
  const [name, ...words] = a['data-idle']?.split(' ') ?? [], numbers = words.map(Number), motion = name ? idles[name] : undefined
  if (!('data-depth' in a || 'data-idle' in a || part || 'data-thing' in a)) return null
  return { element, depth: a['data-depth'] === undefined ? undefined : Number(a['data-depth']), idle: motion && ((t) => motion(t, numbers)), part, thing: a['data-thing'], origin: (a['data-origin'] ?? '0 0').split(' ').map(Number) as [number, number] }
}

/** The attributes a moving element has at a moment. */
export function attributes(f: Frame, m: Mover): Attributes {
  if (m.depth !== undefined) return { transform: layer(f.camera, m.depth) }
  if (m.idle) return m.idle(f.time)
  if (m.part) return f.people[m.part[0]]?.[m.part[1]] ?? {}
  const v = f.things[m.thing!], out: Attributes = {}
  if (!v) return out
  if ('opacity' in v) out['opacity'] = r2(v['opacity']!)
  if ('draw' in v) {
    const length = Number(m.element.attrs['data-length'])
    out['stroke-dasharray'] = `${length} ${length}`
    out['stroke-dashoffset'] = r1(length * (1 - v['draw']!))
    out['opacity'] = v['draw']! > 0.02 ? 1 : 0 // round caps leave a dot at zero
  }
  if ('fill' in v) out['width'] = r1(Number(m.element.attrs['data-length']) * v['fill']!)
  if ('scale' in v || 'dx' in v || 'dy' in v || 'rotate' in v) {
    const [x, y] = m.origin
    out['transform'] = `translate(${r1((v['dx'] ?? 0) + x)} ${r1((v['dy'] ?? 0) + y)}) rotate(${r1(v['rotate'] ?? 0)}) scale(${r2(v['scale'] ?? 1)}) translate(${-x} ${-y})`
  }
  return out
}

const bands = [['#f2b134', '#1f8a84', '#1f2f4d'], ['#c8553d', '#f2b134', '#1f2f4d'], ['#1f8a84', '#f3e6cf', '#1f2f4d']]

/** Three slanted bands that chase one another over the picture; the last covers it half-way. */
export function wipe([progress, pair]: [number, number]): { fill: string; d: string }[] {
  return bands[pair % 3]!.map((fill, i) => {
    const x = lerp(-1850, 1500, curves.inOut(clamp(progress * 1.16 - i * 0.06)))
    return { fill, d: `M${r2(x)} -20H${r2(x + 1560)}L${r2(x + 1380)} 740H${r2(x - 180)}Z` }
  })
}
