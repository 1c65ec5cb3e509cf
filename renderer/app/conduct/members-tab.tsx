import { useState } from 'react'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/participants.ts'
import { Participants } from '../../panels/participants/participants.tsx'
import type { LiveText, TextSession } from '../../session/live-text.ts'
import { beSeen, isSeen } from '../../session/presence.ts'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'

learn('participants', words)

type Props = {
  readonly text: LiveText
  /** The text that all members have; while one drafts in private, `text` is another. */
  readonly session: TextSession
  readonly dossier: Dossier | null
}

/** The panel of members, with the choice whether one is seen, remembered on this machine. */
export function MembersTab({ text, session, dossier }: Props) {
  const live = useStore(session.text)
  const [isShown, setShown] = useState(() => isSeen(localStorage))
  return (
    <Participants
      presence={text.presence}
      dossier={dossier}
      isSeen={isShown}
      onSeen={(next) => {
        beSeen((live ?? text).awareness, localStorage, next)
        setShown(next)
      }}
    />
  )
}
