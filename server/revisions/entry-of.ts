import * as Y from 'yjs'
import type { Revision } from '../../shared/domain/revisions.ts'
import { DOSSIER_ROOM } from '../../shared/protocol/rooms.ts'
import { readDossier } from '../../shared/ydoc/dossier-doc.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import type { UpdateLog } from '../store/store.ts'
import { NAMED_ROOM, revisionsIn } from './named-room.ts'

/**
 * The entry of the log by which a revision was circulated; null if the log no longer says. It is not the last entry that is in the
 * revision (`seq`): that one is of the text, and members may have come in between.
 */
export async function entryOf(
  log: UpdateLog,
  { name }: Pick<Revision, 'name'>,
): Promise<number | null> {
  return (
    (await firstIn(log, DOSSIER_ROOM, (doc) => has(readDossier(doc)?.revisions ?? [], name))) ??
    (await firstIn(log, NAMED_ROOM, (doc) => has(revisionsIn(doc), name)))
  )
}

function has(revisions: readonly Revision[], name: string): boolean {
  return revisions.some((one) => one.name === name)
}

async function firstIn(
  log: UpdateLog,
  room: string,
  holds: (doc: Y.Doc) => boolean,
): Promise<number | null> {
  const doc = newReplica()
  for (const row of await log.updates(room, 0)) {
    Y.applyUpdate(doc, row.data, 'load')
    if (holds(doc)) return row.seq
  }
  return null
}
