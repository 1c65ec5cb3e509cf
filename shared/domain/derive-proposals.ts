import type { Range } from './char-ids.ts'
import { IdSet } from './id-set.ts'
import { type InsertionRun, insertionRuns } from './insertion-runs.ts'
import { linkProposals, type PlacedProposal } from './link-proposals.ts'
import {
  type Passage,
  type Proposal,
  type ProposalKind,
  type ProposalState,
  proposalName,
  type RecordEntry,
} from './proposals.ts'
import { deletedIn, isWithdrawn } from './records.ts'
import type { ProposalRef, Segment } from './segments.ts'
import { type Piece, rangesOf, readingOf, TapeIndex } from './tape-index.ts'

const NOTHING: Passage = { ranges: [], text: '' }

/**
 * All proposals on the tape, open or not, in the order of the text; those whose place is hidden come last. Records
 * and pending text alone decide ([P2], [P3], [P6]); a group is one proposal under its first record's name.
 */
export function deriveProposals(
  segments: readonly Segment[],
  records: readonly RecordEntry[],
): Proposal[] {
  const index = new TapeIndex(segments)
  const parts = [
    ...insertionRuns(segments, records).flatMap((run) => placeRun(run, index)),
    ...records.flatMap((entry) => placeRecord(entry, index)),
  ]
  const placed = joinGroups(parts, groupsOf(records)).sort(
    (a, b) => a.at - b.at || byName(a.proposal, b.proposal),
  )
  return linkProposals(placed)
}

function byName(a: ProposalRef, b: ProposalRef): number {
  return proposalName(a) < proposalName(b) ? -1 : 1
}

function placeRun(run: InsertionRun, index: TapeIndex): PlacedProposal[] {
  const { entry } = run
  // Text that was taken or hidden and never had a record is no proposal any more.
  if (!entry && !run.pending) return []
  const first = run.pieces.find((piece) => piece.segment.kind !== 'fence')
  if (!entry && !first) return []
  const key = entry?.key ?? `${first?.segment.client}:${first?.clock}`
  const kind = kindOfRun(run, index)
  const at = first?.at ?? run.first
  const proposal: Proposal = {
    ...blank({ delegation: run.delegation, key }, entry),
    kind,
    state: stateOfRun(run),
    paragraph: index.paragraphAt(kind === 'split' ? at - 1 : at),
    inserted: passageOf(run.pieces),
  }
  return [{ proposal, at, run }]
}

function stateOfRun(run: InsertionRun): ProposalState {
  if (run.pending) return run.incorporated || run.declined ? 'partly incorporated' : 'open'
  if (run.incorporated) return 'incorporated'
  return run.declined ? 'declined' : 'withdrawn'
}

/** A mark alone in front of somebody else's text splits a paragraph; with words of its own it is a new one. */
function kindOfRun(run: InsertionRun, index: TapeIndex): ProposalKind {
  const shown = run.pieces.filter((piece) => piece.segment.kind !== 'fence')
  if (shown[0]?.segment.kind !== 'mark') return 'insertion'
  const isAlone = shown.length === 1
  return isAlone && hasTextBehind(index, shown[0].at) ? 'split' : 'newParagraph'
}

function hasTextBehind(index: TapeIndex, mark: number): boolean {
  for (let at = mark + 1; at < index.segments.length; at++) {
    const segment = index.segments[at]
    if (!segment || segment.isHidden) continue
    if (segment.kind === 'mark') return false
    if (segment.kind === 'text') return true
  }
  return false
}

function placeRecord(entry: RecordEntry, index: TapeIndex): PlacedProposal[] {
  const { record } = entry
  const deleted = deletedIn(record)
  if (deleted) return [placeDeletion(entry, deleted, index)]
  if (record.kind !== 'remove' && record.kind !== 'attr') return []
  const [client, clock] = record.pid.split(':').map(Number)
  const [mark] = [...index.pieces([client ?? 0, clock ?? 0, 1])]
  const proposal: Proposal = {
    ...blank(entry, entry),
    kind: record.kind === 'remove' ? 'removal' : 'attribute',
    state: stateOfStatement(entry),
    paragraph: mark && !mark.segment.isHidden ? record.pid : null,
  }
  return [{ proposal, at: mark?.at ?? index.segments.length, run: null }]
}

function placeDeletion(
  entry: RecordEntry,
  ids: readonly Range[],
  index: TapeIndex,
): PlacedProposal {
  const pieces = ids.flatMap((range) => [...index.pieces(range)]).sort((a, b) => a.at - b.at)
  const live = pieces.filter(({ segment }) => !segment.isHidden && segment.kind !== 'fence')
  const shown = live.length ? live : pieces.filter(({ segment }) => segment.kind !== 'fence')
  const isJoin = shown.length > 0 && shown.every(({ segment }) => segment.kind === 'mark')
  const at = shown[0]?.at ?? index.segments.length
  const stated = stateOfStatement(entry)
  const proposal: Proposal = {
    ...blank(entry, entry),
    kind: isJoin ? 'join' : 'deletion',
    state: stated === 'withdrawn' || stated === 'declined' ? stated : stateOfStruck(pieces, live),
    paragraph: index.paragraphAt(at),
    deleted: passageOf(shown),
  }
  return { proposal, at, run: null }
}

/** What was to go tells how far a deletion has come: all hidden, some of it cut, or everything there still. */
function stateOfStruck(all: readonly Piece[], live: readonly Piece[]): ProposalState {
  if (live.length === 0) return 'incorporated'
  return all.some(({ segment }) => segment.isCut) ? 'partly incorporated' : 'open'
}

function stateOfStatement({ record, verdict }: RecordEntry): ProposalState {
  if (isWithdrawn(record)) return 'withdrawn'
  if (verdict === 'declined') return 'declined'
  if (verdict === 'incorporated') return 'incorporated'
  return verdict === 'partly' ? 'partly incorporated' : 'open'
}

function passageOf(pieces: readonly Piece[]): Passage {
  return { ranges: rangesOf(pieces), text: pieces.map(readingOf).join('') }
}

function blank(ref: ProposalRef, entry: RecordEntry | null): Proposal {
  const record = entry?.record
  return {
    delegation: ref.delegation,
    key: ref.key,
    kind: 'insertion',
    state: 'open',
    keys: entry ? [entry.key] : [],
    recordIds: entry ? [entry.id] : [],
    paragraph: null,
    inserted: NOTHING,
    deleted: NOTHING,
    nested: [],
    rivals: [],
    verdict: entry?.verdict ?? null,
    note: record && 'note' in record ? (record.note ?? '') : '',
    statedAt: record && 't' in record ? (record.t ?? null) : null,
  }
}

/** `FRA/3k2` → the name of its group, for records that have one. */
function groupsOf(records: readonly RecordEntry[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const { delegation, key, record } of records) {
    if ('group' in record && record.group)
      groups.set(`${delegation}/${key}`, `${delegation} ${record.group}`)
  }
  return groups
}

function joinGroups(
  parts: readonly PlacedProposal[],
  groups: ReadonlyMap<string, string>,
): PlacedProposal[] {
  const whole = new Map<string, PlacedProposal>()
  for (const part of parts) {
    const name = `${part.proposal.delegation}/${part.proposal.key}`
    const group = groups.get(name) ?? name
    const other = whole.get(group)
    whole.set(group, other ? joinParts(other, part) : part)
  }
  return [...whole.values()]
}

/** Two parts of one group: the deletion gives the place, the insertion the run. A part that is off says nothing any more. */
function joinParts(a: PlacedProposal, b: PlacedProposal): PlacedProposal {
  if (isOff(a) !== isOff(b)) {
    const [living, dead] = isOff(a) ? [b, a] : [a, b]
    const keys = [...living.proposal.keys, ...dead.proposal.keys]
    const recordIds = [...living.proposal.recordIds, ...dead.proposal.recordIds]
    return { ...living, proposal: { ...living.proposal, keys, recordIds } }
  }
  const deletion = a.proposal.deleted.ranges.length ? a : b
  const other = deletion === a ? b : a
  const one = deletion.proposal
  const two = other.proposal
  const isReplacement = one.kind === 'deletion' && two.kind === 'insertion'
  const proposal: Proposal = {
    ...one,
    kind: isReplacement ? 'replacement' : one.kind,
    state: joinStates(one.state, two.state),
    keys: [...one.keys, ...two.keys],
    recordIds: [...one.recordIds, ...two.recordIds],
    paragraph: one.paragraph ?? two.paragraph,
    inserted: join(one.inserted, two.inserted),
    deleted: join(one.deleted, two.deleted),
    verdict: one.verdict === two.verdict ? one.verdict : (one.verdict ?? two.verdict),
    note: one.note || two.note,
    statedAt: one.statedAt ?? two.statedAt,
  }
  return { proposal, at: Math.min(deletion.at, other.at), run: deletion.run ?? other.run }
}

function joinStates(a: ProposalState, b: ProposalState): ProposalState {
  if (a === b) return a
  const areOff = (a === 'withdrawn' || a === 'declined') && (b === 'withdrawn' || b === 'declined')
  return areOff ? 'declined' : 'partly incorporated'
}

function isOff({ proposal }: PlacedProposal): boolean {
  return proposal.state === 'withdrawn' || proposal.state === 'declined'
}

function join(a: Passage, b: Passage): Passage {
  if (!a.ranges.length) return b
  if (!b.ranges.length) return a
  const known = new IdSet(a.ranges)
  const fresh = b.ranges.filter((range) => !known.hits(...range))
  return { ranges: [...a.ranges, ...fresh], text: a.text + b.text }
}
