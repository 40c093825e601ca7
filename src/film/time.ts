/** Moments as a script writes them: "1.5", "c4", "c4+0.2", "c4.end-0.3", "end-1". */

/** A moment as a regular expression, without anchors. */
export const MOMENT = String.raw`(?:(?:end|start|[cq]\d+(?:\.end)?|\d+(?:\.\d+)?)(?:[+-]\d+(?:\.\d+)?)?)`

/** Seconds of the scene for a moment; `cues` holds the lines of this scene. Null when it names a line that the scene does not say. */
export function seconds(moment: string, cues: Map<string, { start: number; end: number }>, length: number): number | null {
  const [, base, more] = /^(.+?)([+-]\d+(?:\.\d+)?)?$/.exec(moment)!
  const shift = Number(more ?? 0)
  if (base === 'end') return length + shift
  if (base === 'start') return shift
  if (/^\d/.test(base!)) return Number(base) + shift
  const cue = cues.get(base!.replace('.end', ''))
  return cue ? (base!.endsWith('.end') ? cue.end : cue.start) + shift : null
}
