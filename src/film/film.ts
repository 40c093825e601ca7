/** The shape of a compiled film: what the player, the stills and the encoder share. Plain data, no code. */
import type { Key } from './ease.ts'

export const W = 1280
export const H = 720

/** A caption: shown from `start` to `end`, in seconds from the beginning of the film. */
export interface Cue { id: string; start: number; end: number }

/** What a person does from `from` to `to`, in seconds of the scene. */
export interface Act { who: string; verb: string; from: number; to: number; numbers: number[]; item?: string }

/** A person as a scene finds them. */
export interface Person {
  x: number; y: number; scale: number
  /** 1 looks right, -1 left. */
  turn: number
  smile: number
  /** How wide the head is, hair included, against a grown-up's 1: raised hands stay beside it. */
  wide: number
  seat: Seat | null
  /** Feet follow a hill: `y + a × sin((x - b) / c)`. */
  path: [y: number, a: number, b: number, c: number] | null
  /** Which drawing in `Play.art`. */
  art: string
  /** The place among the set's layers. */
  layer: string
  /** Shifts breath and blinking, so that two people do not blink together. */
  seed: number
}
/** A bed is a seat of the set: nothing is drawn for it. */
export type Seat = 'chair' | 'wheelchair' | 'bike' | 'bed'

export interface Scene {
  id: string; set: string
  start: number; length: number
  out: 'wipe' | 'cut'
  mirror: boolean
  people: Record<string, Person>
  acts: Act[]
  tracks: Record<string, Key[]>
}

/** A film without words: one timeline for all languages. */
export interface Film { id: string; duration: number; poster: number; scenes: Scene[]; cues: Cue[] }

/** A film in one language, complete: this is the JSON the player loads. */
export interface Play extends Film {
  lang: string; dir: 'ltr' | 'rtl'; title: string
  /** Drawings by name: sets, people, and the things of each scene (`<scene>.behind`, `.over`, `.screen`). */
  art: Record<string, string>
  /** The text of each cue; "|" breaks a line. */
  lines: Record<string, string>
}
