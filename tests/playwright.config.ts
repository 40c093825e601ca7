/** How the tests run: pure parts, outputs on a site in memory, and the finished site in a browser. */
import { defineConfig } from 'playwright/test'
import { browserArguments, findBrowser } from '../src/commands/browser.ts'

const executablePath = findBrowser()

export default defineConfig({
  outputDir: '../node_modules/.cache/tests',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  forbidOnly: true,
  reporter: [['./reporter.ts']],
  use: {
    baseURL: 'http://127.0.0.1:4399',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserArguments() },
  },
  webServer: process.env.SITE_TESTS === 'none' ? undefined : {
    command: `"${process.execPath}" src/commands/preview.ts`, cwd: '..', url: 'http://127.0.0.1:4399/', env: { PORT: '4399' }, reuseExistingServer: false, timeout: 30_000,
  },
  // Folders, not patterns: a pattern is held against the whole path, and a clone in a folder called “site” ran every test twice.
  projects: [
    { name: 'unit', testDir: 'unit' },
    { name: 'outputs', testDir: 'outputs' },
    { name: 'site', testDir: 'site' },
  ],
})
