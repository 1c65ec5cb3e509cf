import { type BrowserWindow, Menu } from 'electron'
import type { MenuSpeech } from '../languages/speech.ts'
import { contextItems, type SpellingActions } from './context-items.ts'

/** Gives a window its context menu: spellings for the word under a click with the other button, and the clipboard. */
export function offerContextMenu(window: BrowserWindow, menu: MenuSpeech): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, clicked) => {
    const spelling: SpellingActions = {
      replace: (word) => webContents.replaceMisspelling(word),
      learn: (word) => void webContents.session.addWordToSpellCheckerDictionary(word),
    }
    const items = contextItems(clicked, spelling, menu)
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
