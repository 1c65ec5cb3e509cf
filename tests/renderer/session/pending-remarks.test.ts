import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Claims } from '../../../renderer/session/claims.ts'
import { PendingRemarks, takingBack } from '../../../renderer/session/remarks/pending-remarks.ts'
import { openVault } from '../../../renderer/session/remarks/pending-vault.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { beginThread } from '../../../shared/ydoc/comments.ts'
import { proposalFingerprint } from '../../../shared/ydoc/fingerprint.ts'
import { statePosition } from '../../../shared/ydoc/positions.ts'
import type { Remark, Remarker } from '../../../shared/ydoc/remarker.ts'
import { recordsOf } from '../../../shared/ydoc/roots.ts'
import { tellSupport } from '../../../shared/ydoc/supports.ts'
import { proposalBy } from '../panels/sample-proposal.ts'

const FRA = 'FRA' as DelegationCode
const HERE = '7:1' as ParagraphId
const ROOM = 'caucus/friends'

/** One machine's storage and keychain, and what was heard in the room. */
function machine() {
  const kept = new Map<string, string>()
  const secrets = new Map<string, string>()
  const shelf = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
  const keys = {
    find: async (dossier: string, name: string) => secrets.get(`${dossier}/${name}`) ?? null,
    keep: async (dossier: string, name: string, key: string) => {
      secrets.set(`${dossier}/${name}`, key)
      return true
    },
  }
  const claims = oneAfterAnother()
  const author = { delegation: FRA, role: 'delegation' } as const
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  let count = 0
  const begin = () =>
    new PendingRemarks({
      ...{ shelf, name: 'pending', author: () => author, newKey: () => `q${++count}` },
      openVault: () => openVault({ keys, claims, dossier: 'd', name: 'pending/FRA', random }),
    })
  const start = async () => {
    const pending = begin()
    await pending.open()
    return pending
  }
  const heard: [string | null, Remark][] = []
  const doc = new Y.Doc()
  const room = {
    author,
    doc,
    canWrite: true,
    putRemark: (_: string, key: string | null, record: Remark) => void heard.push([key, record]),
  } as unknown as Remarker
  return { kept, secrets, begin, start, heard, room }
}

/** Whoever claims waits for the one before, as with the locks of a browser. */
function oneAfterAnother(): Claims {
  let last: Promise<void> = Promise.resolve()
  return {
    claim: async () => {
      const before = last
      let release = () => {}
      last = new Promise((resolve) => {
        release = resolve
      })
      await before
      return release
    },
  }
}

/** Resolves once everything that was said is in the machine's storage. */
const settled = (pending: PendingRemarks) => pending.open()

const said = (stand: 'agree' | 'oppose' | 'none', at: number) => ({ stand, wording: 'w', at })

it('[Q15] what is said to a room that is not open survives the window, and is said once when it opens', async () => {
  const { kept, start, heard, room } = machine()
  const before = await start()
  expect(statePosition(before.remarkerFor(ROOM), HERE, said('agree', 1)).ok).toBe(true)
  const proposal = proposalBy('USA', { key: 'b' })
  expect(tellSupport(before.remarkerFor(ROOM), proposal, { v: 'oppose', at: 2 }).ok).toBe(true)
  expect(before.isWaitingFor(ROOM)).toBe(true)
  expect(before.isWaitingFor('private/FRA')).toBe(false)

  await settled(before)
  const after = await start()
  expect(after.waiting.getSnapshot()).toHaveLength(2)
  after.say('private/FRA', room)
  expect(heard).toEqual([])
  after.say(ROOM, room)
  after.say(ROOM, room)
  expect(heard).toEqual([
    [`p-${HERE}`, { kind: 'pos', pid: HERE, v: 'agree', wording: 'w', t: 1 }],
    [
      's-USA-b',
      { kind: 'support', on: 'USA/b', v: 'oppose', wording: proposalFingerprint(proposal), t: 2 },
    ],
  ])
  expect(after.isWaitingFor(ROOM)).toBe(false)
  expect(kept.size).toBe(0)
})

it('[Q15] the last word counts, and the last step can be taken back', async () => {
  const { start, heard, room } = machine()
  const pending = await start()
  const writer = pending.remarkerFor(ROOM)
  statePosition(writer, HERE, said('agree', 1))
  statePosition(writer, HERE, said('oppose', 2))
  expect(pending.waiting.getSnapshot()).toHaveLength(1)
  expect(writer.undo()).toBe(true)
  expect(writer.undo()).toBe(false)
  pending.say(ROOM, room)
  expect(heard).toEqual([])
})

it('[Q15] passes over what stands in the storage and is no remark', async () => {
  const { kept, start } = machine()
  const record = { kind: 'pos', pid: HERE, v: 'agree', wording: 'w', t: 1 }
  const list = [null, 1, { room: ROOM, origin: 'x', key: 'k', record: { kind: 'del', ids: [] } }]
  kept.set('pending', JSON.stringify([...list, { room: ROOM, origin: 'x', key: 'k', record }]))
  expect((await start()).waiting.getSnapshot()).toHaveLength(1)
  for (const spoilt of ['{', '[', 'AAAA', '']) {
    kept.set('pending', spoilt)
    expect((await start()).waiting.getSnapshot()).toEqual([])
  }
})

it('[Q15] what was kept in the open is encrypted from the next start on, and nothing of it is lost', async () => {
  const { kept, secrets, start, heard, room } = machine()
  const record = { kind: 'pos', pid: HERE, v: 'agree', wording: 'w', t: 1, note: 'Ruritania' }
  kept.set('pending', JSON.stringify([{ room: ROOM, origin: 'x', key: 'k', record }]))
  const pending = await start()
  expect(kept.get('pending')).not.toContain('Ruritania')
  expect(secrets.size).toBe(1)
  pending.say(ROOM, room)
  expect(heard).toEqual([['k', record]])
})

it('[Q15] what waits is read with the key of the machine alone, and under its own name', async () => {
  const { kept, secrets, start } = machine()
  const pending = await start()
  const words = { ...said('oppose', 1), note: 'Ruritania' }
  statePosition(pending.remarkerFor(ROOM), HERE, words)
  await settled(pending)
  const sealed = kept.get('pending') ?? ''
  expect(sealed.length).toBeGreaterThan(40)
  const key = [...secrets.values()][0] ?? ''
  for (const text of [sealed, Buffer.from(sealed, 'base64url').toString('latin1')]) {
    for (const secret of ['Ruritania', ROOM, HERE, key]) expect(text).not.toContain(secret)
  }
  secrets.clear()
  // Without the key nothing is read; and nothing is thrown away, for the keychain may only be locked.
  expect((await start()).waiting.getSnapshot()).toEqual([])
  expect(kept.get('pending')).toBe(sealed)
})

it('[Q15] what is said before the key is there is kept as soon as it is', async () => {
  const { kept, begin, start, heard, room } = machine()
  statePosition((await start()).remarkerFor(ROOM), HERE, said('agree', 1))
  const early = begin()
  const writer = early.remarkerFor(ROOM)
  statePosition(writer, HERE, said('oppose', 2))
  statePosition(writer, '8:1' as ParagraphId, said('agree', 3))
  await settled(early)
  expect(kept.size).toBe(1)
  const after = await start()
  after.say(ROOM, room)
  // The last word under a key went before the earlier one of another window.
  expect(heard.map(([, record]) => record.t)).toEqual([2, 3])
})

it('[Q15] two windows that begin at once have one key', async () => {
  const { begin, start } = machine()
  const [one, other] = [begin(), begin()]
  statePosition(one.remarkerFor(ROOM), HERE, said('agree', 1))
  statePosition(other.remarkerFor('private/FRA'), HERE, said('oppose', 2))
  await Promise.all([settled(one), settled(other)])
  expect((await start()).waiting.getSnapshot()).toHaveLength(2)
})

it('[Q11] [Q15] what is told to more is taken back where fewer were told, unless something else was said there since', async () => {
  const { start, heard, room } = machine()
  const told = recordsOf(room.doc, FRA)
  const record = { kind: 'pos', pid: HERE, v: 'agree', wording: 'w', t: 1 } as const
  for (const isOvertaken of [false, true]) {
    heard.splice(0)
    told.set(`p-${HERE}`, record)
    const takeBack = takingBack('pen/FRA', room, (writer) =>
      statePosition(writer, HERE, said('none', 2)),
    )
    expect(heard).toEqual([])
    const pending = await start()
    statePosition(pending.remarkerFor(ROOM, takeBack), HERE, said('agree', 2))
    // The room of the fewer hears nothing before the wider one has heard it.
    pending.say('pen/FRA', room)
    expect(heard).toEqual([])
    pending.say(ROOM, room)
    expect(heard).toHaveLength(1)
    await settled(pending)
    const after = await start()
    expect(after.isWaitingFor('pen/FRA')).toBe(true)
    if (isOvertaken) told.set(`p-${HERE}`, { ...record, v: 'oppose', t: 3 })
    after.say('pen/FRA', room)
    expect(heard).toHaveLength(isOvertaken ? 1 : 2)
    expect(after.waiting.getSnapshot()).toEqual([])
  }
})

it('[Q15] a comment that waits is one comment, however often it is said', async () => {
  const { start, heard, room } = machine()
  const pending = await start()
  const about = { paragraph: HERE, ranges: [], quote: '' }
  expect(beginThread(pending.remarkerFor(ROOM), about, 'Why?', 1).ok).toBe(true)
  const again = await start()
  pending.say(ROOM, room)
  again.say(ROOM, room)
  expect(new Set(heard.map(([key]) => key)).size).toBe(1)
  expect(heard[0]?.[0]).toMatch(/^[A-Za-z0-9][A-Za-z0-9_:-]{0,59}$/)
})

it('[Q15] a room that fails while it is told loses nothing, and one that asks meanwhile is not told twice', async () => {
  const { start, heard, room } = machine()
  const pending = await start()
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
