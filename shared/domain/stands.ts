import type { Group } from './conduct.ts'
import type { DelegationCode } from './delegations.ts'
import { type Proposal, proposalName, type RecordEntry, type Stands } from './proposals.ts'
import type { Support } from './records.ts'

// Where others stand on a proposal ([P11]): each delegation says it in its own map.

/** The proposals with what delegations have said of them; what one says of its own proposal does not count. */
export function withStands(
  proposals: readonly Proposal[],
  records: readonly RecordEntry[],
): Proposal[] {
  const said = new Map<string, Map<DelegationCode, Support>>()
  for (const { delegation, record } of records) {
    if (record.kind !== 'support') continue
    const known = said.get(record.on) ?? new Map<DelegationCode, Support>()
    known.set(delegation, record.v)
    said.set(record.on, known)
  }
  if (said.size === 0) return [...proposals]
  return proposals.map((proposal) => {
    const names = proposal.keys.map((key) => proposalName({ ...proposal, key }))
    const found = [...names, proposalName(proposal)].flatMap((name) => [...(said.get(name) ?? [])])
    return found.length > 0
      ? { ...proposal, stands: standsOf(found, proposal.delegation) }
      : proposal
  })
}

function standsOf(
  said: readonly (readonly [DelegationCode, Support])[],
  owner: DelegationCode,
): Stands {
  const saying = (support: Support): readonly DelegationCode[] =>
    [...new Set(said.filter(([code, one]) => one === support && code !== owner))]
      .map(([code]) => code)
      .filter((code, at, all) => all.indexOf(code) === at)
      .sort()
  return { sponsors: saying('sponsor'), accepting: saying('accept'), opposing: saying('oppose') }
}

/** The groups whose members have all signed, its author among them; a group of one member says nothing. */
export function groupsBehind(
  { delegation, stands }: Pick<Proposal, 'delegation' | 'stands'>,
  groups: readonly Group[],
): readonly string[] {
  const signed = new Set([delegation, ...stands.sponsors])
  return groups
    .filter(({ members }) => members.length > 1 && members.every((member) => signed.has(member)))
    .map(({ name }) => name)
}
