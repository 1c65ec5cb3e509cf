import type { Audience } from '../../../shared/domain/audiences.ts'
import { audienceRoom, isSealedRoom } from '../../../shared/protocol/rooms.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import type { Negotiation } from '../../session/negotiation.ts'

/** Who writes for this member in the room of an audience; null if it is not open here. */
export function remarkerFor(negotiation: Negotiation, audience: Audience): Remarker | null {
  return negotiation.remarkerIn(roomOf(negotiation, audience))
}

/** Who keeps what this member says to an audience until its room is open, which is begun ([Q15]). */
export function keeperFor(negotiation: Negotiation, audience: Audience): Remarker {
  const room = roomOf(negotiation, audience)
  if (isSealedRoom(room)) void openSealed(negotiation, room)
  return negotiation.pending.remarkerFor(room)
}

/** Whether something is kept for the room of the audience. */
export function isKeptFor(
  negotiation: Negotiation,
  audience: Audience,
): (waiting: readonly { readonly room: string }[]) => boolean {
  const room = roomOf(negotiation, audience)
  return (waiting) => waiting.some((one) => one.room === room)
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
