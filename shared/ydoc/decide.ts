import { fail, ok, type Result } from '../base/result.ts'
import { type CharId, isSameChar, parseParagraphId, type Range } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { type Proposal, proposalName } from '../domain/proposals.ts'
import type { VerdictKind } from '../domain/records.ts'
import { rangeOf, type Segment } from '../domain/segments.ts'
import type { Edit } from './edits.ts'
import { currentRecordId, itemAt, markKind } from './items.ts'
import type { Ledger } from './ledger.ts'
import { segmentsIn } from './neighbours.ts'
import { blocksOf, recordsOf } from './roots.ts'
import { paragraphSegments } from './tape.ts'

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
  edit.statements.list('incorporated', pendingWithCorrections(ledger, proposal, edit.delegation))
  edit.statements.list('cut', visibleIn(ledger, proposal.deleted.ranges))
  if (proposal.kind === 'removal') removeWhole(edit, ledger, proposal)
  record(edit, ledger, proposal, 'incorporated')
}

/** Declines the proposal: pending text is hidden, a deletion or removal strikes nothing any more ([T10]). */
export function decline(edit: Edit, ledger: Ledger, proposal: Proposal): void {
  edit.statements.list('cut', pendingWithCorrections(ledger, proposal, edit.delegation))
  record(edit, ledger, proposal, 'declined')
}

/** Whether there is anything left to decide. */
export function isPendingNow(ledger: Ledger, proposal: Proposal): boolean {
  if (pendingIn(ledger, proposal.inserted.ranges).length) return true
  const isStatement = proposal.kind === 'removal' || proposal.kind === 'attribute'
  if (proposal.state === 'declined' || proposal.state === 'incorporated') return false
  return isStatement || visibleIn(ledger, proposal.deleted.ranges).length > 0
}

/** The base text of the paragraph goes, its mark stays as a boundary ([T12]). */
export function removeWhole(
  edit: Edit,
  ledger: Ledger,
  { paragraph }: Pick<Proposal, 'paragraph'>,
): void {
  const id = paragraph && parseParagraphId(paragraph)
  const mark = id && itemAt(ledger.doc, id)
  if (!paragraph || !mark || !markKind(mark)) return
  const base = [...paragraphSegments(ledger, mark)].filter((segment) => !segment.isPending)
  edit.statements.list('cut', base.map(rangeOf))
  edit.statements.putBlock(paragraph, { ...blocksOf(ledger.doc).get(paragraph), removed: true })
}

function record(edit: Edit, ledger: Ledger, proposal: Proposal, verdict: VerdictKind): void {
  const records = recordsOf(ledger.doc, proposal.delegation)
  for (const key of proposal.keys) {
    const id = currentRecordId(records, key)
    const name = proposalName({ delegation: proposal.delegation, key })
    if (id) edit.statements.putVerdict(name, { v: verdict, rec: [id.client, id.clock] })
  }
}

/** The pen's own corrections inside a proposal share its fate ([T14]). */
function pendingWithCorrections(ledger: Ledger, proposal: Proposal, pen: DelegationCode): Range[] {
  const { ranges } = proposal.inserted
  const own = pendingIn(ledger, ranges)
  const [first] = ranges
  const last = ranges.at(-1)
  if (!first || !last || proposal.delegation === pen) return own
  const end = { client: last[0], clock: last[1] + last[2] - 1 }
  return [...own, ...correctionsBetween(ledger, { client: first[0], clock: first[1] }, end, pen)]
}

function correctionsBetween(
  ledger: Ledger,
  from: CharId,
  to: CharId,
  pen: DelegationCode,
): Range[] {
  const found: Range[] = []
  const end = itemAt(ledger.doc, to)
  let isBehind = false
  for (let item = itemAt(ledger.doc, from); item; item = item.right) {
    const corrections = ledger
      .segmentsOf(item)
      .filter((segment) => segment.owner === pen && segment.isPending && !segment.isHidden)
    // Behind the last character only what was typed directly on it still corrects it.
    if (isBehind && corrections.length === 0) break
    found.push(...corrections.map(rangeOf))
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
