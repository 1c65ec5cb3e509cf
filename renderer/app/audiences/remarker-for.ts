import type { Audience } from '../../../shared/domain/audiences.ts'
import { audienceRoom } from '../../../shared/protocol/rooms.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import type { Negotiation } from '../../session/negotiation.ts'

/** Who writes for this member in the room of an audience; null if it is not open here. */
export function remarkerFor(negotiation: Negotiation, audience: Audience): Remarker | null {
  const { delegation } = negotiation.me.getSnapshot()
  const lang = negotiation.dossier.getSnapshot()?.lang ?? ''
  return negotiation.remarkerIn(audienceRoom(audience, delegation, lang))
}
