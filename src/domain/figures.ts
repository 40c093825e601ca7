/** Whether a figure says where it comes from: in the programme every number is followed by its source. */

/** Numbers that are no claim: weeks and hours of the schedule, levels, names of laws and forms, and what counts a list. */
const own = [
  /\b(?:week|weken) \d+(?: (?:tot|t\/m|–|en) \d+)?/giu, /\b[\d.]+ (?:tot [\d.]+ )?(?:weken|week|uur)\b/giu,
  /\b(?:Wet inburgering|artikel|art\.|hoofdstuk(?:ken)?|stap|punt|fase|periode|bijeenkomst|vraag|kaart|bijlage) \d+(?:(?:, \d+)* (?:tot|en|tot en met) \d+)?/giu,
  /\b24×24\b|\b[ABC][12]\b/gu, /^\s*\d+[.)]/gu,
]

/**
 * Numbers of a block of the source text after which no source stands, as written; empty when all is well. `text` has the
 * addresses of links in it, as the register counts them; a source counts for what stands before it in the same block.
 */
export function unsourced(text: string): string[] {
  // The title of a law inside a link is a name as well.
  const words = text.replace(/\((?:term|https?|mailto|\/|#)[^)]*\)/gu, '')
  const bare = own.reduce((rest, pattern) => rest.replace(pattern, (found) => ' '.repeat(found.length)), words)
  const last = bare.lastIndexOf('(source:')
  const numbers = [...bare.replace(/\(source:[^)]*\)/gu, (found) => ' '.repeat(found.length)).matchAll(/\d[\d.,:]*/gu)].map(({ 0: number, index }) => ({ number: number.replace(/[.,:]$/, ''), index }))
  // A figure that was given with its source once may come back in the same block.
  const given = new Set(numbers.filter(({ index }) => index < last).map(({ number }) => number))
  return numbers.filter(({ number, index }) => index > last && !given.has(number)).map(({ number }) => number)
}
