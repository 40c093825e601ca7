/** How many pages a PDF has. */
import { PDFDocument } from '@cantoo/pdf-lib'

/**
 * Reads the number from the top of the tree of pages where that lies open in the file, as in all of ours;
 * a PDF from elsewhere is read whole, which takes a hundred times as long.
 * Nothing for a file that cannot be read.
 */
export async function pagesOf(pdf: Uint8Array): Promise<number | undefined> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  for (let at = bytes.indexOf('/Type /Pages'); at >= 0; at = bytes.indexOf('/Type /Pages', at + 1)) {
    const tree = bytes.toString('latin1', bytes.lastIndexOf('<<', at), bytes.indexOf('>>', at))
    const count = /\/Count (\d+)/.exec(tree)?.[1]
    if (count && !tree.includes('/Parent')) return Number(count)
  }
  return (await PDFDocument.load(pdf, { updateMetadata: false }).catch(() => undefined))?.getPageCount()
}
