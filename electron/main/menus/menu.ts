import {
  app,
  type BaseWindow,
  BrowserWindow,
  Menu,
  type MenuItemConstructorOptions,
} from 'electron'
import { MENU_CHANNEL, type MenuCommand } from '../../../shared/protocol/ipc.ts'
import type { Say } from '../messages.ts'

export type FileActions = {
  open(): Promise<void>
  openSample(): Promise<void>
  share(window: BrowserWindow | null): Promise<void>
  saveCopy(window: BrowserWindow | null): Promise<void>
  showStart(): Promise<void>
  showRoom(window: BrowserWindow | null): Promise<void>
  isQuiet(): boolean
  beQuiet(isQuiet: boolean): Promise<void>
  copyDiagnostics(): Promise<void>
  showLog(): Promise<void>
  showLicences(): Promise<void>
  checkUpdates(): Promise<void>
  /** Closes the window; the start window takes the place of the last one. */
  close(window: BrowserWindow | null): Promise<void>
}

// Of the app itself: what a window can do by itself has its keys in renderer/app/command-list.ts.
const ROOM_KEYS = 'CmdOrCtrl+Shift+Y'
const START_KEYS = 'CmdOrCtrl+Shift+O'

type Items = MenuItemConstructorOptions[]

/** The menu of the app. What concerns the text is sent to the window that has the focus. */
export function setMenu(say: Say, files: FileActions): void {
  const template: Items = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: say('file'), submenu: fileItems(say, files) },
    { label: say('edit'), submenu: editItems(say) },
    { label: say('view'), submenu: viewItems(say, files) },
    { label: say('window'), submenu: windowItems(say, files) },
    { role: 'help', label: say('help'), submenu: helpItems(say, files) },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function fileItems(say: Say, files: FileActions): Items {
  return [
    action('open', say('open'), () => void files.open(), 'CmdOrCtrl+O'),
    action('openSample', say('openSample'), () => void files.openSample()),
    { type: 'separator' },
    action('saveCopy', say('saveCopy'), (window) => void files.saveCopy(window)),
    action('share', say('share'), (window) => void files.share(window)),
    {
      label: say('export'),
      submenu: [
        command('exportDocx', say('exportDocx'), 'CmdOrCtrl+E'),
        command('exportPdf', say('exportPdf')),
        command('exportText', say('exportText')),
        { type: 'separator' },
        command('exportTracked', say('exportTracked')),
        command('exportCompilation', say('exportCompilation')),
        command('exportPositions', say('exportPositions')),
        command('exportJson', say('exportJson')),
        { type: 'separator' },
        command('exportAs', say('exportAs')),
      ],
    },
    { type: 'separator' },
    command('print', say('print'), 'CmdOrCtrl+P'),
    { type: 'separator' },
    action('close', say('closeWindow'), (window) => void files.close(window), 'CmdOrCtrl+W'),
    { role: 'quit', label: say('quit') },
  ]
}

function editItems(say: Say): Items {
  return [
    // Not the roles of the same name: undo on the tape is the window's own. The keys reach the page by themselves.
    { ...command('undo', say('undo'), 'CmdOrCtrl+Z'), registerAccelerator: false },
    { ...command('redo', say('redo'), 'CmdOrCtrl+Shift+Z'), registerAccelerator: false },
    { type: 'separator' },
    { role: 'cut', label: say('cut') },
    { role: 'copy', label: say('copy') },
    { role: 'paste', label: say('paste') },
    { role: 'selectAll', label: say('selectAll') },
  ]
}

function viewItems(say: Say, files: FileActions): Items {
  const developer: Items = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools', label: say('developerTools') }]
  return [
    command('viewMarkup', say('viewMarkup'), 'CmdOrCtrl+1'),
    command('viewBase', say('viewBase'), 'CmdOrCtrl+2'),
    command('viewIncorporated', say('viewIncorporated'), 'CmdOrCtrl+3'),
    { type: 'separator' },
    action('roomWindow', say('roomWindow'), (window) => void files.showRoom(window), ROOM_KEYS),
    { type: 'separator' },
    { role: 'zoomIn', label: say('zoomIn') },
    { role: 'zoomOut', label: say('zoomOut') },
    { role: 'resetZoom', label: say('resetZoom') },
    { role: 'togglefullscreen', label: say('fullScreen') },
    ...developer,
  ]
}

function windowItems(say: Say, files: FileActions): Items {
  return [
    action('startWindow', say('startWindowItem'), () => void files.showStart(), START_KEYS),
    { type: 'separator' },
    {
      id: 'quiet',
      type: 'checkbox',
      label: say('doNotDisturb'),
      checked: files.isQuiet(),
      click: ({ checked }) => void files.beQuiet(checked),
    },
    { type: 'separator' },
    { role: 'minimize', label: say('minimise') },
  ]
}

function helpItems(say: Say, files: FileActions): Items {
  return [
    command('help', say('helpKeys')),
    command('tour', say('tour')),
    { type: 'separator' },
    action('checkUpdates', say('checkUpdates'), () => void files.checkUpdates()),
    action('copyDiagnostics', say('copyDiagnostics'), () => void files.copyDiagnostics()),
    action('showLicences', say('showLicences'), () => void files.showLicences()),
    action('showLog', say('showLog'), () => void files.showLog()),
  ]
}

function command(id: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions {
  return action(id, label, (window) => window?.webContents.send(MENU_CHANNEL, id), accelerator)
}

function action(
  id: string,
  label: string,
  act: (window: BrowserWindow | null) => void,
  accelerator?: string,
): MenuItemConstructorOptions {
  const click = (_item: unknown, window: BaseWindow | undefined) =>
    act(window instanceof BrowserWindow ? window : BrowserWindow.getFocusedWindow())
  return { id, label, click, ...(accelerator === undefined ? {} : { accelerator }) }
}
