import { useState } from 'react'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as conduct from '../../../shared/messages/conduct.ts'
import * as words from '../../../shared/messages/participants.ts'
import { Participants } from '../../panels/participants/participants.tsx'
import type { LiveText, TextSession } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { keptVisibility, showAs } from '../../session/presence.ts'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import type { Act } from './confirmation.tsx'
import { MemberActs } from './member-acts.tsx'

learn('participants', words)
learn('conduct', conduct)

type Props = {
  readonly negotiation: Negotiation
  readonly text: LiveText
  /** The text that all members have; while one drafts in private, `text` is another. */
  readonly session: TextSession
  readonly dossier: Dossier | null
  readonly onMemberAct: (act: Act) => void
}

/** The panel of members: with what others see of this window, and for the penholder with what can be done about each. */
export function MembersTab({ negotiation, text, session, dossier, onMemberAct }: Props) {
  const live = useStore(session.text)
  const { role } = useStore(negotiation.me)
  const [visibility, setVisibility] = useState(() => keptVisibility(localStorage))
  return (
    <Participants
      presence={text.presence}
      dossier={dossier}
      visibility={visibility}
      onVisibility={(next) => {
        showAs((live ?? text).awareness, localStorage, next)
        setVisibility(next)
      }}
      actsFor={(delegation) =>
        role === 'penholder' && dossier ? (
          <MemberActs delegation={delegation} dossier={dossier} onAsk={onMemberAct} />
        ) : null
      }
    />
  )
}
