import type { Range } from './char-ids.ts'
import type { InsertionRun } from './insertion-runs.ts'
import { isOpen, type Proposal } from './proposals.ts'
import type { ProposalRef } from './segments.ts'

/** A proposal with what is needed to place it among the others. */
export type PlacedProposal = {
  readonly proposal: Proposal
  /** Where on the tape it begins; after everything for one whose place is gone. */
  readonly at: number
  readonly run: InsertionRun | null
  /** Where the second of two signs stands, if the proposal is such a pair. */
  readonly until?: number
}

/** Adds to each proposal what stands inside it ([P5]) and what competes with it for the same place. */
export function linkProposals(placed: readonly PlacedProposal[]): PlacedProposal[] {
  const open = placed.filter(({ proposal }) => isOpen(proposal))
  const nested = nestedIn(open)
  const rivals = rivalsOf(open, nested)
  return placed.map((one) => {
    const inside = nested.get(one.proposal) ?? []
    const beside = rivals.get(one.proposal) ?? []
    if (inside.length === 0 && beside.length === 0) return one
    const links = { nested: inside.map(refOf), rivals: beside.map(refOf) }
    return { ...one, proposal: { ...one.proposal, ...links } }
  })
}

type Placed = { readonly proposal: Proposal; readonly run: InsertionRun }
type Links = ReadonlyMap<Proposal, readonly Proposal[]>

/** A run that begins behind another's beginning and before its end stands inside it. */
function nestedIn(open: readonly PlacedProposal[]): Links {
  const links = new Map<Proposal, Proposal[]>()
  const runs = open.flatMap(({ proposal, run }): Placed[] => (run ? [{ proposal, run }] : []))
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
    const standing: Placed[] = []
    for (const other of group) {
      for (const one of standing)
        if (!areApart(one, other, group)) pair(one.proposal, other.proposal)
      standing.push(other)
    }
  }
  for (const [one, other] of overlappingDeletions(open)) pair(one, other)
  return links
}

/** Whether words of a third proposal, in which both are nested, stand between them: they do not touch. */
function areApart(one: Placed, other: Placed, group: readonly Placed[]): boolean {
  if (group.length < 3) return false
  const [left, right] =
    one.run.first < other.run.first ? [one.run, other.run] : [other.run, one.run]
  return group.some(
    ({ run }) =>
      run !== left &&
      run !== right &&
      run.first < left.first &&
      run.pieces.some(({ at }) => at > left.last && at < right.first),
  )
}

function byAnchor(open: readonly PlacedProposal[]): ReadonlyMap<string, readonly Placed[]> {
  const groups = new Map<string, Placed[]>()
  for (const { proposal, run } of open) {
    if (!run?.anchor || !isWording(proposal)) continue
    add(groups, `${run.anchor.client}:${run.anchor.clock}`, { proposal, run })
  }
  return groups
}

/** Proposals of words for a place: paragraphs stand side by side, and signs around words leave them what they are. */
function isWording({ kind }: Proposal): boolean {
  return kind === 'insertion' || kind === 'replacement'
}

function* overlappingDeletions(
  open: readonly PlacedProposal[],
): Generator<readonly [Proposal, Proposal]> {
  const all = open.map(({ proposal }) => proposal).filter((one) => namedIn(one).length)
  // Swept client by client in ascending order, so that only neighbours are compared.
  const spans = all.flatMap((proposal) =>
    namedIn(proposal).map(([client, clock, length]) => ({
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
      if (one.proposal.kind !== 'retain' || other.proposal.kind !== 'retain') {
        yield [one.proposal, other.proposal]
      }
    }
  }
}

/** What a deletion wants gone, and what somebody wants kept as it was drafted ([P15]). */
function namedIn({ kind, deleted, subject }: Proposal): readonly Range[] {
  return kind === 'retain' ? subject.ranges : deleted.ranges
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

const refOf = ({ delegation, key }: Proposal): ProposalRef => ({ delegation, key })
