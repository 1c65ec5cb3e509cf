import { type ParagraphId, parseParagraphId, type Range } from '../../domain/char-ids.ts'
import { type MarkPlace, orderParagraphs, type Placement } from '../../domain/paragraph-order.ts'
import { placementsFor } from '../../domain/place-in-order.ts'
import type { BlockRecord } from '../../domain/records.ts'
import { type ParagraphKind, paragraphIdOfMark, rangeOf } from '../../domain/segments.ts'
import type { Version } from '../../domain/versions.ts'
import type { Edit } from '../edits.ts'
import { itemAt, markKind } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { readBlocks } from '../read-text.ts'
import { readTape } from '../tape.ts'
import { ChangedBlocks } from './changed-blocks.ts'
import type { RestoredWords } from './restore-words.ts'

// Which paragraphs there are, of which kind and in which order ([T25]); their words stand already.

type Shapes = {
  readonly returned: ReadonlySet<ParagraphId>
  readonly rekinded: ReadonlySet<ParagraphId>
  readonly replaced: ReadonlySet<ParagraphId>
}

/** Gives the version's paragraphs their kinds and their order, and takes away those that it has not. */
export function restoreParagraphs(
  edit: Edit,
  ledger: Ledger,
  version: Version,
  words: RestoredWords,
): Shapes {
  const paragraphs = version.paragraphs.map((one) => ({
    ...one,
    id: words.retyped.paragraph(one.id),
  }))
  const wanted = new Set(paragraphs.map(({ id }) => id))
  const { marks, joined, removed } = boundaries(ledger, wanted, words)
  edit.statements.list('cut', joined.flatMap(rangeOfMark))
  const blocks = new ChangedBlocks(ledger.doc)
  for (const id of removed) blocks.change(id, (block) => ({ ...block, removed: true }))
  const returned = new Set<ParagraphId>()
  const rekinded = new Set<ParagraphId>()
  for (const { id, kind, level } of paragraphs) {
    const present = blocks.get(id)
    if (present.removed) returned.add(id)
    const isSame =
      kind === 'title' ||
      ((present.kind ?? kindOfMark(ledger, id)) === kind && (present.level ?? 0) === level)
    if (!isSame) rekinded.add(id)
    blocks.change(id, (block) => shaped(block, isSame ? block : { kind, level }))
  }
  const replaced = reorder(blocks, ledger, marks, paragraphs)
  for (const [id, block] of blocks.changed()) edit.statements.putBlock(id, block)
  return { returned, rekinded, replaced }
}

function rangeOfMark(id: ParagraphId): Range[] {
  const mark = parseParagraphId(id)
  return mark ? [[mark.client, mark.clock, 1]] : []
}

function shaped(
  { removed: _, kind: __, level: ___, ...block }: BlockRecord,
  { kind, level }: Pick<BlockRecord, 'kind' | 'level'>,
): BlockRecord {
  return { ...block, ...(kind ? { kind } : {}), ...(level ? { level } : {}) }
}

type Shown = Pick<Version['paragraphs'][number], 'id' | 'placedBy'>

/** Moves what is read elsewhere than the version has it; returns those whose place is another now. */
function reorder(
  blocks: ChangedBlocks,
  { doc }: Ledger,
  marks: readonly MarkPlace[],
  paragraphs: readonly Shown[],
): ReadonlySet<ParagraphId> {
  const order = paragraphs.map(({ id }) => id)
  const present = readBlocks(doc).placements
  const wanted = new Set(order)
  const read = orderParagraphs(marks, present).filter((id) => wanted.has(id))
  if (read.join() === order.join()) return new Set()
  const tape = marks.map(({ id }) => id).filter((id) => wanted.has(id))
  const moved = new Set(paragraphs.flatMap(({ id, placedBy }) => (placedBy ? [id] : [])))
  const placements = placementsFor(order, tape, moved)
  const replaced = new Set<ParagraphId>()
  for (const id of new Set([...present.keys(), ...placements.keys()])) {
    if (isSamePlace(present.get(id), placements.get(id))) continue
    replaced.add(id)
    blocks.change(id, (block) => placed(block, placements.get(id)))
  }
  return replaced
}

function isSamePlace(a: Placement | undefined, b: Placement | undefined): boolean {
  return a?.after === b?.after && a?.until === b?.until
}

function placed({ after: _, until: __, ...block }: BlockRecord, to: Placement | undefined) {
  if (!to) return block
  return { ...block, after: to.after, ...(to.until ? { until: to.until } : {}) }
}

/**
 * The marks of the tape as the base text will read them. A mark of the pen that the version has not is joined away where
 * words of the version stand behind it, up to its next mark; otherwise its paragraph is removed, and stays a boundary for
 * what others propose in it ([T12]).
 */
function boundaries(ledger: Ledger, wanted: ReadonlySet<ParagraphId>, { standing }: RestoredWords) {
  const marks: MarkPlace[] = []
  const joined: ParagraphId[] = []
  const removed: ParagraphId[] = []
  let hasWords = false
  for (const segment of readTape(ledger).toReversed()) {
    const { kind } = segment
    if (kind === 'fence') continue
    const id = paragraphIdOfMark(segment)
    const stands = standing.hits(...rangeOf(segment))
    if (kind === 'text') hasWords ||= stands
    else if (wanted.has(id)) {
      hasWords = false
      marks.push({ id, isShown: true })
    } else {
      if (stands) (hasWords ? joined : removed).push(id)
      marks.push({ id, isShown: stands && !hasWords })
    }
  }
  return { marks: marks.reverse(), joined, removed }
}

function kindOfMark({ doc }: Ledger, paragraph: ParagraphId): ParagraphKind | null {
  const id = parseParagraphId(paragraph)
  const mark = id && itemAt(doc, id)
  return mark && markKind(mark)
}
