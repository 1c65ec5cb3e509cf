import * as Y from 'yjs'
import { newReplica } from '../shared/ydoc/roots.ts'
import type { Snapshot, UpdateLog } from './store/store.ts'

/** A room's document as the log has it, and the number of the last row that is in it. */
export type LoadedDoc = { readonly doc: Y.Doc; readonly seq: number; readonly tailLength: number }

/** So many rows at once: a log of many days does not fit into one answer of the thread that keeps it. */
const PAGE_ROWS = 10_000

/**
 * Loads a room: its snapshot and the rows after it, applied to one document, a page in one transaction. Merging
 * the updates themselves would cost the square of their number ([S6]).
 */
export async function loadDoc(log: UpdateLog, room: string): Promise<LoadedDoc> {
  const snapshot = await log.snapshot(room)
  const doc = newReplica()
  if (snapshot) Y.applyUpdate(doc, snapshot.data, 'load')
  let seq = snapshot?.seq ?? 0
  for (let tailLength = 0; ; ) {
    const page = await log.updates(room, seq, PAGE_ROWS)
    doc.transact(() => {
      for (const row of page) Y.applyUpdate(doc, row.data)
    }, 'load')
    seq = page.at(-1)?.seq ?? seq
    tailLength += page.length
    if (page.length < PAGE_ROWS) return { doc, seq, tailLength }
  }
}

/** Loads a room as it was after row `until`: its snapshot, unless that is younger, and the rows from there. */
export async function loadDocAt(log: UpdateLog, room: string, until: number): Promise<Y.Doc> {
  const snapshot = await log.snapshot(room)
  return replay(log, room, until, snapshot && snapshot.seq <= until ? snapshot : null)
}

/** The same from its rows alone, for whoever checks them: a snapshot saves time, and proves nothing. */
export function replayDocAt(log: UpdateLog, room: string, until: number): Promise<Y.Doc> {
  return replay(log, room, until, null)
}

async function replay(
  log: UpdateLog,
  room: string,
  until: number,
  from: Snapshot | null,
): Promise<Y.Doc> {
  const doc = newReplica()
  if (from) Y.applyUpdate(doc, from.data, 'load')
  for (let seq = from?.seq ?? 0; ; ) {
    const page = await log.updates(room, seq, PAGE_ROWS)
    const wanted = page.filter((row) => row.seq <= until)
    doc.transact(() => {
      for (const row of wanted) Y.applyUpdate(doc, row.data)
    }, 'load')
    if (page.length < PAGE_ROWS || wanted.length < page.length) return doc
    seq = page.at(-1)?.seq ?? seq
  }
}
