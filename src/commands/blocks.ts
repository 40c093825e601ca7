/** npm run blocks: brings the registers of blocks up to date with the texts. */
import { look, stopAt } from './content.ts'

const { faults, content } = await look({ write: true })
stopAt(faults)
const count = content.folders.reduce((sum, folder) => sum + Object.values(folder.register).flat().length, 0)
console.log(`${count} blocks in ${content.folders.length} languages.`)
