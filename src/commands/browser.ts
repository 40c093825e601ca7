/** Finds a browser on this machine: for printing and for tests. */
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/** Commands in order of liking. The headless shell is half as heavy as the whole browser. */
const commands = [
  'chromium-headless-shell', 'chrome-headless-shell', 'headless_shell',
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge',
]

/** Where browsers are put that do not stand in the path. */
function usualPlaces(): string[] {
  const { env } = process
  if (process.platform === 'darwin') {
    const apps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge']
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) => apps.map((app) => join(folder, app)))
  }
  if (process.platform === 'win32') {
    const programs = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
      .filter((folder): folder is string => Boolean(folder))
      .flatMap((folder) => programs.map((program) => `${folder}\\${program}`))
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome']
}

function runs(file: string): boolean {
  try {
    accessSync(file, process.platform === 'win32' ? constants.F_OK : constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a browser: `CHROME_PATH`, then one of the machine, then Playwright's own; none if there is none. */
export function findBrowser(): string | undefined {
  const wished = process.env.CHROME_PATH
  if (wished && existsSync(wished)) return wished
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const endings = process.platform === 'win32' ? ['.exe'] : ['']
  for (const command of commands)
    for (const folder of folders)
      for (const ending of endings) {
        const file = join(folder, command + ending)
        if (runs(file)) return file
      }
  return [...usualPlaces(), chromium.executablePath()].find((file) => file && runs(file))
}

/** How every browser here is started: quiet, without network of its own, the same letters on every machine. */
export function browserArguments(): string[] {
  const root = typeof process.getuid === 'function' && process.getuid() === 0
  return [
    ...(root ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--font-render-hinting=none',
  ]
}
