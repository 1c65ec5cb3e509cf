import type { Role } from '../../../shared/domain/roles.ts'

const COLLEAGUES: Partial<Record<Role, readonly Role[]>> = {
  'co-penholder': ['delegation', 'co-penholder', 'observer'],
  delegation: ['delegation', 'observer'],
}
const EVERYBODY: readonly Role[] = [
  'delegation',
  'observer',
  'co-penholder',
  'penholder',
  'secretariat',
  'screen',
]

/** As what a member may invite others ([J7]): a penholder everybody, those who draft their own colleagues, nobody else anybody. */
export function rolesToInvite(role: Role): readonly Role[] {
  return role === 'penholder' ? EVERYBODY : (COLLEAGUES[role] ?? [])
}
