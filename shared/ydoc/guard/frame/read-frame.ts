import type * as Y from 'yjs'
import { clockOf, lastClock } from '../../items.ts'
import type { CostMeter } from '../cost-meter.ts'
import { LIMITS } from '../limits.ts'
import { Refused, refuse } from '../refuse.ts'
import { itemsFrom } from '../stored.ts'
import { decodeFrame } from './decode-frame.ts'
import { encodeFrame } from './encode-frame.ts'
import type { NewItem } from './new-item.ts'

// [G1] Of a frame only what is new counts. What the relay checks, applies, stores and sends on is the rest,
// encoded anew: Yjs resolves the references of a known struct before it skips it, so a lying one would split a
// stored surrogate pair, park on a missing origin or create roots, whatever it claims to be.

export type Deletion = { readonly clock: number; readonly end: number }

/** What is new in an update. */
export type Frame = {
  readonly blocks: ReadonlyMap<number, readonly NewItem[]>
  readonly deletions: ReadonlyMap<number, readonly Deletion[]>
  /** The same, encoded; null if nothing is new. */
  readonly update: Uint8Array | null
}

export type FrameLimits = {
  /** How large the new part may be. */
  readonly maxBytes: number
  /** [G2] Whether this connection may write under the client id. */
  readonly isAuthor: (client: number) => boolean
}

/** Reads an update against a document, no further than to the first thing that cannot stand. */
export function readFrame(
  doc: Y.Doc,
  bytes: Uint8Array,
  { maxBytes, isAuthor }: FrameLimits,
  cost: CostMeter,
): Frame {
  if (bytes.length > Math.max(LIMITS.frameBytes, maxBytes)) refuse('too-large', 'frame')
  const blocks = new Map<number, NewItem[]>()
  const deletions = new Map<number, Deletion[]>()
  let size = 0
  const grow = (by: number): void => {
    size += by
    if (size > maxBytes) refuse('too-large', 'update')
  }
  try {
    decodeFrame(bytes, {
      known: (client) => clockOf(doc, client),
      onItem: (item, length) => {
        if (!isAuthor(item.id.client)) refuse('forged-author')
        grow(length)
        append(blocks, item.id.client, item)
      },
      onKnown: () => cost.pay(1),
      onDeletion: (client, clock, end) => {
        cost.pay(1)
        for (const part of newDeletions(doc, client, clock, end, cost)) {
          grow(BYTES_OF_DELETION)
          append(deletions, client, part)
        }
      },
    })
    if (blocks.size === 0 && deletions.size === 0) return { blocks, deletions, update: null }
    return { blocks, deletions, update: encodeFrame({ blocks, deletions }) }
  } catch (error) {
    // Whatever the decoder stumbles over (the end of the bytes, bad UTF-8, bad JSON, depth) is malformed.
    if (error instanceof Refused) throw error
    return refuse('malformed')
  }
}

/** A clock and a length, at least. */
const BYTES_OF_DELETION = 2

/** The parts of a deletion that hit something not deleted yet, or not known yet. */
function* newDeletions(
  doc: Y.Doc,
  client: number,
  clock: number,
  end: number,
  cost: CostMeter,
): Generator<Deletion> {
  let from = clock
  for (const item of itemsFrom(doc, client, clock)) {
    if (item.id.clock >= end) break
    cost.pay(1)
    if (!item.deleted) continue
    if (item.id.clock > from) yield { clock: from, end: item.id.clock }
    from = Math.min(lastClock(item) + 1, end)
  }
  if (end > from) yield { clock: from, end }
}

function append<T>(lists: Map<number, T[]>, client: number, entry: T): void {
  const list = lists.get(client)
  if (list) list.push(entry)
  else lists.set(client, [entry])
}
