import { clockOf } from '../../shared/ydoc/items.ts'
import type { KeptNotes } from './kept-notes.ts'
import { lostWork } from './lost-work.ts'
import { clientsOf, type Replica } from './replica.ts'
import { type LossReason, mayRestate, noteOf, restate } from './restate.ts'

/** Something that was not entered into the text, to be said once in the window. */
export type Notice = {
  readonly reason: LossReason
  /** How many pieces of work are kept as notes, and how many of them could be entered again. */
  readonly kept: number
  readonly restated: number
}

/**
 * Keeps the work that only the old replica holds as notes, then enters again under the present lease what is still
 * possible. Work that was refused once more (`isFirst: false`) stays a note, for it would be refused for ever.
 */
export function salvage(
  old: Replica,
  current: Replica,
  notes: KeptNotes,
  about: { readonly reason: LossReason; readonly now: number; readonly isFirst: boolean },
): Notice {
  const { reason, now, isFirst } = about
  const own = clientsOf(old.lease)
  const pieces = lostWork(old.ledger, current.ledger, current.writer.author.delegation, own)
  // Named after the lease and its clock: the same loss, met twice, is one note.
  const name = `${old.lease.proposing}-${clockOf(current.doc, old.lease.proposing)}`
  const kept = pieces.map((piece, index) =>
    noteOf(old.ledger, piece, { id: `${name}-${index}`, at: now, reason }),
  )
  notes.keep(kept)
  if (!isFirst || !mayRestate(reason)) return { reason, kept: kept.length, restated: 0 }
  const restated = kept.filter((_, index) => {
    const piece = pieces[index]
    return piece !== undefined && restate(current.writer, piece)
  })
  notes.keep(restated.map((note) => ({ ...note, isRestated: true })))
  return { reason, kept: kept.length, restated: restated.length }
}
