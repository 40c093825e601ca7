/**
 * Lines of text in fewer words. The browser moves the pen before every letter, and spells out every letter of a
 * script whose letters change their shape. A line says the same in one stroke, once the font knows how its shapes
 * are spelled: a chapter in Arabic takes half of the bytes.
 */
import { actualText, operations, type Face, type Operation } from './content.ts'

/** Whether the span that opens at `at` only spells one letter that its face can spell itself. */
function spells(line: Operation[], at: number, face: Face | undefined): boolean {
  const properties = line[at]!.operands[1]
  if (!face || typeof properties !== 'object' || !('dictionary' in properties)) return false
  const instead = actualText(properties.dictionary)
  let end = at + 1
  if (line[end]?.operator === 'Td') end++
  const letter = line[end]
  const bytes = letter?.operands[0]
  if (instead === undefined || letter?.operator !== 'Tj' || line[end + 1]?.operator !== 'EMC') return false
  return bytes instanceof Uint8Array && bytes.length === 2 && face.spelled.get(bytes[0]! * 256 + bytes[1]!) === instead
}

/** Codes as a string of bytes: half as long as their hexadecimal spelling, and a third shorter when packed. */
const literal = (codes: string): string => `(${codes.replace(/[\\()\r]/g, (c) => (c === '\r' ? '\\r' : `\\${c}`))})`
/** Thousandths of the size of the letters that nobody sees. */
const invisible = 3

/** One text object, written again. */
function rewritten(line: Operation[], content: string, faces: Map<string, Face>): string {
  const out: string[] = []
  let face: Face | undefined
  let size = 0
  /** Where the next letter goes, where the line starts, and where the pen stands if a stroke is being written. */
  let [x, y, startX, startY] = [0, 0, 0, 0]
  let pen = 0
  /** Whether the next letter goes where it was sent; else it goes on where the pen stands. */
  let sent = true
  let stroke: (string | number)[] | undefined
  const spans: boolean[] = []
  const lift = (): void => {
    if (stroke) out.push(stroke.length === 1 ? `${literal(stroke[0] as string)}Tj` : `[${stroke.map((part) => (typeof part === 'string' ? literal(part) : part)).join('')}]TJ`)
    stroke = undefined
  }
  const move = (): void => {
    const [dx, dy] = [x - startX, y - startY].map((way) => Math.round(way * 1000) / 1000) as [number, number]
    if (dx || dy) out.push(`${dx} ${dy} Td`)
    startX += dx
    startY += dy
  }
  for (const [index, { operator, operands, start, end }] of line.entries()) {
    const raw = (): void => {
      lift()
      out.push(content.slice(start, end))
    }
    switch (operator) {
      case 'Tf':
        lift()
        out.push(`${String(operands[0])} ${Math.round(Number(operands[1]) * 1000) / 1000} Tf`)
        face = faces.get(String(operands[0]))
        size = Number(operands[1])
        break
      case 'Tm':
        lift()
        // A hundredth of the browser's pixel is less than a printer can show.
        out.push(`${operands.map((figure, place) => (place < 4 ? figure : Math.round(Number(figure) * 100) / 100)).join(' ')} Tm`)
        x = y = startX = startY = 0
        sent = true
        break
      case 'Td':
        x += Number(operands[0])
        y += Number(operands[1])
        sent = true
        break
      case 'Tj': {
        const bytes = operands[0]
        if (!face?.width || !size || !(bytes instanceof Uint8Array) || bytes.length % 2) {
          lift()
          if (sent) move()
          raw()
          sent = false
          break
        }
        if (sent && stroke && Math.abs(y - startY) > 5e-4) lift()
        if (!stroke) {
          stroke = []
          if (sent) {
            move()
            pen = startX
          }
        }
        const gap = sent ? Math.round(((pen - x) * 1000) / size) : 0
        sent = false
        // The pen keeps what was not moved, so that small differences do not add up.
        if (Math.abs(gap) > invisible) {
          stroke.push(gap)
          pen -= (gap * size) / 1000
        }
        const last = stroke.at(-1)
        if (typeof last === 'string') stroke[stroke.length - 1] = last + Buffer.from(bytes).toString('latin1')
        else stroke.push(Buffer.from(bytes).toString('latin1'))
        for (let i = 0; i < bytes.length; i += 2) pen += (face.width(bytes[i]! * 256 + bytes[i + 1]!) * size) / 1000
        break
      }
      case 'BDC':
      case 'BMC':
        spans.push(spells(line, index, face))
        if (!spans.at(-1)) {
          lift()
          raw()
        }
        break
      case 'EMC':
        if (!spans.pop()) raw()
        break
      default:
        lift()
        if (sent) move()
        raw()
    }
  }
  lift()
  return out.join('\n')
}

/** The content with its lines written in whole strokes. */
export function withWholeLines(content: string, faces: Map<string, Face>): string {
  const out: string[] = []
  let copied = 0
  let line: Operation[] | undefined
  for (const operation of operations(content)) {
    if (operation.operator === 'BT') {
      line = []
      out.push(content.slice(copied, operation.end), '\n')
    } else if (operation.operator === 'ET' && line) {
      out.push(rewritten(line, content, faces), '\n')
      copied = operation.start
      line = undefined
    } else line?.push(operation)
  }
  out.push(content.slice(copied))
  return out.join('')
}
