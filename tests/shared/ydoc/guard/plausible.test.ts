import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import {
  accept,
  expectRefused,
  FRA,
  FRA_TOO,
  fra,
  from,
  PEN,
  replicaOf,
  roomWith,
  tapeText,
  USA,
  usa,
} from './a-room.ts'
import { pairs, rounds } from './divergence.ts'
import { block, rawUpdate } from './raw-update.ts'

describe('[G5] plausible neighbours', () => {
  it('a right neighbour that stands left is refused', () => {
    const room = roomWith('T'.repeat(1000))
    const update = from(room, FRA, { after: [PEN, 9], before: [PEN, 3], text: 'x' })
    expectRefused(room, fra, update, 'implausible', 'text')
  })

  it('a right neighbour beyond what its author must have seen is refused', () => {
    const room = roomWith('T'.repeat(1000))
    const update = from(room, FRA, { after: [PEN, 3], before: [PEN, 900], text: 'x' })
    expectRefused(room, fra, update, 'implausible')
  })

  it('the end of the list, written by one who must have seen more, is refused', () => {
    const room = roomWith('Seven.')
    accept(room, fra, from(room, FRA, { after: [PEN, 4], before: [PEN, 5], text: 'x' }))
    const update = from(room, FRA, { after: [PEN, 2], text: 'y' })
    expectRefused(room, fra, update, 'implausible')
  })

  it('what a client with less of the text would write is legal, and converges', () => {
    const room = roomWith('Seven.')
    // Such a client has the penholder's first four characters and nothing else.
    accept(room, fra, from(room, FRA, { after: [PEN, 3], text: 'x' }))
    accept(room, usa, from(room, USA, { after: [PEN, 3], before: [PEN, 4], text: 'y' }))
  })

  it('one’s own earlier items are always seen, those of one’s other client only when referred to', () => {
    const room = roomWith('Seven.')
    accept(room, fra, from(room, FRA, { after: [PEN, 3], before: [PEN, 4], text: 'a' }))
    const again = { after: [PEN, 3], before: [PEN, 4], text: 'b' } as const
    expectRefused(room, fra, from(room, FRA, again), 'implausible')
    accept(room, fra, from(room, FRA_TOO, again))
  })

  it('whoever refers to a character has seen all that its author had seen', () => {
    const room = roomWith('TTTTTT')
    accept(room, usa, from(room, USA, { after: [PEN, 2], before: [PEN, 3], text: 'u' }))
    accept(room, fra, replicaOf(room, FRA).type({ client: USA, clock: 0 }, 'f'))
    // FRA typed behind USA's letter: one who stands before FRA's letter cannot have missed it.
    const update = from(room, FRA_TOO, { after: [PEN, 2], before: [FRA, 0], text: 'x' })
    expectRefused(room, fra, update, 'implausible')
  })

  it('the order of a key’s values must not depend on who hears of them first', () => {
    const room = roomWith('Seven.')
    const value = (note: string) => ({
      root: 'd:FRA',
      key: 'k',
      values: [{ kind: 'comment', note }],
    })
    accept(room, fra, from(room, FRA, value('1')))
    const ignorant = from(room, FRA, value('2'))
    expectRefused(room, fra, ignorant, 'implausible', 'd:FRA')
    // Another client of the delegation may not have heard of it yet.
    accept(room, fra, from(room, FRA_TOO, value('3')))
    const late = rawUpdate([
      block(FRA_TOO, 1, { after: [FRA, 0], values: [{ kind: 'pos', v: 'none' }] }),
    ])
    expectRefused(room, fra, late, 'implausible', 'd:FRA')
  })

  it('a typist who was offline for long is honest, in whatever portions the work arrives', () => {
    const room = roomWith('TTTTTT')
    const offline = replicaOf(room, FRA)
    const portions: Uint8Array[] = []
    for (let i = 0; i < 40; i++) {
      portions.push(offline.type({ client: PEN, clock: 1 + (i % 6) }, `${i}`))
      portions.push(offline.newParagraph({ client: PEN, clock: 7 }, 'new'))
      accept(room, usa, replicaOf(room, USA).type({ client: PEN, clock: 1 + (i % 5) }, 'u'))
    }
    for (let i = 0; i < portions.length; i += 7) {
      accept(room, fra, Y.mergeUpdates(portions.slice(i, i + 7)))
    }
    const meeting = newReplica()
    Y.applyUpdate(meeting, Y.encodeStateAsUpdate(offline.doc))
    Y.applyUpdate(meeting, Y.encodeStateAsUpdate(room.doc))
    expect(tapeText(meeting)).toBe(tapeText(room.doc))
  })
})

describe('[G5] replicas that get forged neighbours', () => {
  it('would part if nobody refused them', () => {
    expect(pairs(11, 400, 'honest', 'nobody').divergent).toBeGreaterThan(0)
    expect(pairs(11, 60, 'forged', 'nobody').divergent).toBeGreaterThan(0)
  })

  it('would part under a rule that looks at the neighbours’ own clients only', () => {
    expect(pairs(11, 150, 'forged', 'weak').divergent).toBeGreaterThan(0)
  })

  it('agree against an honest typist, and the rule is the naive one', () => {
    const { tried, refused, divergent, disagreements } = pairs(11, 120, 'honest', 'guard')
    expect({ tried, divergent, disagreements }).toEqual({
      tried: 120,
      divergent: 0,
      disagreements: 0,
    })
    expect(refused).toBeGreaterThan(100)
  })

  it('agree when two forgers conspire', () => {
    const { tried, divergent, disagreements } = pairs(12, 100, 'forged', 'guard')
    expect({ tried, divergent, disagreements }).toEqual({
      tried: 100,
      divergent: 0,
      disagreements: 0,
    })
  })

  it('agree in whatever legal order the relay’s updates arrive', () => {
    const { accepted, divergent } = rounds(13, 60)
    expect(accepted).toBeGreaterThan(100)
    expect(divergent).toBe(0)
  })
})
