/** Looks whether a picture is whole and safe: its bytes are what its name says, and an SVG holds no code. */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

/** What is wrong with a picture and how to mend it, or undefined. */
export async function checkPicture(path: string): Promise<string | undefined> {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  if (!['svg', 'jpg', 'png'].includes(ending)) return 'is not a picture this site takes. Use .svg, .jpg or .png.'
  const bytes = await readFile(path)
  if (ending === 'svg') {
    const text = bytes.toString('utf8')
    if (!/^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(text)) return 'is not an SVG drawing, though its name says so. Save it again as SVG.'
    const code = /<(?:script|foreignObject|iframe|image|a)[\s>/]|@import|\son\w+\s*=|(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|<!ENTITY/i.exec(text)
    if (code) return `holds code or something from elsewhere (“${code[0].trim().slice(0, 30)}”). Save it as plain SVG with shapes only; colours as attributes.`
    if (!/viewBox=/.test(text)) return 'has no viewBox, so its shape is unknown. Save it with a viewBox.'
  }
  try {
    const picture = sharp(bytes, { failOn: ending === 'svg' ? 'none' : 'truncated', limitInputPixels: 50e6 })
    const { format } = await picture.metadata()
    const wanted = { svg: 'svg', jpg: 'jpeg', png: 'png' }[ending]
    if (format !== wanted) return `is a ${format} file, though its name says .${ending}. Save it again in that format.`
    // Only reading every pixel finds a picture that breaks off half-way.
    if (ending !== 'svg') await picture.stats()
  } catch (error) {
    return `is broken or not a picture (${(error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 80)}). Save or copy it again.`
  }
  return undefined
}
