import type * as Y from 'yjs'
import type { Revision } from '../../shared/domain/revisions.ts'
import { type Author, authorName } from '../author.ts'
import { loadDoc } from '../load-doc.ts'
import type { UpdateLog } from '../store/store.ts'
import { rangesWritten } from '../wrote.ts'

// Revisions that were circulated to named recipients alone ([K16]). Their records are entries of the log like all others, in a
// room that no name of a room means: nobody can ask for a ticket to it, and what is in it leaves the relay only as an answer to
// one who may know ([H12]). One map, a revision under its name.

export const NAMED_ROOM = 'revisions'
const ROOT = 'revisions'

/** The revisions for named recipients, as the log has them, in the order in which they were circulated. */
export async function readNamed(log: UpdateLog): Promise<readonly Revision[]> {
  const { doc } = await loadDoc(log, NAMED_ROOM)
  return revisionsIn(doc)
}

/** Keeps one more; rejects if it could not be kept. Whoever calls sees to it that one is written at a time. */
export async function addNamed(log: UpdateLog, revision: Revision, by: Author): Promise<void> {
  const { doc } = await loadDoc(log, NAMED_ROOM)
  const written = newUpdates(doc)
  rootOf(doc).set(revision.name, revision)
  const data = written()
  const entry = { room: NAMED_ROOM, author: authorName(by), ts: revision.at, data }
  await log.append([{ ...entry, wrote: rangesWritten(data) }])
}

/** The revisions in the room's document, in the same order. */
export function revisionsIn(doc: Y.Doc): readonly Revision[] {
  return [...rootOf(doc).values()].sort((a, b) => a.seq - b.seq || a.at - b.at)
}

// Written by the relay from a typed value; no client may write here, so it is not parsed again.
function rootOf(doc: Y.Doc): Y.Map<Revision> {
  return doc.getMap(ROOT)
}

/** What has been written since, as one update. */
function newUpdates(doc: Y.Doc): () => Uint8Array {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => void updates.push(update)
  doc.on('update', keep)
  return () => {
    doc.off('update', keep)
    return updates[0] ?? new Uint8Array()
  }
}
