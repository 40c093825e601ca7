/** The film engine: what it computes, what it refuses, and that both back ends agree. */
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'playwright/test'
import { drawing, sets } from '../../src/film/art/sets.ts'
import { breakLines, captionProblems, need, readVtt, srt, vtt } from '../../src/film/captions.ts'
import { compile, lineOf, limits, type Kit, type Source } from '../../src/film/compile.ts'
import { at, envelope } from '../../src/film/ease.ts'
import { attributes, frame, mover } from '../../src/film/evaluate.ts'
import { readFilms, still, storyboard, flacSeconds } from '../../src/film/library.ts'
import { each, escape, parse } from '../../src/film/markup.ts'
import { sceneTree } from '../../src/film/scene.ts'
import { stillMoments, stillProblems } from '../../src/film/motion.ts'
import { placeOf } from '../../src/film/place.ts'
import { inLanguage } from '../../src/film/stage.ts'
import { seconds } from '../../src/film/time.ts'
import { look, script, words } from '../../src/schema/film.ts'

const content = new URL('../../content/', import.meta.url)
const library = readFilms(content)

// a small film to break
const person = look.parse({ about: 'x', skin: '#8a5538', hair: '#2b1a1d', style: 'short', top: '#1f8a84', leg: '#37507a', shoe: '#ffffff' })
const kit: Kit = { looks: { selam: person }, sets: { hall: '<g data-depth="1" data-people="stage"></g>' } }
const scene = (more: object = {}) => ({ id: 'one', set: 'hall', camera: ['0 640 360 1'], cast: { selam: { at: [100, 600] } }, things: { sign: { kind: 'title', at: [640, 80], text: 'title' } }, play: ['c1+0.2 @sign pop', '0..1 selam walk 300'], say: ['c1'], ...more })
function broken(more: object, lines: Record<string, string> = { c1: 'Hallo daar.' }): string[] {
  const plan = script.parse({ poster: 'one c1', scenes: [scene(more), ...['two', 'three', 'four', 'five'].map((id) => ({ id, set: 'hall', camera: ['0 640 360 1'] }))] })
  const source: Source = { id: 'proef', script: plan, voices: new Map(), words: new Map([['nl', words.parse({ words: { title: 'T', summary: 'S', labels: {}, lines, pictures: { one: 'x', two: 'x', three: 'x', four: 'x', five: 'x' }, questions: { q1: 'a?', q2: 'b?' } } }).words]]) }
  return compile(source, kit).problems
}

test('a film without a fault has no problems', () => expect(broken({})).toEqual([]))

test('a fault is said with film, scene and line', () => {
  const cases: [object, RegExp][] = [
    [{ play: ['c1 joost nod'] }, /film proef, scene one, line "c1 joost nod": "joost" is not in this scene/],
    [{ play: ['c1 selam fly'] }, /scene one, line "c1 selam fly": nobody can "fly"; people can walk/],
    [{ play: ['c9 selam nod'] }, /line "c9 selam nod": "c9" names a line that this scene does not say/],
    [{ play: ['c1 @board pop'] }, /there is no thing "@board"; there are @sign/],
    [{ play: ['c1 @sign jump'] }, /a thing cannot "jump"/],
    [{ play: ['1.5 @sign pop'] }, /tied to a line/],
    [{ play: ['selam nod'] }, /reads "from\[..to\] who move/],
    [{ play: ['2..1 selam nod'] }, /ends \(1\.0 s\) before it begins \(2\.0 s\)/],
    [{ play: ['90 selam nod'] }, /lies outside the scene/],
    [{ play: ['0..1 selam walk 20'] }, /would walk backwards/],
    [{ play: ['c1 selam hold elephant'] }, /cannot hold "elephant"/],
    [{ camera: ['0 640 360'] }, /camera line reads/],
    [{ set: 'moon' }, /there is no set "moon"; there are hall/],
    [{ cast: { piet: { at: [0, 0] } }, play: [] }, /there is no person "piet"/],
    [{ say: ['c1', 'c2'] }, /the line c2 is missing in nl/],
  ]
  for (const [more, message] of cases) expect(broken(more).join('\n')).toMatch(message)
})

test('a caption too long, too fast or too many lines is refused', () => {
  expect(broken({}, { c1: 'een twee drie vier vijf zes zeven acht negen tien elf' }).join()).toMatch(/42 is the most/)
  expect(captionProblems('a|b|c', 'nl', 3).join()).toMatch(/3 lines/)
  expect(captionProblems('Dit is een zin van ruim dertig tekens.', 'nl', 1.5).join()).toMatch(/characters a second/)
  expect(captionProblems('ሰላም', 'ti', 8).join()).toMatch(/7 is the most/)
  expect(captionProblems('ሀ'.repeat(31), 'ti', 6).join()).toMatch(/30 is the most/)
})

test('the slowest language and the longest voice set the pace', () => {
  expect(need('ab', 'nl')).toBe(1.2)
  expect(need('አ'.repeat(18), 'ti')).toBeCloseTo(2.25)
  const film = library.films.values().next().value!
  const voices = new Map([['nl', new Map([[film.film.cues[0]!.id, 6]])]])
  const slower = compile({ ...film.source, voices }, library.kit).film
  expect(slower.cues[0]!.end - slower.cues[0]!.start).toBeCloseTo(6.2)
})

test('moments are anchored to lines', () => {
  const cues = new Map([['c4', { start: 2, end: 5 }]])
  expect(['1.5', 'c4', 'c4+0.2', 'c4-0.5', 'c4.end', 'c4.end+0.3', 'end', 'end-1', 'c5'].map((m) => seconds(m, cues, 9))).toEqual([1.5, 2, 2.2, 1.5, 5, 5.3, 9, 8, null])
})

test('tracks and envelopes', () => {
  expect([0, 1, 2, 9].map((t) => at([[1, 0], [2, 10, 'linear']], t))).toEqual([0, 0, 10, 10])
  expect(at([[0, 0], [2, 10, 'linear']], 1)).toBe(5)
  expect([0, 1, 5, 6].map((t) => envelope(t, 0, 6))).toEqual([0, 1, 1, 0])
})

test('markup survives being read', () => {
  const svg = '<g data-depth="1"><text x="1">a &amp; b &lt;</text><rect x="2"/></g>'
  const tree = parse(svg)
  expect([...each(tree)].map((e) => e.tag)).toEqual(['g', 'text', 'rect'])
  expect(tree[0]!.kids[0]).toMatchObject({ kids: ['a & b <'] })
  expect(escape('a & b <')).toBe('a &amp; b &lt;')
})

test('a sound file tells its length', () => {
  const head = new Uint8Array(42); head.set([0x66, 0x4c, 0x61, 0x43]); head.set([0x0b, 0xb8, 0x00, 0xf0, 0, 0, 0xbb, 0x80], 18)
  expect(flacSeconds(head)).toBeCloseTo(1)
})

test('every film in every language is right and obeys the limits', () => {
  expect(library.problems).toEqual([])
  for (const { source, film } of library.films.values()) expect(limits(source, film)).toEqual([])
})

test('every rule of a finished film is told when it is broken', () => {
  const good = library.films.get('wie-helpt-mij')!
  /** The rules a film breaks once its script is changed. */
  const rules = (change: (plan: typeof good.source.script) => void, film = good.film): string => {
    const source = structuredClone(good.source)
    change(source.script)
    return limits(source, film).join('\n')
  }
  expect(rules(() => {})).toBe('')
  expect(rules((plan) => { plan.scenes.length = 4 })).toMatch(/film wie-helpt-mij: has 4 scenes; five is the least/)
  expect(rules((plan) => { for (const scene of plan.scenes) scene.set = 'home' })).toMatch(/fewer than four sets/)
  expect(rules((plan) => { for (const scene of plan.scenes) scene.play = ['c1 selam nod'] })).toMatch(/has 1 different moves; ten is the least/)
  expect(rules((plan) => { plan.scenes[6] = { ...structuredClone(plan.scenes[1]!), id: 'einde' } })).toMatch(/scene einde has the same set, people and camera as another/)
  expect(rules(() => {}, { ...good.film, scenes: good.film.scenes.map((scene) => ({ ...scene, acts: scene.acts.filter((act) => act.who === 'selam') })) })).toMatch(/has 1 people who act; three is the least/)
  expect(rules(() => {}, { ...good.film, duration: 74 })).toMatch(/lasts 74\.0 s; 75 to 120 is right/)
  expect(rules(() => {}, { ...good.film, duration: 121 })).toMatch(/75 to 120 is right/)
  const one = { ...good.source, words: new Map([...good.source.words].map(([lang, said]) => [lang, lang === 'ar' ? { ...said, questions: { q1: said.questions['q1']! } } : said] as const)) }
  expect(limits(one, good.film)).toEqual(['film wie-helpt-mij: ar has fewer than two questions'])
})

test('a label that does not fit is told with its language', () => {
  const { source, film } = library.films.get('wie-helpt-mij')!, said = source.words.get('nl')!
  const wide = { ...source, words: new Map([['nl', { ...said, labels: { ...said.labels, klantmanager: 'de klantmanager van de gemeente Leiden' } }]]) }
  expect(inLanguage(wide, film, 'nl', library.kit).problems.join('\n')).toMatch(/film wie-helpt-mij, scene gemeente, @wie: "de klantmanager van de gemeente Leiden" in nl does not fit/)
})

test('a film that stands still is told with scene and line; one that moves is not', async () => {
  const set = '<g data-depth="1"><rect x="-900" y="-900" width="4000" height="4000" fill="#8fcbdc"/><rect x="300" y="200" width="300" height="300" fill="#c8553d"/></g><g data-depth="1" data-people="stage"></g>'
  /** One scene of some five seconds in an empty hall; what plays in it is given. */
  const made = async (camera: string[]) => {
    const plan = script.parse({ poster: 'one c1', scenes: [{ id: 'one', set: 'hall', length: 5, camera, say: ['c1', 'c2'] }, ...['two', 'three', 'four', 'five'].map((id) => ({ id, set: 'hall', length: 0.1, pause: 0, out: 'cut', camera: ['0 640 360 1', 'end 900 360 1'] }))] })
    const said = words.parse({ words: { title: 'T', summary: 'S', labels: {}, lines: { c1: 'Hallo daar.', c2: 'Nog een zin.' }, pictures: { one: 'x', two: 'x', three: 'x', four: 'x', five: 'x' }, questions: {} } }).words
    const source: Source = { id: 'proef', script: plan, voices: new Map(), words: new Map([['nl', said]]) }, own: Kit = { looks: {}, sets: { hall: set } }
    const { film } = compile(source, own)
    return { film, stills: await stillMoments(inLanguage(source, film, 'nl', own).play) }
  }
  const still = await made(['0 640 360 1'])
  expect(still.stills.length).toBeGreaterThan(5)
  const told = stillProblems(still.film, still.stills)
  expect(told[0]).toMatch(/^film proef, scene one: the picture stands still from 0\.\d s of the scene: in 1\.5 s only 0\.00 % of it changes; 0\.5 % is the least/)
  expect(told).toHaveLength(1) // windows that follow one another are one fault
  expect(stillProblems(still.film, [{ from: 3, share: 0.002 }])[0]).toMatch(/scene one, line "c2": .* only 0\.20 %/)
  expect((await made(['0 640 360 1', 'end 900 360 1.3'])).stills.filter(({ from }) => from < 3)).toEqual([])
})

test('a problem of a film is placed: in its script, or in the words of a language', () => {
  const files: Record<string, string> = {
    'content/films/proef/film.yml': 'scenes:\n  - id: one\n    play:\n      - c1 joost nod\n  - id: two\n    play:\n      - c1 joost nod\n',
    'content/ar/films/proef.yml': 'words:\n  labels:\n    bord: "te lang"\n  lines:\n    c1: "x"\n    c12: "y"\n',
  }
  const place = (problem: string) => placeOf(problem, (file) => files[file])
  expect(place('film proef, scene two, line "c1 joost nod": "joost" is not in this scene')).toEqual({ file: 'content/films/proef/film.yml', line: 7 })
  expect(place('film proef, scene two: the line c9 is missing in ar')).toEqual({ file: 'content/films/proef/film.yml', line: 5 })
  expect(place('film proef, scene one: ar c12 stands 9.0 s; 7 is the most: cut it in two')).toEqual({ file: 'content/ar/films/proef.yml', line: 6 })
  expect(place('film proef, scene one, @bord: "te lang" in ar does not fit (it would be set at 60 %): shorten it')).toEqual({ file: 'content/ar/films/proef.yml', line: 3 })
  expect(place('film proef: ar has a label "bord" that stands nowhere in the picture')).toEqual({ file: 'content/ar/films/proef.yml', line: 3 })
  expect(place('film proef: has 4 scenes; five is the least')).toEqual({ file: 'content/films/proef/film.yml' })
  expect(place('ar/films/proef.yml: words.lines: wrong')).toEqual({ file: 'content/ar/films/proef.yml' })
})

test('captions parse and equal the lines', () => {
  for (const { plays } of library.films.values()) for (const play of plays.values()) {
    const read = readVtt(vtt(play))
    expect(read.map((r) => r.text)).toEqual(play.cues.map((c) => breakLines(play.lines[c.id]!).join('\n')))
    read.forEach((r, i) => { expect(r.start).toBeCloseTo(play.cues[i]!.start, 2); if (i) expect(r.start).toBeGreaterThanOrEqual(read[i - 1]!.end) })
    expect(srt(play).match(/-->/g)).toHaveLength(play.cues.length)
    expect(storyboard(play).map((p) => p.text)).toEqual(play.cues.map((c) => breakLines(play.lines[c.id]!).join(' ')))
  }
})

test('the data of a film in a language is at most 60 kB', () => {
  const all = process.env['SITE_VERIFY'] === '1' // pressing all of them takes a minute; the longest words are in these three
  for (const { plays } of library.films.values()) for (const play of plays.values()) if (all || ['nl', 'ti', 'uk'].includes(play.lang)) expect(brotliCompressSync(JSON.stringify(play)).length, `${play.id} ${play.lang}`).toBeLessThanOrEqual(60_000)
})

test('the picture is a function of time alone: at ten moments, in any order, the same', () => {
  for (const { plays, film } of library.films.values()) {
    const play = plays.get('nl')!, times = [...Array(10)].map((_, i) => (film.duration * (i + 0.4)) / 10)
    const once = times.map((t) => still(play, t)), again = times.toReversed().map((t) => still(play, t)).toReversed()
    expect(again).toEqual(once)
    for (const t of times) {
      const f = frame(play, t)
      for (const e of each(sceneTree(play, f.index))) {
        const m = mover(e)
        if (m) for (const v of Object.values(attributes(f, m))) expect(String(v), `${film.id} ${t}`).not.toMatch(/NaN|undefined|Infinity/)
      }
    }
  }
})

test('a line of Dutch is short enough to be read', () => {
  for (const { source } of library.films.values()) {
    const nl = source.words.get('nl')!, sentences = source.script.scenes.flatMap((s) => s.say).flatMap((id) => breakLines(lineOf(nl, id)!).join(' ').split(/(?<=[.?!])\s+/))
    const lengths = sentences.map((s) => s.split(/\s+/).length)
    expect(Math.max(...lengths), source.id).toBeLessThanOrEqual(14)
    expect(lengths.reduce((a, b) => a + b, 0) / lengths.length, source.id).toBeLessThanOrEqual(8)
  }
})

test('the sets are what the code draws, and hold nothing a browser would refuse', () => {
  for (const name of Object.keys(sets)) expect(library.kit.sets[name], `${name}: run node src/film/art/draw.ts content/films/sets`).toBe(drawing(name).trim())
  for (const [name, svg] of Object.entries(library.kit.sets)) expect(svg, name).not.toMatch(/style=|<script|href=|NaN|undefined/)
})
