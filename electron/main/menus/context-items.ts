import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { MenuSpeech } from '../languages/speech.ts'

/** What was clicked, as far as the menu depends on it. */
export type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'misspelledWord' | 'dictionarySuggestions' | 'selectionText' | 'editFlags'
>

export type SpellingActions = {
  replace(word: string): void
  learn(word: string): void
}

/** The items of the menu; none where nothing can be done. */
export function contextItems(
  { isEditable, misspelledWord, dictionarySuggestions, selectionText, editFlags }: Clicked,
  spelling: SpellingActions,
  { word: say }: MenuSpeech,
): MenuItemConstructorOptions[] {
  const clipboard: MenuItemConstructorOptions[] = isEditable
    ? [
        { role: 'cut', label: say('cut'), enabled: editFlags.canCut },
        { role: 'copy', label: say('copy'), enabled: editFlags.canCopy },
        { role: 'paste', label: say('paste'), enabled: editFlags.canPaste },
      ]
    : [{ role: 'copy', label: say('copy'), visible: selectionText !== '' }]
  if (!isEditable && selectionText === '') return []
  if (misspelledWord === '') return clipboard
  const suggestions = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => spelling.replace(word),
  }))
  const none = { label: say('spellingNone'), enabled: false }
  return [
    ...(suggestions.length > 0 ? suggestions : [none]),
    { type: 'separator' },
    {
      label: say('spellingLearn', { word: misspelledWord }),
      click: () => spelling.learn(misspelledWord),
    },
    { type: 'separator' },
    ...clipboard,
  ]
}
