import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

// Electron's package carries no binary: it is downloaded once. Requiring the package would do that
// synchronously and without a limit of time, so nothing here does.

const PROBE_MS = 3000
const DOWNLOAD_PATIENCE_MS = 300_000
const RELEASES = 'https://github.com/electron/electron/releases/download/'

const manifest = createRequire(import.meta.url).resolve('electron/package.json')
const folder = path.dirname(manifest)
const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
const archive = `electron-v${version}-${process.platform}-${process.arch}.zip`

/** Path of Electron's executable; null if it is not here, or of another version. */
export function electronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const name = read('path.txt') ?? 'electron'
  const file = path.join(override ?? path.join(folder, 'dist'), name)
  const isCurrent = override !== undefined || read('dist/version')?.replace(/^v/, '') === version
  return isCurrent && existsSync(file) ? file : null
}

/** Whether Electron can be downloaded, or was before; answers within three seconds. */
export async function canDownloadElectron() {
  return isInCache() || isOnline()
}

/** Downloads Electron; returns the path of its executable, or null if that failed. */
export function downloadElectron() {
  const done = spawnSync(process.execPath, [path.join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_PATIENCE_MS,
  })
  return done.status === 0 ? electronBinary() : null
}

async function isOnline() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? RELEASES
  try {
    const url = `${mirror}v${version}/${archive}`
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    return answer.ok
  } catch {
    return false
  }
}

/** The installer keeps archives in a folder named after their address. */
function isInCache() {
  const caches = {
    darwin: path.join(os.homedir(), 'Library/Caches/electron'),
    win32: path.join(process.env.LOCALAPPDATA ?? os.homedir(), 'electron/Cache'),
  }
  const usual = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache')
  const cache =
    process.env.electron_config_cache ?? caches[process.platform] ?? path.join(usual, 'electron')
  if (!existsSync(cache)) return false
  return readdirSync(cache).some((name) => existsSync(path.join(cache, name, archive)))
}

function read(name) {
  const file = path.join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}
