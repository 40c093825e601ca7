/** `npm run films [-- [<film> [<lang>]] [--no-music]]`: makes the MP4 files, into the cache; the next build offers them. `--sheet` makes a picture of each film instead. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { encode, ffmpegIsHere, fileName, filmCache, pictureName } from '../film/encode.ts'
import { readFilms } from '../film/library.ts'
import { contentFolder } from '../source/folder.ts'
import { sheet } from './sheet.ts'

const flags = process.argv.slice(2)
const [which, lang] = flags.filter((flag) => !flag.startsWith('--'))
const music = !flags.includes('--no-music')
const stop = (...lines: string[]): never => { console.error(lines.join('\n')); process.exit(1) }
const unknown = flags.filter((flag) => flag.startsWith('--') && !['--no-music', '--sheet'].includes(flag))
if (unknown.length) stop(`There is no ${unknown.join(', ')}. There are --no-music, for films without music, and --sheet, for a film as one picture.`)
const { films, problems } = readFilms(pathToFileURL(`${contentFolder}/`))
if (which && !films.has(which)) stop(...problems.filter((p) => p.includes(which)), `There is no film "${which}". There are: ${[...films.keys()].join(', ')}`)
if (lang && !films.get(which!)!.plays.has(lang)) stop(`${which} has no words in "${lang}" yet: write content/${lang}/films/${which}.yml`)
const mine = which ? problems.filter((p) => p.includes(which)) : problems
const folder = filmCache()
mkdirSync(folder, { recursive: true })
if (flags.includes('--sheet')) {
  // A sheet is for looking while you work: it is made of an unfinished film too, and says what is still wrong.
  for (const [id, { plays }] of which ? [[which, films.get(which)!] as const] : films) {
    const play = lang ? plays.get(lang)! : plays.values().next().value
    if (!play) stop(`${id} has no words yet: write content/nl/films/${id}.yml`)
    const file = join(folder, `${id}.${play!.lang}.sheet.jpg`)
    await sheet(play!, file)
    console.log(`${id} ${play!.lang}, ${play!.duration.toFixed(0)} s: ${file}`)
  }
  if (mine.length) console.log(`\nStill to mend:\n${mine.join('\n')}`)
  process.exit(0)
}
if (mine.length) stop(...mine)
if (!ffmpegIsHere()) {
  console.error('Films are made with ffmpeg, which is not here. On Debian and Ubuntu: apt install ffmpeg. On a Mac: brew install ffmpeg.\nWithout it everything else works: the films play on the page, and captions, posters and storyboards are made.')
  process.exit(1)
}
const begun = Date.now()
let bytes = 0, seconds = 0
for (const [id, entry] of which ? [[which, films.get(which)!] as const] : films) {
  const name = fileName(entry, lang ?? null, { music }), file = join(folder, name), start = Date.now()
  seconds += entry.film.duration
  const picture = lang ? undefined : join(folder, pictureName(entry, null, { music }))
  const drawn = picture !== undefined && existsSync(picture)
  if (!existsSync(file)) {
    await encode(entry, file, { lang: lang ?? null, music, ...(picture ? { picture } : {}), onFrame(done, of) { if (done % 250 === 0 && process.stdout.isTTY) process.stdout.write(`\r${id} ${Math.round((done / of) * 100)} %`) } })
    const keep = [name, picture && basename(picture)]
    for (const old of readdirSync(folder)) if (!keep.includes(old) && old.endsWith('.mp4') && old.startsWith(`${id}.${lang ?? 'mul'}.`)) rmSync(join(folder, old))
  }
  bytes += statSync(file).size
  console.log(`${process.stdout.isTTY ? '\r' : ''}${id}${lang ? ' ' + lang : ''}: ${(statSync(file).size / 1e6).toFixed(1)} MB, ${entry.film.duration.toFixed(0)} s of film, ${drawn ? 'captions laid' : 'made'} in ${((Date.now() - start) / 1000).toFixed(0)} s${lang ? ` → ${file}` : ''}`)
}
console.log(`${which ? 1 : films.size} films, ${seconds.toFixed(0)} s, ${(bytes / 1e6).toFixed(1)} MB, ${((Date.now() - begun) / 1000).toFixed(0)} s. The next build offers what was made for all languages.`)
