import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CostMeter } from '../../../../shared/ydoc/guard/cost-meter.ts'
import { readFrame } from '../../../../shared/ydoc/guard/frame/read-frame.ts'
import type { GuardedText } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { Judging } from '../../../../shared/ydoc/guard/judging.ts'
import { Knowledge } from '../../../../shared/ydoc/guard/order/knowledge.ts'
import { schedule } from '../../../../shared/ydoc/guard/order/schedule.ts'
import type { Piece } from '../../../../shared/ydoc/guard/order/sequence.ts'
import { Simulation } from '../../../../shared/ydoc/guard/order/simulation.ts'
import { TextState } from '../../../../shared/ydoc/guard/text-state.ts'
import { firstItem } from '../../../../shared/ydoc/items.ts'
import { tapeOf } from '../../../../shared/ydoc/roots.ts'
import { randomFrom } from '../notation.ts'
import { FRA, FRA_TOO, fra, PEN, replicaOf, roomWith, USA, usa } from './a-room.ts'

/** The ids of the tape as the simulation of an update leaves it, without touching the document. */
function simulated(room: GuardedText, update: Uint8Array): string[] {
  const { doc } = room
  const cost = new CostMeter()
  const limits = { maxBytes: 1e6, isAuthor: () => true }
  const { blocks } = readFrame(doc, update, limits, cost)
  const judging = new Judging(new TextState(doc, 'text'), fra, 'drafting', blocks, cost)
  const simulation = new Simulation(Knowledge.of(doc), (id) => judging.at(id), cost)
  schedule(
    blocks,
    (client) => judging.known(client),
    (item) => {
      simulation.place(item, { root: tapeOf(doc) as never, name: 'text', sub: null })
      judging.settle(item, { root: 'text', sub: null })
    },
  )
  const ids: string[] = []
  const first = firstItem(doc)
  let piece: Piece | null = first && { item: first, clock: 0 }
  for (; piece; piece = simulation.sequence.next(piece)) {
    const { client } = piece.item.id
    for (let clock = piece.clock; clock <= simulation.sequence.endOf(piece); clock++) {
      ids.push(`${client}:${clock}`)
    }
  }
  return ids
}

function stored(doc: Y.Doc): string[] {
  const ids: string[] = []
  for (let item = firstItem(doc); item; item = item.right) {
    for (let i = 0; i < item.length; i++) ids.push(`${item.id.client}:${item.id.clock + i}`)
  }
  return ids
}

describe('[G5] the simulation', () => {
  it('puts every item of an update where Yjs puts it, whatever came in between', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomFrom(seed)
      const room = roomWith('TTTTTT', 'uuuu')
      const [offline, others] = [replicaOf(room, FRA), replicaOf(room, USA)]
      const before = Y.encodeStateVector(offline.doc)
      for (let i = 0; i < 12; i++) {
        const replica = random() < 0.5 ? offline : others
        if (replica === offline) offline.doc.clientID = random() < 0.5 ? FRA : FRA_TOO
        const ids = stored(replica.doc)
        const [client = PEN, clock = 0] = (ids[Math.floor(random() * ids.length)] ?? '')
          .split(':')
          .map(Number)
        const update =
          random() < 0.7
            ? replica.type({ client, clock }, 'abc')
            : replica.newParagraph({ client, clock }, 'n')
        if (replica === others) room.receive(update, usa)
      }
      const update = Y.encodeStateAsUpdate(offline.doc, before)
      const expected = simulated(room, update)
      expect(room.receive(update, fra)).toMatchObject({ ok: true })
      expect(stored(room.doc)).toEqual(expected)
    }
  })
})
