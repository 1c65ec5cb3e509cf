import type * as Y from 'yjs'
import type { CharId } from '../../shared/domain/char-ids.ts'
import { type ParagraphId, parseParagraphId, type Range } from '../../shared/domain/char-ids.ts'
import { IdSet } from '../../shared/domain/id-set.ts'
import type { BlockRecord, ProposalRecord } from '../../shared/domain/records.ts'
import { EMPHASIS_STYLES, type EmphasisStyle } from '../../shared/domain/segments.ts'
import { currentRecordId, itemAt } from '../../shared/ydoc/items.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { blocksOf, emphasisOf, tapeOf } from '../../shared/ydoc/roots.ts'

// What one replica says of words and paragraphs without typing, and another one does not know: records that name what
// both replicas hold can be made again as they are; what they name and the other lacks is left out of them.

type SaidRecord = Extract<
  ProposalRecord,
  {
    readonly kind:
      | 'attr'
      | 'move'
      | 'emphasis'
      | 'retain'
      | 'concept'
      | 'support'
      | 'comment'
      | 'pos'
  }
>

export type LostStatement =
  | { readonly kind: 'said'; readonly record: SaidRecord }
  | { readonly kind: 'shape'; readonly paragraph: ParagraphId; readonly block: BlockRecord }
  | { readonly kind: 'style'; readonly style: EmphasisStyle; readonly ranges: readonly Range[] }

/** Records that are neither typing nor removal, as far as what they name is known. */
export function lostSayings(
  current: Ledger,
  records: ReadonlyMap<string, ProposalRecord>,
): LostStatement[] {
  return [...records.values()].flatMap((record): LostStatement[] => {
    const known = isSaid(record) ? knownPart(current, record) : null
    return known ? [{ kind: 'said', record: known }] : []
  })
}

function isSaid(record: ProposalRecord): record is SaidRecord {
  if ('withdrawn' in record && record.withdrawn) return false
  return !['del', 'ins', 'remove', 'editorial'].includes(record.kind)
}

function knownPart(current: Ledger, record: SaidRecord): SaidRecord | null {
  const paragraphs = [
    'pid' in record ? record.pid : undefined,
    'after' in record ? record.after : undefined,
    'until' in record ? record.until : undefined,
  ]
  const areKnown = paragraphs.every((id) => id === undefined || isParagraph(current, id))
  if (!areKnown) return null
  if (!('ids' in record) || !record.ids) return record
  const ids = record.ids.filter(([client, clock]) => itemAt(current.doc, { client, clock }))
  return ids.length > 0 ? { ...record, ids } : null
}

function isParagraph({ doc }: Ledger, id: ParagraphId): boolean {
  const mark = parseParagraphId(id)
  // [G18] What is named in a room that keeps records alone stands in another one.
  if (tapeOf(doc).length === 0) return mark !== null
  return mark !== null && itemAt(doc, mark) !== null
}

/** What the pen gave to paragraphs: kind, level and place. Removals are told elsewhere, with the words that go. */
export function lostShapes(
  old: Ledger,
  current: Ledger,
  isLost: (id: CharId) => boolean,
): LostStatement[] {
  const blocks = blocksOf(old.doc)
  return [...blocks].flatMap(([name, block]): LostStatement[] => {
    const id = currentRecordId(blocks, name)
    const paragraph = name as ParagraphId
    const isShape = block.kind !== undefined || block.after !== undefined
    if (!id || !isLost(id) || !isShape || !isParagraph(current, paragraph)) return []
    if (block.after && !isParagraph(current, block.after)) return []
    return [{ kind: 'shape', paragraph, block }]
  })
}

/** Words that the pen set in a style. */
export function lostStyles(old: Ledger, current: Ledger): LostStatement[] {
  return EMPHASIS_STYLES.flatMap((style): LostStatement[] => {
    const ranges = newRanges(emphasisOf(old.doc, style), emphasisOf(current.doc, style)).filter(
      ([client, clock]) => itemAt(current.doc, { client, clock }),
    )
    return ranges.length > 0 ? [{ kind: 'style', style, ranges }] : []
  })
}

/** The characters that the first list names and the second does not. */
export function newRanges(list: Y.Array<Range>, known: Y.Array<Range>): Range[] {
  const rest = new IdSet(list.toArray())
  for (const range of known.toArray()) rest.remove(range)
  return [...rest.ranges()]
}
