import * as Y from 'yjs'
import { encodeMessage } from '../../shared/protocol/wire.ts'
import type { Recorded } from './journal.ts'
import type { Delivery, Listener, Sender } from './room.ts'
import { serverFrame } from './server-frame.ts'

/** Merging costs more than its share when updates are many; a frame of this many saves enough. */
const MERGED_AT_MOST = 64

const BYTES_SENT_A_UNIT = 64

/** What it costs to tell so many of an entry, in units of [G6]. */
export function deliveryCost(bytes: number, listeners: number): number {
  return listeners * (1 + bytes / BYTES_SENT_A_UNIT)
}

/** Gives a committed batch to everybody in the room, in as few frames as is cheap. */
export function deliverBatch(
  listeners: Iterable<Listener>,
  batch: readonly Recorded<Sender | null>[],
  seq: number,
): void {
  const everybody = [...listeners]
  for (let from = 0; from < batch.length; from += MERGED_AT_MOST) {
    const delivery = deliveryOf(batch.slice(from, from + MERGED_AT_MOST), seq)
    for (const listener of everybody) listener.deliver(delivery)
  }
}

function deliveryOf(batch: readonly Recorded<Sender | null>[], seq: number): Delivery {
  const updates = batch.map(({ entry }) => entry.data)
  const [first] = updates
  const update = updates.length === 1 && first ? first : Y.mergeUpdates(updates)
  const writer = batch[0]?.origin ?? null
  const isOneHand = batch.every(({ origin }) => origin === writer)
  const frame = encodeMessage({ kind: 'update', update })
  return { frame, framed: serverFrame(frame), update, seq, writer: isOneHand ? writer : null }
}
