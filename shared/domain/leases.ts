import type { DelegationCode } from './delegations.ts'
import type { Hand } from './roles.ts'

/** To whom the relay gave a client id: the source of every attribution ([T18]). */
export type Lease = {
  readonly delegation: DelegationCode
  /** The name under which the person joined; may be empty. */
  readonly person: string
  readonly hand: Hand
  /** Whether it writes in a branch, which no relay sees ([B1]). */
  readonly isDraft?: boolean
}

/**
 * Ids below this are leased to nobody: hands that write in a branch take them ([B1]). Being the lower ones, they give way
 * in a map to whatever is written in the text at the same time.
 */
export const DRAFT_IDS_END = 2 ** 28
