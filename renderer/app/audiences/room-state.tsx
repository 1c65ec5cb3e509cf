import { useTranslation } from 'react-i18next'
import type { Negotiation } from '../../session/negotiation.ts'
import { sealedRoom } from '../../session/sealed/sealed-rooms.ts'
import { useStore } from '../../ui/use-store.ts'

type Props = { readonly negotiation: Negotiation; readonly room: string }

/** Opens the sealed room in which something is to be told, and says what stands in the way; nothing if nothing does. */
export function RoomState({ negotiation, room }: Props) {
  const { t } = useTranslation('audiences')
  const sealed = sealedRoom(negotiation, room)
  const { kind } = useStore(sealed.status)
  const unsaved = useStore(sealed.unsaved)
  const state = kind === 'live' && unsaved > 0 ? 'saving' : kind
  return (
    <p role="status" className="audience-remark">
      {state === 'live' ? null : t(`room_${state}`)}
    </p>
  )
}
