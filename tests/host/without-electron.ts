import { existsSync } from 'node:fs'
import path from 'node:path'

const ELECTRON = path.resolve(import.meta.dirname, '../../node_modules/electron/path.txt')

/** Lets the stand-in take Electron's place where its binary is missing, or a screen that it could open a window on. */
export function standInWithoutElectron(): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const hasScreen =
    process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined
  if (!existsSync(ELECTRON) || !hasScreen)
    process.env.ELECTRON_OVERRIDE_DIST_PATH ??= path.join(import.meta.dirname, 'bin')
}
