// The module `electron` as the app's main process sees it. Only what the app uses is imitated; the rest throws.
const { app } = require('./app.cjs')
const BrowserWindow = require('./browser-window.cjs')
const clipboard = require('./clipboard.cjs')
const dialog = require('./dialog.cjs')
const ipcMain = require('./ipc-main.cjs')
const { Menu, MenuItem } = require('./menu.cjs')
const nativeTheme = require('./native-theme.cjs')
const powerMonitor = require('./power-monitor.cjs')
const powerSaveBlocker = require('./power-save-blocker.cjs')
const safeStorage = require('./safe-storage.cjs')
const screen = require('./screen.cjs')
const { session, protocol } = require('./session.cjs')
const shell = require('./shell.cjs')
const strict = require('./strict.cjs')
const { utilityProcess } = require('./utility-process.cjs')
const windows = require('./windows.cjs')

const webContents = {
  getAllWebContents: () => windows.all().map((window) => window.webContents),
  fromId: (id) => windows.byId(id)?.webContents,
  /** Playwright finds the window of a page by it. */
  fromDevToolsTargetId: (targetId) => windows.byTarget(targetId)?.webContents,
  getFocusedWebContents: () => windows.focused()?.webContents ?? null,
}

const electron = strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  // Nobody sits before a test; what would be told is tested beside it (tests/electron/attending.test.ts).
  Notification: { isSupported: () => false },
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
})

module.exports = { electron }
