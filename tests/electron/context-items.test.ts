import { describe, expect, it } from 'vitest'
import { speechIn } from '../../electron/main/languages/speech.ts'
import { type Clicked, contextItems } from '../../electron/main/menus/context-items.ts'

const { menu } = speechIn({ read: async () => null, write: async () => undefined }, () => ['en'])
const flags = { canCut: true, canCopy: true, canPaste: false } as Clicked['editFlags']
const inText: Clicked = {
  isEditable: true,
  misspelledWord: '',
  dictionarySuggestions: [],
  selectionText: '',
  editFlags: flags,
}

function menuFor(clicked: Partial<Clicked>) {
  const done: string[] = []
  const spelling = {
    replace: (word: string) => void done.push(`replace ${word}`),
    learn: (word: string) => void done.push(`learn ${word}`),
  }
  const items = contextItems({ ...inText, ...clicked }, spelling, menu)
  const choose = (label: string): void => {
    const item = items.find((one) => one.label === label)
    item?.click?.(undefined as never, undefined, undefined as never)
  }
  return { labels: items.map(({ label, type }) => label ?? type), items, choose, done }
}

describe('[D21] the context menu', () => {
  it('offers spellings for a word, puts the chosen one in its place, and learns words', () => {
    const { labels, choose, done } = menuFor({
      misspelledWord: 'peacekeping',
      dictionarySuggestions: ['peacekeeping', 'peace keeping'],
    })
    expect(labels).toEqual([
      ...['peacekeeping', 'peace keeping', 'separator'],
      ...['Add “peacekeping” to the dictionary', 'separator', 'Cut', 'Copy', 'Paste'],
    ])
    choose('peacekeeping')
    choose('Add “peacekeping” to the dictionary')
    expect(done).toEqual(['replace peacekeeping', 'learn peacekeping'])
  })

  it('says so where there is no suggestion', () => {
    const { items } = menuFor({ misspelledWord: 'MINUSMA' })
    expect(items[0]).toMatchObject({ label: 'No suggestions', enabled: false })
  })

  it('offers of the clipboard what can be done', () => {
    const { items } = menuFor({})
    expect(items.map(({ role, enabled }) => `${role} ${enabled}`)).toEqual([
      'cut true',
      'copy true',
      'paste false',
    ])
  })

  it('is not there where nothing can be done, and copies what is selected anywhere', () => {
    expect(menuFor({ isEditable: false }).labels).toEqual([])
    expect(menuFor({ isEditable: false, selectionText: 'words' }).labels).toEqual(['Copy'])
  })
})
