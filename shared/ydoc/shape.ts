import {
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../domain/char-ids.ts'
import { IdSet } from '../domain/id-set.ts'
import type { Change, Proposal } from '../domain/proposals.ts'
import type { AttributeRecord, BlockRecord, MoveRecord } from '../domain/records.ts'
import type { ParagraphKind } from '../domain/segments.ts'
import { type Author, isPenholder } from './author.ts'
import type { Edit } from './edits.ts'
import { setStyle } from './emphasis.ts'
import { firstItem, itemAt, markKind } from './items.ts'
import type { Ledger } from './ledger.ts'
import { blocksOf, recordsOf } from './roots.ts'
import { nextMark } from './tape.ts'
import { verdictOn } from './verdict-on.ts'

// The kind of a paragraph and its place ([T17], [T22]): attributes that the pen gives and others propose.

export type Shaping = { readonly author: Author; readonly now: number }

/** Makes the paragraph one of another kind and level; nothing happens to the title. */
export function reshape(
  edit: Edit,
  ledger: Ledger,
  { author, now }: Shaping,
  paragraph: ParagraphId,
  shape: { readonly to: ParagraphKind; readonly level: number },
): void {
  if (!mayShape(ledger, author, paragraph) || shape.to === 'title') return
  if (isPenholder(author)) {
    putShape(edit, ledger, paragraph, { kind: 'kind', ...shape })
    return
  }
  const level = shape.level > 0 ? { level: shape.level } : {}
  const record: AttributeRecord = { kind: 'attr', pid: paragraph, to: shape.to, t: now, ...level }
  edit.statements.putRecord(ownKey(edit, ledger, author, record), record)
}

/**
 * Has the block that begins with the paragraph read behind another one. It ends before the next paragraph of the base
 * text: what others propose inside it and behind it goes with it.
 */
export function move(
  edit: Edit,
  ledger: Ledger,
  { author, now }: Shaping,
  paragraph: ParagraphId,
  after: ParagraphId,
): void {
  if (!mayShape(ledger, author, paragraph) || paragraph === after) return
  const until = endOfBlock(ledger, paragraph)
  if (isPenholder(author)) {
    makeRoom(edit, ledger, paragraph, after)
    putShape(edit, ledger, paragraph, { kind: 'place', after, until })
    return
  }
  const end = until ? { until } : {}
  const record: MoveRecord = { kind: 'move', pid: paragraph, after, t: now, ...end }
  edit.statements.putRecord(ownKey(edit, ledger, author, record), record)
}

/** What stands behind the anchor by a move of its own comes to stand behind the newcomer: the latest move is the nearest. */
function makeRoom(edit: Edit, ledger: Ledger, paragraph: ParagraphId, after: ParagraphId): void {
  const last = lastOfBlock(ledger, paragraph)
  for (const [id, block] of blocksOf(ledger.doc)) {
    if (block.after === after && id !== paragraph) {
      edit.statements.putBlock(id as ParagraphId, { ...block, after: last })
    }
  }
}

function lastOfBlock(ledger: Ledger, paragraph: ParagraphId): ParagraphId {
  const id = parseParagraphId(paragraph)
  const end = endOfBlock(ledger, paragraph)
  let last = paragraph
  let mark = id && itemAt(ledger.doc, id)
  while (mark) {
    mark = nextMark(ledger, mark)
    if (!mark || paragraphIdOf(mark.id) === end) break
    last = paragraphIdOf(mark.id)
  }
  return last
}

/** The secretariat makes editorial records only ([G7]), and the title stays what and where it is ([T7]). */
function mayShape(ledger: Ledger, author: Author, paragraph: ParagraphId): boolean {
  const id = parseParagraphId(paragraph)
  const mark = id && itemAt(ledger.doc, id)
  if (!mark || markKind(mark) === null || author.role === 'secretariat') return false
  return mark !== firstItem(ledger.doc)
}

function endOfBlock(ledger: Ledger, paragraph: ParagraphId): ParagraphId | null {
  const id = parseParagraphId(paragraph)
  const mark = id && itemAt(ledger.doc, id)
  if (!mark) return null
  const isPending = ledger.isPending(mark.id)
  let next = nextMark(ledger, mark)
  while (next && !isPending && ledger.isPending(next.id)) next = nextMark(ledger, next)
  return next && paragraphIdOf(next.id)
}

/** The key of the author's open record of that kind about the paragraph, for a change of mind; otherwise a new one. */
function ownKey(
  edit: Edit,
  { doc }: Ledger,
  { delegation }: Author,
  wanted: AttributeRecord | MoveRecord,
): string {
  for (const [key, record] of recordsOf(doc, delegation)) {
    const isSame = record.kind === wanted.kind && record.pid === wanted.pid && !record.withdrawn
    if (isSame && !verdictOn(doc, { delegation, key })) return key
  }
  return edit.statements.newKey()
}

/** Does what an incorporated proposal asks for besides words. */
export function applyChange(
  edit: Edit,
  ledger: Ledger,
  { change, paragraph, subject }: Proposal,
): void {
  if (change?.kind === 'style') setStyle(edit, ledger, subject.ranges, change)
  else if (change && change.kind !== 'link' && paragraph) putShape(edit, ledger, paragraph, change)
}

function putShape(
  edit: Edit,
  ledger: Ledger,
  paragraph: ParagraphId,
  change: Extract<Change, { kind: 'kind' | 'place' }>,
): void {
  const { kind, level, after, until, ...rest } = blocksOf(ledger.doc).get(paragraph) ?? {}
  const place = change.kind === 'place' ? change : { after, until: until ?? null }
  const shape = change.kind === 'kind' ? { kind: change.to, level: change.level } : { kind, level }
  const block: BlockRecord = {
    ...rest,
    ...(shape.kind ? { kind: shape.kind } : {}),
    ...(shape.level ? { level: shape.level } : {}),
    ...(place.after ? { after: place.after } : {}),
    ...(place.after && place.until ? { until: place.until } : {}),
  }
  edit.statements.putBlock(paragraph, block)
}

/** What its author said of the style, kind and place of words that are incorporated comes with them ([P18]). */
export function incorporateCarried(
  edit: Edit,
  ledger: Ledger,
  { delegation, inserted }: Proposal,
  taken: readonly Range[],
): void {
  const set = new IdSet(taken)
  for (const [client, clock, length] of taken) {
    for (const { start, end, label } of ledger.restylings.over(client, clock, length)) {
      if (label.delegation !== delegation) continue
      const from = Math.max(start, clock)
      const range: Range = [client, from, Math.min(end, clock + length) - from]
      setStyle(edit, ledger, [range], label)
    }
  }
  if (!inserted.text.includes('¶')) return
  // In the order of their names, as the readings take them: the last one counts.
  const records = [...recordsOf(ledger.doc, delegation)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, record] of records) {
    if (record.kind !== 'attr' && record.kind !== 'move') continue
    const mark = parseParagraphId(record.pid)
    const isTaken = mark && set.hits(mark.client, mark.clock)
    if (!isTaken || record.withdrawn || verdictOn(ledger.doc, { delegation, key })) continue
    putShape(edit, ledger, record.pid, changeIn(record))
  }
}

function changeIn(
  record: AttributeRecord | MoveRecord,
): Extract<Change, { kind: 'kind' | 'place' }> {
  if (record.kind === 'attr') return { kind: 'kind', to: record.to, level: record.level ?? 0 }
  return { kind: 'place', after: record.after, until: record.until ?? null }
}
