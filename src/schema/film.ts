/** What a film, its words and its people may say: strict, so that a slip of the pen stops the build. */
import { z } from 'astro/zod'

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #1f8a84')
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens')
const point = z.tuple([z.number(), z.number()])

/** How a person looks (`content/films/cast.yml`). */
export const look = z.strictObject({
  /** Who this is, for authors only; readers never see it. */
  about: z.string(),
  skin: colour, hair: colour,
  style: z.enum(['short', 'long', 'bun', 'afro', 'curls', 'bald', 'braids', 'headscarf', 'cap']),
  /** Headband, headscarf or cap. */
  band: colour.optional(),
  top: colour, leg: colour, shoe: colour,
  coat: colour.optional(), skirt: colour.optional(), apron: colour.optional(), scarf: colour.optional(),
  collar: colour.optional(), stripes: colour.optional(), buttons: colour.optional(), badge: colour.optional(), glasses: colour.optional(),
  beard: z.boolean().default(false), moustache: z.boolean().default(false), stethoscope: z.boolean().default(false),
  /** Always sits in a wheelchair. */
  wheelchair: z.boolean().default(false),
  /** Height and head against a grown-up's 1: a child has 0.66 and 1.22. */
  size: z.number().min(0.4).max(1.2).default(1), head: z.number().min(0.9).max(1.4).default(1),
})
export type Look = z.infer<typeof look>
export const cast = z.record(id, look)

const person = z.strictObject({
  /** Where the feet stand: from the left, from the top. */
  at: point,
  scale: z.number().min(0.3).max(2).default(1),
  facing: z.enum(['left', 'right']).default('right'),
  smile: z.number().min(-1.5).max(1.5).default(0.6),
  /** A chair or a bicycle is drawn; a bed is in the set already: somebody sits on its edge. */
  seat: z.enum(['chair', 'bike', 'bed']).optional(),
  suitcase: z.boolean().default(false),
  /** Walks over the hill of the set `path`. */
  hill: z.boolean().default(false),
  layer: id.default('stage'),
})

/** Kinds of things with words or signs on them (`src/film/art/things.ts` draws them). */
export const kinds = ['title', 'tag', 'board', 'card', 'letter', 'phone', 'bubble', 'thought', 'flag', 'bar', 'clock', 'calendar', 'tick', 'cross', 'arrow', 'question', 'stamp'] as const
const thing = z.strictObject({
  kind: z.enum(kinds),
  at: point,
  w: z.number().positive().optional(), h: z.number().positive().optional(),
  /** The id of a label in the words, of a question, or `title`. */
  text: z.string().optional(), text2: z.string().optional(),
  icon: z.string().optional(),
  colour: colour.optional(),
  /** Lines of a board or marks of a bar: an icon and a label each. */
  rows: z.array(z.tuple([z.string(), z.string()])).default([]),
  /** `screen` stays where it is; `stage` stands behind the people and moves with the camera; `over` in front of them. */
  layer: z.enum(['screen', 'stage', 'over']).default('screen'),
})
export type Thing = z.infer<typeof thing>

const scene = z.strictObject({
  id,
  /** A drawing in `content/films/sets/`. */
  set: id,
  /** Seconds it lasts at least; it grows when a language needs longer to read. */
  length: z.number().positive().default(3),
  /** In languages that run from right to left: the whole scene mirrored (paths and rows of time), or only the order of its things on the screen. */
  mirror: z.union([z.boolean(), z.literal('things')]).default(false),
  out: z.enum(['wipe', 'cut']).default('wipe'),
  /** Seconds before the first line. */
  pause: z.number().min(0).default(0.5),
  /** "time x y zoom [curve]": where the middle of the picture is. */
  camera: z.array(z.string()).min(1),
  cast: z.record(id, person).default({}),
  things: z.record(id, thing).default({}),
  /** "from[..to] who move [argument]". */
  play: z.array(z.string()).default([]),
  /** The lines of this scene, in order: c1, c2 … and q1, q2 … for the questions. */
  say: z.array(z.string().regex(/^[cq]\d+$/)).default([]),
})
export const script = z.strictObject({
  /** The moment of the poster, a time of the scene named: "scene c2+1". */
  poster: z.string(),
  scenes: z.array(scene).min(5, 'a film has at least five scenes'),
})
export type Script = z.infer<typeof script>

const sentence = z.string().trim().min(1)
/** The words of a film in one language (`content/<lang>/films/<film>.yml`). */
export const words = z.strictObject({
  translation: z.strictObject({ by: z.enum(['machine', 'human']), reviewed: z.strictObject({ by: sentence, date: z.iso.date() }).optional() }).optional(),
  words: z.strictObject({
    title: sentence,
    /** One or two sentences for lists of films. */
    summary: sentence,
    /** Words in the picture: short, they stand on signs. "|" breaks a line. */
    labels: z.record(z.string(), sentence),
    /** What is said and shown below the picture: at most two lines, "|" breaks a line. */
    lines: z.record(z.string().regex(/^c\d+$/), sentence),
    /** What is to be seen in each scene, for whoever cannot see it. */
    pictures: z.record(id, sentence),
    /** Questions at the end, to talk about. "|" breaks a line. */
    questions: z.record(z.string().regex(/^q[1-3]$/), sentence),
  }),
})
export type Words = z.infer<typeof words>['words']
