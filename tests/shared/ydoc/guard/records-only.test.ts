import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { STAGES } from '../../../../shared/domain/roles.ts'
import { GuardedText } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { updateOf } from '../../../server/relay/tape.ts'
import {
  accept,
  deletion,
  expectRefused,
  FRA,
  fra,
  from,
  PEN,
  pen,
  recordsRoom,
  replicaOf,
  session,
  USA,
  usa,
} from './a-room.ts'

// The guard of `pen/<D>`: FRA and China, which holds the pen, tell each other things; USA tries to.

const POSITION = { kind: 'pos', on: 'p1', v: 'oppose', note: 'told to the pen alone' }
const COMMENT = { kind: 'comment', note: 'we note' }

describe('[G18] a room that keeps records alone', () => {
  it('takes remarks of each side in the map of its own delegation', () => {
    const room = recordsRoom()
    accept(room, fra, set(room, FRA, 'd:FRA', 'a', POSITION))
    accept(room, pen, set(room, PEN, 'd:CHN', 'a', { ...COMMENT, on: 'FRA/a' }))
    accept(room, fra, set(room, FRA, 'd:FRA', 'b', { kind: 'support', on: 'USA/k', v: 'accept' }))
    accept(room, fra, set(room, FRA, 'd:FRA', 'a', { ...POSITION, v: 'reserve' }))
    const replica = replicaOf(room, FRA)
    accept(
      room,
      fra,
      replica.act(() => replica.doc.getMap('d:FRA').delete('b')),
    )
    expect(room.doc.getMap('d:FRA').toJSON()).toEqual({ a: { ...POSITION, v: 'reserve' } })
    expect(room.doc.getMap('d:CHN').size).toBe(1)
  })

  it('has no tape and none of its ledgers, for anybody at any stage', () => {
    const room = recordsRoom()
    const typed = (by: number) =>
      replicaOf(room, by).act(({ doc }) => doc.getText('text').insert(0, 'x'))
    const pushed = (by: number, root: string) =>
      replicaOf(room, by).act(({ doc }) => doc.getArray(root).push([[FRA, 0, 1]]))
    for (const [by, client] of [
      [pen, PEN],
      [fra, FRA],
    ] as const) {
      expectRefused(room, by, typed(client), 'foreign-root', 'text')
      for (const root of ['incorporated', 'cut', `cut:${by.delegation}`]) {
        expectRefused(room, by, pushed(client, root), 'foreign-root', root)
      }
      const verdict = { v: 'declined', rec: [FRA, 0] }
      expectRefused(room, by, set(room, client, 'decided', 'FRA/a', verdict), 'foreign-root')
      expectRefused(room, by, set(room, client, 'blocks', '1:0', { level: 1 }), 'foreign-root')
      expectRefused(room, by, set(room, client, 'anything', 'a', COMMENT), 'foreign-root')
    }
    room.stage = 'silence'
    expectRefused(room, pen, typed(PEN), 'foreign-root', 'text')
    room.stage = 'closed'
    expectRefused(room, pen, typed(PEN), 'phase', 'text')
  })

  it('takes nothing in the name of another, nor by another hand', () => {
    const room = recordsRoom()
    accept(room, fra, set(room, FRA, 'd:FRA', 'a', POSITION))
    expectRefused(room, pen, set(room, PEN, 'd:FRA', 'a', COMMENT), 'foreign-root', 'd:FRA')
    expectRefused(room, fra, set(room, FRA, 'd:CHN', 'a', COMMENT), 'foreign-root', 'd:CHN')
    expectRefused(room, pen, set(room, FRA, 'd:CHN', 'a', COMMENT), 'forged-author')
    expectRefused(room, pen, set(room, FRA, 'd:FRA', 'b', COMMENT), 'forged-author')
    expectRefused(room, pen, deletion([FRA, [[0, 1]]]), 'delete-foreign')
    expectRefused(room, usa, set(room, USA, 'd:FRA', 'a', COMMENT), 'foreign-root')
    const name = { delegation: 'CHN', person: '', hand: 'base' }
    expectRefused(room, fra, set(room, FRA, 'who', `${FRA}`, name), 'foreign-root', 'who')
  })

  it('takes remarks and no proposals', () => {
    const room = recordsRoom()
    const proposals = [
      { kind: 'del', ids: [[PEN, 1, 1]] },
      { kind: 'ins', head: [FRA, 0] },
      { kind: 'remove', pid: '100:0' },
      { kind: 'attr', pid: '100:0', to: 'sub' },
      { kind: 'editorial', note: 'spelling' },
    ]
    for (const one of proposals) {
      expectRefused(room, fra, set(room, FRA, 'd:FRA', 'a', one), 'schema', 'kind')
    }
    expectRefused(
      room,
      fra,
      set(room, FRA, 'd:FRA', 'a', { ...COMMENT, html: '<b>' }),
      'schema',
      'html',
    )
    const tooLong = { ...COMMENT, note: 'x'.repeat(100_000) }
    expectRefused(room, pen, set(room, PEN, 'd:CHN', 'a', tooLong), 'too-large')
  })

  it('looks at names of paragraphs and characters for their form: what they name is elsewhere', () => {
    const room = recordsRoom()
    accept(room, fra, set(room, FRA, 'd:FRA', 'a', { ...POSITION, pid: '4711:0' }))
    accept(
      room,
      fra,
      set(room, FRA, 'd:FRA', 'b', {
        ...COMMENT,
        ids: [
          [4711, 0, 9],
          [4711, 9, 1],
        ],
      }),
    )
    const wrong = [
      [{ ...POSITION, pid: '01:2' }, 'pid'],
      [{ ...POSITION, pid: 12 }, 'pid'],
      [{ ...POSITION, pid: 'constructor' }, 'pid'],
      [{ ...COMMENT, ids: [] }, 'ids'],
      [{ ...COMMENT, ids: [[1, 0, 0]] }, 'ids'],
      [{ ...COMMENT, ids: [[1, 2 ** 53 - 1, 1]] }, 'ids'],
      [
        {
          ...COMMENT,
          ids: [
            [1, 0, 2],
            [1, 1, 1],
          ],
        },
        'overlap',
      ],
      [{ ...COMMENT, ids: Array.from({ length: 2001 }, (_, i) => [1, 2 * i, 1]) }, 'ids'],
    ] as const
    for (const [record, detail] of wrong) {
      expectRefused(room, fra, set(room, FRA, 'd:FRA', 'c', record), 'schema', detail)
    }
  })

  it('follows the stages like positions in the text', () => {
    const room = recordsRoom()
    const taken = STAGES.map((stage, at) => {
      room.stage = stage
      return [fra, pen].map((by) => {
        const client = by === fra ? FRA : PEN
        const update = set(room, client, `d:${by.delegation}`, `k${at}`, POSITION)
        return room.receive(update, by).ok
      })
    })
    expect(taken).toEqual([
      [true, true],
      [true, true],
      [true, true],
      [false, false],
      [false, false],
    ])
    const observer = session('FRA', 'observer', FRA)
    room.stage = 'drafting'
    expectRefused(room, observer, set(room, FRA, 'd:FRA', 'z', COMMENT), 'read-only')
  })

  it('holds the pen to the quotas of everybody: nothing is imported there', () => {
    const room = recordsRoom()
    const inOneGo = replicaOf(room, PEN).act(({ doc }) => {
      for (let i = 0; i < 5001; i++)
        doc.getMap('d:CHN').set(`k${i}`, { kind: 'support', on: '', v: 'none' })
    })
    expect(inOneGo.length).toBeGreaterThan(64 << 10)
    expectRefused(room, pen, inOneGo, 'too-large')
    for (let i = 0; i < 10; i++) accept(room, pen, someRecords(room, i, 500))
    expectRefused(room, pen, set(room, PEN, 'd:CHN', 'more', COMMENT), 'quota', 'records')
  })

  it('is the same when it is loaded from what was written', () => {
    const room = recordsRoom()
    accept(room, fra, set(room, FRA, 'd:FRA', 'a', POSITION))
    const doc = newReplica()
    doc.clientID = 2
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
    const again = new GuardedText(doc, 'records')
    accept(again, fra, set(again, FRA, 'd:FRA', 'b', POSITION))
    const typed = from(again, FRA, { root: 'text', text: 'x' })
    expectRefused(again, fra, typed, 'foreign-root', 'text')
    expect(doc.getMap('d:FRA').size).toBe(2)
  })
})

function set(room: GuardedText, client: number, root: string, key: string, value: object) {
  return replicaOf(room, client).act(({ doc }) => doc.getMap(root).set(key, value))
}

function someRecords(room: GuardedText, part: number, count: number): Uint8Array {
  const { doc } = replicaOf(room, PEN)
  return updateOf(doc, () => {
    for (let i = 0; i < count; i++) {
      doc.getMap('d:CHN').set(`k${part}-${i}`, { kind: 'support', on: '', v: 'none' })
    }
  })
}
