import type { RevisionNumbers } from '../../../shared/domain/numbers.ts'
import { SYSTEM_CLOCK } from '../clock.ts'
import { Cell } from '../external-store.ts'
import type { TextSession } from '../live-text.ts'
import type { Negotiation } from '../negotiation.ts'
import { sealedRoom } from '../sealed/sealed-rooms.ts'
import { draftRoomOf } from './draft-room.ts'
import { type Drafting, openDrafting } from './drafting.ts'

/** Drafting as the member that the window has now; it is closed with the negotiation, or before. */
export function draftingOf(negotiation: Negotiation, session: TextSession): Drafting {
  const { me, dossier } = negotiation
  const revision = new Cell<RevisionNumbers>({})
  const number = (): void => {
    const last = dossier.getSnapshot()?.revisions.at(-1)
    if (last) revision.set(last.numbers)
  }
  number()
  const stopNumbers = dossier.subscribe(number)
  const room = sealedRoom(negotiation, draftRoomOf(me.getSnapshot()))
  const drafting = openDrafting({ session, room, me, revision, clock: SYSTEM_CLOCK })
  const flush = (): void => drafting.flush()
  window.addEventListener('pagehide', flush)
  let isClosed = false
  const close = (): void => {
    if (isClosed) return
    isClosed = true
    window.removeEventListener('pagehide', flush)
    stopNumbers()
    drafting.close()
  }
  negotiation.onClose(close)
  return {
    ...exposed(drafting),
    close,
  }
}

function exposed(drafting: Drafting): Omit<Drafting, 'close'> {
  const { text, drafts, isWhole, room, mayTable } = drafting
  return {
    ...{ text, drafts, isWhole, room, mayTable },
    table: (ids) => drafting.table(ids),
    drop: (ids) => drafting.drop(ids),
    flush: () => drafting.flush(),
  }
}
