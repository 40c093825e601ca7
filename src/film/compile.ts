/** From a script and its words in all languages to one timeline. Everything that is wrong is said with film, scene and line. */
import { GAP, captionProblems, need } from './captions.ts'
import type { Curve, Key } from './ease.ts'
import { curves } from './ease.ts'
import type { Act, Film, Person, Scene } from './film.ts'
import { carries, directions, moves } from './moves.ts'
import { items } from './rig.ts'
import { MOMENT, seconds } from './time.ts'
import type { Look, Script, Words } from '../schema/film.ts'

/** A film as its authors wrote it. */
export interface Source {
  id: string
  script: Script
  /** Words by language; the first is the source language. */
  words: Map<string, Words>
  /** Seconds of each recorded line, by language. */
  voices: Map<string, Map<string, number>>
}
/** What films may use. */
export interface Kit { looks: Record<string, Look>; sets: Record<string, string> }

/** The text of a line: its own, or that of the question of the same name. */
export const lineOf = (words: Words, cue: string): string | undefined => (cue[0] === 'q' ? words.questions[cue] : words.lines[cue])

/** Moves of things: each writes the keys of what it changes. */
const effects: Record<string, (key: (property: string, time: number, value: number, curve?: Curve) => void, from: number, to: number, stays: boolean, n: number[]) => void> = {
  pop(key, a, b, stays) { key('opacity', a, 0); key('opacity', a + 0.12, 1, 'out'); key('scale', a, 0.3); key('scale', a + 0.5, 1, 'back'); if (!stays) { key('opacity', b - 0.25, 1); key('opacity', b, 0, 'in'); key('scale', b - 0.25, 1); key('scale', b, 0.7, 'in') } },
  rise(key, a, b, stays) { key('opacity', a, 0); key('opacity', a + 0.35, 1, 'out'); key('dy', a, 34); key('dy', a + 0.6, 0, 'out'); if (!stays) { key('opacity', b - 0.3, 1); key('opacity', b, 0, 'in'); key('dy', b - 0.3, 0); key('dy', b, -22, 'in') } },
  drop(key, a, b, stays) { key('opacity', a, 0); key('opacity', a + 0.1, 1); key('dy', a, -260); key('dy', a + 0.55, 0, 'back'); if (!stays) { key('opacity', b - 0.3, 1); key('opacity', b, 0, 'in') } },
  slide(key, a, b, stays, n) { key('opacity', a, 0); key('opacity', a + 0.2, 1); key('dx', a, n[0] ?? 300); key('dx', a + 0.7, 0, 'out'); if (!stays) { key('opacity', b - 0.3, 1); key('opacity', b, 0, 'in') } },
  fade(key, a, b, stays) { key('opacity', a, 0); key('opacity', a + 0.4, 1); if (!stays) { key('opacity', b - 0.4, 1); key('opacity', b, 0) } },
  draw(key, a, b) { key('draw', a, 0); key('draw', b, 1, 'inOut') },
  fill(key, a, b, _stays, n) { key('fill', a, n[1] ?? 0); key('fill', b, n[0] ?? 1, 'inOut') },
  move(key, a, b, _stays, n) { key('dx', a, 0); key('dx', b, n[0] ?? 0, 'firm'); key('dy', a, 0); key('dy', b, n[1] ?? 0, 'firm') },
  spin(key, a, b, _stays, n) { key('rotate', a, 0); key('rotate', b, n[0] ?? 360, 'firm') },
  grow(key, a, b, _stays, n) { key('scale', a, 1); key('scale', b, n[0] ?? 1.15, 'firm') },
  pulse(key, a, b) { for (let t = a; t + 0.8 <= b + 0.01; t += 0.8) { key('scale', t, 1); key('scale', t + 0.4, 1.1, 'inOut'); key('scale', t + 0.8, 1, 'inOut') } },
}
const LINE = new RegExp(`^(${MOMENT})(?:\\s*\\.\\.\\s*(${MOMENT}))?\\s+(@?[\\w.-]+)\\s+([a-z]+)(?:\\s+(.+))?$`)
const CAMERA = new RegExp(`^(${MOMENT})\\s+(-?[\\d.]+)\\s+(-?[\\d.]+)\\s+([\\d.]+)(?:\\s+(\\w+))?$`)
/** The hill of the set `path`: middle, height, shift, width. */
export const HILL: [number, number, number, number] = [574, 26, 0, 230]

/** All moves a film uses, of people and things: what "at least ten different moves" counts. */
export const movesOf = (script: Script): Set<string> => new Set(script.scenes.flatMap((s) => s.play.map((l) => LINE.exec(l)?.[4] ?? '')))

export function compile(source: Source, kit: Kit): { film: Film; problems: string[] } {
  const problems: string[] = [], film: Film = { id: source.id, duration: 0, poster: 0, scenes: [], cues: [] }
  const wrong = (scene: string, what: string, line?: string) => problems.push(`film ${source.id}, scene ${scene}${line ? `, line "${line}"` : ''}: ${what}`)
  const said = new Set<string>()
  let start = 0
  for (const plan of source.script.scenes) {
    // when each line is said: the slowest language and the longest voice set the pace
    const cues = new Map<string, { start: number; end: number }>()
    let t = plan.pause
    for (const id of plan.say) {
      if (said.has(id)) wrong(plan.id, `says ${id} a second time`)
      said.add(id)
      let length = 1.2
      for (const [lang, words] of source.words) {
        const text = lineOf(words, id)
        if (!text) { wrong(plan.id, `the line ${id} is missing in ${lang}`); continue }
        length = Math.max(length, need(text, lang), (source.voices.get(lang)?.get(id) ?? 0) + 0.2)
      }
      cues.set(id, { start: t, end: t + length })
      for (const [lang, words] of source.words) for (const p of captionProblems(lineOf(words, id) ?? 'x', lang, length)) wrong(plan.id, `${lang} ${id} ${p}`)
      t += length + GAP
    }
    const length = Math.round(Math.max(plan.length, t + 0.45) * 25) / 25
    for (const [id, c] of cues) film.cues.push({ id, start: Math.round((start + c.start) * 100) / 100, end: Math.round((start + c.end) * 100) / 100 })
    const scene: Scene = { id: plan.id, set: plan.set, start, length, out: plan.out, mirror: plan.mirror === true, people: {}, acts: [], tracks: {} }
    if (!(plan.set in kit.sets)) wrong(plan.id, `there is no set "${plan.set}"; there are ${Object.keys(kit.sets).join(', ')}`)
    const key = (track: string, time: number, value: number, curve?: Curve) => {
      const keys: Key[] = (scene.tracks[track] ??= []), last = keys[keys.length - 1]
      const next: Key = curve ? [Math.round(time * 100) / 100, value, curve] : [Math.round(time * 100) / 100, value]
      if (last && last[0] === next[0]) keys[keys.length - 1] = next
      else keys.push(next)
    }
    const moment = (text: string, line: string): number => {
      const s = seconds(text, cues, length)
      if (s === null) wrong(plan.id, `"${text}" names a line that this scene does not say`, line)
      else if (s < 0 || s > length + 0.01) wrong(plan.id, `"${text}" lies outside the scene, which lasts ${length} s`, line)
      return s ?? 0
    }
    for (const line of plan.camera) {
      const m = CAMERA.exec(line)
      if (!m) { wrong(plan.id, 'a camera line reads "time x y zoom", such as "c2 640 360 1.1"', line); continue }
      const time = moment(m[1]!, line), curve = (m[5] ?? 'inOut') as Curve
      if (!(curve in curves)) wrong(plan.id, `there is no curve "${curve}"`, line)
      ;(['x', 'y', 'zoom'] as const).forEach((axis, i) => key('camera.' + axis, time, Number(m[i + 2]), curve))
    }
    let seed = 0
    for (const [who, p] of Object.entries(plan.cast)) {
      const look = kit.looks[who]
      if (!look) { wrong(plan.id, `there is no person "${who}"; there are ${Object.keys(kit.looks).join(', ')}`); continue }
      if (kit.sets[plan.set] && !kit.sets[plan.set]!.includes(`data-people="${p.layer}"`)) wrong(plan.id, `the set ${plan.set} has no layer "${p.layer}" for ${who}`)
      const carried = plan.play.map((l) => LINE.exec(l)).filter((m) => m?.[3] === who && carries.has(m[4]!)).map((m) => m![5] ?? 'letter')
      const seat = look.wheelchair ? 'wheelchair' : p.seat ?? null
      const person: Person = { x: p.at[0], y: p.at[1], scale: p.scale * look.size, turn: p.facing === 'left' ? -1 : 1, smile: p.smile, wide: Math.round(look.head * (look.style === 'afro' ? 1.15 : 1) * 100) / 100, seat, path: p.hill ? HILL : null, layer: p.layer,
        seed: Math.round((who.charCodeAt(0) * 1.37 + who.length + seed++) * 100) / 100 % 9, art: [who, seat, p.suitcase ? 'suitcase' : '', ...[...new Set(carried)].sort()].filter(Boolean).join('+') }
      scene.people[who] = person
    }
    for (const line of plan.play) {
      const m = LINE.exec(line)
      if (!m) { wrong(plan.id, 'reads "from[..to] who move [argument]", such as "c2..c3 joost nod" or "c2+0.2 @plan pop"', line); continue }
      const [, fromText, toText, who, verb, argument = ''] = m as unknown as [string, string, string | undefined, string, string, string | undefined]
      const from = moment(fromText, line), to = toText ? moment(toText, line) : from + 0.9
      if (to <= from) wrong(plan.id, `ends (${to.toFixed(1)} s) before it begins (${from.toFixed(1)} s)`, line)
      const numbers = argument.split(/[ ,]+/).filter(Boolean).map(Number)
      if (who[0] === '@') {
        const thing = plan.things[who.slice(1).replace(/\..*$/, '')]
        if (!thing) wrong(plan.id, `there is no thing "${who}"; there are ${Object.keys(plan.things).map((t) => '@' + t).join(', ') || 'none'}`, line)
        else if (thing.text && plan.say.length && /^\d/.test(fromText)) wrong(plan.id, 'a thing with words is tied to a line: write its time as "c1" or "c1+0.2", not in bare seconds', line)
        if (!(verb in effects)) wrong(plan.id, `a thing cannot "${verb}"; it can ${Object.keys(effects).join(', ')}`, line)
        else effects[verb]!((property, time, value, curve) => key(who + '.' + property, time, value, curve), from, to, !toText || toText === 'end', numbers)
        continue
      }
      const person = scene.people[who]
      if (!person) { wrong(plan.id, `"${who}" is not in this scene`, line); continue }
      const act = (more: Partial<Act> = {}) => scene.acts.push({ who, verb, from: Math.round(from * 100) / 100, to: Math.round(to * 100) / 100, numbers, ...more })
      const now = (track: string, otherwise: number) => scene.tracks[who + '.' + track]?.at(-1)?.[1] ?? otherwise
      if (verb === 'turn') { key(who + '.turn', from, now('turn', person.turn)); key(who + '.turn', from + 0.35, argument === 'left' ? -1 : 1) }
      else if (verb === 'sit') { if (!person.seat) wrong(plan.id, `give ${who} "seat: chair" to sit on`, line); key(who + '.sit', from, 0); key(who + '.sit', Math.min(to, from + 0.9), 1) }
      else if (verb === 'stand') { key(who + '.sit', from, 1); key(who + '.sit', Math.min(to, from + 0.9), 0) }
      else if (verb === 'look') { if (!(argument in directions)) wrong(plan.id, `look where? ${Object.keys(directions).join(', ')}`, line); else act({ numbers: directions[argument]! }) }
      else if (carries.has(verb)) { if (!(items as readonly string[]).includes(argument)) wrong(plan.id, `cannot ${verb} "${argument}"; there are ${items.join(', ')}`, line); act({ item: argument, numbers: [] }) }
      else if (verb === 'walk') {
        if (numbers.length !== 1) wrong(plan.id, 'walk where to? give the distance from the left, such as "walk 720"', line)
        if (((numbers[0] ?? 0) - now('x', person.x)) * now('turn', person.turn) < 0) wrong(plan.id, `${who} would walk backwards: let them turn first, or face the other way`, line)
        key(who + '.x', from, now('x', person.x)); key(who + '.x', to, numbers[0] ?? 0, 'walk'); act()
      } else if (verb in moves) act()
      else wrong(plan.id, `nobody can "${verb}"; people can ${[...Object.keys(moves), 'turn', 'sit', 'stand'].join(', ')}`, line)
    }
    for (const track in scene.tracks) scene.tracks[track]!.forEach((k, i, all) => { if (i && k[0] < all[i - 1]![0]) wrong(plan.id, `${track}: two moves overlap near ${k[0]} s`) })
    if (new RegExp(`^${plan.id} `).test(source.script.poster)) film.poster = start + (seconds(source.script.poster.split(' ')[1]!, cues, length) ?? 0)
    film.scenes.push(scene)
    start = Math.round((start + length) * 100) / 100
  }
  film.duration = start
  if (!film.poster) problems.push(`film ${source.id}: the poster "${source.script.poster}" names no scene`)
  for (const [lang, words] of source.words) {
    for (const id of Object.keys(words.lines)) if (!said.has(id)) problems.push(`film ${source.id}: ${lang} has a line ${id} that no scene says`)
    for (const scene of source.script.scenes) if (!words.pictures[scene.id]) problems.push(`film ${source.id}, scene ${scene.id}: ${lang} does not say what is to be seen (pictures)`)
  }
  return { film, problems }
}

/** What a finished film owes its viewers beyond being right: length, scenes, sets, people, moves. */
export function limits(source: Source, film: Film): string[] {
  const out: string[] = [], { scenes } = source.script, say = (what: string) => out.push(`film ${source.id}: ${what}`)
  if (film.duration < 75 || film.duration > 120) say(`lasts ${film.duration.toFixed(1)} s; 75 to 120 is right`)
  if (scenes.length < 5) say(`has ${scenes.length} scenes; five is the least`)
  if (new Set(scenes.map((s) => s.set)).size < 4) say('has fewer than four sets')
  const acting = new Set(film.scenes.flatMap((s) => s.acts.map((a) => a.who)))
  if (acting.size < 3) say(`has ${acting.size} people who act; three is the least`)
  if (movesOf(source.script).size < 10) say(`has ${movesOf(source.script).size} different moves; ten is the least`)
  const seen = new Set<string>()
  for (const s of scenes) {
    const same = JSON.stringify([s.set, Object.keys(s.cast).sort(), s.camera])
    if (seen.has(same)) say(`scene ${s.id} has the same set, people and camera as another`)
    seen.add(same)
  }
  for (const [lang, words] of source.words) if (Object.keys(words.questions).length < 2) say(`${lang} has fewer than two questions`)
  return out
}
