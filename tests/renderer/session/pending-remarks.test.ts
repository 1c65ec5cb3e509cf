import { expect, it } from 'vitest'
import { PendingRemarks } from '../../../renderer/session/remarks/pending-remarks.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { statePosition } from '../../../shared/ydoc/positions.ts'
import type { Remark, Remarker } from '../../../shared/ydoc/remarker.ts'
import { tellSupport } from '../../../shared/ydoc/supports.ts'
import { proposalBy } from '../panels/sample-proposal.ts'

const FRA = 'FRA' as DelegationCode
const HERE = '7:1' as ParagraphId
const ROOM = 'caucus/friends'

/** One machine's storage, and what was heard in the room. */
function machine() {
  const kept = new Map<string, string>()
  const shelf = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
  const author = { delegation: FRA, role: 'delegation' } as const
  const start = () => new PendingRemarks({ shelf, name: 'pending', author: () => author })
  const heard: [string | null, Remark][] = []
  const room = {
    author,
    canWrite: true,
    putRemark: (_: string, key: string | null, record: Remark) => void heard.push([key, record]),
  } as unknown as Remarker
  return { kept, start, heard, room }
}

const said = (stand: 'agree' | 'oppose' | 'none', at: number) => ({ stand, wording: 'w', at })

it('[Q15] what is said to a room that is not open survives the window, and is said once when it opens', () => {
  const { kept, start, heard, room } = machine()
  const before = start()
  expect(statePosition(before.remarkerFor(ROOM), HERE, said('agree', 1)).ok).toBe(true)
  const proposal = proposalBy('USA', { key: 'b' })
  expect(tellSupport(before.remarkerFor(ROOM), proposal, { v: 'oppose', at: 2 }).ok).toBe(true)
  expect(before.isWaitingFor(ROOM)).toBe(true)
  expect(before.isWaitingFor('private/FRA')).toBe(false)

  const after = start()
  expect(after.waiting.getSnapshot()).toHaveLength(2)
  after.say('private/FRA', room)
  expect(heard).toEqual([])
  after.say(ROOM, room)
  after.say(ROOM, room)
  expect(heard).toEqual([
    [`p-${HERE}`, { kind: 'pos', pid: HERE, v: 'agree', wording: 'w', t: 1 }],
    ['s-USA-b', { kind: 'support', on: 'USA/b', v: 'oppose', t: 2 }],
  ])
  expect(after.isWaitingFor(ROOM)).toBe(false)
  expect(kept.size).toBe(0)
})

it('[Q15] the last word counts, and the last step can be taken back', () => {
  const { start, heard, room } = machine()
  const pending = start()
  const writer = pending.remarkerFor(ROOM)
  statePosition(writer, HERE, said('agree', 1))
  statePosition(writer, HERE, said('oppose', 2))
  expect(pending.waiting.getSnapshot()).toHaveLength(1)
  expect(writer.undo()).toBe(true)
  expect(writer.undo()).toBe(false)
  pending.say(ROOM, room)
  expect(heard).toEqual([])
})

it('[Q15] passes over what stands in the storage and is no remark', () => {
  const { kept, start } = machine()
  const record = { kind: 'pos', pid: HERE, v: 'agree', wording: 'w', t: 1 }
  const list = [null, 1, { room: ROOM, origin: 'x', key: 'k', record: { kind: 'del', ids: [] } }]
  kept.set('pending', JSON.stringify([...list, { room: ROOM, origin: 'x', key: 'k', record }]))
  expect(start().waiting.getSnapshot()).toHaveLength(1)
  kept.set('pending', '{')
  expect(start().waiting.getSnapshot()).toEqual([])
})

it('[Q15] a room that fails while it is told loses nothing, and one that asks meanwhile is not told twice', () => {
  const { start, heard, room } = machine()
  const pending = start()
  statePosition(pending.remarkerFor(ROOM), HERE, said('agree', 1))
  const failing = {
    ...room,
    putRemark: () => {
      throw new Error('closed')
    },
  }
  expect(() => pending.say(ROOM, failing)).toThrow('closed')
  expect(pending.isWaitingFor(ROOM)).toBe(true)
  const asking: Remarker = {
    ...room,
    putRemark: (origin, key, record) => {
      pending.say(ROOM, room)
      room.putRemark(origin, key, record)
    },
  }
  pending.say(ROOM, asking)
  expect(heard).toHaveLength(1)
  expect(pending.isWaitingFor(ROOM)).toBe(false)
})
