import type { ParagraphId } from './char-ids.ts'

// Where paragraphs stand ([T22]). A move never touches the tape: it says of a block of paragraphs, from one mark up to
// another on the tape, behind which paragraph it is read. What is born inside the block later moves with it.

/** Behind which paragraph a block is read; it reaches up to `until`, or to the end of the tape. */
export type Placement = { readonly after: ParagraphId; readonly until: ParagraphId | null }

/** A mark of the tape; of one that the reading leaves out, the paragraph before takes the place. */
export type MarkPlace = { readonly id: ParagraphId; readonly isShown: boolean }

/**
 * The shown paragraphs in the order of reading. `marks` are all marks in the order of the tape. A block that would
 * stand behind itself, directly or by way of others, stays where the tape has it.
 */
export function orderParagraphs(
  marks: readonly MarkPlace[],
  placements: ReadonlyMap<ParagraphId, Placement>,
): readonly ParagraphId[] {
  const { blocks, valid } = validBlocks(marks, placements)
  return read(blocks, valid)
}

/** Which act put each shown paragraph where it is read: `block>anchor`; what stands where the tape has it is not listed. */
export function placedBy(
  marks: readonly MarkPlace[],
  placements: ReadonlyMap<ParagraphId, Placement>,
): ReadonlyMap<ParagraphId, string> {
  const { blocks, valid } = validBlocks(marks, placements)
  const acts = new Map<ParagraphId, string>()
  for (const [id, mover] of blocks.moverOf) {
    const placement = mover && valid.get(mover)
    if (placement) acts.set(id, `${mover}>${placement.after}`)
  }
  return acts
}

/** The blocks that are read elsewhere, without those that would stand behind themselves. */
function validBlocks(
  marks: readonly MarkPlace[],
  placements: ReadonlyMap<ParagraphId, Placement>,
): { readonly blocks: Blocks; readonly valid: Placements } {
  const shown = marks.filter(({ isShown }) => isShown).map(({ id }) => id)
  const valid = new Map(shown.flatMap((id) => entryOf(placements, id)))
  for (;;) {
    const blocks = blocksOf(marks, valid)
    const circular = [...valid.keys()].find((mover) => isCircular(mover, valid, blocks))
    if (circular === undefined) return { blocks, valid }
    valid.delete(circular)
  }
}

type Placements = ReadonlyMap<ParagraphId, Placement>
type Blocks = {
  /** The shown paragraphs of each block in the order of the tape; of what was not moved under null. */
  readonly members: ReadonlyMap<ParagraphId | null, readonly ParagraphId[]>
  /** The moved paragraph in whose block a paragraph stands. */
  readonly moverOf: ReadonlyMap<ParagraphId, ParagraphId | null>
  /** The shown paragraph in which the text of a mark is read. */
  readonly standIn: ReadonlyMap<ParagraphId, ParagraphId>
}

function entryOf(placements: Placements, id: ParagraphId): [ParagraphId, Placement][] {
  const placement = placements.get(id)
  return placement ? [[id, placement]] : []
}

function blocksOf(marks: readonly MarkPlace[], placements: Placements): Blocks {
  const members = new Map<ParagraphId | null, ParagraphId[]>([[null, []]])
  const moverOf = new Map<ParagraphId, ParagraphId | null>()
  const standIn = new Map<ParagraphId, ParagraphId>()
  const open: ParagraphId[] = []
  let last: ParagraphId | null = null
  for (const { id, isShown } of marks) {
    const ended = open.findIndex((mover) => placements.get(mover)?.until === id)
    if (ended >= 0) open.length = ended
    if (!isShown) {
      if (last !== null) standIn.set(id, last)
      continue
    }
    if (placements.has(id)) open.push(id)
    const mover = open.at(-1) ?? null
    const known = members.get(mover)
    if (known) known.push(id)
    else members.set(mover, [id])
    moverOf.set(id, mover)
    standIn.set(id, id)
    last = id
  }
  return { members, moverOf, standIn }
}

/** The moved paragraph in whose block the anchor of this one stands. */
function above(mover: ParagraphId, placements: Placements, blocks: Blocks): ParagraphId | null {
  const placement = placements.get(mover)
  const anchor = placement && blocks.standIn.get(placement.after)
  return (anchor && blocks.moverOf.get(anchor)) ?? null
}

/** Whether the anchors lead back to the block itself; one whose anchor is nowhere is as good as circular. */
function isCircular(mover: ParagraphId, placements: Placements, blocks: Blocks): boolean {
  const placement = placements.get(mover)
  if (!placement || !blocks.standIn.has(placement.after)) return true
  const seen = new Set<ParagraphId>()
  for (let at = above(mover, placements, blocks); at; at = above(at, placements, blocks)) {
    if (at === mover) return true
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}

function read(blocks: Blocks, placements: Placements): readonly ParagraphId[] {
  const behind = new Map<ParagraphId, ParagraphId[]>()
  for (const [mover, { after }] of placements) {
    const anchor = blocks.standIn.get(after) ?? after
    const known = behind.get(anchor)
    if (known) known.push(mover)
    else behind.set(anchor, [mover])
  }
  const order: ParagraphId[] = []
  const emit = (mover: ParagraphId | null): void => {
    for (const id of blocks.members.get(mover) ?? []) {
      order.push(id)
      for (const next of behind.get(id) ?? []) emit(next)
    }
  }
  emit(null)
  return order
}
