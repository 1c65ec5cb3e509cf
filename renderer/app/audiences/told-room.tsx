import type { Audience } from '../../../shared/domain/audiences.ts'
import * as words from '../../../shared/messages/audiences.ts'
import { audienceRoom, isSealedRoom } from '../../../shared/protocol/rooms.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { later, useLater } from '../../ui/later.ts'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'

learn('audiences', words)

const roomState = later(async () => (await import('./room-state.tsx')).RoomState)

type Props = { readonly negotiation: Negotiation; readonly audience: Audience }

/** How the room of an audience is, if it is one that has to be opened here. */
export function ToldRoom({ negotiation, audience }: Props) {
  const { delegation } = useStore(negotiation.me)
  const lang = useStore(negotiation.dossier)?.lang ?? ''
  const room = audienceRoom(audience, delegation, lang)
  const RoomState = useLater(roomState)
  return RoomState && isSealedRoom(room) ? (
    <RoomState key={room} negotiation={negotiation} room={room} />
  ) : null
}
