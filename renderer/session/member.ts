import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { holdsPen, type Role } from '../../shared/domain/roles.ts'

/** As whom this window takes part. */
export type Member = { readonly delegation: DelegationCode; readonly role: Role }

/** Whether a role writes in the text at all; the stage may still forbid it. */
export function isDrafting(role: Role): boolean {
  return holdsPen(role) || role === 'delegation' || role === 'secretariat'
}
