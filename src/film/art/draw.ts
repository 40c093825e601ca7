/** Writes the sets into the folder given: `node src/film/art/draw.ts content/films/sets`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { sets } from './sets.ts'

const folder = process.argv[2]
if (!folder) throw new Error('say where to: node src/film/art/draw.ts content/films/sets')
mkdirSync(folder, { recursive: true })
for (const [name, draw] of Object.entries(sets)) {
  const svg = draw().replace(/(\d\.\d)0+(?=[^\d])/g, '$1').replace(/>(?=<(?:g data-depth|defs))/g, '>\n')
  writeFileSync(`${folder}/${name}.svg`, svg + '\n')
  console.log(name.padEnd(12), svg.length)
}
