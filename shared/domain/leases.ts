import type { DelegationCode } from './delegations.ts'
import type { Hand } from './roles.ts'

/** To whom the relay gave a client id: the source of every attribution ([T18]). */
export type Lease = {
  readonly delegation: DelegationCode
  /** The name under which the person joined; may be empty. */
  readonly person: string
  readonly hand: Hand
}
