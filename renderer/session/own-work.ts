import * as Y from 'yjs'
import type { Range } from '../../shared/domain/char-ids.ts'
import { IdSet } from '../../shared/domain/id-set.ts'

// What a replica holds and the relay lacks. Only work of its own leases counts ([G1]): what it heard of others
// came from the relay, and what the relay has forgotten since (a restored backup) is not ours to bring back.

/** The deletions in an update, as ranges of deleted ids. */
export function deletionsIn(update: Uint8Array): Range[] {
  const { clients } = Y.decodeUpdate(update).ds
  return [...clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): Range => [client, clock, len]),
  )
}

/**
 * The structs of `own` clients beyond the relay's state vector, with the deletions that the relay has not
 * sent, as one update; null if there is neither.
 */
export function unsentWork(
  doc: Y.Doc,
  own: readonly number[],
  relayState: Uint8Array,
  relayDeletions: IdSet,
): Uint8Array | null {
  const relay = Y.decodeStateVector(relayState)
  const present = Y.decodeStateVector(Y.encodeStateVector(doc))
  const hasStructs = own.some((client) => (present.get(client) ?? 0) > (relay.get(client) ?? 0))
  const deletions = subtract(Y.createDeleteSetFromStructStore(doc.store), relayDeletions)
  if (!hasStructs && deletions.clients.size === 0) return null
  for (const client of own) present.set(client, relay.get(client) ?? 0)
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(present))
  return withDeletions(update, doc, deletions)
}

// An update ends with the whole delete set of the document; its length is known from encoding that set alone.
function withDeletions(update: Uint8Array, doc: Y.Doc, deletions: DeleteSet): Uint8Array {
  const whole = encodeDeletions(Y.createDeleteSetFromStructStore(doc.store))
  const structs = update.subarray(0, update.length - whole.length)
  const kept = encodeDeletions(deletions)
  const result = new Uint8Array(structs.length + kept.length)
  result.set(structs)
  result.set(kept, structs.length)
  return result
}

type DeleteSet = ReturnType<typeof Y.createDeleteSetFromStructStore>

// A snapshot is a delete set followed by a state vector, which takes one byte if it is empty.
function encodeDeletions(deletions: DeleteSet): Uint8Array {
  return Y.encodeSnapshot(new Y.Snapshot(deletions, new Map())).slice(0, -1)
}

function subtract(all: DeleteSet, known: IdSet): DeleteSet {
  const left = Y.createDeleteSet()
  for (const [client, ranges] of all.clients) {
    const rest = new IdSet(ranges.map(({ clock, len }): Range => [client, clock, len]))
    for (const { clock, len } of ranges) {
      for (const [start, end] of known.clip(client, clock, len)) {
        rest.remove([client, start, end - start])
      }
    }
    const unsent = [...rest.ranges()]
    if (unsent.length === 0) continue
    left.clients.set(
      client,
      unsent.map(([, clock, length]) => ({ clock, len: length })),
    )
  }
  return left
}
