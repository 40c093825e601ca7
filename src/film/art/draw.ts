/** Writes the sets into the folder given: `node src/film/art/draw.ts content/films/sets`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { drawing, sets } from './sets.ts'

const folder = process.argv[2]
if (!folder) throw new Error('say where to: node src/film/art/draw.ts content/films/sets')
mkdirSync(folder, { recursive: true })
for (const name of Object.keys(sets)) writeFileSync(`${folder}/${name}.svg`, drawing(name))
