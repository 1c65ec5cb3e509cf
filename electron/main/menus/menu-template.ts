import type { BrowserWindow, MenuItemConstructorOptions } from 'electron'
import type { StartPlace } from '../../../shared/protocol/start-window.ts'
import { editItems, type SpellingMenu } from './edit-menu.ts'
import { actionItem, commandItems, type ItemKit, type Items } from './menu-items.ts'
import { EXPORTS, FORMAT, HISTORY, POSITIONS, PROPOSALS, VIEWS } from './menu-plan.ts'
import { recentItem } from './recent-menu.ts'

// The menu bar as a value: of what is open, of the system's manners and of the language, nothing else. What a window does
// itself is a command of the list that the window's own menus, keys and help are made of (shared/protocol/command-list.ts).

type OfWindow = (window: BrowserWindow | null) => unknown

/** What the entries do that are the app's own. */
export type MenuActions = {
  readonly start: (place: StartPlace | null) => unknown
  readonly open: () => unknown
  readonly openFile: (file: string) => unknown
  readonly openSample: () => unknown
  readonly saveCopy: OfWindow
  readonly showRoom: OfWindow
  readonly newWindow: OfWindow
  readonly beQuiet: (isQuiet: boolean) => unknown
  readonly copyDiagnostics: () => unknown
  readonly showLog: () => unknown
  readonly showLicences: () => unknown
  readonly checkUpdates: () => unknown
  /** Closes the window; the start window takes the place of the last one. */
  readonly close: OfWindow
}

export type MenuWorld = ItemKit & {
  readonly app: string
  /** Whether this is an installed app, which has no tools for developers. */
  readonly isPackaged: boolean
  readonly isQuiet: boolean
  /** Files that were open before, newest first. */
  readonly recent: readonly string[]
  readonly spelling: SpellingMenu
  readonly act: MenuActions
}

/** The bar, from left to right; on a Mac the app's own menu comes first. */
export function menuTemplate(world: MenuWorld): Items {
  const { menu, platform } = world
  const commands = (...of: Parameters<typeof commandItems>[1]) => commandItems(world, of)
  return [
    ...(platform === 'darwin' ? [{ label: world.app, submenu: appItems(world) }] : []),
    { label: menu.word('bar_file'), submenu: fileItems(world) },
    { label: menu.word('bar_edit'), submenu: editItems(world, world.spelling) },
    { label: menu.word('bar_view'), submenu: viewItems(world) },
    { label: menu.word('bar_format'), submenu: commands(...FORMAT) },
    { label: menu.word('bar_positions'), submenu: commands(...POSITIONS) },
    { label: menu.word('bar_proposals'), submenu: commands(...PROPOSALS) },
    { label: menu.word('bar_history'), submenu: commands(...HISTORY) },
    { role: 'window', label: menu.word('bar_window'), submenu: windowItems(world) },
    { role: 'help', label: menu.word('bar_help'), submenu: helpItems(world) },
  ]
}

/** macOS: what every app has under its name. There are no settings of the app's own, so that it has no entry for them. */
function appItems({ menu, app, act, ...kit }: MenuWorld): Items {
  return [
    { role: 'about', label: menu.word('about', { app }) },
    actionItem({ ...kit, menu }, 'checkUpdates', act.checkUpdates),
    { type: 'separator' },
    { role: 'services', label: menu.word('services') },
    { type: 'separator' },
    { role: 'hide', label: menu.word('hide', { app }) },
    { role: 'hideOthers', label: menu.word('hideOthers') },
    { role: 'unhide', label: menu.word('showAll') },
    { type: 'separator' },
    { role: 'quit', label: menu.word('quitApp', { app }) },
  ]
}

function fileItems(world: MenuWorld): Items {
  const { menu, platform, front, act } = world
  const isOpen = front === 'negotiation' || front === 'room'
  const leave: MenuItemConstructorOptions = {
    role: 'quit',
    label: menu.word(platform === 'win32' ? 'exit' : 'quit'),
  }
  return [
    actionItem(world, 'newFromNote', () => act.start('new')),
    actionItem(world, 'newFromDraft', () => act.start('draft')),
    actionItem(world, 'joinByLink', () => act.start('join')),
    { type: 'separator' },
    actionItem(world, 'open', act.open),
    recentItem(world, world.recent, act.openFile),
    actionItem(world, 'openSample', act.openSample),
    { type: 'separator' },
    actionItem(world, 'saveCopy', act.saveCopy, isOpen),
    ...commandItems(world, ['share']),
    { type: 'separator' },
    ...commandItems(world, ['importDocument']),
    { label: menu.word('export'), submenu: commandItems(world, EXPORTS) },
    ...commandItems(world, ['translations', 'annexes', '-', 'print', '-']),
    actionItem(world, 'close', act.close),
    ...(platform === 'darwin' ? [] : [leave]),
  ]
}

function viewItems(world: MenuWorld): Items {
  const { menu, isPackaged, front, act } = world
  const developer: Items = [
    { type: 'separator' },
    // Their usual keys on a Mac are a command's.
    { role: 'toggleDevTools', label: menu.word('developerTools'), accelerator: 'F12' },
  ]
  const isOpen = front === 'negotiation' || front === 'room'
  return [
    ...commandItems(world, VIEWS),
    actionItem(world, 'roomWindow', act.showRoom, isOpen),
    { type: 'separator' },
    { role: 'zoomIn', label: menu.word('zoomIn') },
    { role: 'zoomOut', label: menu.word('zoomOut') },
    { role: 'resetZoom', label: menu.word('resetZoom') },
    { role: 'togglefullscreen', label: menu.word('fullScreen') },
    ...(isPackaged ? [] : developer),
  ]
}

function windowItems(world: MenuWorld): Items {
  const { menu, platform, isQuiet, front, act } = world
  const isOpen = front === 'negotiation' || front === 'room'
  const onMac: Items = [
    { type: 'separator' },
    { role: 'front', label: menu.word('bringAllToFront') },
  ]
  return [
    { role: 'minimize', label: menu.word('minimise') },
    ...(platform === 'darwin' ? [{ role: 'zoom' as const, label: menu.word('zoom') }] : []),
    { type: 'separator' },
    actionItem(world, 'startWindow', () => act.start(null)),
    actionItem(world, 'newWindow', act.newWindow, isOpen),
    { type: 'separator' },
    {
      id: 'quiet',
      type: 'checkbox',
      label: menu.word('doNotDisturb'),
      checked: isQuiet,
      click: ({ checked }) => void act.beQuiet(checked),
    },
    ...(platform === 'darwin' ? onMac : []),
  ]
}

function helpItems(world: MenuWorld): Items {
  const { menu, platform, app, act } = world
  const elsewhere: Items = [
    { type: 'separator' },
    { role: 'about', label: menu.word('about', { app }) },
  ]
  return [
    ...commandItems(world, ['help', 'tour', '-']),
    ...(platform === 'darwin' ? [] : [actionItem(world, 'checkUpdates', act.checkUpdates)]),
    actionItem(world, 'copyDiagnostics', act.copyDiagnostics),
    actionItem(world, 'showLicences', act.showLicences),
    actionItem(world, 'showLog', act.showLog),
    ...(platform === 'darwin' ? [] : elsewhere),
  ]
}
