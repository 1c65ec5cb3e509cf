import { homedir, platform } from 'node:os'
import path from 'node:path'
import process from 'node:process'

/** Where this user's settings of Penholder are; `PENHOLDER_CONFIG` names another place. */
export function settingsFolder(): string {
  const { PENHOLDER_CONFIG, XDG_CONFIG_HOME, APPDATA } = process.env
  if (PENHOLDER_CONFIG) return PENHOLDER_CONFIG
  if (platform() === 'darwin') {
    return path.join(homedir(), 'Library', 'Application Support', 'Penholder')
  }
  if (platform() === 'win32' && APPDATA) return path.join(APPDATA, 'Penholder')
  return path.join(XDG_CONFIG_HOME || path.join(homedir(), '.config'), 'penholder')
}
