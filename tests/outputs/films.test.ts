/** Films as files: stills against committed ones, a clip through the real encoder, and that no film stands still. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { sheet } from '../../src/commands/sheet.ts'
import { breakLines, captionAt } from '../../src/film/captions.ts'
import { encode, ffmpegIsHere, fileName, pictureName } from '../../src/film/encode.ts'
import { render } from '../../src/film/fonts.ts'
import { readFilms, still, storyboard } from '../../src/film/library.ts'
import { stamp } from '../../src/outputs/catalogue.ts'
import { secondsOf } from '../../src/outputs/mp4.ts'
import { needs } from './needs.ts'
import { memorySite } from './site.ts'
import { stillMoments, stillProblems } from '../../src/film/motion.ts'

const { films } = readFilms(new URL('../../content/', import.meta.url))
const fixtures = new URL('../fixtures/films/', import.meta.url)

/** `UPDATE=1` writes the stills anew; look at them before you commit them. */
test('stills at fixed moments are the committed ones', async () => {
  mkdirSync(fixtures, { recursive: true })
  for (const [id, { plays, film }] of films) for (const lang of ['nl', 'ar', 'ti']) {
    // late in a line near the middle: a longer translation elsewhere moves the line, and the picture with it
    const { time } = storyboard(plays.get(lang)!)[Math.floor(film.cues.length * 0.45)]!
    const file = new URL(`${id}.${lang}.png`, fixtures), image = render(still(plays.get(lang)!, time), lang, 240)
    if (process.env['UPDATE']) { writeFileSync(file, image.asPng()); continue }
    expect(existsSync(file), `${id} ${lang} has no committed still; UPDATE=1 npm test -- films makes it`).toBe(true)
    const before = await sharp(readFileSync(file)).ensureAlpha().raw().toBuffer(), now = image.pixels
    let differ = 0
    for (let i = 0; i < now.length; i += 4) if ([0, 1, 2].some((k) => Math.abs(before[i + k]! - now[i + k]!) > 24)) differ++
    expect(differ / (image.width * image.height), `${id} ${lang}`).toBeLessThan(0.01)
  }
})

test('a clip of two seconds passes through the real encoder', async () => {
  needs('ffmpeg', ffmpegIsHere())
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'clip-')), file = join(folder, 'clip.mp4')
  try {
    const entry = films.values().next().value!, picture = join(folder, 'picture.mp4'), clip = { lang: null, from: 3, seconds: 2, width: 640, picture }
    await encode(entry, file, clip)
    const probe = JSON.parse(spawnSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', file]).stdout.toString()) as { streams: Record<string, string | number | Record<string, string>>[] }
    const of = (type: string) => probe.streams.filter((s) => s['codec_type'] === type)
    expect(of('video')[0]).toMatchObject({ codec_name: 'h264', profile: 'High', pix_fmt: 'yuv420p', width: 640, height: 360, color_space: 'bt709' })
    expect(of('audio')[0]).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2 })
    expect(of('subtitle').map((s) => (s['tags'] as Record<string, string>)['language'])).toEqual(['nld', 'eng', 'ara', 'tir', 'fas', 'som', 'tur', 'ukr'])
    expect(Number(of('video')[0]!['duration'])).toBeCloseTo(2, 1)
    // A better translation lays other captions beside the same picture.
    const drawn = statSync(picture).mtimeMs, arabic = entry.plays.get('ar')!, better = { ...entry, plays: new Map([...entry.plays].map(([lang, play]) => [lang, lang === 'ar' ? { ...play, lines: Object.fromEntries(play.cues.map((c) => [c.id, 'كلمات أخرى'])) } : play] as const)) }
    expect([pictureName(better, null) === pictureName(entry, null), fileName(better, null) === fileName(entry, null)]).toEqual([true, false])
    expect(pictureName(better, 'ar')).not.toBe(pictureName(entry, 'ar')) // burned in, they are part of it
    const other = join(folder, 'other.mp4'), words = (of: string) => spawnSync('ffmpeg', ['-v', 'error', '-i', of, '-map', '0:s:2', '-f', 'srt', '-']).stdout.toString()
    await encode(better, other, clip)
    expect(statSync(picture).mtimeMs).toBe(drawn)
    expect(words(other)).toContain('كلمات أخرى')
    expect(words(file)).toContain(breakLines(arabic.lines[captionAt(arabic.cues, 4)!.id]!)[0]!)
    const bytes = readFileSync(file)
    expect(bytes.subarray(0, 4096).includes('moov')).toBe(true) // faststart
    expect(await secondsOf(bytes)).toBe(2)
    // The catalogue says what the file says, and nothing of a file that is no film.
    expect(await secondsOf(bytes.subarray(0, 40))).toBeUndefined()
    expect(await secondsOf(Buffer.from('no film at all, only words'))).toBeUndefined()
    const draft = { id: 'film-x', kind: 'film', lang: 'mul', langs: [], files: [{ url: '/downloads/mul/film-x.mp4', format: 'mp4' }, { url: '/downloads/mul/film-x.poster.webp', format: 'webp' }] }
    const site = memorySite(new Map<string, Buffer | string>([['materials.json', JSON.stringify({ generated: '2026-01-01', items: [draft] })], ['downloads/mul/film-x.mp4', bytes], ['downloads/mul/film-x.poster.webp', 'x']]))
    await stamp({ mayLack: () => false, size: String, pagesOf: async () => 0, list: async () => [] }).make(site)
    const told = (JSON.parse(site.files.get('materials.json')!.toString()) as { items: { files: { seconds?: number }[] }[] }).items[0]!.files
    expect(told.map((one) => one.seconds)).toEqual([2, undefined])
  } finally { rmSync(folder, { recursive: true }) }
})

test('a film is shown as one picture, a still every so many seconds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-')), file = join(folder, 'sheet.jpg'), play = films.get('wie-helpt-mij')!.plays.get('ar')!
  try {
    await sheet(play, file, 15)
    const { width, height } = await sharp(file).metadata()
    expect([width, height]).toEqual([1616, Math.ceil(Math.floor((play.duration + 7.5) / 15) / 4) * 247])
    // Every still stands in its place: no cell is left empty before the last.
    const first = await sharp(file).extract({ left: 20, top: 40, width: 360, height: 180 }).stats()
    expect(first.channels.some((channel) => channel.stdev > 10)).toBe(true)
  } finally { rmSync(folder, { recursive: true }) }
})

/** Loudness of a film between two moments, in decibels (0 is full, silence -91); `filter` picks a part of what is heard. */
function loudness(file: string, from: number, to: number, filter: string): number {
  const said = spawnSync('ffmpeg', ['-hide_banner', '-ss', String(from), '-t', String(to - from), '-i', file, '-vn', '-af', `${filter},volumedetect`, '-f', 'null', '-']).stderr.toString()
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(said)?.[1])
}

test('a recorded voice is mixed at its line, sets the pace, and the music goes down under it; music can be left out', async () => {
  needs('ffmpeg', ffmpegIsHere())
  test.setTimeout(300_000)
  const folder = mkdtempSync(join(tmpdir(), 'voice-')), content = join(folder, 'content'), own = new URL('../../content/', import.meta.url)
  try {
    cpSync(new URL('films/sets', own), join(content, 'films/sets'), { recursive: true })
    for (const file of ['films/cast.yml', 'films/wie-helpt-mij/film.yml', 'nl/films/wie-helpt-mij.yml']) cpSync(new URL(file, own), join(content, file))
    writeFileSync(join(content, 'languages.json'), '[{ "tag": "nl", "label": "Nederlands" }]')
    const folderOfVoices = join(content, 'nl/audio/films/wie-helpt-mij')
    mkdirSync(folderOfVoices, { recursive: true })
    // A high tone stands for a voice: it can be told from the music, which lies below 2 kHz.
    const speak = (cue: string, seconds: number) => spawnSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', `sine=frequency=6000:duration=${seconds}`, '-af', 'volume=8dB', join(folderOfVoices, `${cue}.flac`)])
    const home = pathToFileURL(`${content}/`), silent = readFilms(home).films.get('wie-helpt-mij')!
    speak('c1', 5)
    const { films: spoken, problems } = readFilms(home), entry = spoken.get('wie-helpt-mij')!
    expect(problems).toEqual([])
    const cue = entry.film.cues[0]!
    expect(cue.end - cue.start).toBeCloseTo(5.2, 1) // the voice and a breath
    expect(silent.film.cues[0]!.end - silent.film.cues[0]!.start).toBeLessThan(5)
    expect(fileName(entry, null)).not.toBe(fileName(silent, null))
    const [mixed, plain, quiet] = ['mixed', 'plain', 'quiet'].map((name) => join(folder, `${name}.mp4`)) as [string, string, string]
    const clip = { lang: null, seconds: 11, width: 160 }
    await encode(entry, mixed, clip)
    await encode({ ...entry, voices: new Map() }, plain, clip)
    await encode({ ...entry, voices: new Map() }, quiet, { ...clip, music: false })
    const voice = 'highpass=f=5000,highpass=f=5000', music = 'lowpass=f=1500,lowpass=f=1500'
    const during = [cue.start + 1, cue.end - 1] as const, after = [cue.end + 1.5, cue.end + 4.5] as const
    expect(loudness(mixed, ...during, voice)).toBeGreaterThan(-35)
    expect(loudness(mixed, 0, cue.start - 0.1, voice)).toBeLessThan(-60)
    expect(loudness(mixed, ...after, voice)).toBeLessThan(-60)
    // The same tune with and without the voice: under it the music is at least 3 dB lower against what follows.
    const step = (file: string) => loudness(file, ...during, music) - loudness(file, ...after, music)
    expect(step(mixed)).toBeLessThan(step(plain) - 3)
    expect(loudness(plain, 1, 10, 'anull')).toBeGreaterThan(-50)
    expect(loudness(quiet, 1, 10, 'anull')).toBeLessThan(-80)
    speak('c1', 7) // and a line may not stand longer than seven seconds
    expect(readFilms(home).problems.join('\n')).toMatch(/film wie-helpt-mij, scene gracht: nl c1 .*7 is the most/)
  } finally { rmSync(folder, { recursive: true }) }
})

/** What moves is the same in all languages, so the rest is left to SITE_VERIFY=1; `npm run check` measures the source language too. */
test('no film stands still', async () => {
  test.setTimeout(1_200_000)
  const verify = process.env['SITE_VERIFY'] === '1'
  for (const [id, { plays, film }] of films) for (const lang of verify ? ['nl', 'ar', 'ti'] : ['nl']) expect(stillProblems(film, await stillMoments(plays.get(lang)!)), `${id} ${lang}`).toEqual([])
})
