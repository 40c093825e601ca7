// The peer of the bench: Starlight with the same languages and the same text.
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://example.org',
  integrations: [starlight({
    title: 'Bench', defaultLocale: 'nl',
    locales: { nl: { label: 'Nederlands', lang: 'nl' }, en: { label: 'English', lang: 'en' }, ar: { label: 'العربية', lang: 'ar', dir: 'rtl' }, ti: { label: 'ትግርኛ', lang: 'ti' }, fa: { label: 'فارسی', lang: 'fa', dir: 'rtl' }, so: { label: 'Soomaali', lang: 'so' }, tr: { label: 'Türkçe', lang: 'tr' }, uk: { label: 'Українська', lang: 'uk' } },
  })],
})
