import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { parseRoom, type RoomName } from '../../../shared/protocol/rooms.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import {
  readSealedRemarks,
  SealedRemarker,
  sealedHistoryOf,
} from '../../../shared/ydoc/sealed-remarks.ts'
import type { ExternalStore } from '../external-store.ts'
import type { Member } from '../member.ts'
import type { SealedSession } from '../sealed/sealed-session.ts'
import type { RemarkRoom } from './remark-room.ts'

type Around = {
  readonly me: ExternalStore<Member>
  readonly dossier: ExternalStore<Dossier | null>
}

/** The sealed room as a room of positions and comments ([Q12]); null for the pen's desk, which has other work. */
export function sealedRemarkRoom(
  name: string,
  sealed: SealedSession,
  { me, dossier }: Around,
): RemarkRoom | null {
  const parsed = parseRoom(name)
  if (parsed?.kind !== 'private' && parsed?.kind !== 'caucus') return null
  const { doc, status, keyText } = sealed
  // Whose words may stand here is the dossier's to say, not the room's.
  const speakers = (): readonly DelegationCode[] => speakersIn(parsed, dossier.getSnapshot())
  let remarker: Remarker | null = null
  const mayWrite = (): boolean => {
    const { kind } = status.getSnapshot()
    return kind === 'live' || (kind === 'away' && keyText.getSnapshot() !== null)
  }
  return {
    name,
    audience: parsed.kind === 'private' ? 'team' : `caucus/${parsed.group}`,
    session: null,
    subscribe: (changed) => {
      const stops = [status.subscribe(changed), dossier.subscribe(changed)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    doc: () => (status.getSnapshot().kind === 'ended' ? null : doc),
    remarker: () => {
      if (!mayWrite()) return null
      const author = me.getSnapshot()
      if (remarker?.author !== author) remarker = new SealedRemarker(doc, author)
      return remarker
    },
    entries: () => readSealedRemarks(doc, speakers()),
    history: (_, by, key) => (speakers().includes(by) ? sealedHistoryOf(doc, by, key) : []),
  }
}

function speakersIn(
  room: Extract<RoomName, { readonly kind: 'private' | 'caucus' }>,
  dossier: Dossier | null,
): readonly DelegationCode[] {
  if (room.kind === 'private') return [room.delegation]
  return dossier?.groups.find(({ name }) => name === room.group)?.members ?? []
}
