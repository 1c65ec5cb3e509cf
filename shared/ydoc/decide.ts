import { fail, ok, type Result } from '../base/result.ts'
import {
  isSameChar,
  lengthOf,
  mergeRanges,
  type ParagraphId,
  parseParagraphId,
  type Range,
} from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { IdSet } from '../domain/id-set.ts'
import { isOpen, type Proposal, type ProposalKind, proposalName } from '../domain/proposals.ts'
import type { VerdictKind } from '../domain/records.ts'
import { rangeOf, type Segment } from '../domain/segments.ts'
import type { Edit } from './edits.ts'
import { setStyle } from './emphasis.ts'
import { currentRecordId, type Item, itemAt, markKind } from './items.ts'
import type { Ledger } from './ledger.ts'
import { segmentsIn } from './neighbours.ts'
import { blocksOf, pensOf, recordsOf } from './roots.ts'
import { applyChange, incorporateCarried } from './shape.ts'
import { isLiveMark } from './tape.ts'

/**
 * Why an action on a proposal was not done: `notAllowed` by this role; `changed` since it was shown ([P7]);
 * `settled`: nothing of it is pending any more.
 */
export type ActionError = { readonly kind: 'notAllowed' | 'changed' | 'settled' }

/** Whether the proposal can still be acted upon exactly as it was shown. */
export function checkShown(ledger: Ledger, proposal: Proposal): Result<void, ActionError> {
  if (proposal.state === 'withdrawn') return fail({ kind: 'settled' })
  const records = recordsOf(ledger.doc, proposal.delegation)
  for (const [i, key] of proposal.keys.entries()) {
    if (!isSameChar(currentRecordId(records, key), proposal.recordIds[i] ?? null))
      return fail({ kind: 'changed' })
  }
  return ok(undefined)
}

/** Makes the proposal part of the base text: exactly the characters that were shown, less what was withdrawn meanwhile ([T11]). */
export function incorporate(edit: Edit, ledger: Ledger, proposal: Proposal): void {
  const from = edit.statements.nextClock
  const taken = pendingWithCorrections(ledger, proposal)
  edit.statements.list('incorporated', taken)
  edit.statements.list('cut', visibleIn(ledger, proposal.deleted.ranges))
  if (proposal.kind === 'removal' && proposal.paragraph) {
    removeWhole(edit, ledger, proposal.paragraph, proposal.delegation)
  }
  applyChange(edit, ledger, proposal)
  incorporateCarried(edit, ledger, proposal, taken)
  record(edit, ledger, proposal, 'incorporated', from)
}

/** Makes a part of the proposal base text, and leaves the rest of it open ([P8]): no verdict, for nothing is settled. */
export function incorporatePart(
  edit: Edit,
  ledger: Ledger,
  proposal: Proposal,
  part: readonly Range[],
): void {
  const taken = pendingIn(ledger, common(proposal.inserted.ranges, part))
  edit.statements.list('incorporated', taken)
  edit.statements.list('cut', visibleIn(ledger, common(proposal.deleted.ranges, part)))
  if (proposal.change?.kind === 'style') {
    const { style, on } = proposal.change
    setStyle(edit, ledger, common(proposal.subject.ranges, part), { style, on })
  }
  incorporateCarried(edit, ledger, proposal, taken)
}

/** The open proposals of which at least one character is named. */
export function touchedBy(proposals: readonly Proposal[], part: readonly Range[]): Proposal[] {
  return proposals.filter((one) => isOpen(one) && common(namedIn(one), part).length > 0)
}

/** Whether every character of the proposal is named. */
export function isWithin(proposal: Proposal, part: readonly Range[]): boolean {
  const named = namedIn(proposal)
  return lengthOf(common(named, part)) === lengthOf(named)
}

function namedIn({ inserted, deleted, subject, change }: Proposal): readonly Range[] {
  return [
    ...inserted.ranges,
    ...deleted.ranges,
    ...(change?.kind === 'style' ? subject.ranges : []),
  ]
}

/** The characters that are in both. */
function common(ranges: readonly Range[], part: readonly Range[]): Range[] {
  const wanted = new IdSet(part)
  return ranges.flatMap(([client, clock, length]) =>
    wanted.clip(client, clock, length).map(([start, end]): Range => [client, start, end - start]),
  )
}

/** Declines the proposal: pending text is hidden, a deletion or removal strikes nothing any more ([T10]). */
export function decline(edit: Edit, ledger: Ledger, proposal: Proposal): void {
  const from = edit.statements.nextClock
  edit.statements.list('cut', pendingWithCorrections(ledger, proposal))
  record(edit, ledger, proposal, 'declined', from)
}

/** Proposals that are records alone: open until somebody decides, whatever becomes of the words around them. */
const STATEMENTS: ReadonlySet<ProposalKind> = new Set<ProposalKind>([
  'removal',
  'move',
  'kind',
  'emphasis',
  'retain',
  'concept',
])

/** Whether there is anything left to decide. */
export function isPendingNow(ledger: Ledger, proposal: Proposal): boolean {
  if (pendingIn(ledger, proposal.inserted.ranges).length) return true
  if (proposal.state === 'declined' || proposal.state === 'incorporated') return false
  return STATEMENTS.has(proposal.kind) || visibleIn(ledger, proposal.deleted.ranges).length > 0
}

/**
 * The base text of the paragraph goes, its mark stays as a boundary ([T12]). A proposed removal reaches over splits that
 * others propose; what the pen removes itself is the paragraph as the mark-up shows it.
 */
export function removeWhole(
  edit: Edit,
  ledger: Ledger,
  paragraph: ParagraphId,
  proposedBy: DelegationCode | null,
): void {
  const id = parseParagraphId(paragraph)
  const mark = id && itemAt(ledger.doc, id)
  if (!mark || !markKind(mark)) return
  edit.statements.list('cut', mergeRanges(baseTextOf(ledger, mark, proposedBy)))
  edit.statements.putBlock(paragraph, { ...blocksOf(ledger.doc).get(paragraph), removed: true })
}

function baseTextOf(ledger: Ledger, mark: Item, proposedBy: DelegationCode | null): Range[] {
  const ends = (item: Item): boolean =>
    isLiveMark(ledger, item) &&
    (proposedBy === null ||
      !ledger.isPending(item.id) ||
      ledger.ownerOf(item.id.client) === proposedBy)
  const found: Range[] = []
  for (let item = mark.right; item && !ends(item); item = item.right) {
    for (const segment of ledger.segmentsOf(item)) {
      if (segment.kind === 'text' && !segment.isPending && !segment.isHidden)
        found.push(rangeOf(segment))
    }
  }
  return found
}

function record(
  edit: Edit,
  ledger: Ledger,
  proposal: Proposal,
  verdict: VerdictKind,
  from: number,
): void {
  const records = recordsOf(ledger.doc, proposal.delegation)
  for (const key of proposal.keys) {
    const id = currentRecordId(records, key)
    const name = proposalName({ delegation: proposal.delegation, key })
    if (id) edit.statements.putVerdict(name, { v: verdict, rec: [id.client, id.clock], from })
  }
}

/** Corrections of the pen inside a proposal share its fate, whichever of the penholders made them ([T14]). */
function pendingWithCorrections(ledger: Ledger, proposal: Proposal): Range[] {
  const { ranges } = proposal.inserted
  const own = pendingIn(ledger, ranges)
  const pens = pensOf(ledger.doc)
  return pens.has(proposal.delegation) ? own : [...own, ...correctionsOf(ledger, ranges, own, pens)]
}

/** A correction belongs to the character it stands behind: the nearest visible one that is no correction itself. */
function correctionsOf(
  ledger: Ledger,
  [first, ...rest]: readonly Range[],
  own: readonly Range[],
  pens: ReadonlySet<DelegationCode>,
): Range[] {
  if (!first) return []
  const last = rest.at(-1) ?? first
  const end = itemAt(ledger.doc, { client: last[0], clock: last[1] + last[2] - 1 })
  const hosts = new IdSet(own)
  const found: Range[] = []
  let isBehind = false
  let isHosted = false
  let item = itemAt(ledger.doc, { client: first[0], clock: first[1] })
  for (; item && (isHosted || !isBehind); item = item.right) {
    for (const segment of ledger.segmentsOf(item)) {
      if (segment.isHidden || segment.kind === 'fence') continue
      if (!segment.isPending || !pens.has(segment.owner)) isHosted = hosts.hits(...rangeOf(segment))
      else if (isHosted) found.push(rangeOf(segment))
    }
    if (item === end) isBehind = true
  }
  return found
}

export function pendingIn(ledger: Ledger, ranges: readonly Range[]): Range[] {
  return kept(ledger, ranges, (segment) => segment.isPending && !segment.isHidden)
}

function visibleIn(ledger: Ledger, ranges: readonly Range[]): Range[] {
  return kept(ledger, ranges, (segment) => !segment.isHidden)
}

function kept(
  ledger: Ledger,
  ranges: readonly Range[],
  keep: (segment: Segment) => boolean,
): Range[] {
  return ranges.flatMap((range) => [...segmentsIn(ledger, range)].filter(keep).map(rangeOf))
}
