import type { DelegationCode } from '../domain/delegations.ts'
import { holdsPen, type Role } from '../domain/roles.ts'

/** Who writes: the session's delegation and role, and the client ids that the relay leased to it. */
export type Author = {
  readonly delegation: DelegationCode
  readonly role: Role
  /** `base` only for one who holds the pen: what that hand types is base text at once ([T8]). */
  readonly clientIds: { readonly proposing: number; readonly base?: number }
}

export function isPenholder(author: Author): boolean {
  return holdsPen(author.role)
}
