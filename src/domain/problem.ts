/** Something wrong in the content, told so that an author can mend it. */

export interface Problem {
  /** Path from the root of the project, for example `content/ar/glossary.yml`. */
  file: string
  /** First line is 1; undefined where a line says nothing. */
  line?: number
  /** What is wrong and what to do, in one or two sentences. */
  what: string
  /** A fault stops the build; a note is only told by `npm run check`. */
  weight?: 'fault' | 'note'
}

/** One line a problem, by file and line. */
export function report(problems: Problem[]): string {
  return [...problems]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)))
    .map(({ file, line, what }) => `${file}${line ? `:${line}` : ''}  ${what}`)
    .join('\n')
}
