import { paragraphIdOf } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { type Item, markKind } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import type { ParagraphStatements } from '../../../shared/ydoc/paragraph-statements.ts'
import { paragraphSegments } from '../../../shared/ydoc/tape.ts'
import { type Head, type ShownParagraph, showParagraph } from '../derive-runs.ts'

/**
 * What the mark-up shows of the paragraph of a live mark, read from its part of the tape alone; null if
 * the pen removed it and nobody has anything pending in it ([T12]).
 */
export function deriveParagraph(
  ledger: Ledger,
  statements: ParagraphStatements,
  mark: Item,
  me: DelegationCode,
): ShownParagraph | null {
  const head = headOf(ledger, statements, mark)
  const shown = showParagraph(head, paragraphSegments(ledger, mark), me)
  return head.isRemoved && shown.text === '' ? null : shown
}

function headOf(ledger: Ledger, statements: ParagraphStatements, mark: Item): Head {
  const id = paragraphIdOf(mark.id)
  const [segment] = ledger.segmentsOf(mark)
  return {
    id,
    kind: statements.kindOf(id) ?? markKind(mark) ?? 'plain',
    proposedBy: segment?.isPending ? segment.owner : null,
    joinedBy: segment?.deletedBy ?? [],
    removedBy: statements.removedBy(id),
    isRemoved: statements.isRemoved(id),
  }
}
