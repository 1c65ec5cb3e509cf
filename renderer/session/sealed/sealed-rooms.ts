import type { Dossier } from '../../../shared/domain/dossier.ts'
import { mayEnter, parseRoom } from '../../../shared/protocol/rooms.ts'
import { browserClaims } from '../claims.ts'
import { SYSTEM_CLOCK } from '../clock.ts'
import type { Member } from '../member.ts'
import type { Negotiation } from '../negotiation.ts'
import { sealedRemarkRoom } from '../remarks/sealed-remark-room.ts'
import { openWebSocket } from '../socket.ts'
import { indexedBytes } from './kept-copy.ts'
import { linkKeyName } from './link-key.ts'
import { openSealedSession, type SealedSession } from './sealed-session.ts'

/** The sealed rooms that this window has open, by negotiation; closed with it. */
const opened = new WeakMap<Negotiation, Map<string, SealedSession>>()

/** The names of the sealed rooms that a member may be in, its own delegation's first. */
export function sealedRoomsOf(member: Member, dossier: Dossier): readonly string[] {
  const names = [
    `private/${member.delegation}`,
    'desk',
    ...dossier.groups.map(({ name }) => `caucus/${name}`),
  ]
  return names.filter((name) => {
    const room = parseRoom(name)
    return room !== null && mayEnter(room, member, dossier)
  })
}

/** The window's part in the room, begun when it is first asked for. */
export function sealedRoom(negotiation: Negotiation, room: string): SealedSession {
  const rooms = opened.get(negotiation) ?? new Map<string, SealedSession>()
  opened.set(negotiation, rooms)
  const known = rooms.get(room)
  if (known) return known
  const { api, ws, session, keys } = negotiation
  const sealed = openSealedSession({
    api,
    ws,
    session,
    room,
    keys,
    linkKeyName: room === `private/${session.delegation}` ? linkKeyName(session.delegation) : null,
    copies: indexedBytes(),
    claims: browserClaims(),
    openSocket: openWebSocket,
    clock: SYSTEM_CLOCK,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  rooms.set(room, sealed)
  const stopHearing = negotiation.onInterruption((what) => sealed.interrupted(what))
  const unfollow = followRemarks(negotiation, room, sealed)
  negotiation.onClose(() => {
    unfollow()
    stopHearing()
    void sealed.close()
  })
  return sealed
}

/** Positions and comments of the room are read with those of the others, unless it is one that holds none. */
function followRemarks(negotiation: Negotiation, room: string, sealed: SealedSession): () => void {
  const { me, dossier } = negotiation
  const remarks = sealedRemarkRoom(room, sealed, { me, dossier })
  return remarks ? negotiation.followRemarks(remarks) : () => {}
}

/**
 * Takes part again in the rooms to which this machine has a key, a colleague's link included, or for which something waits:
 * it is on its way.
 */
export async function resumeRooms(negotiation: Negotiation): Promise<void> {
  const { keys, session, me } = negotiation
  const dossier = negotiation.dossier.getSnapshot()
  const own = `private/${session.delegation}`
  for (const room of dossier ? sealedRoomsOf(me.getSnapshot(), dossier) : [own]) {
    const names = room === own ? [room, linkKeyName(session.delegation)] : [room]
    const held = await Promise.all(names.map((name) => keys.find(session.dossier, name)))
    const isWanted = negotiation.pending.isWaitingFor(room) || held.some((key) => key !== null)
    if (isWanted) sealedRoom(negotiation, room)
  }
}
