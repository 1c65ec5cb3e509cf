import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/team.ts'
import { parseRoom } from '../../../shared/protocol/rooms.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { sealedRoom, sealedRoomsOf } from '../../session/sealed/sealed-rooms.ts'
import type { SealedSession } from '../../session/sealed/sealed-session.ts'
import { Select } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { Keyless } from './keyless.tsx'
import { NoteArea } from './note-area.tsx'
import { Readers } from './readers.tsx'
import { RoomNotices } from './room-notices.tsx'
import { ShareKey } from './share-key.tsx'
import './team.css'

learn('team', words)

/** Whether these pages were fetched from a relay; the desktop app brings its own. */
const IS_FROM_HOST = location.protocol.startsWith('http')

type Props = { readonly negotiation: Negotiation; readonly dossier: Dossier }

/** The rooms that the relay cannot read: a note that their members write together, and who they are. */
export function TeamPanel({ negotiation, dossier }: Props) {
  const { t } = useTranslation('team')
  const nameOf = useDelegationNames()
  const me = useStore(negotiation.me)
  const rooms = sealedRoomsOf(me, dossier)
  const [chosen, setChosen] = useState<string | null>(null)
  const room = rooms.find((name) => name === chosen) ?? rooms[0]
  if (room === undefined) return null
  const labelOf = (name: string): string => {
    const parsed = parseRoom(name)
    if (parsed?.kind === 'caucus') return t('room_caucus', { group: parsed.group })
    return parsed?.kind === 'private'
      ? t('room_private', { name: nameOf(parsed.delegation) })
      : t('room_desk')
  }
  return (
    <div className="team">
      {rooms.length > 1 ? (
        <Select
          label={t('teamRoom')}
          value={room}
          onChange={({ target }) => setChosen(target.value)}
        >
          {rooms.map((name) => (
            <option key={name} value={name}>
              {labelOf(name)}
            </option>
          ))}
        </Select>
      ) : (
        <h2 className="section-title">{labelOf(room)}</h2>
      )}
      <Room
        key={room}
        negotiation={negotiation}
        sealed={sealedRoom(negotiation, room)}
        isOwn={room === `private/${me.delegation}`}
      />
    </div>
  )
}

type RoomProps = {
  readonly negotiation: Negotiation
  readonly sealed: SealedSession
  readonly isOwn: boolean
}

function Room({ negotiation, sealed, isOwn }: RoomProps) {
  const { t } = useTranslation('team')
  const status = useStore(sealed.status)
  const hasKey = useStore(sealed.keyText) !== null
  const isOpen = status.kind === 'live' || (status.kind === 'away' && hasKey)
  const note = sealed.doc.getText('note')
  // What was read before stays readable, whatever came between.
  const isReadable = isOpen || (status.kind !== 'opening' && note.length > 0)
  return (
    <>
      <State sealed={sealed} />
      <RoomNotices sealed={sealed} />
      {status.kind === 'noKey' || status.kind === 'leftOut' ? (
        <Keyless sealed={sealed} leftOutBy={status.kind === 'leftOut' ? status.by : null} />
      ) : null}
      {isReadable ? (
        <NoteArea
          note={note}
          label={t('noteLabel')}
          hint={IS_FROM_HOST ? `${t('noteHint')} ${t('noteHintWeb')}` : t('noteHint')}
          isReadOnly={!isOpen}
        />
      ) : null}
      {isOpen ? <Readers sealed={sealed} /> : null}
      {isOpen ? <ShareKey negotiation={negotiation} sealed={sealed} isOwn={isOwn} /> : null}
    </>
  )
}

function State({ sealed }: { readonly sealed: SealedSession }) {
  const { t } = useTranslation('team')
  const { kind } = useStore(sealed.status)
  const unsaved = useStore(sealed.unsaved)
  if (kind === 'noKey' || kind === 'leftOut') return null
  return (
    <p role="status" className="team-state" data-state={kind}>
      {t(kind === 'live' && unsaved > 0 ? 'state_saving' : `state_${kind}`)}
    </p>
  )
}
