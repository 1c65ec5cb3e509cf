import { joinGroups } from './group-proposals.ts'
import { insertionRuns } from './insertion-runs.ts'
import { linkProposals, type PlacedProposal } from './link-proposals.ts'
import { placeRecord, placeRun } from './place-proposals.ts'
import { byProposalName, type Proposal, type RecordEntry } from './proposals.ts'
import type { Segment } from './segments.ts'
import { type Supports, supportsIn, withStands } from './stands.ts'
import { TapeIndex } from './tape-index.ts'

/**
 * All proposals on the tape, open or not, in the order of the text; those whose place is hidden come last. Records
 * and pending text alone decide ([P2], [P3], [P6]); a group is one proposal under its first record's name.
 */
export function deriveProposals(
  segments: readonly Segment[],
  records: readonly RecordEntry[],
): Proposal[] {
  return placeProposals(segments, records, supportsIn(records)).map(({ proposal }) => proposal)
}

/** The same with their places among the segments. */
export function placeProposals(
  segments: readonly Segment[],
  records: readonly RecordEntry[],
  supports: Supports,
): PlacedProposal[] {
  const index = new TapeIndex(segments)
  const parts = [
    ...insertionRuns(segments, records).flatMap((run) => placeRun(run, index)),
    ...records.flatMap((entry) => placeRecord(entry, index)),
  ]
  const placed = joinGroups(parts, records)
    .map((one) => withSubject(one, index))
    .sort((a, b) => a.at - b.at || byProposalName(a.proposal, b.proposal))
  return linkProposals(placed).map((one) => ({
    ...one,
    proposal: withStands(one.proposal, supports),
  }))
}

/** The words between two signs are what they are about. */
function withSubject(placed: PlacedProposal, index: TapeIndex): PlacedProposal {
  const { at, until, proposal } = placed
  if (until === undefined) return placed
  return { ...placed, proposal: { ...proposal, subject: index.passageBetween(at, until) } }
}
