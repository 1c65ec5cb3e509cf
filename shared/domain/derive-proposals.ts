import { joinGroups, withTheirGroups } from './group-proposals.ts'
import { type InsertionRun, insertionRuns } from './insertion-runs.ts'
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

/**
 * Those proposals alone that have a record of a kind, as `deriveProposals` has them but for what competes with them or stands inside
 * them: of a long negotiation, these are few.
 */
export function deriveSome(
  segments: readonly Segment[],
  records: readonly RecordEntry[],
  isWanted: (entry: RecordEntry) => boolean,
): Proposal[] {
  const wanted = withTheirGroups(records, isWanted)
  const runs = insertionRuns(segments, records).filter(({ entry }) => entry && wanted.has(entry))
  const supports = supportsIn(records)
  return joined(segments, runs, [...wanted]).map(({ proposal }) => withStands(proposal, supports))
}

/** The same with their places among the segments. */
export function placeProposals(
  segments: readonly Segment[],
  records: readonly RecordEntry[],
  supports: Supports,
): PlacedProposal[] {
  const placed = joined(segments, insertionRuns(segments, records), records)
  return linkProposals(placed).map((one) => ({
    ...one,
    proposal: withStands(one.proposal, supports),
  }))
}

/** What the runs and the records propose, in the order of the text. */
function joined(
  segments: readonly Segment[],
  runs: readonly InsertionRun[],
  records: readonly RecordEntry[],
): PlacedProposal[] {
  const index = new TapeIndex(segments)
  const parts = [
    ...runs.flatMap((run) => placeRun(run, index)),
    ...records.flatMap((entry) => placeRecord(entry, index)),
  ]
  return joinGroups(parts, records)
    .map((one) => withSubject(one, index))
    .sort((a, b) => a.at - b.at || byProposalName(a.proposal, b.proposal))
}

/** The words between two signs are what they are about. */
function withSubject(placed: PlacedProposal, index: TapeIndex): PlacedProposal {
  const { at, until, proposal } = placed
  if (until === undefined) return placed
  return { ...placed, proposal: { ...proposal, subject: index.passageBetween(at, until) } }
}
