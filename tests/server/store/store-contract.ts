import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { breakOf, digestOf, GENESIS } from '../../../server/store/chain.ts'
import type { NewEntry, Store } from '../../../server/store/store.ts'
import { CHN, FRA } from '../dossiers.ts'

/** What every store promises; `make` gives an empty one and the way to be rid of it. */
export function describeStore(
  name: string,
  make: () => Promise<{ readonly store: Store; remove(): Promise<void> }>,
): void {
  describe(`${name} as a store`, () => {
    let store: Store
    let remove: () => Promise<void>

    beforeEach(async () => {
      const made = await make()
      store = made.store
      remove = made.remove
    })
    afterEach(async () => {
      await store.close()
      await remove()
    })

    it('[S1] numbers entries from 1 without a gap, over all rooms', async () => {
      expect(await store.head()).toBe(0)
      expect(await store.append([entry('text/en', 'a'), entry('dossier', 'b')])).toBe(2)
      expect(await store.append([entry('text/en', 'c')])).toBe(3)
      expect(await store.head()).toBe(3)
      expect((await store.rows(0, 10)).map((row) => row.seq)).toEqual([1, 2, 3])
      expect((await store.rows(1, 1)).map((row) => row.seq)).toEqual([2])
      expect((await store.updates('text/en', 0)).map((row) => row.seq)).toEqual([1, 3])
      expect((await store.updates('text/en', 1)).map((row) => row.seq)).toEqual([3])
      expect((await store.updates('text/en', 0, 1)).map((row) => row.seq)).toEqual([1])
    })

    it('[S2] chains each entry to the one before', async () => {
      await store.append(['x', 'y', 'zé'].map((text) => entry('text/en', text)))
      const rows = await store.rows(0, 10)
      expect(rows[0]?.prev).toEqual(GENESIS)
      expect(Buffer.from(rows[2]?.data ?? []).toString()).toBe('zé')
      rows.forEach((row, index) => {
        expect(breakOf(row, rows[index - 1] ?? { seq: 0, hash: GENESIS })).toBeNull()
        expect(Buffer.from(row.digest)).toEqual(Buffer.from(digestOf(row.data)))
      })
    })

    it('[S3] keeps all entries of a batch or none', async () => {
      const wrong = { ...entry('text/en', 'b'), author: null } as unknown as NewEntry
      await expect(store.append([entry('text/en', 'a'), wrong])).rejects.toThrow()
      expect(await store.head()).toBe(0)
      expect(await store.append([entry('text/en', 'c')])).toBe(1)
    })

    it('[S4] finds the entry in which a character was written', async () => {
      await store.append([
        { ...entry('text/en', 'a'), wrote: [[7, 0, 5]] },
        { ...entry('text/en', 'b'), wrote: [[7, 5, 2], [9, 0, 1]] }, // biome-ignore format: one entry a line
      ])
      expect(await store.rowOf('text/en', { client: 7, clock: 4 })).toBe(1)
      expect(await store.rowOf('text/en', { client: 7, clock: 5 })).toBe(2)
      expect(await store.rowOf('text/en', { client: 9, clock: 0 })).toBe(2)
      expect(await store.rowOf('text/en', { client: 7, clock: 7 })).toBeNull()
      expect(await store.rowOf('text/fr', { client: 7, clock: 4 })).toBeNull()
    })

    it('[S6] keeps the latest snapshot of a room', async () => {
      expect(await store.snapshot('text/en')).toBeNull()
      await store.append([...'123456789'].map((text) => entry('text/en', text)))
      await store.keepSnapshot('text/en', { seq: 4, data: new Uint8Array([1]) })
      await store.keepSnapshot('text/en', { seq: 9, data: new Uint8Array([2]) })
      expect(await store.snapshot('text/en')).toEqual({ seq: 9, data: new Uint8Array([2]) })
      expect(await store.snapshot('dossier')).toBeNull()
    })

    it('[S6] passes over a snapshot that tells of entries which are not there', async () => {
      await store.append([entry('text/en', 'a')])
      await store.keepSnapshot('text/en', { seq: 2, data: new Uint8Array([1]) })
      expect(await store.snapshot('text/en')).toBeNull()
    })

    it('[J1] admits as often as an invitation says, and no longer than it says', async () => {
      await store.addInvite(invite('twice', { uses: 2 }))
      await store.addInvite(invite('late', { expires: 1000 }))
      expect(await redeem('twice', 's1')).toMatchObject({ delegation: FRA, person: 'Ann' })
      expect(await redeem('twice', 's2')).toMatchObject({ hash: 's2', role: 'delegation' })
      expect(await redeem('twice', 's3')).toBe('used')
      expect(await redeem('late', 's3', 1000)).toBe('expired')
      expect(await redeem('none', 's3')).toBe('unknown')
      expect(await store.member('s3')).toBeNull()
    })

    it('[J1] gives a nameless newcomer the name on the invitation', async () => {
      await store.addInvite(invite('one', { name: 'Second Secretary' }))
      const newcomer = { hash: 's1', person: '', now: 1 }
      expect(await store.redeem('one', newcomer)).toMatchObject({ person: 'Second Secretary' })
    })

    it('[J3] ends the sessions of one delegation, but not the one that asks', async () => {
      await store.addInvite(invite('fra', { uses: 2 }))
      await store.addInvite(invite('chn', { delegation: CHN }))
      await redeem('fra', 's1')
      await redeem('fra', 's2')
      await redeem('chn', 's3')
      expect(await store.revoke(FRA, 's2')).toEqual(['s1'])
      expect(await store.member('s1')).toBeNull()
      expect(await store.member('s2')).not.toBeNull()
      expect(await store.member('s3')).not.toBeNull()
      expect(await store.revoke(FRA, null)).toEqual(['s2'])
    })

    it('[J9] lists invitations in the order of their making, and makes one void', async () => {
      await store.addInvite(invite('one', { madeBy: FRA }))
      await store.addInvite(invite('two', { uses: 3, expires: 9 }))
      await redeem('one', 's1')
      expect(await store.invites()).toEqual([
        invite('one', { madeBy: FRA, uses: 0 }),
        invite('two', { uses: 3, expires: 9 }),
      ])
      expect(await store.revokeInvite('two')).toBe(true)
      expect(await store.revokeInvite('two')).toBe(false)
      expect(await store.revokeInvite('three')).toBe(false)
      expect((await store.invites()).map(({ hash }) => hash)).toEqual(['one'])
      expect(await redeem('two', 's2')).toBe('revoked')
      expect(await store.member('s1'), 'whoever used it in time stays').not.toBeNull()
    })

    it('[O3] gives sessions of one role another, and no others', async () => {
      await store.addInvite(invite('pen', { delegation: CHN, role: 'penholder', uses: 2 }))
      await store.addInvite(invite('look', { delegation: CHN, role: 'observer' }))
      await store.addInvite(invite('fra', { role: 'penholder' }))
      for (const [hash, session] of [
        ['pen', 's1'],
        ['pen', 's2'],
        ['look', 's3'],
        ['fra', 's4'],
      ]) {
        // biome-ignore format: a table
        await redeem(hash ?? '', session ?? '')
      }
      expect(await store.setRole(CHN, 'penholder', 'delegation')).toEqual(['s1', 's2'])
      expect(await store.member('s2')).toMatchObject({ role: 'delegation' })
      expect(await store.member('s3')).toMatchObject({ role: 'observer' })
      expect(await store.member('s4')).toMatchObject({ role: 'penholder' })
      expect(await store.setRole(CHN, 'penholder', 'delegation')).toEqual([])
    })

    it('[O10] keeps what was refused, apart from the log', async () => {
      const stranger = { delegation: null, role: null, person: null }
      const refusal = { ts: 5, where: 'frame', code: 'phase', room: 'text/en', count: 1 } as const
      const known = { delegation: FRA, role: 'observer', person: 'Ann' } as const
      await store.addRefusal({ ...refusal, ...known })
      await store.addRefusal({ ...refusal, ...stranger, where: 'join', room: null, count: 40 })
      await store.addRefusal({ ...refusal, ...known, where: 'ticket' })
      const first = { ...refusal, ...known, id: 1 }
      const second = { ...refusal, ...stranger, where: 'join', room: null, count: 40, id: 2 }
      expect(await store.refusals(0, 2)).toEqual([first, second])
      expect(await store.refusals(1, 9)).toMatchObject([{ id: 2 }, { id: 3, where: 'ticket' }])
      expect(await store.refusalSums()).toEqual([])
      expect(await store.head()).toBe(0)
    })

    it('[J6] leases a client id once, for good', async () => {
      const lease = { room: 'text/en', client: 5, session: 's1', hand: 'base' } as const
      await store.addLease(lease)
      await expect(store.addLease({ ...lease, session: 's2' })).rejects.toThrow()
      await store.addLease({ ...lease, room: 'dossier' })
      expect(await store.lease('text/en', 5)).toEqual(lease)
      expect(await store.lease('text/en', 6)).toBeNull()
      expect(await store.leases('text/en', 's1')).toEqual([lease])
      expect(await store.leases('text/en', 's2')).toEqual([])
    })

    function redeem(hash: string, session: string, now = 5) {
      return store.redeem(hash, { hash: session, person: 'Ann', now })
    }
  })
}

function entry(room: string, text: string): NewEntry {
  const data = new Uint8Array(Buffer.from(text))
  return { room, author: 'FRA/delegation/Ann', ts: 1_585_000_000_000, data, wrote: [] }
}

function invite(hash: string, fields: object) {
  const terms = { name: '', uses: 1, expires: null, madeBy: null }
  const common = { hash, delegation: FRA, role: 'delegation', ...terms }
  return { ...common, ...fields } as const as Parameters<Store['addInvite']>[0]
}
