/** Films as files: stills against committed ones, a clip through the real encoder, and that no film stands still. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { encode, ffmpegIsHere } from '../../src/film/encode.ts'
import { render } from '../../src/film/fonts.ts'
import { readFilms, still } from '../../src/film/library.ts'
import { stillMoments } from '../../src/film/motion.ts'

const { films } = readFilms(new URL('../../content/', import.meta.url))
const fixtures = new URL('../fixtures/films/', import.meta.url)

/** `UPDATE=1` writes the stills anew; look at them before you commit them. */
test('stills at fixed moments are the committed ones', async () => {
  mkdirSync(fixtures, { recursive: true })
  for (const [id, { plays, film }] of films) for (const lang of ['nl', 'ar', 'ti']) {
    const file = new URL(`${id}.${lang}.png`, fixtures), image = render(still(plays.get(lang)!, film.duration * 0.42), lang, 240)
    if (process.env['UPDATE'] || !existsSync(file)) { writeFileSync(file, image.asPng()); continue }
    const before = await sharp(readFileSync(file)).ensureAlpha().raw().toBuffer(), now = image.pixels
    let differ = 0
    for (let i = 0; i < now.length; i += 4) if ([0, 1, 2].some((k) => Math.abs(before[i + k]! - now[i + k]!) > 24)) differ++
    expect(differ / (image.width * image.height), `${id} ${lang}`).toBeLessThan(0.01)
  }
})

test('a clip of two seconds passes through the real encoder', async () => {
  test.skip(!ffmpegIsHere(), 'ffmpeg is not here')
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'clip-')), file = join(folder, 'clip.mp4')
  try {
    await encode(films.values().next().value!, file, { lang: null, from: 3, seconds: 2, width: 640 })
    const probe = JSON.parse(spawnSync('ffprobe', ['-v', 'error', '-of', 'json', '-show_streams', file]).stdout.toString()) as { streams: Record<string, string | number | Record<string, string>>[] }
    const of = (type: string) => probe.streams.filter((s) => s['codec_type'] === type)
    expect(of('video')[0]).toMatchObject({ codec_name: 'h264', profile: 'High', pix_fmt: 'yuv420p', width: 640, height: 360, color_space: 'bt709' })
    expect(of('audio')[0]).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2 })
    expect(of('subtitle').map((s) => (s['tags'] as Record<string, string>)['language'])).toEqual(['nld', 'eng', 'ara', 'tir', 'fas', 'som', 'tur', 'ukr'])
    expect(Number(of('video')[0]!['duration'])).toBeCloseTo(2, 1)
    expect(readFileSync(file).subarray(0, 4096).includes('moov')).toBe(true) // faststart
  } finally { rmSync(folder, { recursive: true }) }
})

test('no film stands still', () => {
  test.setTimeout(300_000)
  for (const [id, { plays }] of films) expect(stillMoments(plays.get('nl')!), id).toEqual([])
})
