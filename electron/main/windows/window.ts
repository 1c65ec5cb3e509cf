import path from 'node:path'
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron'
import { APP_ORIGIN } from '../../../shared/protocol/links.ts'
import type { StartPlace } from '../../../shared/protocol/start-window.ts'
import { fitBounds, MIN_SIZE, type WindowState } from './window-state.ts'

/** So that a window is never white in a dark room before its page is there; as in the page's own colours. */
const BACKGROUND = { light: '#eef1f4', dark: '#12161b' }
const MAX_RELOADS = 3
const RELOAD_WINDOW_MS = 60_000

export type WindowLook = {
  readonly title: string
  /** The file that it shows, for the system's title bar. */
  readonly file?: string
  /** Its own storage and trust; left out for the app's. */
  readonly partition?: string
}

/** A window that is not yet shown, and shows itself with its first page; every window is made here ([D1]). */
export function createWindow(state: WindowState, look: WindowLook): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...fitBounds(state.bounds, areas),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: look.title,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    // Written out here, where those who look for dangerous windows look; a test knows each word of it.
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: true,
      ...(look.partition === undefined ? {} : { partition: look.partition }),
    },
  })
  if (state.isMaximized) window.maximize()
  if (look.file !== undefined) window.setRepresentedFilename(look.file)
  window.once('ready-to-show', () => window.show())
  reloadAfterCrash(window)
  return window
}

/**
 * Loads the app's page; the relay must be known by then, for the page may connect to it alone. A guest's page asks who
 * is there before it joins; that of the start window belongs to no negotiation.
 */
export async function loadApp(
  window: BrowserWindow,
  as: 'host' | 'guest' | 'start' | `start=${StartPlace}`,
): Promise<void> {
  await window.loadURL(`${APP_ORIGIN}/index.html${as === 'host' ? '' : `?${as}`}`)
}

/** Brings a window before the user, wherever it was. */
export function present(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** The window of a page that asks. */
export function windowOf(contents: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(contents)
  if (window === null) throw new Error('a page without a window')
  return window
}

export function stateOf(window: BrowserWindow): WindowState {
  return { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
}

/** A page that died comes back with everything that was saved; one that keeps dying stays down. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: readonly number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((time) => now - time < RELOAD_WINDOW_MS), now]
    if (crashes.length <= MAX_RELOADS) window.webContents.reload()
  })
}
