import { describe, expect, it } from 'vitest'
import { commitGroup } from '../../../server/store/served/group-commit.ts'
import type { NewEntry } from '../../../server/store/store.ts'

describe('a commit of several batches', () => {
  it('[S7] is one write to the disk, and each batch has its own number', () => {
    const { keep, writes } = keeper()
    const outcomes = commitGroup(keep, [batch('a', 'b'), batch('c'), batch('d')])
    expect(outcomes).toEqual([{ seq: 2 }, { seq: 3 }, { seq: 4 }])
    expect(writes).toEqual([['a', 'b', 'c', 'd']])
  })

  it('[S7] does not lose the batches of others for one that cannot be kept', () => {
    const { keep, writes } = keeper('bad')
    const outcomes = commitGroup(keep, [batch('a'), batch('x', 'bad'), batch('b')])
    expect(outcomes[0]).toEqual({ seq: 1 })
    expect(outcomes[1]).toHaveProperty('error')
    expect(outcomes[2]).toEqual({ seq: 2 })
    expect(writes).toEqual([['a'], ['b']])
  })

  it('[S7] tries a batch that stands alone once', () => {
    let tries = 0
    const outcomes = commitGroup(() => {
      tries++
      throw new Error('full')
    }, [batch('a')])
    expect(outcomes[0]).toHaveProperty('error')
    expect(tries).toBe(1)
  })
})

/** Keeps rooms by name, all of a call or nothing; `bad` cannot be kept. */
function keeper(bad = '') {
  const writes: string[][] = []
  let seq = 0
  const keep = (batches: readonly (readonly NewEntry[])[]) => {
    const rooms = batches.flat().map(({ room }) => room)
    if (rooms.includes(bad)) throw new Error('not this one')
    writes.push(rooms)
    return batches.map((entries) => {
      seq += entries.length
      return seq
    })
  }
  return { keep, writes }
}

function batch(...rooms: readonly string[]): readonly NewEntry[] {
  return rooms.map((room) => ({ room, author: 'relay', ts: 1, data: new Uint8Array(), wrote: [] }))
}
