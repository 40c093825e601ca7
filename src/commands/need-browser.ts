/** Finds a browser, or installs one: the system's where we may, else Playwright's own with a minute of patience. */
import { spawnSync } from 'node:child_process'
import { findBrowser } from './browser.ts'

if (!findBrowser()) {
  const root = typeof process.getuid === 'function' && process.getuid() === 0
  const quiet = { stdio: 'ignore' } as const
  const apt = root && spawnSync('apt-get', ['--version'], quiet).status === 0
  if (apt) {
    console.log('Installing a browser from the system’s packages …')
    spawnSync('apt-get', ['update'], quiet)
    for (const name of ['chromium-headless-shell', 'chromium', 'chromium-browser']) {
      if (spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-noto-core'], { ...quiet, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0 && findBrowser()) break
    }
  }
  if (!findBrowser()) {
    console.log('Installing Playwright’s browser …')
    spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', '--only-shell', 'chromium'], { stdio: 'ignore', timeout: 60_000 })
  }
}
process.exit(findBrowser() ? 0 : 1)
