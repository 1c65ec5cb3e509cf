import * as Y from 'yjs'
import { newReplica } from '../shared/ydoc/roots.ts'
import { isSame } from './store/chain.ts'
import type { Snapshot, UpdateLog } from './store/store.ts'

/**
 * Whether a snapshot of the room is what its rows amount to. A snapshot is outside the chain, and a room is
 * loaded from it, so an altered one would change the text behind the log's back.
 */
export async function isSnapshotTrue(
  log: UpdateLog,
  room: string,
  snapshot: Snapshot,
): Promise<boolean> {
  const rows = (await log.updates(room, 0)).filter((row) => row.seq <= snapshot.seq)
  const replayed = stateOf(rows.map((row) => row.data))
  return isSame(normalForm(Y.encodeStateAsUpdate(replayed)), normalForm(snapshot.data))
}

/** The same structs in one form: how they were merged depends on the transactions they came in. */
function normalForm(state: Uint8Array): Uint8Array {
  return Y.encodeStateAsUpdate(stateOf([state]))
}

function stateOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = newReplica()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
