import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edit, editBetween, placeAfter } from '../../../renderer/app/team/edit-note.ts'

const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', 'é', '安', '😀', '😁'),
  maxLength: 12,
})

function applied(before: string, { at, gone, come }: Edit): string {
  return before.slice(0, at) + come + before.slice(at + gone)
}

function isWhole(part: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(part)
}

describe('the change between two texts', () => {
  it('leads from one to the other, and is no longer than it must be', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editBetween(before, after)
        expect(applied(before, edit)).toBe(after)
        if (before === after) expect(edit).toMatchObject({ gone: 0, come: '' })
      }),
      { numRuns: 2000 },
    )
  })

  it('never parts the halves of a character', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { at, gone, come } = editBetween(before, after)
        expect(isWhole(come)).toBe(true)
        expect(isWhole(before.slice(at, at + gone))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('moves a caret with the words that it stands at', () => {
    const edit = editBetween('one three', 'one two three')
    expect(placeAfter(2, edit)).toBe(2)
    expect(placeAfter(9, edit)).toBe(13)
    // Inside of what goes: where it was.
    expect(placeAfter(6, editBetween('one two three', 'one three'))).toBe(5)
  })
})
