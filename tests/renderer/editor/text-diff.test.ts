import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffText, splitsPair } from '../../../renderer/editor/binding/text-diff.ts'

/** `before → after` with the caret `|` of the text after; the change as `start-end+inserted`. */
function expectDiff(before: string, afterWithCaret: string, change: string | null): void {
  const caret = afterWithCaret.indexOf('|')
  const diff = diffText(before, afterWithCaret.replace('|', ''), caret < 0 ? null : caret)
  expect(diff && `${diff.start}-${diff.end}+${diff.inserted}`).toBe(change)
}

describe('the smallest change between two texts', () => {
  it('finds a repeated letter where it was typed', () => {
    expectDiff('aaa', 'aa|aa', '1-1+a')
    expectDiff('aaa', 'aaaa|', '3-3+a')
    expectDiff('aaa', 'a|aaa', '0-0+a')
  })

  it('finds a repeated letter where it was removed', () => {
    expectDiff('aaa', 'a|a', '1-2+')
    expectDiff('aaa', '|aa', '0-1+')
  })

  it('sees no change between equal texts, and any change without a caret', () => {
    expectDiff('same', 'same', null)
    expectDiff('One two', 'One, two', '3-3+,')
  })

  it('[T16] never begins or ends inside a surrogate pair', () => {
    expectDiff('𠮷', '𠮸|', '0-2+𠮸')
    expectDiff('a𠮷b', 'a𠮷𠮹|b', '3-3+𠮹')
    expectDiff('𠮷𠮷', '𠮷|', '2-4+')
  })

  it('turns the one text into the other, whatever they are', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '𠮷', '𠮸') })
    fc.assert(
      fc.property(texts, texts, fc.option(fc.nat(40)), (before, after, caret) => {
        const place = caret === null ? null : Math.min(caret, after.length)
        const diff = diffText(before, after, place)
        if (!diff) {
          expect(before).toBe(after)
          return
        }
        expect(before.slice(0, diff.start) + diff.inserted + before.slice(diff.end)).toBe(after)
        expect(splitsPair(before, diff.start) || splitsPair(before, diff.end)).toBe(false)
      }),
    )
  })
})
