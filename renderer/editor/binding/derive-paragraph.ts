import { paragraphIdOf } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { ProposalRef } from '../../../shared/domain/segments.ts'
import { type Item, markKind } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import type { ParagraphStatements } from '../../../shared/ydoc/paragraph-statements.ts'
import { paragraphSegments } from '../../../shared/ydoc/tape.ts'
import { ghostsOf, type Head, type ShownParagraph, showParagraph } from '../derive-runs.ts'

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
  const isDraft = (client: number): boolean => ledger.isDraft(client)
  const shown = showParagraph(head, paragraphSegments(ledger, mark), me, isDraft)
  return head.isRemoved && shown.text === '' ? null : shown
}

function headOf(ledger: Ledger, statements: ParagraphStatements, mark: Item): Head {
  const id = paragraphIdOf(mark.id)
  const [segment] = ledger.segmentsOf(mark)
  const own = segment?.isPending ? segment.owner : null
  const isOthers = (ref: ProposalRef): boolean => ref.delegation !== own
  // What its author says of its own paragraph is how the paragraph is ([P18]).
  const shape = statements.rekindedBy(id).findLast((ref) => !isOthers(ref))
  return {
    id,
    kind: shape?.to ?? statements.kindOf(id) ?? markKind(mark) ?? 'plain',
    level: shape?.level ?? statements.levelOf(id),
    proposedBy: own,
    joinedBy: segment?.deletedBy ?? [],
    rekindedBy: statements.rekindedBy(id).filter(isOthers),
    movedBy: statements.movedBy(id).filter(isOthers),
    ghosts: ghostsOf(statements.othersMovings(ledger), id),
    removedBy: statements.removedBy(id),
    isRemoved: statements.isRemoved(id),
  }
}
