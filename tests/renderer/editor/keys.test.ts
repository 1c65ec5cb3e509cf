import { describe, expect, it } from 'vitest'
import {
  backspace,
  clipboard,
  cut,
  del,
  enter,
  type Key,
  paste,
  redo,
  times,
  type,
  undo,
  wordBack,
  wordForward,
} from './keys.ts'
import { expectKeys, expectLaw, roomAt } from './notation.ts'
import { shownBy } from './room.ts'

// [title, who, text and caret before, keys, text and caret after]
type Case = readonly [string, string, string, readonly Key[], string]

const run = (cases: readonly Case[]): void => {
  it.each(cases)('%s', (_title, code, before, keys, after) => {
    expectKeys(code, before, keys, after)
  })
}

describe('typing', () => {
  run([
    [
      '[T8] a delegation’s words are pending',
      'FRA',
      'T/The |Council',
      [type('whole ')],
      'T/The {FRA+whole }|Council',
    ],
    [
      '[T8] the penholder’s words are base text',
      'CHN',
      'T/The |Council',
      [type('whole ')],
      'T/The whole |Council',
    ],
    [
      '[T5] at the end of a paragraph they stay in it',
      'FRA',
      'T/One|/Two',
      [type(' more')],
      'T/One{FRA+ more}|/Two',
    ],
    [
      'at the start of a paragraph they go behind its mark',
      'FRA',
      'T/|One',
      [type('No ')],
      'T/{FRA+No }|One',
    ],
    [
      'a repeated letter is found where it was typed',
      'FRA',
      'T/aa|aa',
      [type('a')],
      'T/aa{FRA+a}|aa',
    ],
    [
      '[P4] typing on continues one’s own run',
      'FRA',
      'T/a|b',
      [type('x'), type('y')],
      'T/a{FRA+xy}|b',
    ],
    [
      '[T16] half a character is never left',
      'FRA',
      'T/a|b',
      [paste('\ud842x\udfb7')],
      'T/a{FRA+x}|b',
    ],
    [
      'characters outside the first plane stay whole',
      'FRA',
      'T/𠮷|𠮸',
      [paste('𠮹')],
      'T/𠮷{FRA+𠮹}|𠮸',
    ],
    ['an empty paragraph can be typed into', 'FRA', 'T/|/Two', [type('ab')], 'T/{FRA+ab}|/Two'],
  ])
})

describe('Enter', () => {
  run([
    ['[T6] splits between two characters', 'FRA', 'T/One| two', [enter], 'T/One{FRA+/}| two'],
    [
      '[T6] before the first character puts a paragraph before',
      'FRA',
      'T/One/|Two',
      [enter],
      'T/One{FRA+/}/|Two',
    ],
    [
      '[T5] at the end begins a paragraph behind the fence',
      'FRA',
      'T/One|/Two',
      [enter, type('New')],
      'T/One{FRA+/}{FRA+New}|/Two',
    ],
    ['by the penholder makes base paragraphs', 'CHN', 'T/One| two', [enter], 'T/One/| two'],
    ['[T7] puts nothing before the title', 'CHN', '|Title/One', [enter], '|Title/One'],
    [
      'behind the title begins a paragraph',
      'CHN',
      'Title|/One',
      [enter, type('New')],
      'Title/New|/One',
    ],
    [
      'over a selection strikes it and splits',
      'FRA',
      'T/One <two> three',
      [enter],
      'T/One {FRA-two}{FRA+/}| three',
    ],
    ['twice makes two paragraphs', 'CHN', 'T/One|', [enter, enter, type('x')], 'T/One//x|'],
  ])
})

describe('Backspace and Delete', () => {
  run([
    [
      'strike base text and step over it to the left',
      'FRA',
      'T/One|',
      [backspace, backspace],
      'T/O|{FRA-ne}',
    ],
    ['strike base text and step over it to the right', 'FRA', 'T/|One', [del, del], 'T/{FRA-On}|e'],
    ['remove base text for the penholder', 'CHN', 'T/One|', [backspace], 'T/On|'],
    [
      '[T11] withdraw one’s own pending text',
      'FRA',
      'T/One|',
      [type('xy'), backspace],
      'T/One{FRA+x}|',
    ],
    [
      'withdraw all of it and leave nothing',
      'FRA',
      'T/One|',
      [type('xy'), backspace, backspace],
      'T/One|',
    ],
    [
      'step over what one has struck already',
      'FRA',
      'T/abc|',
      [backspace, del, backspace],
      'T/a|{FRA-bc}',
    ],
    ['take an emoji as a whole', 'CHN', 'T/a👩‍🚀|', [backspace], 'T/a|'],
    ['take a character outside the first plane as a whole', 'CHN', 'T/a𠮷|', [backspace], 'T/a|'],
    [
      'at the start of a paragraph propose to join it',
      'FRA',
      'T/One/|Two',
      [backspace],
      'T/One|{FRA-/}Two',
    ],
    [
      'at the end of a paragraph propose to join the next',
      'FRA',
      'T/One|/Two',
      [del],
      'T/One{FRA-/}|Two',
    ],
    ['[T12] join at once for the penholder', 'CHN', 'T/One/|Two', [backspace], 'T/One|Two'],
    ['take an own new paragraph back', 'FRA', 'T/One|/Two', [enter, backspace], 'T/One|/Two'],
    [
      'go on into the paragraph before',
      'FRA',
      'T/One/|Two',
      [backspace, backspace],
      'T/On|{FRA-e}{FRA-/}Two',
    ],
    [
      'of an empty paragraph and its neighbour the empty one goes',
      'CHN',
      'T/|One',
      [enter, backspace],
      'T/|One',
    ],
    ['do nothing at the start of the title', 'CHN', '|Title/One', [backspace], '|Title/One'],
    ['do nothing at the end of the text', 'CHN', 'T/One|', [del], 'T/One|'],
  ])
})

describe('words', () => {
  run([
    ['backwards, spaces with them', 'CHN', 'T/One two |', [wordBack], 'T/One |'],
    ['forwards, spaces with them', 'CHN', 'T/One| two three', [wordForward], 'T/One| three'],
    ['are struck for a delegation', 'FRA', 'T/One two|', [wordBack], 'T/One |{FRA-two}'],
    ['Chinese words are words', 'CHN', 'T/国际和平|', [wordBack], 'T/国际|'],
  ])
})

describe('a selection', () => {
  run([
    [
      'is struck, the caret to the left with Backspace',
      'FRA',
      'T/One <two> three',
      [backspace],
      'T/One |{FRA-two} three',
    ],
    [
      'is struck, the caret to the right with Delete',
      'FRA',
      'T/One <two> three',
      [del],
      'T/One {FRA-two}| three',
    ],
    [
      'drawn backwards is the same selection',
      'FRA',
      'T/One >two< three',
      [backspace],
      'T/One |{FRA-two} three',
    ],
    [
      'over several paragraphs is struck with its marks',
      'FRA',
      'T/One <two/Thr>ee',
      [backspace],
      'T/One |{FRA-two}{FRA-/}{FRA-Thr}ee',
    ],
    [
      'over several paragraphs joins them for the penholder',
      'CHN',
      'T/One <two/x/Thr>ee',
      [backspace],
      'T/One |ee',
    ],
    [
      'of whole paragraphs leaves the next one its id',
      'CHN',
      'T/One/<Two/>Three',
      [del],
      'T/One/|Three',
    ],
    [
      '[T12] of whole paragraphs proposes that they go',
      'FRA',
      'T/One/<Two/x/>Three',
      [del],
      'T/One{FRA~/}{FRA-Two}{FRA~/}{FRA-x}/|Three',
    ],
    [
      '[T12] of whole paragraphs, taken back',
      'FRA',
      'T/One/<Two/>Three',
      [backspace, undo],
      'T/One/|Two/Three',
    ],
    [
      'of whole paragraphs typed over leaves the next one alone',
      'CHN',
      'T/<One/Two/>Three',
      [type('x')],
      'T/x|/Three',
    ],
    [
      'of own and base text is withdrawn and struck',
      'FRA',
      'T/a|b',
      [type('x'), backspace, type('yz')],
      'T/a{FRA+yz}|b',
    ],
    [
      'typed over is one replacement behind the struck words',
      'FRA',
      'T/One <two> three',
      [type('2')],
      'T/One {FRA-two}{FRA+2}| three',
    ],
    [
      'typed over by the penholder is replaced',
      'CHN',
      'T/One <two> three',
      [type('2')],
      'T/One 2| three',
    ],
  ])
})

describe('the clipboard', () => {
  run([
    ['cutting strikes', 'FRA', 'T/One <two> three', [cut], 'T/One |{FRA-two} three'],
    ['pasting one line types it', 'FRA', 'T/One |three', [paste('two ')], 'T/One {FRA+two }|three'],
    [
      '[T5] pasting paragraphs at the end puts them behind the fence',
      'CHN',
      'T/One|/Two',
      [paste(' a\nb\r\n\r\nc\n')],
      'T/One a/b/c|/Two',
    ],
    [
      '[T6] pasting paragraphs in the middle splits',
      'CHN',
      'T/One| two',
      [paste('a\nb')],
      'T/Onea/b| two',
    ],
    [
      'a delegation’s pasted paragraphs are pending',
      'FRA',
      'T/One|',
      [paste('a\nb')],
      'T/One{FRA+a}{FRA+/}{FRA+b}|',
    ],
    [
      'pasting over a selection replaces it',
      'FRA',
      'T/One <two>',
      [paste('2\n3')],
      'T/One {FRA-two}{FRA+2}{FRA+/}{FRA+3}|',
    ],
  ])

  it('[G16] pastes a long text in portions that the relay admits', () => {
    const [seat] = roomAt('T/One|', 'FRA')
    const sizes: number[] = []
    seat.doc.on('update', (update: Uint8Array) => sizes.push(update.length))
    const lines = Array.from(
      { length: 300 },
      (_, at) => `${at} ${'字'.repeat(at === 7 ? 40_000 : 20)}`,
    )
    paste(`\n${lines.join('\n')}`)(seat)
    expectLaw(seat)
    expect(shownBy(seat).map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual([
      'T',
      'One',
      ...lines,
    ])
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024)
    expect(sizes.length).toBeGreaterThan(4)
  })

  it('cuts several paragraphs as lines', () => {
    expectKeys('CHN', 'T/One <two/Thr>ee', [cut], 'T/One |ee')
    expect(clipboard.text).toBe('two\nThr')
  })
})

describe('[T19] undo by statements', () => {
  run([
    [
      'takes typing back and repeats it',
      'FRA',
      'T/One|',
      [paste(' two'), undo, redo],
      'T/One{FRA+ two}|',
    ],
    ['of a proposed deletion', 'FRA', 'T/One two|', [wordBack, undo], 'T/One two|'],
    ['of a split', 'CHN', 'T/One| two', [enter, undo], 'T/One| two'],
    ['of a join', 'CHN', 'T/One/|Two', [backspace, undo], 'T/One/|Two'],
    [
      'of a replacement is one step',
      'FRA',
      'T/One <two> three',
      [paste('2'), undo],
      'T/One two| three',
    ],
    ['with nothing to take back does nothing', 'FRA', 'T/One|', [times(2, undo), redo], 'T/One|'],
  ])
})
