import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const SOURCES = [
  'electron',
  'renderer',
  'server',
  'shared',
  'electron.vite.config.ts',
  'package-lock.json',
]
/** Written last, so that a build that was cut short counts as none. */
const LAST_BUILT = 'out/renderer/index.html'

/** Builds `out/` if a source is newer, telling so first. Returns null, or what the builder said if it failed. */
export function freshBuild(tell = () => {}) {
  const built = path.join(ROOT, LAST_BUILT)
  const newest = Math.max(...SOURCES.map((source) => newestIn(path.join(ROOT, source))))
  if (existsSync(built) && statSync(built).mtimeMs > newest) return null
  tell()
  const builder = path.join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  const done = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return done.status === 0 ? null : done.stdout + done.stderr
}

/** When something at or under the place was last changed, in milliseconds since 1970. */
function newestIn(place) {
  const { mtimeMs } = statSync(place)
  if (!statSync(place).isDirectory()) return mtimeMs
  // A folder's own time tells that something in it was removed.
  return Math.max(mtimeMs, ...readdirSync(place).map((name) => newestIn(path.join(place, name))))
}
