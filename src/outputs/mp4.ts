/** How long the picture of an MP4 lasts, from its own header. */

interface Box { name: string; from: number; to: number }

/** Boxes of an MP4 between two places: each begins with its size and its name. */
function* boxes(bytes: Buffer, { from, to }: Pick<Box, 'from' | 'to'>): Generator<Box> {
  for (let at = from; at + 8 <= to;) {
    const short = bytes.readUInt32BE(at), head = short === 1 ? 16 : 8
    if (at + head > to) return
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short // 0: up to the end of the file
    if (size < head) return
    yield { name: bytes.toString('latin1', at + 4, at + 8), from: at + head, to: Math.min(to, at + size) }
    at += size
  }
}
const inside = (bytes: Buffer, box: Box | undefined, name: string): Box[] => (box ? [...boxes(bytes, box)].filter((one) => one.name === name) : [])

/** Seconds the picture of an MP4 lasts, in tenths; undefined for a file that does not say. Captions may end later than the picture: they do not count. */
export function secondsOf(file: Uint8Array): number | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const [moov] = inside(bytes, { name: '', from: 0, to: bytes.length }, 'moov')
  for (const track of inside(bytes, moov, 'trak')) {
    const [media] = inside(bytes, track, 'mdia'), [kind] = inside(bytes, media, 'hdlr'), [head] = inside(bytes, media, 'mdhd')
    if (!kind || !head || kind.to - kind.from < 12 || bytes.toString('latin1', kind.from + 8, kind.from + 12) !== 'vide') continue
    const { from, to } = head, wide = bytes[from] === 1 // version 1 counts in 64 bits
    if (to - from < (wide ? 32 : 20)) return undefined
    const scale = bytes.readUInt32BE(from + (wide ? 20 : 12)), length = wide ? Number(bytes.readBigUInt64BE(from + 24)) : bytes.readUInt32BE(from + 16)
    return scale ? Math.round((length / scale) * 10) / 10 : undefined
  }
  return undefined
}
