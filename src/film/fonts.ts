/** The fonts of words in files, and how wide a text is in them. */
import { createRequire } from 'node:module'
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js'
import type { Measure } from './art/things.ts'
import { escape } from './markup.ts'

const { resolve } = createRequire(import.meta.url) // `import.meta.resolve` is not there when a bundler has been at work
const file = (name: string): string => resolve('@expo-google-fonts/' + name)
const latin = [file('noto-sans/700Bold/NotoSans_700Bold.ttf')]
const files: Record<string, string[]> = { Arab: [file('vazirmatn/700Bold/Vazirmatn_700Bold.ttf'), ...latin], Ethi: [file('noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf'), ...latin] }
const families: Record<string, string> = { Arab: 'Vazirmatn', Ethi: 'Noto Sans Ethiopic' }
const script = (lang: string): string => new Intl.Locale(lang).maximize().script ?? 'Latn'

/** What the renderer needs to set words of a language; fonts are parsed for every picture, so only those. */
export const fontsOf = (lang: string): NonNullable<ResvgRenderOptions['font']> => ({ loadSystemFonts: false, fontFiles: files[script(lang)] ?? latin, defaultFontFamily: families[script(lang)] ?? 'Noto Sans' })

const known = new Map<string, number>()
/** Measures texts of a language. */
export const measureIn = (lang: string): Measure => (text, size, weight) => {
  const key = `${script(lang)} ${weight} ${text}`
  if (!known.has(key)) {
    const font = fontsOf(lang)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200"><text x="10" y="120" font-family="${font.defaultFontFamily}" font-size="100" font-weight="${weight}">${escape(text)}</text></svg>`
    known.set(key, new Resvg(svg, { font, logLevel: 'off' }).getBBox()?.width ?? 0)
  }
  return (known.get(key)! * size) / 100
}

/** A picture as PNG or raw pixels, `width` wide. */
export const render = (svg: string, lang: string, width: number) => new Resvg(svg, { font: fontsOf(lang), logLevel: 'off', fitTo: { mode: 'width', value: width } }).render()
