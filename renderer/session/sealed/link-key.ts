import type { DelegationCode } from '../../../shared/domain/delegations.ts'

/** Under which name the key of a colleague's link waits until the delegation's room is opened with it. */
export function linkKeyName(delegation: DelegationCode): string {
  return `link/${delegation}`
}
