import {
  type CharId,
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { parseProposalName } from '../../shared/domain/proposals.ts'
import type { ProposalRecord, VerdictRecord } from '../../shared/domain/records.ts'
import type { ProposalRef } from '../../shared/domain/segments.ts'
import { clockOf, currentRecordId, itemAt } from '../../shared/ydoc/items.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { blocksOf, cutsOf, ownCutsOf, recordsOf, verdictsOf } from '../../shared/ydoc/roots.ts'
import {
  type LostStatement,
  lostSayings,
  lostShapes,
  lostStyles,
  newRanges,
} from './lost-statements.ts'
import { type LostTyping, lostTyping, type Records } from './lost-typing.ts'

// What one replica says under its own leases and another one does not know: the work that the relay refused, or
// that a restored backup no longer holds. It is read as actions, because ids cannot be carried over to another lease.

export type LostPiece =
  | LostTyping
  | { readonly kind: 'removal'; readonly ranges: readonly Range[] }
  | { readonly kind: 'paragraphRemoval'; readonly paragraph: ParagraphId }
  | { readonly kind: 'withdrawal'; readonly ranges: readonly Range[] }
  | { readonly kind: 'verdict'; readonly ref: ProposalRef; readonly verdict: VerdictRecord }
  | LostStatement

type Both = {
  readonly old: Ledger
  readonly current: Ledger
  readonly delegation: DelegationCode
  readonly isLost: (id: CharId) => boolean
}

/** The work of the `own` client ids in the old replica that the current one lacks, in reading order. */
export function lostWork(
  old: Ledger,
  current: Ledger,
  delegation: DelegationCode,
  own: readonly number[],
): LostPiece[] {
  const known = new Map(own.map((client) => [client, clockOf(current.doc, client)]))
  const isLost = ({ client, clock }: CharId) =>
    clock >= (known.get(client) ?? Number.POSITIVE_INFINITY)
  const both: Both = { old, current, delegation, isLost }
  const records = lostRecords(both)
  const { typing, grouped } = lostTyping(old, records, isLost)
  return [
    ...typing,
    ...lostRemovals(both, records, grouped),
    ...lostCuts(both),
    ...lostWithdrawals(both),
    ...lostVerdicts(both),
    ...lostSayings(current, records),
    ...lostShapes(old, current, isLost),
    ...lostStyles(old, current),
  ]
}

function lostRecords({ old, current, delegation, isLost }: Both): Records {
  const map = recordsOf(old.doc, delegation)
  const known = recordsOf(current.doc, delegation)
  const lost = new Map<string, ProposalRecord>()
  map.forEach((record, key) => {
    const id = currentRecordId(map, key)
    // A record that stands there with other words is somebody's later word; it is not overwritten.
    if (id && isLost(id) && !known.has(key)) lost.set(key, record)
  })
  return lost
}

function lostRemovals(
  { current }: Both,
  records: Records,
  grouped: ReadonlySet<string>,
): LostPiece[] {
  const pieces: LostPiece[] = []
  for (const record of records.values()) {
    if (record.kind === 'del' && !record.withdrawn && !grouped.has(record.group ?? '')) {
      pieces.push(...removalOf(current, record.ids))
    }
    if (record.kind === 'editorial' && !record.withdrawn && record.ids) {
      pieces.push(...removalOf(current, record.ids))
    }
    if (record.kind === 'remove' && !record.withdrawn) {
      pieces.push({ kind: 'paragraphRemoval', paragraph: record.pid })
    }
  }
  return pieces
}

/** The pen's own removals of base text; a declined insertion comes back with its verdict. */
function lostCuts({ old, current }: Both): LostPiece[] {
  const blocks = blocksOf(current.doc)
  const paragraphs: LostPiece[] = []
  blocksOf(old.doc).forEach((block, name) => {
    const mark = parseParagraphId(name)
    if (!mark || !block.removed || blocks.get(name)?.removed) return
    paragraphs.push({ kind: 'paragraphRemoval', paragraph: paragraphIdOf(mark) })
  })
  if (paragraphs.length > 0) return paragraphs
  const cuts = newRanges(cutsOf(old.doc), cutsOf(current.doc)).filter(
    ([client, clock]) => !old.isPending({ client, clock }),
  )
  return removalOf(current, cuts)
}

function removalOf(current: Ledger, ranges: readonly Range[]): LostPiece[] {
  const known = ranges.filter((range) => isKnown(current, range))
  return known.length > 0 ? [{ kind: 'removal', ranges: known }] : []
}

function lostWithdrawals({ old, current, delegation }: Both): LostPiece[] {
  const ranges = newRanges(ownCutsOf(old.doc, delegation), ownCutsOf(current.doc, delegation))
  const known = ranges.filter((range) => isKnown(current, range))
  return known.length > 0 ? [{ kind: 'withdrawal', ranges: known }] : []
}

function lostVerdicts({ old, current, isLost }: Both): LostPiece[] {
  const map = verdictsOf(old.doc)
  const known = verdictsOf(current.doc)
  const pieces: LostPiece[] = []
  map.forEach((verdict, name) => {
    const id = currentRecordId(map, name)
    if (!id || !isLost(id) || known.has(name)) return
    pieces.push({ kind: 'verdict', ref: parseProposalName(name), verdict })
  })
  return pieces
}

function isKnown({ doc }: Ledger, [client, clock]: Range): boolean {
  return itemAt(doc, { client, clock }) !== null
}
