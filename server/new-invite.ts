import type { DelegationCode } from '../shared/domain/delegations.ts'
import type { InviteAnswer, InviteRequest } from '../shared/protocol/http.ts'
import { type AppPlace, appLink, webLink } from '../shared/protocol/links.ts'
import { hashSecret, newSecret } from './secrets.ts'
import type { Membership } from './store/store.ts'

/** An invitation that says nothing else lasts as long as it takes a capital to answer. */
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000

/** Where links of invitations lead; `app` is null if the desktop app cannot know whom it would talk to there. */
export type LinkPlace = { readonly linkBase: string; readonly app: AppPlace | null }

export type InviteOrigin = {
  /** The address that its link leads to; null if there is none yet. */
  readonly base: string | null
  /** Where the desktop app finds the relay; left out or null if it cannot know whom it would talk to there. */
  readonly app?: AppPlace | null
  /** The delegation that invites; null for the host of the file. */
  readonly madeBy: DelegationCode | null
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Keeps a new invitation, good for a week unless it says otherwise ([J1]). */
export async function newInvite(
  members: Membership,
  request: InviteRequest,
  { base, app = null, madeBy, now }: InviteOrigin,
): Promise<InviteAnswer> {
  const invite = newSecret()
  const { delegation, role, name, uses, expires = now + LIFETIME_MS } = request
  const hash = hashSecret(invite)
  await members.addInvite({ hash, delegation, role, name, uses, expires, madeBy })
  const secrets = { invite, key: null }
  return {
    invite,
    link: base === null ? null : webLink(base, secrets),
    appLink: app === null ? null : appLink(app, secrets),
  }
}
