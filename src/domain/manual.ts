/** What a chapter of the manual is: its parts in order, its meetings, and minutes that add up. */
import { readable, type Fault, type Node } from './document.ts'

/** The parts of a chapter, in the order every chapter has. */
export const parts = ['Why', 'Core', 'Glance', 'Meeting', 'Three', 'Note', 'Sheet'] as const

export interface Activity { title: string; minutes: number; kind: string; form?: string }
export interface Meeting { minutes: number; activities: Activity[] }

const attribute = (node: Node, name: string) => {
  const value = node.attributes?.find((entry) => entry.name === name)?.value
  return typeof value === 'string' ? value : undefined
}
const components = (node: Node, name: string): Node[] =>
  (node.children ?? []).flatMap((child) => (child.type === 'mdxJsxFlowElement' && child.name === name ? [child] : components(child, name)))

/** The meetings of a chapter with their activities; minutes are whole minutes. */
export function meetingsOf(tree: Node): Meeting[] {
  return components(tree, 'Meeting').map((meeting) => ({
    minutes: Number(attribute(meeting, 'minutes') ?? 0),
    activities: components(meeting, 'Activity').map((activity) => {
      const form = attribute(activity, 'form')
      return {
        title: readable((activity.children ?? []).find(({ type }) => type === 'heading')?.children),
        minutes: Number(attribute(activity, 'minutes') ?? 0),
        kind: attribute(activity, 'kind') ?? 'exercise',
        ...(form ? { form } : {}),
      }
    }),
  }))
}

/** What is wrong with a chapter of the source: parts missing or out of order, minutes that do not add up, texts too long. */
export function checkChapter(tree: Node): Fault[] {
  const faults: Fault[] = []
  const line = (node: Node) => node.position?.start.line ?? 1
  const top = (tree.children ?? []).filter(({ type }) => type !== 'yaml')
  const order = top.map(({ name }) => parts.indexOf(name as (typeof parts)[number]))
  top.forEach((node, place) => {
    if (order[place] === -1) faults.push({ line: line(node), what: `has words outside the parts of a chapter. Put them inside ${parts.map((part) => `<${part}>`).join(', ')}.` })
    else if (place > 0 && order[place]! < order[place - 1]!) faults.push({ line: line(node), what: `has <${node.name}> after <${top[place - 1]!.name}>. The order is ${parts.join(', ')}.` })
  })
  for (const part of parts) {
    const found = components(tree, part)
    const most = part === 'Meeting' ? 2 : 1
    if (found.length === 0) faults.push({ line: 1, what: `lacks <${part}>. Every chapter has ${parts.join(', ')}.` })
    if (found.length > most) faults.push({ line: line(found[most]!), what: `has <${part}> more than ${most === 1 ? 'once' : 'twice'}. Join them.` })
  }
  for (const name of ['Group', 'Room', 'Materials', 'Prepare']) {
    if (components(tree, name).length !== 1) faults.push({ line: line(components(tree, 'Glance')[0] ?? tree), what: `needs <${name}> once inside <Glance>.` })
  }
  for (const meeting of components(tree, 'Meeting')) {
    const wanted = Number(attribute(meeting, 'minutes') ?? 0)
    if (!wanted) faults.push({ line: line(meeting), what: 'has a <Meeting> without minutes. Write <Meeting minutes="120">.' })
    const activities = components(meeting, 'Activity')
    for (const activity of activities) {
      if (!attribute(activity, 'minutes')) faults.push({ line: line(activity), what: 'has an <Activity> without minutes. Write <Activity minutes="15" kind="opening">.' })
      if (activity.children?.[0]?.type !== 'heading') faults.push({ line: line(activity), what: 'has an <Activity> that does not start with a ### heading. Give it its name.' })
    }
    const sum = activities.reduce((total, activity) => total + Number(attribute(activity, 'minutes') ?? 0), 0)
    if (sum !== wanted) faults.push({ line: line(meeting), what: `has a meeting of ${wanted} minutes whose activities take ${sum}. Make the minutes add up.` })
  }
  for (const theory of components(tree, 'Theory')) {
    const words = readable(theory.children).split(/\s+/).length
    if (words > 200) faults.push({ line: line(theory), what: `has a <Theory> of ${words} words. At most 200: say less, or move part of it to the steps.` })
  }
  const core = components(tree, 'Core')[0]
  const points = (core?.children ?? []).flatMap((child) => (child.type === 'list' ? (child.children ?? []) : []))
  if (core && (points.length === 0 || points.length > 4)) faults.push({ line: line(core), what: `has ${points.length} key messages in <Core>. Write one to four, as a list.` })
  return faults
}

/**
 * Where the meetings of the chapters differ from the series in the schedule, meeting by meeting. `series` is meetings ×
 * hours in order; nothing is said of a manual of which chapters are still missing before its last one.
 */
export function seriesFaults(series: readonly { meetings: number; hours: number }[], chapters: readonly { number: number; minutes: readonly number[] }[]): { chapter?: number; what: string }[] {
  if (chapters.some(({ number }, place) => number !== place + 1)) return []
  const planned = series.flatMap(({ meetings, hours }) => Array.from({ length: meetings }, () => hours * 60))
  const held = chapters.flatMap(({ number, minutes }) => minutes.map((length) => ({ number, length })))
  const different = held.findIndex(({ length }, place) => place < planned.length && length !== planned[place])
  return [
    ...(held.length === planned.length ? [] : [{ what: `has ${planned.length} meetings of Het Gesprek in the series and ${held.length} in the chapters.` }]),
    ...(different < 0 ? [] : [{ chapter: held[different]!.number, what: `has a meeting of ${held[different]!.length} minutes; meeting ${different + 1} of the series has ${planned[different]!}.` }]),
  ]
}
