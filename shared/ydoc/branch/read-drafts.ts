import { type CharId, paragraphIdOf, parseParagraphId, type Range } from '../../domain/char-ids.ts'
import { deletedIn, type ProposalRecord } from '../../domain/records.ts'
import { firstItem, type Item, itemAt } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { segmentsIn } from '../neighbours.ts'
import { markOf } from '../tape.ts'
import type { Branch } from './branch.ts'
import { conflictsOf } from './conflicts.ts'
import type { Draft, DraftPart } from './draft-part.ts'
import { groupParts } from './group-parts.ts'
import { readParts } from './read-parts.ts'

/** What the branch holds, in the order of the text: each draft is tabled as a whole, or not ([B3]). */
export function readDrafts(branch: Branch): Draft[] {
  const { parts, overtaken } = readParts(branch)
  const late = new Set(overtaken)
  const drafts = groupParts([...parts, ...overtaken], branch.ledger).map((group) => {
    const isLate = group.some((part) => late.has(part))
    return draftOf(branch, group, isLate ? ['overtaken'] : conflictsOf(branch, group))
  })
  return inOrder(branch, drafts)
}

/** By their places on the tape, and those of one place by name: for every colleague the same. */
function inOrder({ doc }: Branch, drafts: readonly Draft[]): Draft[] {
  const before = new Map<Item, number>()
  let length = 0
  for (let item = firstItem(doc); item; item = item.right) {
    before.set(item, length)
    length += item.length
  }
  const placed = drafts.map((draft) => {
    const place = placeIn(draft.parts)
    const item = place && itemAt(doc, place)
    const at = place && item ? (before.get(item) ?? length) + place.clock - item.id.clock : length
    return { draft, at }
  })
  return placed
    .sort((a, b) => a.at - b.at || (a.draft.id < b.draft.id ? -1 : 1))
    .map(({ draft }) => draft)
}

function placeIn(parts: readonly DraftPart[]): CharId | null {
  return parts.map(placeOf).find((one) => one !== null) ?? null
}

function draftOf(
  branch: Branch,
  group: readonly DraftPart[],
  conflicts: Draft['conflicts'],
): Draft {
  const words = group.filter(({ kind }) => kind === 'words')
  const others = group.filter(({ kind }) => kind !== 'words')
  const parts = [...words, ...others.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))]
  const place = placeIn(parts)
  return {
    id: parts.map(nameOf)[0] ?? '',
    parts,
    paragraph: place && paragraphAt(branch.ledger, place),
    added: parts.map((part) => (part.kind === 'words' ? part.text : '')).join(''),
    removed: parts.map((part) => wordsIn(branch.text, removedBy(part))).join(''),
    conflicts,
  }
}

/** A draft is the same one, whoever in the room reads it, for as long as its first part stands. */
function nameOf(part: DraftPart): string {
  switch (part.kind) {
    case 'words':
      return `words ${part.ranges[0]?.slice(0, 2).join(':')}`
    case 'unlisted':
      return `unlisted ${part.list} ${part.range.join(':')}`
    default:
      return `${part.kind} ${part.id.client}:${part.id.clock}`
  }
}

function placeOf(part: DraftPart): CharId | null {
  switch (part.kind) {
    case 'words':
      return firstOf(part.ranges)
    case 'listed':
    case 'unlisted':
      return firstOf([part.range])
    case 'record':
      return placeOfRecord(part.record)
    case 'block':
      return parseParagraphId(part.paragraph)
    case 'verdict':
      return null
  }
}

function placeOfRecord(record: ProposalRecord): CharId | null {
  if (record.kind === 'ins') return { client: record.head[0], clock: record.head[1] }
  if ('ids' in record && record.ids) return firstOf(record.ids)
  return 'pid' in record && record.pid ? parseParagraphId(record.pid) : null
}

function firstOf([first]: readonly Range[]): CharId | null {
  return first ? { client: first[0], clock: first[1] } : null
}

function paragraphAt(ledger: Ledger, place: CharId): Draft['paragraph'] {
  const mark = markOf(ledger, itemAt(ledger.doc, place))
  return mark && paragraphIdOf(mark.id)
}

function removedBy(part: DraftPart): readonly Range[] {
  if (part.kind === 'record') return deletedIn(part.record) ?? []
  const isHiding = part.kind === 'listed' && (part.list === 'cut' || part.list === 'withdrawn')
  return isHiding ? [part.range] : []
}

/** As the text still shows them: the branch hides some. */
function wordsIn(ledger: Ledger, ranges: readonly Range[]): string {
  return ranges
    .flatMap((range) => [...segmentsIn(ledger, range)])
    .map((segment) => (segment.kind === 'mark' ? '¶' : segment.text))
    .join('')
}
