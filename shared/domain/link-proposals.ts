import type { InsertionRun } from './insertion-runs.ts'
import { isOpen, type Proposal } from './proposals.ts'
import type { ProposalRef } from './segments.ts'

/** A proposal with what is needed to place it among the others. */
export type PlacedProposal = {
  readonly proposal: Proposal
  /** Where on the tape it begins; after everything for one whose place is gone. */
  readonly at: number
  readonly run: InsertionRun | null
}

/** Adds to each proposal what stands inside it ([P5]) and what competes with it for the same place. */
export function linkProposals(placed: readonly PlacedProposal[]): Proposal[] {
  const open = placed.filter(({ proposal }) => isOpen(proposal))
  const nested = nestedIn(open)
  const rivals = rivalsOf(open, nested)
  return placed.map(({ proposal }) => ({
    ...proposal,
    nested: (nested.get(proposal) ?? []).map(refOf),
    rivals: (rivals.get(proposal) ?? []).map(refOf),
  }))
}

type Links = ReadonlyMap<Proposal, readonly Proposal[]>

/** A run that begins behind another's beginning and before its end stands inside it. */
function nestedIn(open: readonly PlacedProposal[]): Links {
  const links = new Map<Proposal, Proposal[]>()
  const runs = open.flatMap(({ proposal, run }) => (run ? [{ proposal, run }] : []))
  runs.sort((a, b) => a.run.first - b.run.first)
  for (const [i, outer] of runs.entries()) {
    for (let j = i + 1; j < runs.length; j++) {
      const inner = runs[j]
      if (!inner || inner.run.first > outer.run.last) break
      if (inner.run.delegation !== outer.run.delegation) add(links, outer.proposal, inner.proposal)
    }
  }
  return links
}

/** Insertions of different delegations behind the same base character, and deletions that overlap, are alternatives. */
function rivalsOf(open: readonly PlacedProposal[], nested: Links): Links {
  const links = new Map<Proposal, Proposal[]>()
  const pair = (a: Proposal, b: Proposal): void => {
    if (a.delegation === b.delegation || links.get(a)?.includes(b)) return
    if (nested.get(a)?.includes(b) || nested.get(b)?.includes(a)) return
    add(links, a, b)
    add(links, b, a)
  }
  for (const group of byAnchor(open).values()) {
    for (const [i, one] of group.entries()) for (const other of group.slice(i + 1)) pair(one, other)
  }
  for (const [one, other] of overlappingDeletions(open)) pair(one, other)
  return links
}

function byAnchor(open: readonly PlacedProposal[]): ReadonlyMap<string, readonly Proposal[]> {
  const groups = new Map<string, Proposal[]>()
  for (const { proposal, run } of open) {
    if (!run?.anchor || proposal.kind === 'newParagraph' || proposal.kind === 'split') continue
    add(groups, `${run.anchor.client}:${run.anchor.clock}`, proposal)
  }
  return groups
}

function* overlappingDeletions(
  open: readonly PlacedProposal[],
): Generator<readonly [Proposal, Proposal]> {
  const deletions = open.map(({ proposal }) => proposal).filter((one) => one.deleted.ranges.length)
  // Swept client by client in ascending order, so that only neighbours are compared.
  const spans = deletions.flatMap((proposal) =>
    proposal.deleted.ranges.map(([client, clock, length]) => ({
      proposal,
      client,
      clock,
      end: clock + length,
    })),
  )
  spans.sort((a, b) => a.client - b.client || a.clock - b.clock)
  for (const [i, one] of spans.entries()) {
    for (let j = i + 1; j < spans.length; j++) {
      const other = spans[j]
      if (!other || other.client !== one.client || other.clock >= one.end) break
      yield [one.proposal, other.proposal]
    }
  }
}

function add<Key>(map: Map<Key, Proposal[]>, key: Key, proposal: Proposal): void {
  const known = map.get(key)
  if (known) known.push(proposal)
  else map.set(key, [proposal])
}

const refOf = ({ delegation, key }: Proposal): ProposalRef => ({ delegation, key })
