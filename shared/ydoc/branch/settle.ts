import type * as Y from 'yjs'
import type { Range } from '../../domain/char-ids.ts'
import { rangeOf } from '../../domain/segments.ts'
import { currentRecordId, itemsIn } from '../items.ts'
import { segmentsIn } from '../neighbours.ts'
import { blocksOf, cutsOf, ownCutsOf, recordsOf, verdictsOf } from '../roots.ts'
import { settleItem } from '../settled.ts'
import type { Branch } from './branch.ts'
import type { Draft, DraftPart } from './draft-part.ts'
import { listIn } from './read-lists.ts'
import { idleKeys } from './read-records.ts'
import { isSame } from './words-under.ts'

/** Origin of what takes drafts off the branch: colleagues are told, and it is no step of undo. */
const SETTLING = { from: 'settling' }

/**
 * Takes drafts off the branch, for everybody in the room: after they were tabled, or because they were dropped ([B6]). What
 * the text says in their places shows again.
 */
export function settle(branch: Branch, drafts: readonly Draft[]): void {
  const { doc, writer } = branch
  doc.transact(() => {
    doc.clientID = writer.author.clientIds.proposing
    for (const draft of drafts) for (const part of draft.parts) settlePart(branch, part)
    for (const key of idleKeys(branch)) recordsOf(doc, writer.author.delegation).delete(key)
  }, SETTLING)
}

function settlePart(branch: Branch, part: DraftPart): void {
  const { doc, text } = branch
  if ('id' in part && part.length > 0) settleItem(doc, part.id)
  switch (part.kind) {
    case 'words':
      hide(branch, part.ranges)
      return
    case 'record':
      restore(doc, recordsOf(doc, part.delegation), part.key, recordsOf(text.doc, part.delegation))
      return
    case 'verdict':
      restore(doc, verdictsOf(doc), part.name, verdictsOf(text.doc))
      return
    case 'block':
      restore(doc, blocksOf(doc), part.paragraph, blocksOf(text.doc))
      return
    case 'listed':
      unlist(branch, part)
      return
    case 'unlisted':
      relist(branch, part)
  }
}

/** Words of a base hand are cut, others withdrawn by whose they are: in the branch, where nobody else sees it. */
function hide({ doc, ledger }: Branch, ranges: readonly Range[]): void {
  for (const segment of ranges.flatMap((range) => [...segmentsIn(ledger, range)])) {
    if (segment.isByBaseHand) cutsOf(doc).push([rangeOf(segment)])
    else ownCutsOf(doc, segment.owner).push([rangeOf(segment)])
    // What the desk has incorporated is hidden like base text.
    if (!segment.isByBaseHand && !segment.isPending) cutsOf(doc).push([rangeOf(segment)])
  }
}

function restore<T>(doc: Y.Doc, present: Y.Map<T>, key: string, known: Y.Map<T>): void {
  const value = known.get(key)
  if (isSame(value, present.get(key))) return
  if (value === undefined) {
    present.delete(key)
    return
  }
  const original = currentRecordId(known, key)
  present.set(key, value)
  const repeated = currentRecordId(present, key)
  if (repeated) settleItem(doc, repeated, original)
}

function unlist({ doc }: Branch, part: Extract<DraftPart, { readonly kind: 'listed' }>): void {
  const list = listIn(doc, { name: part.list, delegation: part.delegation })
  let index = 0
  for (const item of itemsIn(list)) {
    if (item.deleted) continue
    const at = part.id.clock - item.id.clock
    if (item.id.client === part.id.client && at >= 0 && at < item.length) {
      list.delete(index + at, 1)
      return
    }
    index += item.length
  }
}

function relist(branch: Branch, part: Extract<DraftPart, { readonly kind: 'unlisted' }>): void {
  const { doc, text } = branch
  const list = { name: part.list, delegation: part.delegation }
  // What was tabled is taken back there, too.
  const isThere = listIn(text.doc, list)
    .toArray()
    .some((range) => isSame(range, part.range))
  if (isThere) listIn(doc, list).push([part.range])
}
