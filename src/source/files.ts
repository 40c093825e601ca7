/** Lists and reads the files of a folder of content, refusing names and links that do not belong there. */
import { lstat, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../domain/problem.ts'

/** Paths of all files below `root`, with forward slashes, sorted; what may not be there is told in `problems`. */
export async function listFiles(root: string, under = '', problems: Problem[] = []): Promise<{ files: string[]; problems: Problem[] }> {
  const files: string[] = []
  for (const name of (await readdir(join(root, under))).sort()) {
    if (name === '.DS_Store' || name === 'Thumbs.db' || name.endsWith('~')) continue
    const path = under ? `${under}/${name}` : name
    const shown = `content/${path.replace(/[^\x20-\x7e]/g, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`)}`
    const facts = await lstat(join(root, path))
    if (facts.isSymbolicLink()) problems.push({ file: shown, what: 'is a link to somewhere else. Put the file itself here.' })
    else if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) problems.push({ file: shown, what: 'has a name with signs that do not belong in an address. Use plain letters a–z, digits, hyphens and dots.' })
    else if (facts.isDirectory()) files.push(...(await listFiles(root, path, problems)).files)
    else files.push(path)
  }
  return { files, problems }
}

/** Text of a file: without byte order mark, with plain line ends, in NFC. */
export async function readText(path: string): Promise<string> {
  return normalised(await readFile(path, 'utf8'))
}

export function normalised(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').normalize('NFC')
}
