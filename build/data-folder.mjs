import { mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The folder in which this user's data of Penholder lives, by the custom of the system; made if need be. */
export function dataFolder() {
  const home = os.homedir()
  const places = {
    darwin: path.join(home, 'Library/Application Support/Penholder'),
    win32: path.join(process.env.APPDATA ?? path.join(home, 'AppData/Roaming'), 'Penholder'),
  }
  const usual = process.env.XDG_DATA_HOME || path.join(home, '.local/share')
  const folder = places[process.platform] ?? path.join(usual, 'penholder')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
