/** A node of a Markdown tree (mdast), as much of it as we use. */

export interface Node {
  type: string
  children?: Node[]
  value?: string
  url?: string
  depth?: number
  name?: string | null
  attributes?: { type: string; name?: string; value?: unknown }[]
  position?: { start: { line: number }; end: { line: number } }
  data?: Record<string, unknown>
  [key: string]: unknown
}
