import type { ParagraphId } from '../domain/char-ids.ts'
import { type Proposal, proposalName } from '../domain/proposals.ts'
import type { BlockRecord } from '../domain/records.ts'
import { EMPHASIS_STYLES } from '../domain/segments.ts'
import type { Edit } from './edits.ts'
import { setStyle } from './emphasis.ts'
import { currentRecordId, type Item, itemsOf, valueBefore, valuesOf } from './items.ts'
import type { Ledger } from './ledger.ts'
import { blocksOf, cutsOf, emphasisOf, incorporatedOf, verdictsOf } from './roots.ts'
import type { ListName } from './statement.ts'

// A verdict is taken back by taking back what it brought with it ([P20]): the verdict names where that begins, and it
// stands under the verdict's own client id up to the verdict itself.

/** Whether the pen's verdict on the proposal can be taken back. */
export function canReopen({ doc }: Ledger, proposal: Proposal): boolean {
  const verdicts = verdictsOf(doc)
  return namesOf(proposal).some((name) => verdicts.get(name)?.from !== undefined)
}

/** Takes back the verdict and everything that came with it; the proposal is open again. */
export function reopen(edit: Edit, ledger: Ledger, proposal: Proposal): void {
  const verdicts = verdictsOf(ledger.doc)
  const { change } = proposal
  const isUnset = change?.kind === 'style' && !change.on
  for (const name of namesOf(proposal)) {
    const verdict = verdicts.get(name)
    const id = currentRecordId(verdicts, name)
    if (!verdict || !id) continue
    const from = verdict.from ?? id.clock
    const made = [...itemsOf(ledger.doc, id.client, from, id.clock)]
    // A style that was taken off left nothing behind that could be taken back: the words are set in it again.
    if (isUnset && verdict.v === 'incorporated')
      setStyle(edit, ledger, proposal.subject.ranges, { ...change, on: true })
    else for (const item of made.reverse()) takeBackItem(edit, ledger, item)
    edit.statements.putVerdict(name, null)
  }
}

function takeBackItem(edit: Edit, { doc }: Ledger, item: Item): void {
  if (item.deleted) return
  const list = listOf(doc, item)
  if (list) for (const range of valuesOf(item)) edit.statements.takeBack(list, range)
  else if (item.parent === blocksOf(doc) && item.parentSub) {
    edit.statements.putBlock(item.parentSub as ParagraphId, valueBefore<BlockRecord>(item))
  }
}

function listOf(doc: Ledger['doc'], { parent }: Item): ListName | null {
  if (parent === incorporatedOf(doc)) return 'incorporated'
  if (parent === cutsOf(doc)) return 'cut'
  return EMPHASIS_STYLES.find((style) => parent === emphasisOf(doc, style)) ?? null
}

function namesOf({ delegation, keys }: Proposal): string[] {
  return keys.map((key) => proposalName({ delegation, key }))
}
