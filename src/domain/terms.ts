/** Which words of the glossary stand in a text: every official word is explained where it is met. */
import { withoutAddresses } from './fidelity.ts'

/** A glossary word as the source language writes it, by its id. */
export type Terms = Record<string, { term: string }>

/** The forms under which a term is met: `asielzoekerscentrum (azc)` also as `azc`, with the endings of a plural. */
function pattern(term: string): RegExp {
  const [, whole = term, short] = /^(.*?)\s*(?:\((.*)\))?$/.exec(term) ?? []
  // Weten is no plural of wet: short words take no ending.
  const forms = [whole, ...(short ? [short] : [])].map((form) => `${RegExp.escape(form)}${form.length > 3 ? '(?:s|en|e|’s)?' : ''}`).join('|')
  // DUO is an office and a duo is two people: capitals count where the term has nothing else.
  return new RegExp(`(?<![\\p{L}-])(?:${forms})(?![\\p{L}-])`, /^[\p{Lu}\d]+$/u.test(whole) ? 'u' : 'iu')
}
const patterns = new Map<string, RegExp>()
const patternOf = (term: string): RegExp => patterns.get(term) ?? (patterns.set(term, pattern(term)), patterns.get(term)!)

/** Ids of the terms that stand in a text of the source language, in the order of the glossary. Linked words count too. */
export function termsIn(text: string, terms: Terms): string[] {
  const words = withoutAddresses(text)
  return Object.entries(terms).flatMap(([id, { term }]) => (patternOf(term).test(words) ? [id] : []))
}
