import type { BaseWindow, BrowserWindow, MenuItemConstructorOptions } from 'electron'
import { type MenuWord, en as words } from '../../../shared/messages/menu/words.ts'
import { type Asker, isFor } from '../../../shared/protocol/asker.ts'
import { COMMANDS } from '../../../shared/protocol/command-list.ts'
import type { MenuCommand } from '../../../shared/protocol/ipc.ts'
import type { MenuSpeech } from '../languages/speech.ts'
import { acceleratorOf } from './accelerators.ts'
import type { Front } from './front.ts'
import { ASKING, keysOfItem, OF_NEGOTIATION } from './menu-plan.ts'

// How one item of the bar is made, whatever it does.

export type Items = MenuItemConstructorOptions[]

export type ItemKit = {
  readonly platform: NodeJS.Platform
  readonly menu: MenuSpeech
  readonly front: Front
  /** What may be done in the window in front; null until it has told, and then nothing is withheld for it. */
  readonly asker: Asker | null
  /** Has the window carry a command out. */
  command(id: MenuCommand, window: BrowserWindow | null): void
  /** The app's own window of a click. */
  windowOf(clicked: BaseWindow | undefined): BrowserWindow | null
}

/** Items of commands in their order. The page acts on the keys itself, so that they are only shown ([D38]). */
export function commandItems(kit: ItemKit, plan: readonly (MenuCommand | '-')[]): Items {
  return plan.map((id) => (id === '-' ? { type: 'separator' } : commandItem(kit, id)))
}

function commandItem(kit: ItemKit, id: MenuCommand): MenuItemConstructorOptions {
  return {
    ...keysShown(kit, id),
    id,
    label: labelOf(kit.menu, id),
    enabled: isOpen(kit, id),
    registerAccelerator: false,
    click: (_item, window) => kit.command(id, kit.windowOf(window)),
  }
}

function isOpen({ front, asker }: ItemKit, id: MenuCommand): boolean {
  if (front === 'room') return OF_NEGOTIATION.has(id)
  if (front !== 'negotiation') return false
  const entry = COMMANDS.find((command) => command.id === id)
  return !entry || !asker || isFor(entry, asker)
}

/** An item that the app carries out itself. */
export function actionItem(
  kit: ItemKit,
  id: MenuWord,
  act: (window: BrowserWindow | null) => unknown,
  isEnabled = true,
): MenuItemConstructorOptions {
  return {
    ...keysShown(kit, id),
    id,
    label: kit.menu.word(id),
    enabled: isEnabled,
    click: (_item, window) => void act(kit.windowOf(window)),
  }
}

function keysShown({ platform }: ItemKit, id: string): { accelerator?: string } {
  const keys = keysOfItem(id, platform === 'darwin')
  return keys === '' ? {} : { accelerator: acceleratorOf(keys) }
}

/** What a command is called in the bar: by its word there, else as in the window. */
function labelOf(menu: MenuSpeech, id: MenuCommand): string {
  if (isWord(id)) return menu.word(id)
  return `${menu.commandName(`do_${id}`)}${ASKING.has(id) ? '…' : ''}`
}

function isWord(id: MenuCommand): id is Extract<MenuCommand, MenuWord> {
  return Object.hasOwn(words, id)
}
