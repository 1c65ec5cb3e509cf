import type { ListedInvite } from '../shared/protocol/http.ts'
import type { Invite, Membership } from './store/store.ts'

/** Enough of a hash to tell one invitation of a negotiation from another, and nothing that could be turned back. */
const ID_LENGTH = 16

/** What a list shows of an invitation; its secret is not kept, and its hash stays here. */
export function listedInvite(invite: Invite): ListedInvite {
  const { delegation, role, name, uses, expires, madeBy } = invite
  return { id: idOf(invite), delegation, role, name, uses, expires, madeBy }
}

/** Makes the invitation of that id void, if it is one of those that the caller may see; false if there is none. */
export async function revokeListed(
  members: Membership,
  id: string,
  maySee: (invite: Invite) => boolean,
): Promise<boolean> {
  const found = (await members.invites()).find((invite) => maySee(invite) && idOf(invite) === id)
  return found ? members.revokeInvite(found.hash) : false
}

function idOf({ hash }: Invite): string {
  return hash.slice(0, ID_LENGTH)
}
