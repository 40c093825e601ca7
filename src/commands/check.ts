/** npm run check: reads all content and code and prints what is wrong, missing and outdated. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { look, lookAtMotion, stopAt } from './content.ts'
import { report } from '../domain/problem.ts'
import { outdated, statusByFile } from '../source/register.ts'

const { content, faults, notes } = await look({ write: false })
if (notes.length) console.log(`${report(notes)}\n`)
stopAt(faults)
stopAt(await lookAtMotion())
const late = outdated(content)
if (late.length) console.log(`${report(late)}\n`)
for (const { lang, file, missing } of statusByFile(content)) if (missing.length) console.log(`${lang}  ${file}  ${missing.length} missing`)
for (const folder of content.folders.slice(1)) {
  const files = [...content.source.texts.keys(), ...content.source.lists.keys()].filter((key) => !folder.texts.has(key) && !folder.lists.has(key))
  if (files.length) console.log(`${folder.language.tag}  not there yet: ${files.join(', ')}`)
}
if (!process.argv.includes('--content')) {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  // Astro’s own command makes the types of the collections first: in a fresh clone there are none.
  const { status } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'], { cwd: root, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } })
  if (status !== 0) process.exit(status ?? 1)
}
console.log('No problem in the content.')
