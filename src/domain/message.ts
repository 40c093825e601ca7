/** The sentences of the interface: placeholders `{name}` and one form for each plural category. */
import { pluralForms, type Writing } from './language.ts'

/** A sentence, or a sentence per CLDR plural category of `{count}`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>
export type Messages = Record<string, Message>
export type Values = Record<string, string | number>

/** The sentence with its placeholders filled; a count chooses the plural form. */
export function say(message: Message, values: Values, writing: Writing): string {
  const form = typeof message === 'string' ? message : (message[writing.plural(Number(values.count))] ?? message.other ?? '')
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'number' ? writing.number(value) : value
  })
}

/** Names of the placeholders in a message, sorted, each once. */
export function placeholders(message: Message): string[] {
  const text = typeof message === 'string' ? message : Object.values(message).join(' ')
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort()
}

/** What is wrong with a translated message beside its source: lost or invented placeholders, missing plural forms. */
export function faultsOf(message: Message, source: Message, tag: string, sourceTag: string): string[] {
  const faults: string[] = []
  if (typeof message === 'string' && typeof source !== 'string') {
    faults.push(`needs plural forms (${pluralForms(tag, sourceTag).join(', ')}), as the source has them`)
  }
  if (typeof message !== 'string') {
    const missing = pluralForms(tag, sourceTag).filter((form) => !message[form])
    if (missing.length) faults.push(`lacks the plural form ${missing.join(', ')}`)
  }
  const [own, wanted] = [placeholders(message), placeholders(source)]
  const lost = wanted.filter((name) => !own.includes(name))
  const invented = own.filter((name) => !wanted.includes(name))
  if (lost.length) faults.push(`lost the placeholder ${lost.map((name) => `{${name}}`).join(', ')}`)
  if (invented.length) faults.push(`has a placeholder the source does not know: ${invented.map((name) => `{${name}}`).join(', ')}`)
  return faults
}
