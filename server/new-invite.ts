import type { InviteAnswer, InviteRequest } from '../shared/protocol/http.ts'
import { hashSecret, newSecret } from './secrets.ts'
import type { Membership } from './store/store.ts'

/** Keeps a new invitation; `base` is the address that its link leads to, null if there is none yet. */
export async function newInvite(
  members: Membership,
  request: InviteRequest,
  base: string | null,
): Promise<InviteAnswer> {
  const invite = newSecret()
  const { delegation, role, name, uses, expires = null } = request
  await members.addInvite({ hash: hashSecret(invite), delegation, role, name, uses, expires })
  // The secret stands behind the `#`: browsers send it to nobody, and no log holds it.
  return { invite, link: base === null ? null : `${base.replace(/\/+$/, '')}/join#${invite}` }
}
