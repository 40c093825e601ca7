/** Puts a film into one language: draws its people and things, so that what is left to do needs only time. */
import { figure } from './art/figure.ts'
import { thing, type Measure } from './art/things.ts'
import { lineOf, type Kit, type Source } from './compile.ts'
import { W, type Film, type Play, type Seat } from './film.ts'
import { items, type Item } from './rig.ts'

const isRtl = (lang: string): boolean => ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'].includes(new Intl.Locale(lang).maximize().script ?? '')

/** Measures when nothing better is at hand: a little wide, so that words rather get too small than too long. */
export const guess: Measure = (text, size) => text.length * size * 0.56

/** A film in a language, and what is wrong with its signs. */
export function inLanguage(source: Source, film: Film, lang: string, kit: Kit, measure: Measure = guess): { play: Play; problems: string[] } {
  const words = source.words.get(lang)!, dir = isRtl(lang) ? 'rtl' : 'ltr'
  const problems: string[] = [], art: Record<string, string> = {}
  for (const plan of source.script.scenes) {
    const scene = film.scenes.find((s) => s.id === plan.id)!
    if (kit.sets[plan.set]) art[plan.set] ??= kit.sets[plan.set]!
    for (const [who, person] of Object.entries(scene.people)) {
      const [, ...parts] = person.art.split('+')
      art[person.art] ??= figure(who, kit.looks[who]!, { seat: (['chair', 'wheelchair', 'bike', 'bed'] as Seat[]).find((s) => parts.includes(s)) ?? null, items: parts.filter((p): p is Item => (items as readonly string[]).includes(p)), suitcase: parts.includes('suitcase') })
    }
    for (const [name, plan2] of Object.entries(plan.things)) {
      const setting = {
        rtl: dir === 'rtl', mirrored: plan.mirror === true && dir === 'rtl', measure,
        word: (id: string) => {
          const text = id === 'title' ? words.title : words.questions[id] ?? words.labels[id]
          if (!text) problems.push(`film ${source.id}, scene ${plan.id}, @${name}: ${lang} has no label "${id}"`)
          return text ?? id
        },
        shrunk: (text: string, factor: number) => { if (factor < 0.85) problems.push(`film ${source.id}, scene ${plan.id}, @${name}: "${text}" in ${lang} does not fit (it would be set at ${Math.round(factor * 100)} %): shorten it or break it with "|"`) },
      }
      const key = `${plan.id}.${plan2.layer}`
      const turned = plan.mirror === 'things' && dir === 'rtl' && plan2.layer === 'screen'
      art[key] = (art[key] ?? '') + thing(name, turned ? { ...plan2, at: [W - plan2.at[0], plan2.at[1]] } : plan2, setting)
    }
  }
  for (const plan of source.script.scenes) for (const line of plan.play) {
    const name = /\s@([\w.-]+)\s/.exec(line)?.[1]
    if (name && !['screen', 'stage', 'over'].some((l) => art[`${plan.id}.${l}`]?.includes(`data-thing="${name}"`))) problems.push(`film ${source.id}, scene ${plan.id}, line "${line}": a thing of this kind has no part "@${name}"`)
  }
  const used = new Set(source.script.scenes.flatMap((s) => Object.values(s.things).flatMap((t) => [t.text, t.text2, ...t.rows.map((r) => r[1])])))
  for (const id of Object.keys(words.labels)) if (!used.has(id)) problems.push(`film ${source.id}: ${lang} has a label "${id}" that stands nowhere in the picture`)
  const lines = Object.fromEntries(film.cues.map((c) => [c.id, lineOf(words, c.id) ?? '']))
  return { play: { ...film, lang, dir, title: words.title, art, lines }, problems: [...new Set(problems)] }
}
