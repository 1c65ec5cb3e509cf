import { describe, expect, it } from 'vitest'
import { endAfter, startBefore, type Unit } from '../../../renderer/editor/binding/boundaries.ts'

/** `|` is the caret, `[` where Backspace reaches to, `]` where Delete does. */
function expectReach(marked: string, unit: Unit): void {
  const text = marked.replace(/[[\]|]/g, '')
  const caret = marked.replace(/[[\]]/g, '').indexOf('|')
  const back = startBefore(text, caret, unit)
  const end = endAfter(text, caret, unit)
  const shown = `${text.slice(0, back)}[${text.slice(back, caret)}|${text.slice(caret, end)}]${text.slice(end)}`
  expect(shown).toBe(marked)
}

describe('how far a deletion key reaches', () => {
  it('one character to either side', () => expectReach('a[b|c]d', 'character'))
  it('not past the text', () => expectReach('[|]', 'character'))
  it('a character outside the first plane as a whole', () => expectReach('[𠮷|𠮸]', 'character'))
  it('an emoji of several characters as a whole', () => expectReach('a[👩‍🚀|🇫🇷]b', 'character'))
  it('backwards only the accent of a letter, forwards the letter', () =>
    expectReach('e[\u0301|e\u0301]', 'character'))
  it('a word with the spaces before the caret', () => expectReach('one [two |three] four', 'word'))
  it('a word with the spaces behind the caret', () => expectReach('[one| two] three', 'word'))
  it('only spaces, where there is nothing else', () => expectReach('[  |  ]', 'word'))
})
