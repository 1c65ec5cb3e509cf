import { describe, expect, it } from 'vitest'
import { PARAGRAPH_KINDS } from '../../../../shared/domain/segments.ts'
import {
  accept,
  deletion,
  expectRefused,
  FRA,
  fra,
  from,
  leased,
  PEN,
  pen,
  replicaOf,
  roomWith,
  tapeText,
  USA,
  unguarded,
  usa,
} from './a-room.ts'
import type { RawItem } from './raw-update.ts'

const IN_TITLE = { after: [PEN, 3], before: [PEN, 4] } as const

describe('[G9] what stands on the tape', () => {
  const refused = (item: RawItem, code: Parameters<typeof expectRefused>[3]) => {
    const room = roomWith('Seven.', 'Eight.')
    expectRefused(room, fra, from(room, FRA, { ...IN_TITLE, ...item }), code)
  }

  it('formatting, nested types and other contents are refused', () => {
    refused({ odd: 'format' }, 'format')
    for (const odd of ['type', 'binary', 'json', 'doc'] as const) refused({ odd }, 'content')
    refused({ values: ['x'] }, 'content')
    refused({ gone: 1 }, 'content')
  })

  it('a mark is exactly a kind of paragraph, a fence exactly a fence', () => {
    for (const embed of [
      { p: 'evil' },
      { p: 'op', x: 1 },
      { f: 2 },
      { f: 1, p: 'op' },
      {},
      [],
      ['op'],
    ]) {
      refused({ embed }, 'schema')
    }
    refused({ embed: JSON.parse('{"__proto__":{"p":"op"}}') }, 'schema')
    for (const embed of [null, 'op', 7, true]) refused({ embed }, 'schema')
    for (const kind of PARAGRAPH_KINDS) {
      const room = roomWith('Seven.')
      accept(room, fra, from(room, FRA, { ...IN_TITLE, embed: { p: kind } }))
    }
  })

  it('[T16] characters that mean nothing or break things are refused', () => {
    const bad = ['\n', '\t', '\u0000', '\u0085', '\u2028', '\u2029', '\ufeff', '\ufffd', '\ue000']
    for (const char of [...bad, '\u{f0000}', '\u{10fffd}', '\uffff', '\u{1fffe}']) {
      refused({ text: `a${char}b` }, 'bad-text')
    }
  })

  it('[T16] letters of every script, combined and astral ones included, are text', () => {
    const room = roomWith('Seven.')
    const text = 'é e\u0301 中文 𠮷 العربية\u200f עברית हिन्दी 👩\u200d🚀 “…” № \u00a0 ½'
    accept(room, fra, from(room, FRA, { ...IN_TITLE, text }))
    expect(tapeText(room.doc)).toContain(text)
  })

  it('only the penholder writes before the first character, and only a title', () => {
    const room = roomWith('Seven.')
    expectRefused(room, fra, from(room, FRA, { before: [PEN, 0], text: 'x' }), 'before-start')
    const mark = { before: [PEN, 0], embed: { p: 'title' } } as const
    expectRefused(room, fra, from(room, FRA, mark), 'before-start')
    expectRefused(room, pen, from(room, PEN, { ...mark, embed: { p: 'op' } }), 'before-start')
    expectRefused(room, pen, from(room, PEN, { before: [PEN, 0], text: 'x' }), 'before-start')
    expectRefused(leased(), fra, from(leased(), FRA, { text: 'x' }), 'before-start')
  })

  it('[T7] the title is never cut', () => {
    const room = roomWith('Seven.')
    const cut = (range: unknown) => from(room, PEN, { root: 'cut', values: [range] })
    expectRefused(room, pen, cut([PEN, 0, 3]), 'schema', 'title')
    accept(room, pen, cut([PEN, 1, 3]))
  })
})

describe('[G9] surrogate pairs', () => {
  const places: readonly RawItem[] = [
    { after: [PEN, 1], text: 'Z' },
    { after: [PEN, 1], before: [PEN, 2], text: 'Z' },
    { after: [PEN, 0], before: [PEN, 2], text: 'Z' },
  ]

  it('an insertion between the halves of a pair would destroy both', () => {
    for (const place of places) {
      const room = roomWith('\u{20BB7}x')
      const update = from(room, FRA, place)
      expect(tapeText(unguarded(room, update))).toContain('\ufffd')
      expectRefused(room, fra, update, 'surrogate-split')
    }
  })

  it('also in a pair of the same update', () => {
    const room = roomWith('Seven.')
    const pair = { ...IN_TITLE, text: '\u{20BB7}' }
    const between = { after: [FRA, 0], before: [FRA, 1], text: 'Z' } as const
    expectRefused(room, fra, from(room, FRA, pair, between), 'surrogate-split')
  })

  it('beside a pair there is room', () => {
    const room = roomWith('\u{20BB7}x')
    accept(room, fra, from(room, FRA, { after: [PEN, 0], before: [PEN, 1], text: 'A' }))
    accept(room, usa, from(room, USA, { after: [PEN, 2], before: [PEN, 3], text: 'B' }))
    expect(tapeText(room.doc)).toBe('|A\u{20BB7}Bx|')
  })
})

describe('[G8] lists and maps', () => {
  const position = { kind: 'pos', v: 'agree' }

  it('the tape has no attributes, a map no list', () => {
    const room = roomWith('Seven.')
    const attribute = { root: 'text', key: 'q', values: [1] }
    expect(
      unguarded(room, from(room, FRA, attribute))
        .getText('text')
        .getAttribute('q'),
    ).toBe(1)
    expectRefused(room, fra, from(room, FRA, attribute), 'shape')
    expectRefused(room, fra, from(room, FRA, { root: 'd:FRA', values: [position] }), 'shape')
    const keyed = { root: 'cut:FRA', key: 'k', values: [[FRA, 0, 1]] }
    expectRefused(room, fra, from(room, FRA, keyed), 'shape')
  })

  it('keys are names of at most 60 characters, so that a verdict can name them', () => {
    const room = roomWith('Seven.')
    const at = (key: string) => from(room, FRA, { root: 'd:FRA', key, values: [position] })
    for (const key of ['', '-a', 'a b', 'a/b', 'é', '__proto__', 'k'.repeat(61)]) {
      expectRefused(room, fra, at(key), 'shape', 'key')
    }
    const long = 'k'.repeat(60)
    accept(room, fra, at(long))
    const verdict = { v: 'declined', rec: [FRA, 0] }
    accept(room, pen, from(room, PEN, { root: 'decided', key: `FRA/${long}`, values: [verdict] }))
  })

  it('a value has no right neighbour, and is one value', () => {
    const room = roomWith('Seven.')
    accept(room, fra, from(room, FRA, { root: 'd:FRA', key: 'k', values: [position] }))
    const before = { before: [FRA, 0], values: [position] } as const
    expectRefused(room, fra, from(room, FRA, before), 'shape')
    const two = { root: 'd:FRA', key: 'm', values: [position, position] }
    expectRefused(room, fra, from(room, FRA, two), 'schema')
    const gone = { root: 'd:FRA', key: 'm', gone: 9 }
    expectRefused(room, fra, from(room, FRA, gone), 'shape')
  })

  it('a value set twice while offline is legal', () => {
    const room = roomWith('Seven.')
    const { doc, act } = replicaOf(room, FRA)
    const update = act(() => {
      doc.getMap('d:FRA').set('k', position)
      doc.getMap('d:FRA').set('k', { ...position, v: 'oppose' })
    })
    accept(room, fra, update)
    expect(room.doc.getMap('d:FRA').get('k')).toMatchObject({ v: 'oppose' })
  })

  it('so is one that a client with garbage collection sends as deleted', () => {
    const room = roomWith('Seven.')
    const first = { root: 'd:FRA', key: 'k', gone: 1 }
    accept(room, fra, from(room, FRA, first, { after: [FRA, 0], values: [position] }))
    expect(room.doc.getMap('d:FRA').get('k')).toEqual(position)
  })
})

describe('[G11] deletions', () => {
  it('[T9] nothing on the tape is ever deleted, whoever asks', () => {
    const room = roomWith('Seven.', 'Eight.')
    accept(room, fra, from(room, FRA, { ...IN_TITLE, text: 'mine' }))
    for (const ranges of [[[2, 3]], [[8, 1]], [[7, 1]], [[0, 1]]] as const) {
      expect(tapeText(unguarded(room, deletion([PEN, ranges])))).not.toBe('')
      expectRefused(room, fra, deletion([PEN, ranges]), 'append-only')
      expectRefused(room, pen, deletion([PEN, ranges]), 'append-only')
    }
    for (const by of [fra, usa, pen]) {
      expectRefused(room, by, deletion([FRA, [[0, 2]]]), 'append-only')
    }
  })

  it('not even in the update that writes it', () => {
    const room = roomWith('Seven.')
    const { doc, act } = replicaOf(room, FRA)
    const update = act(() => {
      doc.getText('text').insert(3, 'gone')
      doc.getText('text').delete(3, 4)
    })
    expectRefused(room, fra, update, 'append-only')
  })

  it('what is not there yet would be deleted as soon as it comes', () => {
    const room = roomWith('Seven.')
    expectRefused(room, fra, deletion([FRA, [[0, 1]]]), 'gap-ds')
    expectRefused(room, fra, deletion([4242, [[0, 1]]]), 'gap-ds')
  })

  it('records, cuts and leases of others stand', () => {
    const room = roomWith('Seven.')
    const record = { root: 'd:USA', key: 's', values: [{ kind: 'del', ids: [[PEN, 2, 2]] }] }
    accept(room, usa, from(room, USA, record))
    accept(room, pen, from(room, PEN, { root: 'cut', values: [[PEN, 4, 1]] }))
    expectRefused(room, fra, deletion([USA, [[0, 1]]]), 'delete-foreign')
    expectRefused(room, fra, deletion([PEN, [[8, 1]]]), 'delete-foreign')
    expectRefused(room, fra, deletion([room.doc.clientID, [[0, 1]]]), 'delete-foreign')
    expectRefused(room, pen, deletion([USA, [[0, 1]]]), 'delete-foreign')
    expectRefused(room, pen, deletion([room.doc.clientID, [[0, 1]]]), 'delete-foreign')
  })

  it('[T13] one’s own statements can be taken back', () => {
    const room = roomWith('Seven.')
    accept(room, fra, from(room, FRA, { ...IN_TITLE, text: 'mine' }))
    accept(
      room,
      fra,
      from(room, FRA, {
        root: 'cut:FRA',
        values: [
          [FRA, 0, 1],
          [FRA, 2, 1],
        ],
      }),
    )
    accept(room, fra, deletion([FRA, [[5, 1]]]))
    expect(room.doc.getArray('cut:FRA').toJSON()).toEqual([[FRA, 0, 1]])
    accept(room, pen, from(room, PEN, { root: 'cut', values: [[PEN, 4, 1]] }))
    accept(room, pen, deletion([PEN, [[8, 1]]]))
    expect(room.doc.getArray('cut').length).toBe(0)
  })
})
