import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
]
const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell']
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
const WINDOWS_PROGRAMS = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
]

/** Path of a browser of the Chromium family that runs here; null if there is none. `CHROMIUM_PATH` decides if set. */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return existsSync(chosen) ? chosen : null
  return candidates().find((file) => existsSync(file) && answers(file)) ?? null
}

/** Path of Chromium without a window of its own, in which tests start and run in a fraction of the time; null if there is none. */
export function findShell() {
  if (process.env.CHROMIUM_PATH) return null
  return SHELL_NAMES.map(onPath).find((file) => file !== null && answers(file)) ?? null
}

/** Path of a program on PATH; null if there is none. */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null
}

function candidates() {
  const found = NAMES.map(onPath)
  if (process.platform === 'darwin')
    found.push(...MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`))
  if (process.platform === 'win32')
    found.push(
      ...WINDOWS_FOLDERS.flatMap((key) =>
        WINDOWS_PROGRAMS.map((program) => path.join(process.env[key] ?? '', program)),
      ),
    )
  return [...found, playwrightsOwn()].filter((file) => file !== null)
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return null // Not installed: `npm start` needs no test tools.
  }
}

/** Some systems put a script in the browser's place that only tells how to install it. */
function answers(file) {
  if (process.platform === 'win32') return true
  const asked = spawnSync(file, ['--version'], { timeout: 20_000, encoding: 'utf8' })
  return asked.status === 0 && /Chrom|Edge/.test(asked.stdout)
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
