/** Where a problem of a film is to be mended: in its script, or in its words in a language. */

/** File from the root of the project and line (the first is 1), for a problem as `compile` says it. `read` gives a file's text, or undefined. */
export function placeOf(problem: string, read: (file: string) => string | undefined): { file: string; line?: number } {
  const own = /^(films\/[\w./-]+|[\w-]+\/films\/[\w.-]+): /.exec(problem) // a file that could not be read says so itself
  if (own) return { file: `content/${own[1]}` }
  const id = /^film ([a-z0-9-]+)/.exec(problem)?.[1] ?? ''
  const at = (file: string, found: number) => (found < 0 ? { file } : { file, line: found + 1 })
  const [, first, cue, second] = /(?:: | in )([a-z]{2,3}(?:-[A-Za-z0-9]+)*) (?:([cq]\d+) |has |does )|missing in (\S+)$/.exec(problem) ?? []
  const words = first ?? second
  const script = read(`content/films/${id}/film.yml`)?.split('\n') ?? []
  const scene = /, scene ([a-z0-9-]+)/.exec(problem)?.[1], from = scene ? script.findIndex((row) => new RegExp(`^\\s*- id: ${scene}\\s*$`).test(row)) : -1
  if (words && !second) {
    const file = `content/${words}/films/${id}.yml`, rows = read(file)?.split('\n')
    const key = cue ?? /has a (?:line|label) "?([\w-]+)"?/.exec(problem)?.[1], said = /: "(.+)" in /.exec(problem)?.[1]
    if (rows) return at(file, rows.findIndex((row) => (said ? row.includes(`"${said}"`) : key ? row.trim().startsWith(`${key}:`) : false)))
  }
  const file = `content/films/${id}/film.yml`
  const said = /, line "(.+?)": /.exec(problem)?.[1], line = said ? script.findIndex((row, i) => i > from && row.includes(said)) : -1
  return at(file, line < 0 ? from : line)
}
