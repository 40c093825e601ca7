/** QR codes as pictures: one path, crisp at any size. The caller gives the picture its name. */
import QRCode from 'qrcode'

/** White modules that must stand round a code for a camera to find it. */
const quiet = 4

/** An SVG of `text` as QR code, without title: put it in an element that says where it leads. */
export function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * quiet
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      let length = 1
      while (column + length < modules.size && modules.get(row, column + length)) length++
      path += `M${column + quiet} ${row + quiet}h${length}v1h-${length}z`
      column += length
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
}
