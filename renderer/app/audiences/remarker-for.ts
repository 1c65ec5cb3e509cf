import type { Audience } from '../../../shared/domain/audiences.ts'
import { audienceRoom, isSealedRoom } from '../../../shared/protocol/rooms.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { TakingBack } from '../../session/remarks/pending-remarks.ts'
import type { Narrower } from './widen.ts'

/** Who writes for this member in the room of an audience; null if it is not open here. */
export function remarkerFor(negotiation: Negotiation, audience: Audience): Remarker | null {
  return negotiation.remarkerIn(roomOf(negotiation, audience))
}

/** The room of an audience to which this member has told something. */
export function narrowerFor(negotiation: Negotiation, audience: Audience): Narrower {
  return narrowerIn(negotiation, roomOf(negotiation, audience))
}

/** The room of that name, in which fewer were told. */
export function narrowerIn(negotiation: Negotiation, room: string): Narrower {
  const doc = negotiation.remarksIn(room)
  return doc && { room, doc, writer: negotiation.remarkerIn(room) }
}

/** Who keeps what this member says to an audience until its room is open, which is begun; then `after` is said ([Q15]). */
export function keeperFor(
  negotiation: Negotiation,
  audience: Audience,
  after: TakingBack | null = null,
): Remarker {
  const room = roomOf(negotiation, audience)
  if (isSealedRoom(room)) void openSealed(negotiation, room)
  return negotiation.pending.remarkerFor(room, after)
}

function roomOf(negotiation: Negotiation, audience: Audience): string {
  const { delegation } = negotiation.me.getSnapshot()
  return audienceRoom(audience, delegation, negotiation.dossier.getSnapshot()?.lang ?? '')
}

// Its code may be out of reach, as the relay is: then the room is opened with the next start of the window.
async function openSealed(negotiation: Negotiation, room: string): Promise<void> {
  try {
    const { sealedRoom } = await import('../../session/sealed/sealed-rooms.ts')
    sealedRoom(negotiation, room)
  } catch {
    return
  }
}
