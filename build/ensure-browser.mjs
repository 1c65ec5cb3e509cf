// Finds a browser of the Chromium family for the tests, best one without a window of its own, or installs one; keeps its path
// in node_modules/.cache/browser.json and prints it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser, findShell, onPath } from './browser.mjs'

const CACHE = path.resolve(import.meta.dirname, '../node_modules/.cache')
const INSTALL_PATIENCE_MS = 600_000

/** Path of a browser, installed if need be; null if there is none and none can be had. */
export function ensureBrowser() {
  const browser = findShell() ?? findBrowser() ?? installed()
  if (browser === null) return null
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(path.join(CACHE, 'browser.json'), `${JSON.stringify({ path: browser })}\n`)
  return browser
}

function installed() {
  console.error('No browser for the tests yet; installing one (once).')
  if (installBySystem() || installByPlaywright()) return findShell() ?? findBrowser()
  return null
}

function installBySystem() {
  if (process.platform !== 'linux' || onPath('apt-get') === null) return false
  const elevate = elevation()
  if (elevate === null) return false
  const apt = (...args) =>
    run([...elevate, 'apt-get', '-qq', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args])
  const install = (name) => apt('install', '--no-install-recommends', name)
  // A fresh machine has no list of packages yet, and not every system has the first.
  const installEither = () => install('chromium-headless-shell') || install('chromium')
  return installEither() || (apt('update') && installEither())
}

/** What to put before a command so that it runs as root; null if that is not possible without a password. */
function elevation() {
  if (process.getuid() === 0) return []
  if (onPath('sudo') === null) return null
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null
}

function installByPlaywright() {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json')
  const cli = path.join(path.dirname(manifest), 'cli.js')
  return run([process.execPath, cli, 'install', 'chromium', '--no-shell'])
}

function run([command, ...args]) {
  const { status } = spawnSync(command, args, {
    stdio: 'ignore',
    timeout: INSTALL_PATIENCE_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = ensureBrowser()
  if (browser === null) {
    console.error(
      'The tests need Chromium, Chrome or Edge, and none could be installed. Install one, or set CHROMIUM_PATH, and run them again.',
    )
    process.exit(1)
  }
  console.log(browser)
}
