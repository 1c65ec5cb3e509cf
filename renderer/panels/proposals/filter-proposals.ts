import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { isOpen, type Proposal } from '../../../shared/domain/proposals.ts'

export const STATE_FILTERS = ['open', 'all', 'decided'] as const
type StateFilter = (typeof STATE_FILTERS)[number]

export const ORDERS = ['text', 'newest'] as const
type Order = (typeof ORDERS)[number]

/** Which proposals are listed, and how. */
export type Filter = {
  readonly state: StateFilter
  readonly delegation: DelegationCode | null
  readonly paragraph: ParagraphId | null
  readonly order: Order
}

export const NO_FILTER: Filter = { state: 'open', delegation: null, paragraph: null, order: 'text' }

/** The proposals that match, in the wanted order; those that say no time stand behind those that do. */
export function filterProposals(
  proposals: readonly Proposal[],
  filter: Filter,
): readonly Proposal[] {
  const matching = proposals.filter(
    (proposal) =>
      matchesState(proposal, filter.state) &&
      (filter.delegation === null || proposal.delegation === filter.delegation) &&
      (filter.paragraph === null || proposal.paragraph === filter.paragraph),
  )
  if (filter.order === 'text') return matching
  return matching.toSorted((a, b) => (b.statedAt ?? 0) - (a.statedAt ?? 0))
}

function matchesState(proposal: Proposal, state: StateFilter): boolean {
  if (state === 'all') return true
  return isOpen(proposal) === (state === 'open')
}
