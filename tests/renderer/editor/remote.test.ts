import { describe, expect, it } from 'vitest'
import { backspace, del, enter, type Key, paste, type, undo } from './keys.ts'
import { expectLaw, roomAt, seen, settle } from './notation.ts'
import { deliver, type Spot, selectIn } from './room.ts'

// Two seats: FRA has the caret that must stay, the other one acts at `at`.
// [title, FRA's text with its caret, who acts, where, keys, what FRA then sees]
type Case = readonly [string, string, string, Spot, readonly Key[], string]
const at = (paragraph: number, offset: number): Spot => ({ paragraph, offset })

describe('[V8] others’ changes never move one’s caret from its character', () => {
  it.each<Case>([
    ['typing before it', 'T/One |two', 'USA', at(1, 0), [type('No ')], 'T/{USA+No }One |two'],
    ['typing behind it', 'T/One |two', 'USA', at(1, 7), [type('!')], 'T/One |two{USA+!}'],
    [
      'typing at the very place: it stays left',
      'T/One |two',
      'USA',
      at(1, 4),
      [type('x')],
      'T/One |{USA+x}two',
    ],
    [
      'at the start of a paragraph it stays at the start',
      'T/|One',
      'USA',
      at(1, 0),
      [type('x')],
      'T/|{USA+x}One',
    ],
    [
      'striking around it',
      'T/O|ne',
      'USA',
      at(1, 3),
      [backspace, backspace, backspace],
      'T/{USA-O|ne}',
    ],
    ['the pen removing its character', 'T/On|e', 'CHN', at(1, 2), [backspace], 'T/O|e'],
    [
      'the pen removing the text around it',
      'T/One t|wo',
      'CHN',
      at(1, 3),
      [del, del, del],
      'T/One|o',
    ],
    ['a split before it', 'T/One t|wo', 'CHN', at(1, 4), [enter], 'T/One /t|wo'],
    [
      'a split at the very place: it stays left',
      'T/One |two',
      'CHN',
      at(1, 4),
      [enter],
      'T/One |/two',
    ],
    [
      'a join of its paragraph to the one before',
      'T/One/T|wo',
      'CHN',
      at(2, 0),
      [backspace],
      'T/OneT|wo',
    ],
    ['a join with the caret at the start', 'T/One/|Two', 'CHN', at(2, 0), [backspace], 'T/One|Two'],
    ['a new paragraph before', 'T/One/T|wo', 'CHN', at(1, 3), [paste('\na\nb')], 'T/One/a/b/T|wo'],
    ['a join and its undoing', 'T/One/T|wo', 'CHN', at(2, 0), [backspace, undo], 'T/One/T|wo'],
  ])('%s', (_title, text, who, spot, keys, after) => {
    const [fra, other] = roomAt(text, 'FRA', [who])
    if (!other) throw new Error('nobody else')
    selectIn(other, spot)
    for (const key of keys) {
      key(other)
      deliver(fra)
      expectLaw(fra)
    }
    expect(seen(fra)).toBe(after)
  })
})

describe('what several delegations do to the same words', () => {
  it('[T11] striking another’s pending words is a counter-proposal, not a removal', () => {
    const [fra, usa] = roomAt('T/One|', 'FRA', ['USA'])
    if (!usa) throw new Error('nobody else')
    type(' two')(fra)
    settle([fra, usa])
    selectIn(usa, at(1, 7))
    for (let count = 0; count < 3; count++) backspace(usa)
    settle([fra, usa])
    expect(seen(usa)).toBe('T/One{FRA+ }|{FRA+USA-two}')
  })

  it('two delegations strike the same words and both are named', () => {
    const [fra, usa] = roomAt('T/One|', 'FRA', ['USA'])
    if (!usa) throw new Error('nobody else')
    selectIn(usa, at(1, 3))
    for (let count = 0; count < 2; count++) backspace(fra)
    for (let count = 0; count < 3; count++) backspace(usa)
    settle([fra, usa])
    expect(seen(fra)).toBe('T/{USA-O}|{FRA-USA-ne}')
  })

  it('[P5] words inside another’s proposal are one’s own proposal', () => {
    const [fra, usa] = roomAt('T/a|b', 'FRA', ['USA'])
    if (!usa) throw new Error('nobody else')
    type('xz')(fra)
    settle([fra, usa])
    selectIn(usa, at(1, 2))
    type('y')(usa)
    settle([fra, usa])
    expect(seen(usa)).toBe('T/a{FRA+x}{USA+y}|{FRA+z}b')
  })

  it('[T14] the penholder corrects another’s pending words with the proposing hand', () => {
    const [chn, fra] = roomAt('T/a|b', 'CHN', ['FRA'])
    if (!fra) throw new Error('nobody else')
    selectIn(fra, at(1, 1))
    type('xz')(fra)
    settle([chn, fra])
    selectIn(chn, at(1, 2))
    type('y')(chn)
    settle([chn, fra])
    expect(seen(chn)).toBe('T/a{FRA+x}{CHN+y}|{FRA+z}b')
  })

  it('[T5] words typed at the end and a paragraph put after it meanwhile keep apart', () => {
    const [fra, usa] = roomAt('T/One|/Two', 'FRA', ['USA'])
    if (!usa) throw new Error('nobody else')
    selectIn(usa, at(1, 3))
    type(' more')(fra)
    enter(usa)
    type('New')(usa)
    settle([fra, usa])
    expect(seen(fra)).toBe('T/One{FRA+ more}|{USA+/}{USA+New}/Two')
    expect(seen(usa)).toBe('T/One{FRA+ more}{USA+/}{USA+New}|/Two')
  })
})
