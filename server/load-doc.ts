import * as Y from 'yjs'
import { newReplica } from '../shared/ydoc/roots.ts'
import type { UpdateLog } from './store/store.ts'

/** A room's document as the log has it, and the number of the last row that is in it. */
export type LoadedDoc = { readonly doc: Y.Doc; readonly seq: number; readonly tailLength: number }

/**
 * Loads a room: its snapshot and the rows after it, applied to one document in one transaction. Merging
 * the updates themselves would cost the square of their number ([S6]).
 */
export async function loadDoc(log: UpdateLog, room: string): Promise<LoadedDoc> {
  const snapshot = await log.snapshot(room)
  const tail = await log.updates(room, snapshot?.seq ?? 0)
  const doc = newReplica()
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.data)
    for (const row of tail) Y.applyUpdate(doc, row.data)
  }, 'load')
  return { doc, seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0, tailLength: tail.length }
}
