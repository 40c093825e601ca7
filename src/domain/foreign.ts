/** Words of the source language inside a translation: marked with their own language, for voices, fonts and the order of letters. */
import type { Node } from './node.ts'

/** A piece of text; `foreign` where it is in the source language. */
export interface Run { text: string; foreign: boolean }

/** Scripts and languages needed to tell. */
export interface Tongues { /** ISO 15924 script of the translation. */ script: string; /** The source language. */ source: { lang: string; dir: string; script: string } }

const patterns = new Map<string, RegExp>()
/** Runs of words in a script, with what stands between them: “Ik heb nagedacht over”, “redactie@stad.nl”, “EUPL-1.2”. */
function wordsIn(script: string): RegExp {
  const word = `\\p{Script=${script}}[\\p{Script=${script}}\\p{M}\\d’'&-]*(?:\\.\\d+)*`
  return patterns.get(script) ?? (patterns.set(script, new RegExp(`${word}(?:(?: & |[ ,./@–-]{1,2})(?:\\d+[ ,]+)?${word})*(?: \\d+\\.\\d(?!\\d))?`, 'gu')), patterns.get(script)!)
}

const cut = (text: string, places: { index: number; length: number }[]): Run[] => {
  const runs: Run[] = []
  let from = 0
  for (const { index, length } of places) {
    if (index > from) runs.push({ text: text.slice(from, index), foreign: false })
    runs.push({ text: text.slice(index, index + length), foreign: true })
    from = index + length
  }
  if (from < text.length) runs.push({ text: text.slice(from), foreign: false })
  return runs
}

/** Words of a text with the place of each. */
const placesOf = (text: string) => [...text.matchAll(/[\p{L}\p{M}’'-]+/gu)].map(({ 0: word, index }) => ({ word, index }))

/** Fewest words in a row that must stand in the source too, where both languages share a script. */
const inARow = 3

/** Rows of words that stand in the source text in the same order. */
function shared(text: string, from: string): { index: number; length: number }[] {
  const words = placesOf(text)
  const source = placesOf(from).map(({ word }) => word)
  const found: { index: number; length: number }[] = []
  for (let start = 0; start < words.length; ) {
    let longest = 0
    source.forEach((word, at) => {
      if (word !== words[start]!.word) return
      let size = 1
      while (start + size < words.length && source[at + size] === words[start + size]!.word) size++
      longest = Math.max(longest, size)
    })
    if (longest >= inARow) {
      const last = words[start + longest - 1]!
      found.push({ index: words[start]!.index, length: last.index + last.word.length - words[start]!.index })
      start += longest
    } else start++
  }
  return found
}

/**
 * A text of a translation cut where the source language begins and ends. Where the scripts differ the letters tell; where
 * they are the same a row of three words that the source text (`from`) has too.
 */
export function runsOf(text: string, { script, source }: Tongues, from = ''): Run[] {
  return cut(text, script !== source.script ? [...text.matchAll(wordsIn(source.script))].map(({ 0: found, index }) => ({ index, length: found.length })) : from ? shared(text, from) : [])
}

/** What stands in brackets at the end of a term: the official word, on the letters people get. */
export function officialIn(text: string): Run[] {
  const found = /\(([^()]+)\)\s*$/.exec(text)
  return cut(text, found ? [{ index: found.index + 1, length: found[1]!.length }] : [])
}

/** Inline content of a translated block with the words of the source language in elements of their own. */
export function markForeign(nodes: readonly Node[], tongues: Tongues, from: string): Node[] {
  const { lang, dir } = tongues.source
  const put = (runs: Run[]): Node[] => runs.map(({ text, foreign }) => (foreign ? { type: 'emphasis', data: { hName: 'span', hProperties: { lang, dir } }, children: [{ type: 'text', value: text }] } : { type: 'text', value: text }))
  const visit = (node: Node, inTerm: boolean): Node[] => {
    if (node.type === 'text') return put(inTerm && tongues.script === tongues.source.script ? officialIn(node.value ?? '') : runsOf(node.value ?? '', tongues, from))
    if (!node.children) return [node]
    const term = inTerm || (node.type === 'link' && (node.url ?? '').startsWith('term:'))
    return [{ ...node, children: node.children.flatMap((child) => visit(child, term)) }]
  }
  return nodes.flatMap((node) => visit(node, false))
}
