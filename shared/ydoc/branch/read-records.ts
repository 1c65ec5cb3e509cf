import type { CharId } from '../../domain/char-ids.ts'
import { isWithdrawn, type ProposalRecord } from '../../domain/records.ts'
import { itemAt } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { delegationsOf, recordsOf } from '../roots.ts'
import type { Branch } from './branch.ts'
import { type DraftPart, namedIn, stands } from './draft-part.ts'
import { isSame, wordsUnder, worthOf } from './words-under.ts'

/** The records of the branch that the text has not, or has otherwise. */
export function readRecords(branch: Branch, overtaken: DraftPart[]): DraftPart[] {
  return delegationsOf(branch.doc).flatMap((delegation) => {
    const known = recordsOf(branch.text.doc, delegation)
    const present = recordsOf(branch.doc, delegation)
    const parts: DraftPart[] = []
    for (const { key, item, id, isOvertaken } of wordsUnder(branch, present)) {
      const written = worthOf<ProposalRecord>(item)
      const record = written && standing(branch, written)
      const before = known.get(key) ?? null
      if (!record || isSame(record, before)) continue
      if ((before === null && isWithdrawn(record)) || (item.deleted && !isOvertaken)) continue
      const part = { kind: 'record', delegation, key, record, before, id, length: 1 } as const
      if (isOvertaken) overtaken.push(part)
      else parts.push(part)
    }
    return parts
  })
}

/** The keys of records that speak of nothing any more: what they were about was typed here, and taken back. */
export function idleKeys({ doc, text, ledger, writer }: Branch): string[] {
  const { delegation } = writer.author
  const known = recordsOf(text.doc, delegation)
  return [...recordsOf(doc, delegation)].flatMap(([key, record]) => {
    const isIdle = isWithdrawn(record) || !standing({ ledger }, record)
    return isIdle && !known.has(key) ? [key] : []
  })
}

/** The record as far as the drafted words that it speaks of still stand; null if none of them does. */
function standing(
  { ledger }: Pick<Branch, 'ledger'>,
  record: ProposalRecord,
): ProposalRecord | null {
  if (record.kind === 'ins') {
    const head = standingHead(ledger, { client: record.head[0], clock: record.head[1] })
    return head && { ...record, head: [head.client, head.clock] }
  }
  const named = namedIn(record)
  const isEmpty = named.length > 0 && named.every((range) => !stands(ledger, range))
  return isEmpty ? null : record
}

/** An insertion whose first characters were taken back begins with the next one of its stretch. */
function standingHead(ledger: Ledger, head: CharId): CharId | null {
  if (!ledger.isDraft(head.client)) return head
  let item = itemAt(ledger.doc, head)
  let from = head.clock
  for (; item && ledger.isDraft(item.id.client); item = item.right) {
    for (const segment of ledger.segmentsOf(item)) {
      const clock = Math.max(segment.clock, from)
      const isBehind = clock < segment.clock + segment.length
      if (isBehind && !segment.isHidden && segment.kind !== 'fence') {
        return { client: segment.client, clock }
      }
    }
    from = 0
  }
  return null
}
