import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { ListedMembers } from '../../../shared/protocol/start-window.ts'

/** With whom a negotiation is, as briefly as a list can say it. */
export type Company =
  /** With nobody else, or it is not known yet. */
  | { readonly kind: 'none' }
  /** All that an earlier program has kept. */
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'these'; readonly codes: readonly DelegationCode[] }
  | {
      readonly kind: 'others'
      readonly first: DelegationCode
      readonly second: DelegationCode
      /** How many more there are: two at least. */
      readonly count: number
    }

/** As many are named, rather than counted. */
const MOST_NAMED = 3

/** The delegations that `own`, if it is one of them, sits with, in the order of the roster. */
export function companyOf(members: ListedMembers, own: DelegationCode | null): Company {
  if (typeof members === 'number')
    return members === 0 ? { kind: 'none' } : { kind: 'count', count: members }
  const codes = members.filter((code) => code !== own)
  const [first, second] = codes
  if (first === undefined) return { kind: 'none' }
  if (codes.length <= MOST_NAMED || second === undefined) return { kind: 'these', codes }
  return { kind: 'others', first, second, count: codes.length - 2 }
}

/** Whose names are needed to say so. */
export function namedIn(company: Company): readonly DelegationCode[] {
  if (company.kind === 'these') return company.codes
  return company.kind === 'others' ? [company.first, company.second] : []
}
