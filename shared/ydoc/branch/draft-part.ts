import {
  type CharId,
  type ParagraphId,
  parseParagraphId,
  type Range,
} from '../../domain/char-ids.ts'
import type { DelegationCode } from '../../domain/delegations.ts'
import type { BlockRecord, ProposalRecord, VerdictRecord } from '../../domain/records.ts'
import { itemAt } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import type { ListName } from '../statement.ts'

// What a branch says and the text does not ([B3]), as plain data.

type Stated = {
  /** The Yjs id under which it stands in the branch: of several that were made at once they follow one another. */
  readonly id: CharId
  readonly length: number
}

/** One thing that a branch says beyond the text. */
export type DraftPart =
  /** Visible words, marks and fences that follow one another on the tape. */
  | {
      readonly kind: 'words'
      readonly ranges: readonly Range[]
      readonly text: string
      /** Drafted paragraphs that references among them name. */
      readonly refersTo: readonly Range[]
      /** The last character of the text in front of them, hidden ones included. */
      readonly left: CharId
    }
  | (Stated & {
      readonly kind: 'record'
      readonly delegation: DelegationCode
      readonly key: string
      readonly record: ProposalRecord
      readonly before: ProposalRecord | null
    })
  | (Stated & {
      readonly kind: 'listed'
      readonly list: ListName
      readonly delegation: DelegationCode
      readonly range: Range
    })
  /** An entry of the text that the branch takes back. */
  | {
      readonly kind: 'unlisted'
      readonly list: ListName
      readonly delegation: DelegationCode
      readonly range: Range
    }
  /** A verdict, or that there is none any more. */
  | (Stated & {
      readonly kind: 'verdict'
      readonly name: string
      readonly verdict: VerdictRecord | null
    })
  | (Stated & {
      readonly kind: 'block'
      readonly paragraph: ParagraphId
      readonly block: BlockRecord
      readonly before: BlockRecord
    })

/**
 * Why a draft cannot be tabled as it stands: the paragraph was `closed`; what it speaks of is `gone`; it was `decided`; the
 * proposal that a verdict is on was `changed` or withdrawn; somebody said otherwise in the same place (`overtaken`); it is in
 * the name of `another`, or asks for `rights` that one has no more. `around`: it can, but the words beside it are gone; `less`: it
 * can, without words that were withdrawn or removed since.
 */
export type DraftConflict =
  | 'closed'
  | 'gone'
  | 'decided'
  | 'changed'
  | 'overtaken'
  | 'another'
  | 'rights'
  | 'around'
  | 'less'

/** What is tabled together or not at all: parts that make no sense without one another. */
export type Draft = {
  readonly id: string
  readonly parts: readonly DraftPart[]
  /** Where it stands in the branch. */
  readonly paragraph: ParagraphId | null
  readonly added: string
  readonly removed: string
  readonly conflicts: readonly DraftConflict[]
}

export function mayTable({ conflicts }: Draft): boolean {
  return conflicts.every((conflict) => conflict === 'around' || conflict === 'less')
}

/** The characters and marks that a record names. */
export function namedIn(record: ProposalRecord): readonly Range[] {
  const head: readonly Range[] = record.kind === 'ins' ? [[record.head[0], record.head[1], 1]] : []
  const ids = 'ids' in record && record.ids ? record.ids : []
  const marks = marksOf([
    'pid' in record ? record.pid : undefined,
    'after' in record ? record.after : undefined,
    'until' in record ? record.until : undefined,
  ])
  return [...head, ...ids, ...marks]
}

/** Paragraphs as the ranges of their marks. */
export function marksOf(paragraphs: readonly (string | undefined)[]): Range[] {
  return paragraphs.flatMap((id): Range[] => {
    const mark = id === undefined ? null : parseParagraphId(id)
    return mark ? [[mark.client, mark.clock, 1]] : []
  })
}

/** Whether the first character of the range is on the tape of the ledger and visible there. */
export function isVisible(ledger: Ledger, [client, clock]: Range): boolean {
  return itemAt(ledger.doc, { client, clock }) !== null && !ledger.isHidden({ client, clock })
}

/** Whether there is something left of the range to speak of: of drafted words only what is visible. */
export function stands(ledger: Ledger, [client, clock, length]: Range): boolean {
  if (!ledger.isDraft(client)) return true
  for (let at = clock; at < clock + length; at++)
    if (isVisible(ledger, [client, at, 1])) return true
  return false
}
