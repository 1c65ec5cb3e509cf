import { isOpen, type Proposal } from '../../../shared/domain/proposals.ts'
import type { Support } from '../../../shared/domain/records.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import type { Member } from '../../session/member.ts'

/** What may be done with a proposal in this window. */
export type ProposalAction = 'incorporate' | 'decline' | 'withdraw' | 'reopen' | 'annotate'

const NOTHING: readonly ProposalAction[] = []
const DECIDE: readonly ProposalAction[] = ['incorporate', 'decline']
const OWN: readonly ProposalAction[] = ['withdraw', 'annotate']
const BOTH: readonly ProposalAction[] = [...DECIDE, ...OWN]
const REOPEN: readonly ProposalAction[] = ['reopen']

/** What a role may do with a proposal: the pen decides, the owner withdraws and explains, the others read. */
export function actionsFor(
  proposal: Proposal,
  { delegation, role }: Member,
  mayWrite: boolean,
): readonly ProposalAction[] {
  if (!mayWrite) return NOTHING
  if (!isOpen(proposal)) return holdsPen(role) && proposal.verdict !== null ? REOPEN : NOTHING
  const isOwn = proposal.delegation === delegation && role !== 'observer' && role !== 'screen'
  if (holdsPen(role)) return isOwn ? BOTH : DECIDE
  return isOwn ? OWN : NOTHING
}

/** What a delegation may say of the proposal; nothing of its own, and the secretariat nothing of any ([G7]). */
export function maySupport(proposal: Proposal, me: Member, mayRemark: boolean): boolean {
  const speaks = holdsPen(me.role) || me.role === 'delegation'
  return mayRemark && speaks && isOpen(proposal) && proposal.delegation !== me.delegation
}

/** Where the member stands on it now. */
export function standOf({ stands }: Proposal, { delegation }: Member): Support {
  if (stands.sponsors.includes(delegation)) return 'sponsor'
  if (stands.accepting.includes(delegation)) return 'accept'
  return stands.opposing.includes(delegation) ? 'oppose' : 'none'
}
