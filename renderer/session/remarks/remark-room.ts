import type * as Y from 'yjs'
import type { Audience } from '../../../shared/domain/audiences.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { RecordEntry } from '../../../shared/domain/proposals.ts'
import type { PositionRecord } from '../../../shared/domain/records.ts'
import { historyOf, readEntries } from '../../../shared/ydoc/positions.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import type { TextSession } from '../live-text.ts'

/** A room in which positions and comments are written, as the board follows it. */
export type RemarkRoom = {
  /** As the relay calls it: `pen/FRA`. */
  readonly name: string
  readonly audience: Audience
  /** The session of a room that is a text. */
  readonly session: Pick<TextSession, 'text'> | null
  /** Says that the document may be another one, or may be written in no more or again. */
  subscribe(changed: () => void): () => void
  /** Null while there is nothing to read. */
  doc(): Y.Doc | null
  /** Null while nothing can be written. */
  remarker(): Remarker | null
  entries(doc: Y.Doc): Iterable<Pick<RecordEntry, 'delegation' | 'key' | 'record'>>
  /** What was said under a key, the last word first ([Q4]). */
  history(doc: Y.Doc, by: DelegationCode, key: string): readonly PositionRecord[]
}

/** A room that the guard keeps: what stands in it was judged. */
export function guardedRoom(
  name: string,
  audience: Audience,
  session: Pick<TextSession, 'text'>,
): RemarkRoom {
  const { text } = session
  return {
    name,
    audience,
    session,
    subscribe: (changed) => text.subscribe(changed),
    doc: () => text.getSnapshot()?.ledger.doc ?? null,
    remarker: () => {
      const live = text.getSnapshot()
      return live?.mayWrite ? live.writer : null
    },
    entries: readEntries,
    history: historyOf,
  }
}
