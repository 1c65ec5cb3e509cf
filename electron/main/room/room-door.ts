import { SECRETARIAT } from '../../../shared/domain/delegations.ts'
import type { OpenDossier } from '../dossiers/open-dossier.ts'
import type { KeptSeats } from '../memory/kept-seats.ts'
import { addressOf, keyOf } from '../sharing/remote-relay.ts'
import type { RemoteWindow } from '../sharing/remote-windows.ts'

/** How a room screen comes into a negotiation ([D27]). */
export type RoomDoor = {
  /** Under which its session is kept, beside that of the negotiation's own window, which it must not touch. */
  readonly key: string
  /** Where the relay is by now. */
  address(): { readonly http: string; readonly ws: string }
  /** A new invitation as a screen; null where there is none to be had. */
  invite(): Promise<string | null>
}

/** Into a file of this machine. */
export function ownDoor(
  { relay }: Pick<OpenDossier, 'relay'>,
  seats: Pick<KeptSeats, 'find'>,
): RoomDoor {
  const { dossier } = relay.address
  return {
    key: `screen ${dossier}`,
    address: () => relay.address,
    invite: async () => {
      // The delegation at this machine puts it up; where none has joined yet, the secretariat.
      const delegation = (await seats.find(dossier))?.delegation ?? SECRETARIAT
      return relay.inviteOwn({ delegation, role: 'screen' })
    },
  }
}

/** Into the relay of others, first by an invitation that is had already, if one was needed. */
export function guestDoor(
  { link }: Pick<RemoteWindow, 'link'>,
  first: string | null,
  askAgain: () => Promise<string | null>,
): RoomDoor {
  let next = first
  return {
    key: screenKeyOf(link),
    address: () => addressOf(link),
    invite: async () => {
      const invite = next
      next = null
      return invite ?? askAgain()
    },
  }
}

export function screenKeyOf(link: Parameters<typeof keyOf>[0]): string {
  return `screen ${keyOf(link)}`
}
