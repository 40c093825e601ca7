/** Fingerprints of text and of bytes. */
import { createHash } from 'node:crypto'

/** Text as it counts: NFC, one space between words, no white space at the ends. Layout is not text. */
export function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Twelve hexadecimal digits that change when, and only when, the words of `text` change. */
export function digest(text: string): string {
  return createHash('sha256').update(plain(text)).digest('hex').slice(0, 12)
}

/** SHA-256 of bytes in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
