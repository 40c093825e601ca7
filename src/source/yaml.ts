/** Reads YAML and JSON strictly: one value a key, no aliases, and a line for every fault a schema finds. */
import { LineCounter, isAlias, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'astro/zod'
import type { Problem } from '../domain/problem.ts'

export interface Parsed { value: unknown; lineOf(path: PropertyKey[]): number; problems: Problem[] }

/** `offset` is added to every line: the front matter of a text starts below its first dashes. */
export function readYaml(text: string, file: string, offset = 0): Parsed {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, strict: true, uniqueKeys: true, version: '1.2' })
  const line = (position: number) => counter.linePos(position).line + offset
  const problems: Problem[] = document.errors.map((error) => ({
    file, line: line(error.pos[0]),
    what: file.endsWith('.json') ? `is not valid JSON: ${error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}. Look for a comma, a bracket or a quotation mark that is missing on this line or the one before.` : `is not valid YAML: ${error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}. Put a sentence with a colon or a quote between quotation marks.`,
  }))
  visit(document, {
    Alias(_, node) { problems.push({ file, line: line(node.range?.[0] ?? 0), what: 'uses a YAML alias (*name). Write the words out: aliases can be made to explode.' }); return visit.BREAK },
    Node(_, node) { if ('anchor' in node && node.anchor && !isAlias(node)) problems.push({ file, line: line(node.range?.[0] ?? 0), what: 'uses a YAML anchor (&name). Write the words out.' }) },
  })
  const value = problems.length ? undefined : document.toJS({ maxAliasCount: 0 })
  return { value, problems, lineOf: (path) => lineOf(document, path, line) }
}

function lineOf(document: Document, path: PropertyKey[], line: (position: number) => number): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] | null } | undefined
    if (node?.range) return line(node.range[0])
  }
  return line(0)
}

/** Holds a value against a schema; every issue becomes a problem with its line and what to do. */
export function conform<T extends z.ZodType>(schema: T, parsed: Parsed, file: string): { value?: z.infer<T>; problems: Problem[] } {
  if (parsed.problems.length) return { problems: parsed.problems }
  const result = schema.safeParse(parsed.value, { reportInput: true })
  if (result.success) return { value: result.data, problems: [] }
  return { problems: result.error.issues.flatMap((issue) => explained(issue).map(({ path, what }) => ({ file, line: parsed.lineOf(path), what }))) }
}

function explained(issue: z.core.$ZodIssue): { path: PropertyKey[]; what: string }[] {
  const where = issue.path.length ? `“${issue.path.join('.')}”` : 'the file'
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], what: `has the unknown key “${[...issue.path, key].join('.')}”. Remove it or mend its spelling; content/README.md lists the keys.` }))
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path: issue.path, what: `lacks ${where}. Add it; content/README.md tells what belongs there.` }]
  if (issue.code === 'invalid_type' && issue.input === null) return [{ path: issue.path, what: `has ${where} empty. Write a value behind it; one that begins with # goes between quotation marks.` }]
  if (issue.code === 'invalid_type' && issue.expected === 'array') return [{ path: issue.path, what: `has ${where} as a single value. Write a list: [${String(issue.input)}].` }]
  if (issue.code === 'invalid_type' && issue.expected === 'number') return [{ path: issue.path, what: `has ${where} as “${String(issue.input)}”, which is no number. Write figures, with a point for a half: 5 or 5.5.` }]
  if (issue.code === 'invalid_value') return [{ path: issue.path, what: `has ${where} with a value that is not known. Allowed: ${issue.values.join(', ')}.` }]
  return [{ path: issue.path, what: `has ${where} wrong: ${issue.message.replace(/^Invalid input: /, '')}. Mend it; content/README.md tells what belongs there.` }]
}
