import type { DelegationCode } from '../shared/domain/delegations.ts'
import type { InviteAnswer, InviteRequest } from '../shared/protocol/http.ts'
import { hashSecret, newSecret } from './secrets.ts'
import type { Membership } from './store/store.ts'

/** An invitation that says nothing else lasts as long as it takes a capital to answer. */
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000

export type InviteOrigin = {
  /** The address that its link leads to; null if there is none yet. */
  readonly base: string | null
  /** The delegation that invites; null for the host of the file. */
  readonly madeBy: DelegationCode | null
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Keeps a new invitation, good for a week unless it says otherwise ([J1]). */
export async function newInvite(
  members: Membership,
  request: InviteRequest,
  { base, madeBy, now }: InviteOrigin,
): Promise<InviteAnswer> {
  const invite = newSecret()
  const { delegation, role, name, uses, expires = now + LIFETIME_MS } = request
  const hash = hashSecret(invite)
  await members.addInvite({ hash, delegation, role, name, uses, expires, madeBy })
  // The secret stands behind the `#`: browsers send it to nobody, and no log holds it.
  const link = base === null ? null : `${base.replace(/\/+$/, '')}/join#${invite}`
  return { invite, link, appLink: null }
}
