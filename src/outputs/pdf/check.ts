/**
 * The checker of our PDFs. It reads a file back and lists what is wrong, as a reader of the list would say it.
 * With the page as source it also proves that the PDF says what the page says, block by block.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { Shown } from './content.ts'
import { allowedFaces } from './fonts.ts'
import { read, type Paper, type ReadLeaf, type ReadTag } from './read.ts'
import { spanText, squeeze, type Source } from './source.ts'
import { nameOf } from './tags.ts'

const name = (text: string): PDFName => PDFName.of(text)
/** The beginning of a text, to find the place by. */
const start = (text: string): string => {
  const short = squeeze(text)
  return `“${short.length > 40 ? `${short.slice(0, 40)}…` : short}”`
}

/** The letters of a text in a fixed order: glyphs of one run come in another order than its words. */
function letters(text: string): string {
  return [...text.normalize('NFKC').replace(/[\s\u2010\u002d]|\p{Default_Ignorable_Code_Point}/gu, '')].sort().join('')
}

/** Whether the glyphs of a leaf are its words; a repeated head of a table shows them once a page. */
function sameLetters(leaf: ReadLeaf): boolean {
  const words = letters(leaf.text)
  if (letters(leaf.glyphs) === words) return true
  return leaf.until > leaf.page && leaf.shown.length > 1 && leaf.shown.every(({ text }) => letters(text) === words)
}

/** Scripts whose letters must not stand in another language without saying so. Latin letters are names everywhere. */
const scripts: [string, RegExp, RegExp][] = [
  ['Arabic', /\p{Script=Arabic}{2}/u, /^(ar|fa|ps|prs|ur|ckb|qps-Arab)\b/i],
  ['Ethiopic', /\p{Script=Ethiopic}{2}/u, /^(ti|am|gez)\b/i],
  ['Cyrillic', /\p{Script=Cyrillic}{2}/u, /^(uk|ru|bg|be)\b/i],
]

function identity(paper: Paper, source: Source | undefined): string[] {
  const problems: string[] = []
  if (!paper.marked) problems.push('is not marked as tagged')
  if (!paper.displayTitle) problems.push('does not show its title in the window')
  if (paper.uaPart !== 1) problems.push('does not declare PDF/UA-1')
  if (!paper.title) problems.push('has no title')
  if (!paper.lang) problems.push('has no language')
  if (!paper.tabs) problems.push('has a page whose tab order is not that of its tags')
  for (const type of paper.unknownTypes) problems.push(`has a tag of unknown type ${type}`)
  if (source) {
    if (paper.title !== source.title) problems.push(`is titled ${start(paper.title)}, its page ${start(source.title)}`)
    if (paper.lang !== source.lang) problems.push(`is in language “${paper.lang}”, its page in “${source.lang}”`)
    if (paper.direction !== source.dir) problems.push(`is bound ${paper.direction}, its page reads ${source.dir}`)
  }
  return problems
}

function markedContent({ scans }: Paper): string[] {
  return scans.flatMap(({ unmarked }, index) =>
    unmarked.painted || unmarked.text ? [`page ${index + 1} shows something that is neither tagged nor an artifact${unmarked.text ? `: ${start(unmarked.text)}` : ''}`] : [],
  )
}

const attribute = ({ tag }: ReadTag, key: string): unknown => {
  const value = tag.dict.lookup(name('A'))
  const dicts = value instanceof PDFArray ? value.asArray().map((_, index) => value.lookup(index)) : [value]
  for (const dict of dicts) if (dict instanceof PDFDict && dict.has(name(key))) return dict.lookup(name(key))
  return undefined
}
const count = (value: unknown): number => (value instanceof PDFNumber ? value.asNumber() : 1)

function structure(paper: Paper): string[] {
  const problems: string[] = []
  const types = new Map(paper.tags.map((tag) => [tag.tag, tag]))
  const kids = ({ tag }: ReadTag): ReadTag[] => tag.kids.flatMap((kid) => (kid.kind === 'tag' ? [types.get(kid)].filter((one) => one !== undefined) : []))
  const place = (tag: ReadTag): string => (tag.to > tag.from ? start(paper.leaves.slice(tag.from, tag.to).map(({ text }) => text).join(' ')) : `page ${paper.leaves[tag.from]?.page ?? '?'}`)
  let level = 0
  for (const heading of paper.headings) {
    if (heading.level > level + 1) problems.push(`jumps from heading ${level || 'none'} to ${heading.level} at ${start(heading.text)}`)
    level = heading.level
  }
  for (const tag of paper.tags) {
    const within = kids(tag)
    switch (tag.type) {
      case 'L':
        if (within.some(({ type }) => !['LI', 'L', 'Caption'].includes(type))) problems.push(`has a list with something that is not an item, at ${place(tag)}`)
        break
      case 'LI':
        if (within.some(({ type }) => !['Lbl', 'LBody'].includes(type)) || tag.tag.kids.some(({ kind }) => kind === 'mark')) problems.push(`has a list item without body, at ${place(tag)}`)
        break
      case 'Table': {
        const rows = within.flatMap((row) => (row.type === 'TR' ? [row] : ['THead', 'TBody', 'TFoot'].includes(row.type) ? kids(row) : []))
        const widths: number[] = rows.map(() => 0)
        rows.forEach((row, index) => {
          for (const cell of kids(row)) {
            const columns = count(attribute(cell, 'ColSpan'))
            const down = count(attribute(cell, 'RowSpan'))
            for (let i = index; i < Math.min(rows.length, index + down); i++) widths[i]! += columns
          }
        })
        if (new Set(widths).size > 1) problems.push(`has a table whose rows differ in columns (${[...new Set(widths)].join(', ')}), at ${place(tag)}`)
        break
      }
      case 'TH':
      case 'TD':
        if (tag.type === 'TH' && !['Row', 'Column', 'Both'].includes(nameOf(attribute(tag, 'Scope') as PDFName))) problems.push(`has a table head without scope, at ${place(tag)}`)
        if (tag.to === tag.from) problems.push(`has an empty table cell after ${start(paper.leaves[tag.from - 1]?.text ?? '')}`)
        break
      case 'Figure':
        if (!paper.leaves[tag.from]?.text.trim()) problems.push(`has a picture without alternative on page ${paper.leaves[tag.from]?.page ?? '?'}`)
        break
    }
  }
  for (const { name: words, target, page, tagged } of paper.links) {
    if (!tagged) problems.push(`has a link to ${target} outside its tags, on page ${page}`)
    if (!words.trim()) problems.push(`has a link to ${target} without name, on page ${page}`)
  }
  return problems
}

function faces(paper: Paper): string[] {
  const problems: string[] = []
  const example = (wanted: (shown: Shown) => boolean): string => {
    for (const [index, { marks, artifacts, unmarked }] of paper.scans.entries())
      for (const shown of [...marks.values(), artifacts, unmarked]) if (wanted(shown)) return `, on page ${index + 1}: ${start(shown.text)}`
    return ''
  }
  for (const face of paper.faces) {
    const plain = face.name.replace(/^[A-Z]{6}\+/, '')
    const at = example((shown) => shown.faces.has(face))
    if (face.subtype === 'Type3') problems.push(`holds letters as drawings (Type 3) instead of the face ${plain || 'it should have'}${at}`)
    else if (!allowedFaces.has(plain)) problems.push(`holds the face ${plain}, which is not ours: a letter is missing from the face it should have${at}`)
    if (!face.embedded) problems.push(`does not hold the face ${plain} that it uses${at}`)
    if (!face.unicode) problems.push(`does not say which letters the face ${plain} shows${at}`)
    else if ([...face.unicode.values()].some((text) => /[\0\ufeff\ufffe]/.test(text))) problems.push(`has glyphs of ${plain} that stand for no letter${at}`)
  }
  paper.scans.forEach(({ marks, artifacts }, index) => {
    for (const shown of [...marks.values(), artifacts]) if (shown.missing) problems.push(`shows the box of a missing letter on page ${index + 1}: ${start(shown.text)}`)
  })
  return problems
}

function words(paper: Paper): string[] {
  const problems: string[] = []
  for (const leaf of paper.leaves) {
    if (leaf.kind === 'text' && !sameLetters(leaf)) problems.push(`says ${start(leaf.text)} on page ${leaf.page} where it shows ${start(leaf.glyphs)}`)
    if (leaf.text.includes('\ufffd')) problems.push(`has a letter that cannot be read in ${start(leaf.text)}`)
    for (const [script, present, languages] of scripts)
      if (present.test(leaf.text) && !languages.test(leaf.lang)) problems.push(`has ${script} words in language “${leaf.lang}”: ${start(leaf.text)}`)
  }
  return problems
}

/** That the PDF says what the page says: every block, every word, every picture, in order and in its language. */
function sameAs(paper: Paper, source: Source): string[] {
  const problems: string[] = []
  const seen = new Map<string, number>()
  const expected = new Set<string>()
  for (const part of source.parts) {
    if (!part.block) continue
    const times = (seen.get(part.block) ?? 0) + 1
    seen.set(part.block, times)
    const id = times > 1 ? `${part.block} ${times}` : part.block
    expected.add(id)
    const text = spanText(source.leaves, part)
    const block = paper.blocks.get(id)
    if (!block) problems.push(`lacks block ${id}: ${start(text)}`)
    else if (block.text !== text) problems.push(`has other words in block ${id}: ${start(block.text)} instead of ${start(text)}`)
  }
  for (const id of paper.blocks.keys()) if (!expected.has(id)) problems.push(`has a block ${id} that its page does not have`)
  if (paper.leaves.length !== source.leaves.length) problems.push(`has ${paper.leaves.length} pieces of text and pictures, its page ${source.leaves.length}`)
  else
    source.leaves.forEach((leaf, index) => {
      const own = paper.leaves[index]!
      if (squeeze(own.text) !== squeeze(leaf.text)) problems.push(`says ${start(own.text)} where its page says ${start(leaf.text)}`)
      if (own.lang !== leaf.lang) problems.push(`has ${start(leaf.text)} in language “${own.lang}”, its page in “${leaf.lang}”`)
    })
  const outline = paper.outline.map(({ title }) => title)
  const headings = source.headings.map(({ text }) => text)
  if (outline.join('\n') !== headings.join('\n')) {
    const at = headings.findIndex((text, index) => outline[index] !== text)
    problems.push(`has bookmarks that differ from its headings, at ${start(headings[at] ?? outline[headings.length] ?? '')}`)
  }
  return problems
}

const sizes: Record<string, [number, number]> = { A3: [297, 420], A4: [210, 297], A5: [148, 210] }

/** How it lies on its sheets. */
function layout(paper: Paper, source: Source): string[] {
  const problems: string[] = []
  const { facts } = source
  const [format = 'A4', way] = facts.paper.split(' ')
  const [short, long] = sizes[format] ?? [0, 0]
  const [width, height] = way === 'landscape' ? [long, short] : [short, long]
  paper.pages.forEach(([w, h], index) => {
    if (Math.abs(w - width) > 1 || Math.abs(h - height) > 1) problems.push(`has ${w} × ${h} mm on page ${index + 1}, declared is ${facts.paper}`)
  })
  if (facts.pages && paper.pages.length > facts.pages) problems.push(`runs onto page ${paper.pages.length}, declared ${facts.pages === 1 ? 'is one' : `are ${facts.pages}`}`)
  if (facts.kind === 'chapter' && !source.hasSheet) problems.push('is a chapter without participant sheet')
  if (paper.leaves.length !== source.leaves.length) return problems

  const pageOf = (index: number): number => paper.leaves[index]?.page ?? 0
  const exempt = new Set<number>()
  for (const { name: label, from, to } of source.singles) {
    const pages = new Set(paper.leaves.slice(from, to).flatMap(({ page, until }) => [page, until]))
    for (const page of pages) exempt.add(page)
    if (pages.size > 1) problems.push(`${label || 'a sheet'} runs over pages ${[...pages].sort((a, b) => a - b).join(' and ')}, declared is one`)
  }
  for (const { to, text, drawn } of source.headings)
    if (!drawn && facts.kind !== 'cards' && to < paper.leaves.length && paper.leaves[to - 1]!.until !== pageOf(to)) problems.push(`has a heading alone at the foot of page ${paper.leaves[to - 1]!.until}: ${start(text)}`)
  for (const { from, to } of source.heads)
    if (to < paper.leaves.length && pageOf(to - 1) !== pageOf(to)) problems.push(`has a table head alone at the foot of page ${pageOf(from)}`)
  const blanks = new Set<number>()
  paper.scans.forEach(({ marks, artifacts, unmarked }, index) => {
    const page = index + 1
    const [w, h] = paper.pages[index]!.map((side) => (side / 25.4) * 72) as [number, number]
    const shown = [...marks.values()]
    for (const { places, text } of [...shown, artifacts, unmarked])
      if (places.some(([x, y]) => x < 0 || y < 0 || x > w || y > h)) problems.push(`has words outside the sheet on page ${page}: ${start(text)}`)
    const lines = new Set(shown.flatMap(({ places }) => places.map(([, y]) => Math.round(y / 3))))
    const pictures = paper.leaves.some((leaf) => leaf.kind === 'picture' && leaf.page <= page && leaf.until >= page)
    if (lines.size === 0 && !pictures) blanks.add(page)
    else if (lines.size < 3 && !pictures && !exempt.has(page)) problems.push(`has a page of ${lines.size} lines: page ${page}`)
  })
  if (blanks.size !== source.blanks) problems.push(`has ${blanks.size} blank pages where ${source.blanks} were put in`)

  for (const { target, from, to } of source.numbers) {
    const printed = spanText(paper.leaves, { from, to })
    const page = paper.destinations.get(target)
    if (printed !== String(page)) problems.push(`says that ${target} is on page ${printed}, but it is on ${page ?? 'none'}`)
  }
  for (const { text, from, to } of source.running) {
    const head = letters(text)
    for (const page of new Set(paper.leaves.slice(from, to).flatMap(({ page, until }) => [page, until]))) {
      // The first page carries its own name.
      if (page === 1) continue
      const margin = [...letters(paper.margins[page - 1] ?? '')]
      const missing = [...head].some((letter) => {
        const at = margin.indexOf(letter)
        if (at >= 0) margin.splice(at, 1)
        return at < 0
      })
      if (missing) problems.push(`lacks the running head ${start(text)} on page ${page}`)
    }
  }
  return problems
}

/** What is wrong with a PDF; an empty list if nothing is. */
export async function check(pdf: Uint8Array, source?: Source): Promise<string[]> {
  const paper = await read(pdf)
  return [
    ...(source?.problems ?? []),
    ...identity(paper, source),
    ...markedContent(paper),
    ...structure(paper),
    ...faces(paper),
    ...words(paper),
    ...(source ? [...sameAs(paper, source), ...layout(paper, source)] : []),
  ]
}
