import { type CharId, paragraphIdOf } from '../../domain/char-ids.ts'
import { parseProposalName } from '../../domain/proposals.ts'
import { isWithdrawn } from '../../domain/records.ts'
import { isPenholder } from '../author.ts'
import { currentRecordId, type Item, isFence, itemAt } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { blocksOf, recordsOf, verdictsOf } from '../roots.ts'
import { originalOf } from '../settled.ts'
import { isLiveMark } from '../tape.ts'
import { verdictOn } from '../verdict-on.ts'
import type { Branch } from './branch.ts'
import { type DraftConflict, type DraftPart, isVisible, namedIn } from './draft-part.ts'

// What stands between a draft and the text as it has become meanwhile ([B5]). Nothing is changed by it: the draft stays as
// it is, and says why it cannot be tabled.

/** Why the parts of one draft cannot be tabled, or what should be known before. */
export function conflictsOf(branch: Branch, parts: readonly DraftPart[]): DraftConflict[] {
  return [...new Set(parts.flatMap((part) => [...conflictsIn(branch, part)]))]
}

function* conflictsIn(branch: Branch, part: DraftPart): Generator<DraftConflict> {
  const { author } = branch.writer
  switch (part.kind) {
    case 'words': {
      // Behind the end of a closed paragraph a new one may be begun.
      const behind = itemAt(branch.doc, part.left)
      const isBehind = part.text.startsWith('¶') && behind !== null && isFence(behind)
      if (!isBehind && isClosedAt(branch, part.left)) yield 'closed'
      const [first] = part.ranges
      const item = first && itemAt(branch.doc, { client: first[0], clock: first[1] })
      const origin = item && (first[1] > item.id.clock ? null : item.origin)
      if (origin && isGone(branch, origin)) yield 'around'
      return
    }
    case 'record':
      yield* conflictsOfRecord(branch, part)
      return
    case 'verdict':
      if (!isPenholder(author)) yield 'rights'
      if (part.verdict && !isOnPresent(branch, part.name, part.verdict.rec)) yield 'changed'
      return
    case 'listed':
      yield* conflictsOfList(branch, part)
      return
    case 'unlisted':
      if (part.list !== 'withdrawn' && !isPenholder(author)) yield 'rights'
      if (part.list === 'withdrawn' && part.delegation !== author.delegation) yield 'another'
      return
    case 'block':
      if (!isPenholder(author)) yield 'rights'
  }
}

/** Words that the text hides by now, and the branch does not hide itself. */
function isGone({ text, ledger }: Branch, id: CharId): boolean {
  return !ledger.isDraft(id.client) && text.isHidden(id)
}

type RecordPart = Extract<DraftPart, { readonly kind: 'record' }>

function* conflictsOfRecord(branch: Branch, part: RecordPart): Generator<DraftConflict> {
  const { text, ledger, writer } = branch
  const { delegation, key, record } = part
  // The first word of a correction is the corrector's, whoever of the penholders makes it.
  if (delegation !== writer.author.delegation && record.kind !== 'ins') yield 'another'
  if (verdictOn(text.doc, { delegation, key })) yield 'decided'
  const named = namedIn(record).filter(([client]) => !ledger.isDraft(client))
  if (isWithdrawn(record) || named.length === 0) return
  if (!named.some((range) => hasVisible(text, range))) yield 'gone'
  const [client, clock] = named[0] ?? [0, 0]
  if (record.kind !== 'support' && isClosedAt(branch, { client, clock })) yield 'closed'
}

type ListPart = Extract<DraftPart, { readonly kind: 'listed' }>

function* conflictsOfList(branch: Branch, part: ListPart): Generator<DraftConflict> {
  const { text, ledger, writer } = branch
  const { list, range, delegation } = part
  if (list !== 'withdrawn' && !isPenholder(writer.author)) yield 'rights'
  if (list === 'withdrawn' && delegation !== writer.author.delegation) yield 'another'
  if (ledger.isDraft(range[0])) return
  if (!hasVisible(text, range)) yield 'gone'
  else if (list === 'withdrawn' && !isPendingIn(text, range)) yield 'decided'
  else if (list === 'incorporated' && hasHidden(text, range)) yield 'less'
}

function hasVisible(text: Ledger, [client, clock, length]: readonly [number, number, number]) {
  for (let at = 0; at < length; at++) if (isVisible(text, [client, clock + at, 1])) return true
  return false
}

function hasHidden(text: Ledger, [client, clock, length]: readonly [number, number, number]) {
  for (let at = 0; at < length; at++) if (!isVisible(text, [client, clock + at, 1])) return true
  return false
}

function isPendingIn(text: Ledger, [client, clock, length]: readonly [number, number, number]) {
  for (let at = 0; at < length; at++) if (text.isPending({ client, clock: clock + at })) return true
  return false
}

/** Only on the very wording that was decided upon, and only if nobody has decided since ([P7]). */
function isOnPresent({ text, doc }: Branch, name: string, rec: readonly [number, number]) {
  const { client, clock } = originalOf(doc, { client: rec[0], clock: rec[1] })
  const { delegation, key } = parseProposalName(name)
  const records = recordsOf(text.doc, delegation)
  const present = currentRecordId(records, key)
  const record = records.get(key)
  if (!present || !record || present.client !== client || present.clock !== clock) return false
  return !isWithdrawn(record) && !verdictsOf(text.doc).has(name)
}

/** Delegations change nothing in a closed paragraph: it reaches from its base mark to the next one ([G15]). */
function isClosedAt({ text, ledger, writer }: Branch, id: CharId): boolean {
  if (isPenholder(writer.author)) return false
  let item: Item | null = itemAt(ledger.doc, id)
  while (item && !isBaseMark(text, ledger, item)) item = item.left
  return item !== null && blocksOf(text.doc).get(paragraphIdOf(item.id))?.closed === true
}

function isBaseMark(text: Ledger, ledger: Ledger, item: Item): boolean {
  if (ledger.isDraft(item.id.client)) return false
  return isLiveMark(text, item) && !text.isPending(item.id)
}
