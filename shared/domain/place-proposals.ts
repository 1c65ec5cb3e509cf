import { type ParagraphId, parseParagraphId, type Range } from './char-ids.ts'
import type { InsertionRun } from './insertion-runs.ts'
import type { PlacedProposal } from './link-proposals.ts'
import type {
  Change,
  Passage,
  Proposal,
  ProposalKind,
  ProposalState,
  RecordEntry,
  Stands,
} from './proposals.ts'
import { deletedIn, isWithdrawn, removedIn } from './records.ts'
import type { ProposalRef } from './segments.ts'
import { type Piece, rangesOf, readingOf, type TapeIndex } from './tape-index.ts'
import { isCarried } from './views.ts'

const NOTHING: Passage = { ranges: [], text: '' }
const NOBODY: Stands = { sponsors: [], accepting: [], opposing: [], takenOn: [] }

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
    struck: rangesOf(run.struck),
    change: linkIn(first),
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
  if (isFootnote(shown)) return 'footnote'
  if (shown[0]?.segment.kind !== 'mark' || !last) return 'insertion'
  return hasBaseTextBehind(index, last.at) ? 'split' : 'newParagraph'
}

function isFootnote(shown: readonly Piece[]): boolean {
  return (
    shown[0]?.segment.sign?.kind === 'noteStart' && shown.at(-1)?.segment.sign?.kind === 'noteEnd'
  )
}

function linkIn(piece: Piece | undefined): Change | null {
  const sign = piece?.segment.sign
  return sign?.kind === 'linkStart' ? { kind: 'link', href: sign.href } : null
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
  if (removed) return placeStatement(entry, { kind: 'removal' }, removed, index)
  switch (record.kind) {
    case 'attr': {
      const change = { kind: 'kind', to: record.to, level: record.level ?? 0 } as const
      return placeStatement(entry, { kind: 'kind', change }, record.pid, index)
    }
    case 'move': {
      const change = { kind: 'place', after: record.after, until: record.until ?? null } as const
      return placeStatement(entry, { kind: 'move', change }, record.pid, index)
    }
    case 'concept':
      return placeStatement(entry, { kind: 'concept' }, record.pid, index)
    case 'retain':
      return record.ids
        ? placeWords(entry, { kind: 'retain' }, record.ids, index)
        : record.pid
          ? placeStatement(entry, { kind: 'retain' }, record.pid, index)
          : []
    case 'emphasis': {
      const change = { kind: 'style', style: record.style, on: record.on } as const
      return placeWords(entry, { kind: 'emphasis', change }, record.ids, index)
    }
    default:
      return []
  }
}

type Asked = Pick<Proposal, 'kind'> & Partial<Pick<Proposal, 'change'>>

/** About a whole paragraph. What is said of one's own pending paragraph is part of it, and no proposal of its own ([P18]). */
function placeStatement(
  entry: RecordEntry,
  asked: Asked,
  paragraph: ParagraphId,
  index: TapeIndex,
): PlacedProposal[] {
  const id = parseParagraphId(paragraph)
  const [mark] = id ? [...index.pieces([id.client, id.clock, 1])] : []
  const isShape = asked.kind === 'kind' || asked.kind === 'move'
  if (isShape && mark && !entry.verdict && isCarried(mark.segment, entry)) return []
  const proposal: Proposal = {
    ...blank(entry, entry),
    ...asked,
    state: stateOfStatement(entry),
    paragraph: mark && !mark.segment.isHidden ? paragraph : null,
  }
  return [{ proposal, at: mark?.at ?? index.segments.length, run: null }]
}

/** About words that stay: styles ([T23]), and what is to be retained ([P15]). */
function placeWords(
  entry: RecordEntry,
  asked: Asked,
  ids: readonly Range[],
  index: TapeIndex,
): PlacedProposal[] {
  const pieces = ids.flatMap((range) => [...index.pieces(range)]).sort((a, b) => a.at - b.at)
  const live = pieces.filter(({ segment }) => !segment.isHidden && segment.kind === 'text')
  const others = live.filter(({ segment }) => !isCarried(segment, entry))
  if (asked.kind === 'emphasis' && others.length === 0 && !entry.verdict) return []
  const at = live[0]?.at ?? index.segments.length
  const proposal: Proposal = {
    ...blank(entry, entry),
    ...asked,
    state: stateOfWords(entry, others, asked.change ?? null),
    paragraph: index.paragraphAt(at),
    subject: passageOf(live),
  }
  return [{ proposal, at, run: null }]
}

/** A change of style that is there already asks for nothing any more. */
function stateOfWords(
  entry: RecordEntry,
  pieces: readonly Piece[],
  change: Change | null,
): ProposalState {
  const stated = stateOfStatement(entry)
  if (stated !== 'open' || change?.kind !== 'style') return stated
  const { style, on } = change
  const done = pieces.filter(({ segment }) => segment.emphasis.includes(style) === on)
  if (done.length === pieces.length) return 'incorporated'
  return done.length > 0 ? 'partly incorporated' : 'open'
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
    kind: isJoin ? 'join' : isPairOfBrackets(shown) ? 'liftBrackets' : 'deletion',
    state: stated === 'withdrawn' || stated === 'declined' ? stated : stateOfStruck(pieces, live),
    paragraph: index.paragraphAt(at),
    deleted: passageOf(shown),
  }
  return { proposal, at, run: null }
}

/** Brackets are lifted by deleting the two of them and nothing between ([P14]). */
function isPairOfBrackets(pieces: readonly Piece[]): boolean {
  return pieces.map(readingOf).join('') === '[]'
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
    subject: NOTHING,
    change: null,
    struck: [],
    source: record && 'source' in record ? (record.source ?? '') : '',
    stands: NOBODY,
    nested: [],
    rivals: [],
    verdict: entry?.verdict ?? null,
    note: record && 'note' in record ? (record.note ?? '') : '',
    statedAt: record && 't' in record ? (record.t ?? null) : null,
  }
}
