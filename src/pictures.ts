/** Pictures as pages use them: drawings as they are, photographs at the width of the page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { pictures } from './library.ts'
import { contentFolder } from './source/folder.ts'

/** Widest a picture is shown, in CSS pixels. */
const widest = 720

export interface Sized { src: string; width: number; height: number }

const sizes = new Map<string, Promise<Sized>>()
/** Address and size of a picture on the page. Throws when the picture does not exist; the content check says so earlier. */
export function sizeOf(id: string): Promise<Sized> {
  const size = sizes.get(id) ?? measured(id)
  sizes.set(id, size)
  return size
}

async function measured(id: string): Promise<Sized> {
  const file = pictures.get(id)
  if (!file) throw new Error(`There is no picture “${id}” in content/pictures.`)
  const { width = 1, height = 1 } = await sharp(join(contentFolder, 'pictures', file)).metadata()
  if (file.endsWith('.svg')) {
    const [, , w, h] = /viewBox="([-\d.\s]+)"/.exec(await readFile(join(contentFolder, 'pictures', file), 'utf8'))?.[1]?.split(/\s+/).map(Number) ?? [0, 0, width, height]
    return { src: `/pictures/${id}.svg`, width: Math.round(w!), height: Math.round(h!) }
  }
  return { src: `/pictures/${id}.jpg`, width: Math.min(width, widest), height: Math.round((Math.min(width, widest) / width) * height) }
}

/** The bytes of a picture as published. */
export async function published(id: string): Promise<Uint8Array> {
  const path = join(contentFolder, 'pictures', pictures.get(id)!)
  if (path.endsWith('.svg')) return readFile(path)
  // JPEG, because it also goes onto paper as it is; 72 keeps a 720 pixel photograph below 60 kB.
  return sharp(path).rotate().resize({ width: widest, withoutEnlargement: true }).jpeg({ quality: 72, mozjpeg: true }).toBuffer()
}
