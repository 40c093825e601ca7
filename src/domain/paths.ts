/** The addresses of the site: what follows the language is the same in every language. */

/** Sections with pages of their own, as they stand in the address and as the folder of words is named. */
export const sections = ['programma', 'deelnemers', 'het-gesprek', 'over'] as const
export type Section = (typeof sections)[number]

export const paths = {
  home: (lang: string) => `/${lang}/`,
  section: (lang: string, section: Section) => `/${lang}/${section}/`,
  page: (lang: string, section: Section, id: string) => (section === 'over' && id === 'over' ? `/${lang}/over/` : `/${lang}/${section}/${id}/`),
  schedule: (lang: string) => `/${lang}/schema/`,
  films: (lang: string) => `/${lang}/films/`,
  film: (lang: string, id: string) => `/${lang}/films/${id}/`,
  materials: (lang: string) => `/${lang}/materialen/`,
  item: (lang: string, item: string) => `/${lang}/materialen/${item}/`,
  glossary: (lang: string, term?: string) => `/${lang}/woordenlijst/${term ? `#${term}` : ''}`,
  source: (lang: string, id: string) => `/${lang}/programma/bronnen/#bron-${id}`,
  search: (lang: string) => `/${lang}/zoeken/`,
  feed: (lang: string) => `/${lang}/feed.xml`,
  calendar: (lang: string) => `/${lang}/schema.ics`,
  download: (lang: string, item: string, format: string, variant?: string) => `/downloads/${lang}/${item}${variant ? `.${variant}` : ''}.${format}`,
  /** The still of a film's line, as JPEG; it stands in the site only while paper is made. */
  still: (film: string, lang: string, cue: string) => `/print/films/${film}.${lang}.${cue}.jpg`,
  print: (lang: string, item: string, variant?: string) => `/print/${lang}/${item}${variant ? `.${variant}` : ''}/`,
}

/** The same page in another language: only the first part of the address changes. */
export function inLanguage(path: string, lang: string): string {
  return path.replace(/^\/[^/]+\//, `/${lang}/`)
}

/** What follows the language in an address; `''` for a home page. */
export function afterLanguage(path: string): string {
  return path.replace(/^\/[^/]+\//, '')
}

/** Id of a file: its name without number and ending. `03-geld-huis-en-post.md` → `geld-huis-en-post`. */
export function idOf(fileName: string): string {
  return fileName.replace(/^.*\//, '').replace(/\.[^.]+$/, '').replace(/^\d+-/, '')
}
