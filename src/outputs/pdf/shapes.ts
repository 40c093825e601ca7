/**
 * Shapes in fewer words. A box (each module of a QR code) is one operation instead of six. And round things: the browser writes every quarter of a circle (a bullet of a list, the corner of a box)
 * as four to thirty-two small curves; one curve says the same within a thousandth of its size. In a chapter that is a third of all bytes.
 */

/** How far a curve's handles reach to draw a quarter of a circle of radius 1. */
const handle = 0.5523
/** How many curves the browser makes of a quarter: the larger the finer. */
const pieces = [32, 16, 8, 4]
/** The browser's figures have two decimals. */
const exact = 0.011

type Point = [x: number, y: number]

const shown = (figure: number): string => String(Math.round(figure * 1000) / 1000)

/**
 * The one curve of a quarter of an ellipse that goes through `points`, of which the first and last are its ends;
 * nothing if they are no such quarter. `out` and `back` are the handles at its ends.
 */
function quarter(points: Point[], out: Point, back: Point): string | undefined {
  const [from, to] = [points[0]!, points.at(-1)!]
  const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]
  if (width < 0.1 || height < 0.1) return undefined
  const same = (a: number, b: number): boolean => Math.abs(a - b) < exact
  // It leaves one end straight up or down and the other straight to a side; the middle of the ellipse lies across.
  const upright = same(out[0], from[0]) && same(back[1], to[1])
  if (!upright && !(same(out[1], from[1]) && same(back[0], to[0]))) return undefined
  const [x, y] = upright ? [to[0], from[1]] : [from[0], to[1]]
  const slack = 0.006 + (2 * exact) / Math.min(width, height)
  if (points.some(([px, py]) => Math.abs(Math.hypot((px - x) / width, (py - y) / height) - 1) > slack)) return undefined
  const along = (a: number, b: number): number => a + (b - a) * handle
  const [first, second]: [Point, Point] = upright
    ? [[from[0], along(from[1], to[1])], [along(to[0], from[0]), to[1]]]
    : [[along(from[0], to[0]), from[1]], [to[0], along(to[1], from[1])]]
  return `${[...first, ...second, ...to].map(shown).join(' ')} c\n`
}

/** The content with every box written as a box, and every quarter of an ellipse as one curve. */
export function withWholeShapes(content: string): string {
  const boxes = content.replace(/(?<=^|\n)([-\d.]+) ([-\d.]+) m\n([-\d.]+) \2 l\n\3 ([-\d.]+) l\n\1 \4 l\n(?:\1 \2 l\n)?h\n/g, (_, x: string, y: string, far: string, low: string) => `${x} ${y} ${shown(Number(far) - Number(x))} ${shown(Number(low) - Number(y))} re\n`)
  return boxes.replace(/(?<=^|\n)([-\d.]+ [-\d.]+)( [ml]\n)((?:(?:[-\d.]+ ){6}c\n){4,})/g, (_, start: string, operator: string, run: string) => {
    const curves = run.trimEnd().split('\n')
    const figures = curves.map((curve) => curve.split(' ', 6).map(Number))
    const ends: Point[] = [start.split(' ').map(Number) as Point, ...figures.map((six): Point => [six[4]!, six[5]!])]
    let written = `${start}${operator}`
    for (let at = 0; at < curves.length; ) {
      let whole: string | undefined
      let count = 1
      for (const number of pieces) {
        if (whole || at + number > curves.length) continue
        const back = figures[at + number - 1]!
        whole = quarter(ends.slice(at, at + number + 1), [figures[at]![0]!, figures[at]![1]!], [back[2]!, back[3]!])
        if (whole) count = number
      }
      written += whole ?? `${curves[at]}\n`
      at += count
    }
    return written
  })
}
