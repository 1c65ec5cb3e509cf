import { app, BrowserWindow } from 'electron'
import type { DossierWindows } from '../dossiers/dossier-windows.ts'

// How the app ends: with its last window, and not before its last file is closed.

/** Whether the app has no window. */
export function isBare(): boolean {
  return BrowserWindow.getAllWindows().length === 0
}

/** [D12] Without a window, and without one on its way, the app ends. */
export function quitIfBare(windows: DossierWindows): void {
  if (isBare() && !windows.isOpening) app.quit()
}

/** The app ends when the last file is closed and on disk, not before. */
export function quitWhenClosed(windows: DossierWindows): void {
  app.on('window-all-closed', () => quitIfBare(windows))
  app.on('will-quit', (event) => {
    event.preventDefault()
    windows
      .closed()
      .catch(console.error)
      .finally(() => app.exit(0))
  })
}
