/** npm run translated -- <file> [<id>…] [--still-right]: tells that blocks are translated again from the present Dutch. */
import { relative, resolve } from 'node:path'
import { confirm, type Row } from '../domain/blocks.ts'
import { contentFolder } from '../source/folder.ts'
import { entryOf, writeRegisters } from '../source/register.ts'
import { look, stopAt, today } from './content.ts'

const flags = process.argv.slice(2)
const stillRight = flags.includes('--still-right')
const [file, ...ids] = flags.filter((flag) => !flag.startsWith('--'))
const fail = (what: string): never => { console.error(what); process.exit(1) }
if (!file) fail('Say which file: npm run translated -- content/ar/programma/01-wat-is-het.md [<id>…] [--still-right]')

const { content, faults } = await look({ write: true })
stopAt(faults)
const name = `content/${relative(contentFolder, resolve(file!)).replaceAll('\\', '/')}`
const folder = content.folders.slice(1).find(({ language }) => name.startsWith(`content/${language.tag}/`))
const own = folder && [...folder.texts.values(), ...folder.lists.values()].find((entry) => entry.file === name)
if (!folder || !own) fail(`${name} is not a translated file. Name a file of words in the folder of a language other than ${content.source.language.label}.`)
const source = new Map(content.source.rows(own!.key).map((row) => [row.id, row]))
const rows = folder!.rows(own!.key)
const unknown = ids.filter((id) => !rows.some((row) => row.id === id))
if (unknown.length) fail(`${name} has no block ${unknown.join(', ')}. npm run check lists the ids of outdated blocks.`)

const refused: string[] = []
let moved = 0
const renewed = rows.map((row, place): Row => {
  const from = source.get(row.id)
  if (!from || (ids.length > 0 && !ids.includes(row.id)) || row.of === from.digest) return row
  const entry = entryOf(own!, row.id, place)!
  const outcome = confirm(row, from, entry.text, today(), stillRight)
  if ('refused' in outcome) { refused.push(`${name}:${entry.line ?? 1}  block ${row.id} is not called translated: ${outcome.refused}.`); return row }
  moved++
  return outcome.row
})
const registers = new Map(content.folders.map((entry) => [entry.language.tag, entry === folder ? { ...entry.register, [own!.key]: renewed } : entry.register]))
if (moved) await writeRegisters(content, registers)
console.log(moved ? `${moved === 1 ? '1 block is' : `${moved} blocks are`} made from the present ${content.source.language.label} text.` : refused.length ? 'Nothing was changed.' : 'Nothing was outdated.')
if (refused.length) fail(refused.join('\n'))
