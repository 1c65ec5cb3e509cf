import { type ParagraphId, parseParagraphId, type Range } from './char-ids.ts'
import type { InsertionRun } from './insertion-runs.ts'
import type { PlacedProposal } from './link-proposals.ts'
import type { Passage, Proposal, ProposalKind, ProposalState, RecordEntry } from './proposals.ts'
import { deletedIn, isWithdrawn, removedIn } from './records.ts'
import type { ProposalRef } from './segments.ts'
import { type Piece, rangesOf, readingOf, type TapeIndex } from './tape-index.ts'

const NOTHING: Passage = { ranges: [], text: '' }

/** The proposal that a run makes; nothing for text that was taken or hidden and never had a record. */
export function placeRun(run: InsertionRun, index: TapeIndex): PlacedProposal[] {
  const { entry } = run
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
    inserted: insertedBy(run),
  }
  return [{ proposal, at, run }]
}

/** What was declined can still be read, but names no characters: nothing can be done with it any more. */
function insertedBy(run: InsertionRun): Passage {
  if (stateOfRun(run) !== 'declined') return passageOf(run.pieces)
  return { ranges: [], text: run.struck.map(readingOf).join('') }
}

function stateOfRun(run: InsertionRun): ProposalState {
  // What the pen struck of it is not what the pen took of it.
  if (run.pending) return run.incorporated ? 'partly incorporated' : 'open'
  if (run.incorporated) return 'incorporated'
  return run.declined ? 'declined' : 'withdrawn'
}

/** A mark with existing text behind it splits a paragraph, whatever words stand between; otherwise it opens a new one. */
function kindOfRun(run: InsertionRun, index: TapeIndex): ProposalKind {
  const read = stateOfRun(run) === 'declined' ? run.struck : run.pieces
  const shown = read.filter((piece) => piece.segment.kind !== 'fence')
  const last = shown.at(-1)
  if (shown[0]?.segment.kind !== 'mark' || !last) return 'insertion'
  return hasBaseTextBehind(index, last.at) ? 'split' : 'newParagraph'
}

function hasBaseTextBehind(index: TapeIndex, place: number): boolean {
  for (let at = place + 1; at < index.segments.length; at++) {
    const segment = index.segments[at]
    if (!segment || segment.isHidden || segment.isPending) continue
    if (segment.kind === 'mark') return false
    if (segment.kind === 'text') return true
  }
  return false
}

/** The proposal that a record about existing text makes; nothing for a record of another kind. */
export function placeRecord(entry: RecordEntry, index: TapeIndex): PlacedProposal[] {
  const { record } = entry
  const deleted = deletedIn(record)
  if (deleted) return [placeDeletion(entry, deleted, index)]
  const removed = removedIn(record)
  if (removed) return [placeStatement(entry, 'removal', removed, index)]
  return record.kind === 'attr' ? [placeStatement(entry, 'attribute', record.pid, index)] : []
}

function placeStatement(
  entry: RecordEntry,
  kind: 'removal' | 'attribute',
  paragraph: ParagraphId,
  index: TapeIndex,
): PlacedProposal {
  const id = parseParagraphId(paragraph)
  const [mark] = id ? [...index.pieces([id.client, id.clock, 1])] : []
  const proposal: Proposal = {
    ...blank(entry, entry),
    kind,
    state: stateOfStatement(entry),
    paragraph: mark && !mark.segment.isHidden ? paragraph : null,
  }
  return { proposal, at: mark?.at ?? index.segments.length, run: null }
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
