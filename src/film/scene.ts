/** A scene as one tree: its set, the people among the layers, the things behind and before them. */
import type { Play } from './film.ts'
import { parse, type Element } from './markup.ts'

/** The picture of a scene as a tree: set, people among its layers, things behind and before them. */
export function sceneTree(play: Play, index: number): Element[] {
  const scene = play.scenes[index]!, draw = (name: string) => parse(play.art[`${scene.id}.${name}`] ?? '')
  const roots = parse(play.art[scene.set]!), group = (depth: string, kids: Element[]): Element => ({ tag: 'g', attrs: { 'data-depth': depth }, kids })
  const behind = draw('stage'), out: Element[] = []
  for (const root of roots) {
    const name = root.attrs['data-people']
    if (name === 'stage' && behind.length) out.push(group('1', behind))
    if (name) for (const person of Object.values(scene.people)) if (person.layer === name) root.kids.push(...parse(play.art[person.art]!))
    out.push(root)
  }
  out.push(group('1', draw('over')), group('0', draw('screen')))
  const mirrored = scene.mirror && play.dir === 'rtl'
  return mirrored ? [{ tag: 'g', attrs: { transform: 'translate(1280 0) scale(-1 1)' }, kids: out }] : out
}
