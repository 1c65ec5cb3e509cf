import { app, type BaseWindow, BrowserWindow, Menu } from 'electron'
import type { Asker } from '../../../shared/protocol/asker.ts'
import { MENU_CHANNEL } from '../../../shared/protocol/ipc.ts'
import type { Attending } from '../attention/attention.ts'
import type { Speech } from '../languages/speech.ts'
import type { Spelling } from '../languages/spelling.ts'
import type { RecentFiles } from '../memory/recent-files.ts'
import { present } from '../windows/window.ts'
import type { Askers } from './askers.ts'
import type { Front } from './front.ts'
import { type MenuActions, menuTemplate } from './menu-template.ts'

export type MenuSurroundings = {
  readonly speech: Speech
  readonly spelling: Spelling
  readonly recent: Pick<RecentFiles, 'list' | 'listen'>
  readonly attention: Pick<Attending, 'isQuiet'>
  readonly askers: Pick<Askers, 'of' | 'listen'>
  readonly act: MenuActions
  /** What a window of the app is. */
  frontOf(window: BrowserWindow): Front
  /** The window of the negotiation that is meant with this one in front. */
  negotiationOf(window: BrowserWindow | null): BrowserWindow | null
}

/** Sets the menu of the app, and sets it again whenever what it shows has changed. */
export async function keepMenu(around: MenuSurroundings): Promise<void> {
  const { speech, spelling, recent } = around
  let files: readonly string[] = []
  // Until a window says what it is, nothing is withheld; while none is in front, it is what it was.
  let front: Front = 'negotiation'
  let asker: Asker | null = null
  const set = (): void => {
    const template = menuTemplate({
      ...{ platform: process.platform, menu: speech.menu, front, asker, windowOf },
      command: (id, window) => command(id, window, around.negotiationOf(window)),
      ...{ app: app.getName(), isPackaged: app.isPackaged, isQuiet: around.attention.isQuiet() },
      ...{ recent: files, act: around.act, spelling: spellingMenu(spelling) },
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  const list = async (): Promise<void> => {
    files = (await recent.list()).map(({ file }) => file)
    set()
  }
  speech.listen(set)
  spelling.listen(set)
  recent.listen(() => void list().catch(console.error))
  const look = (window: BrowserWindow): void => {
    const now = { front: around.frontOf(window), asker: around.askers.of(window.webContents) }
    if (now.front === front && now.asker === asker) return
    front = now.front
    asker = now.asker
    set()
  }
  app.on('browser-window-focus', (_event, window) => look(window))
  around.askers.listen(() => {
    const window = BrowserWindow.getFocusedWindow()
    if (window) look(window)
  })
  // Linux shows nothing of its own accord.
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: app.getVersion(),
    copyright: '© The Penholder authors, MIT License',
  })
  await list()
}

function command(id: string, clicked: BrowserWindow | null, meant: BrowserWindow | null): void {
  meant?.webContents.send(MENU_CHANNEL, id)
  // What it opens is to be seen.
  if (meant !== null && meant !== clicked) present(meant)
}

function windowOf(clicked: BaseWindow | undefined): BrowserWindow | null {
  return clicked instanceof BrowserWindow ? clicked : BrowserWindow.getFocusedWindow()
}

function spellingMenu(spelling: Spelling) {
  return {
    isBySystem: spelling.isBySystem,
    isOn: spelling.isOn(),
    offered: spelling.offered(),
    chosen: spelling.chosen(),
    choose: spelling.choose,
  }
}
