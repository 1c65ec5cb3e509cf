import { describe, expect, it } from 'vitest'
import { Standings } from '../../../server/relay/standing.ts'
import type { Member } from '../../../server/store/store.ts'
import { FRA } from '../dossiers.ts'

const ANN: Member = { hash: 'a', delegation: FRA, role: 'delegation', person: 'Ann' }

/** Members whose reading takes until it is let go on. */
function slowMembers() {
  let present: Member | null = ANN
  let reads = 0
  let hold: Promise<void> | null = null
  let letGo: () => void = () => undefined
  return {
    member: async () => {
      reads++
      const read = present
      await hold
      return read
    },
    set: (member: Member | null) => {
      present = member
    },
    hold: () => {
      hold = new Promise((resolve) => {
        letGo = resolve
      })
    },
    letGo: () => {
      hold = null
      letGo()
    },
    reads: () => reads,
  }
}

describe('[O2] the standing of a member', () => {
  it('is read when no change is under way', async () => {
    const members = slowMembers()
    const standings = new Standings(members)
    let finish: () => void = () => undefined
    const change = standings.change(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      members.set({ ...ANN, role: 'penholder' })
    })
    await Promise.resolve()
    const asked = standings.of('a')
    await ticks()
    expect(members.reads()).toBe(0)
    finish()
    await change
    const standing = await asked
    expect(standing?.member.role).toBe('penholder')
    expect(standings.isCurrent(standing?.version ?? -1)).toBe(true)
  })

  it('is read again if a change began while it was read', async () => {
    const members = slowMembers()
    const standings = new Standings(members)
    members.hold()
    const asked = standings.of('a')
    await ticks()
    await standings.change(async () => members.set(null))
    members.letGo()
    expect(await asked).toBeNull()
  })

  it('is over as soon as a change begins', async () => {
    const standings = new Standings(slowMembers())
    const before = await standings.of('a')
    const change = standings.change(async () => undefined)
    await change
    expect(standings.isCurrent(before?.version ?? -1)).toBe(false)
    const after = await standings.of('a')
    expect(standings.isCurrent(after?.version ?? -1)).toBe(true)
  })

  it('changes in turn, also behind a change that failed', async () => {
    const standings = new Standings(slowMembers())
    const order: number[] = []
    const failing = standings.change(async () => {
      await ticks()
      order.push(1)
      throw new Error('the disk is full')
    })
    const next = standings.change(async () => void order.push(2))
    await expect(failing).rejects.toThrow()
    await next
    expect(order).toEqual([1, 2])
  })
})

async function ticks(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
}
