import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { holdsPen, type Role, type Stage } from '../../shared/domain/roles.ts'

/** As whom this window takes part. */
export type Member = { readonly delegation: DelegationCode; readonly role: Role }

/** Whether a role writes in the text at all; the stage may still forbid it. */
export function isDrafting(role: Role): boolean {
  return holdsPen(role) || role === 'delegation' || role === 'secretariat'
}

/** Whether things are still said of the text at this stage, by whoever may ([G7]). */
export function mayRemarkIn(stage: Stage): boolean {
  return stage === 'drafting' || stage === 'silence' || stage === 'agreed'
}
