import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'

type Wish = Partial<Omit<Proposal, 'delegation' | 'inserted' | 'deleted'>> & {
  readonly inserted?: string
  readonly deleted?: string
}

/** A proposal by the delegation; what is not said is usual. */
export function proposalBy(code: string, wish: Wish = {}): Proposal {
  const { inserted = '', deleted = '', ...rest } = wish
  return {
    delegation: code as DelegationCode,
    key: 'k1',
    kind: 'insertion',
    state: 'open',
    keys: ['k1'],
    recordIds: [],
    paragraph: null,
    inserted: { ranges: [], text: inserted },
    deleted: { ranges: [], text: deleted },
    subject: { ranges: [], text: '' },
    change: null,
    struck: [],
    source: '',
    stands: { sponsors: [], accepting: [], opposing: [], takenOn: [] },
    nested: [],
    rivals: [],
    verdict: null,
    note: '',
    statedAt: null,
    ...rest,
  }
}
