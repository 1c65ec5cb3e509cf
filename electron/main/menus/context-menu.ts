import { type BrowserWindow, Menu, type Session } from 'electron'
import type { Say } from '../messages.ts'
import { contextItems, type SpellingActions } from './context-items.ts'

// What a click with the other button offers: spellings for the word under it, and the clipboard. The words are looked
// up on this machine; a dictionary is fetched once by Chromium, which tells its server the language and nothing else.

/** Languages of the Organization in which Chromium has a spelling dictionary; Arabic and Chinese have none. */
const DICTIONARIES = ['en-GB', 'fr', 'es', 'ru']

/** Gives a window its context menu. */
export function offerContextMenu(window: BrowserWindow, say: Say): void {
  const { webContents } = window
  webContents.on('context-menu', (_event, clicked) => {
    const spelling: SpellingActions = {
      replace: (word) => webContents.replaceMisspelling(word),
      learn: (word) => void webContents.session.addWordToSpellCheckerDictionary(word),
    }
    const items = contextItems(clicked, spelling, say)
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}

/** Has the words of a session's pages checked in the languages of texts. On macOS the system finds the language itself. */
export function checkSpelling(session: Session): void {
  if (process.platform === 'darwin') return
  const available = session.availableSpellCheckerLanguages
  session.setSpellCheckerLanguages(DICTIONARIES.filter((language) => available.includes(language)))
}
