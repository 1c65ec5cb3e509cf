import { describe, expect, it } from 'vitest'
import { GuardedText } from '../../../../shared/ydoc/guard/guarded-text.ts'
import {
  accept,
  expectRefused,
  FRA,
  FRA_TOO,
  fra,
  from,
  PEN,
  PEN_PROPOSING,
  pen,
  replicaOf,
  roomWith,
  SEC,
  sec,
  tapeText,
  USA,
  usa,
} from './a-room.ts'
import type { RawItem } from './raw-update.ts'

// Clocks under PEN: 0 title, 1-6 "Seven.", 7 fence; 8 mark, 9-11 "one", 12 fence; 13 mark, 14-16 "two", 17 fence.

const CLOSED = { root: 'blocks', key: `${PEN}:8`, values: [{ closed: true }] }

function closedRoom(): GuardedText {
  const room = roomWith('Seven.', 'one', 'two')
  accept(room, pen, from(room, PEN, CLOSED))
  return room
}

const typed = (after: number, before = after + 1): RawItem => ({
  after: [PEN, after],
  before: [PEN, before],
  text: 'x',
})

const record = (value: unknown): RawItem => ({ root: 'd:FRA', key: 'k', values: [value] })

describe('[G15] a closed paragraph', () => {
  it('takes in no words: at its start, inside, at its end, behind its fence', () => {
    for (const at of [8, 9, 10, 11, 12]) {
      const open = roomWith('Seven.', 'one', 'two')
      accept(open, fra, from(open, FRA, typed(at)))
      const room = closedRoom()
      expectRefused(room, fra, from(room, FRA, typed(at)), 'closed')
      expectRefused(room, sec, from(room, SEC, typed(at)), 'closed')
    }
  })

  it('is not split', () => {
    const room = closedRoom()
    const { newParagraph } = replicaOf(room, FRA)
    expectRefused(room, fra, newParagraph({ client: PEN, clock: 10 }, 'new'), 'closed')
  })

  it('takes in no words at the end of a chain that began elsewhere', () => {
    const room = closedRoom()
    const chain = [typed(2), { ...typed(10), text: 'y' }]
    expectRefused(room, fra, from(room, FRA, ...chain), 'closed')
  })

  it('is followed by a new paragraph, if that begins with its mark', () => {
    const room = closedRoom()
    accept(room, fra, replicaOf(room, FRA).newParagraph({ client: PEN, clock: 12 }, 'new'))
    expect(tapeText(room.doc)).toBe('|Seven.||one||new||two|')
    // Behind the new mark everybody may go on.
    accept(room, usa, from(room, USA, { after: [FRA, 0], before: [FRA, 1], text: 'x' }))
    expectRefused(
      room,
      usa,
      from(room, USA, { after: [PEN, 12], before: [FRA, 0], text: 'x' }),
      'closed',
    )
  })

  it('ends where the next base paragraph begins', () => {
    const room = closedRoom()
    accept(room, fra, from(room, FRA, typed(13), typed(16), typed(3)))
  })

  it('reaches over a fence that a joined split left in it', () => {
    const room = roomWith('Seven.', 'one', 'two')
    // The pen joins "two" to "one": both fences of the joined paragraph are there, its second mark is cut.
    accept(room, pen, from(room, PEN, { root: 'cut', values: [[PEN, 13, 1]] }))
    accept(room, pen, from(room, PEN, CLOSED))
    for (const at of [12, 13, 15]) {
      expectRefused(room, fra, from(room, FRA, typed(at)), 'closed')
      const { newParagraph } = replicaOf(room, FRA)
      expectRefused(room, fra, newParagraph({ client: PEN, clock: at }, 'n'), 'closed')
    }
    const behind = replicaOf(room, FRA).newParagraph({ client: PEN, clock: 17 }, 'n')
    accept(room, fra, behind)
  })

  it('is not the business of a mark that is merely proposed in it', () => {
    const room = roomWith('Seven.', 'one', 'two')
    accept(room, usa, replicaOf(room, USA).newParagraph({ client: PEN, clock: 10 }, 'usa'))
    accept(room, pen, from(room, PEN, CLOSED))
    const behindProposed = { after: [USA, 0], before: [USA, 1], text: 'x' } as const
    expectRefused(room, fra, from(room, FRA, behindProposed), 'closed')
  })

  it('becomes two when the pen incorporates a mark in it', () => {
    const room = roomWith('Seven.', 'one', 'two')
    accept(room, usa, replicaOf(room, USA).newParagraph({ client: PEN, clock: 10 }, 'usa'))
    accept(room, pen, from(room, PEN, CLOSED))
    accept(room, pen, from(room, PEN, { root: 'incorporated', values: [[USA, 0, 1]] }))
    accept(room, fra, from(room, FRA, { after: [USA, 0], before: [USA, 1], text: 'x' }))
    expectRefused(room, fra, from(room, FRA, typed(9)), 'closed')
  })

  it('is named in no proposal', () => {
    const room = closedRoom()
    const proposals = [
      ...[8, 9, 11, 12].map((clock) => ({ kind: 'del', ids: [[PEN, clock, 1]] })),
      {
        kind: 'del',
        ids: [
          [PEN, 3, 2],
          [PEN, 10, 1],
        ],
      },
      { kind: 'del', ids: [[PEN, 5, 9]] },
      { kind: 'remove', pid: `${PEN}:8` },
      { kind: 'attr', pid: `${PEN}:8`, to: 'sub', level: 2 },
    ]
    for (const value of proposals) {
      expectRefused(room, fra, from(room, FRA, record(value)), 'closed')
    }
    const editorial = { root: 'd:SEC', key: 'k', values: [{ kind: 'editorial', pid: `${PEN}:8` }] }
    expectRefused(room, sec, from(room, SEC, editorial), 'closed')
  })

  it('may be remarked upon, and its neighbours proposed away', () => {
    const about = { ids: [[PEN, 10, 2]], pid: `${PEN}:8` }
    const values = [
      { kind: 'comment', note: 'n', ...about },
      { kind: 'pos', v: 'oppose', pid: `${PEN}:8` },
      {
        kind: 'del',
        ids: [
          [PEN, 7, 1],
          [PEN, 13, 2],
        ],
      },
      { kind: 'remove', pid: `${PEN}:13` },
    ]
    for (const value of values) {
      const room = closedRoom()
      accept(room, fra, from(room, FRA, record(value)))
    }
  })

  it('is open to the pen, with either hand', () => {
    const room = closedRoom()
    accept(room, pen, from(room, PEN, typed(9)))
    accept(room, pen, from(room, PEN_PROPOSING, typed(10)))
  })

  it('opens when the pen says so', () => {
    const room = closedRoom()
    const { doc, act } = replicaOf(room, PEN)
    accept(
      room,
      pen,
      act(() => doc.getMap('blocks').set(`${PEN}:8`, { closed: false })),
    )
    accept(room, fra, from(room, FRA, typed(9)))
  })

  it('stays closed when the room is loaded again', () => {
    const room = closedRoom()
    const again = replicaOf(room, FRA_TOO)

    expectRefused(new GuardedText(again.doc), fra, from(room, FRA, typed(9)), 'closed')
  })
})
