import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import * as words from '../../../shared/messages/positions.ts'
import { PositionsPanel } from '../../panels/positions/positions-panel.tsx'
import type { LiveText } from '../../session/live-text.ts'
import { mayRemarkIn } from '../../session/member.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { positionsWaiting } from '../../session/remarks/waiting.ts'
import { useMaybeStore, useStore, useStorePart } from '../../ui/use-store.ts'
import { ToldRoom } from '../audiences/told-room.tsx'
import { learn } from '../i18n.ts'
import type { PositionActions } from './use-position-actions.ts'

learn('positions', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly text: LiveText
  readonly paragraph: ParagraphId | null
  readonly actions: PositionActions
  readonly onGrid: () => void
}

/** The panel on positions, with the rooms to which they are told. */
export function PositionsTab({ negotiation, dossier, text, paragraph, actions, onGrid }: Props) {
  const me = useStore(negotiation.me)
  const kept = useStore(negotiation.pending.waiting)
  const isOnItsWay = useIsWaiting(negotiation, me.delegation)
  const drafts = holdsPen(me.role) || me.role === 'delegation'
  const isStating = text.mayWrite && mayRemarkIn(dossier.stage)
  const { state, publish } = actions
  return (
    <PositionsPanel
      positions={negotiation.positions}
      earlier={negotiation.earlierPositions}
      reading={text.reading}
      me={me}
      members={dossier.members}
      mayState={drafts && isStating}
      mayMove={holdsPen(me.role) && isStating && dossier.stage === 'drafting'}
      paragraph={paragraph}
      audience={actions.audience}
      room={<ToldRoom negotiation={negotiation} audience={actions.audience.chosen} />}
      isWaiting={isOnItsWay}
      unsaid={(where) => positionsWaiting(kept, where)}
      onUnsay={(one) => negotiation.pending.takeBack(one)}
      onState={state}
      onPublish={publish}
      onMove={actions.move}
      onAttest={(where, { of, via, stand, note }) =>
        state(where, { stand, note, attested: { of, via } }, 'all')
      }
      onGrid={onGrid}
    />
  )
}

/** Whether something that was told to the pen has not reached the relay; of the text itself the status line tells. */
function useIsWaiting({ penRooms }: Negotiation, own: DelegationCode): boolean {
  const rooms = useMaybeStore(penRooms) ?? []
  const room = rooms.find(({ delegation }) => delegation === own)
  return useStorePart(
    room?.session.connection ?? null,
    (status) => status?.kind === 'away' && status.unsaved > 0,
  )
}
