/** Quiet music made by code: soft mallets over four chords. Nothing in it is needed to understand a film. */

const RATE = 48000
const hz = (note: number): number => 440 * 2 ** ((note - 69) / 12)
const chords = [[60, 64, 67], [57, 60, 64], [53, 57, 60], [55, 59, 62]]
const tunes = [
  [[76, 0, 79, 0, 76, 74, 72, 0], [72, 0, 76, 0, 74, 72, 69, 0], [69, 0, 72, 74, 0, 72, 69, 67], [71, 0, 74, 0, 79, 0, 74, 0]],
  [[72, 0, 0, 76, 0, 79, 76, 0], [69, 0, 0, 72, 0, 76, 72, 0], [65, 0, 69, 0, 72, 0, 69, 0], [67, 0, 71, 0, 74, 71, 67, 0]],
]

/** A stereo WAV file of `seconds`; `variant` gives each film its own tune and pace. */
export function music(seconds: number, variant: number): Buffer {
  const n = Math.round(seconds * RATE), left = new Float32Array(n), right = new Float32Array(n)
  let seed = 42 + variant
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  const beat = 60 / (88 + (variant % 4) * 4), tune = tunes[variant % tunes.length]!, shift = [0, 2, -3, 5][variant % 4]!
  const mallet = (at: number, note: number, volume: number, side: number) => {
    const f = hz(note + shift), from = Math.round(at * RATE), count = Math.min(n - from, RATE * 1.6)
    for (let i = 0; i < count; i++) {
      const x = i / RATE, s = Math.exp(-x * 3.4) * (1 - Math.exp(-x * 420)) * (Math.sin(2 * Math.PI * f * x + 1.1 * Math.exp(-x * 9) * Math.sin(8 * Math.PI * f * x)) + 0.22 * Math.sin(4 * Math.PI * f * x) * Math.exp(-x * 4))
      left[from + i]! += s * volume * (1 - side)
      right[from + i]! += s * volume * side
    }
  }
  const pad = (at: number, length: number, notes: number[]) => {
    const from = Math.round(at * RATE), count = Math.min(n - from, Math.round(length * RATE))
    for (const note of notes) for (let i = 0, f = hz(note + shift); i < count; i++) {
      const x = i / RATE, e = 0.028 * Math.min(1, x / 0.7) * Math.min(1, (length - x) / 0.7), a = 2 * Math.PI * f * x
      left[from + i]! += e * (Math.sin(a * 1.0015) + 0.3 * Math.sin(2 * a))
      right[from + i]! += e * (Math.sin(a * 0.9985) + 0.3 * Math.sin(2 * a + 0.7))
    }
  }
  for (let bar = 0, t = 0; t < seconds - 0.4; bar++, t += beat * 4) {
    const chord = chords[bar % 4]!
    pad(t, Math.min(beat * 4 + 0.5, seconds - t), chord.map((x) => (x < 58 ? x : x - 12)))
    for (let k = 0; k < 8; k++) {
      const at = t + (k * beat) / 2, note = tune[bar % 4]![k]!
      if (at > seconds - 1) break
      mallet(at, chord[[0, 2, 1, 2, 0, 2, 1, 2][k]!]!, 0.06, 0.35)
      if (note && bar > 0 && bar % 8 < 6) mallet(at + chance() * 0.008, note, 0.13 + chance() * 0.03, 0.62)
      if (k % 4 === 0) mallet(at, chord[0]! - 12, 0.12, 0.5)
    }
  }
  for (const [channel, delay] of [[left, 0.113], [right, 0.137]] as const) for (let k = Math.round(delay * RATE), i = k; i < n; i++) channel[i]! += channel[i - k]! * 0.28
  return wav(left, right)
}

/** A stereo WAV file of `seconds` without any sound: some players take a film without a sound track for broken. */
export const silence = (seconds: number): Buffer => wav(new Float32Array(Math.round(seconds * RATE)), new Float32Array(Math.round(seconds * RATE)))

/** Two channels, as loud as each other, as a file that begins and ends softly. */
function wav(left: Float32Array, right: Float32Array): Buffer {
  const n = left.length, seconds = n / RATE
  let peak = 0.001
  for (let i = 0; i < n; i++) peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!))
  const out = Buffer.alloc(44 + n * 4)
  out.write('RIFF', 0); out.writeUInt32LE(36 + n * 4, 4); out.write('WAVEfmt ', 8); out.writeUInt32LE(16, 16); out.writeUInt16LE(1, 20); out.writeUInt16LE(2, 22)
  out.writeUInt32LE(RATE, 24); out.writeUInt32LE(RATE * 4, 28); out.writeUInt16LE(4, 32); out.writeUInt16LE(16, 34); out.write('data', 36); out.writeUInt32LE(n * 4, 40)
  for (let i = 0; i < n; i++) {
    const x = i / RATE, gain = (0.22 / peak) * Math.min(1, x / 0.6) * Math.max(0, Math.min(1, (seconds - x) / 1.6))
    out.writeInt16LE(Math.round(32767 * gain * left[i]!), 44 + i * 4)
    out.writeInt16LE(Math.round(32767 * gain * right[i]!), 46 + i * 4)
  }
  return out
}
