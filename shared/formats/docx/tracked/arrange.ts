import type { ParagraphId } from '../../../domain/char-ids.ts'
import { IdSet } from '../../../domain/id-set.ts'
import type { ProposalRef } from '../../../domain/segments.ts'
import { type Paragraph, type Run, restyled } from '../../../domain/views.ts'
import type { ExportSource } from '../../export-source.ts'
import { type Item, withEnds } from './ends.ts'
import { type Moved, movedIn } from './order.ts'
import type { Change, TrackedParagraph, TrackedRun } from './tracked-text.ts'

// The mark-up as a word processor tracks it ([X20]): each paragraph with its words at its place, or at both of its places if
// it moves.

/** The mark-up paragraph by paragraph; declining everything gives the base text, accepting everything what is if incorporated. */
export function arrange({
  markup,
  base,
  ifIncorporated,
}: ExportSource): readonly TrackedParagraph[] {
  const accepted = new IdSet()
  for (const { client, clock, text } of ifIncorporated.flatMap(({ runs }) => runs))
    accepted.add([client, clock, text.length])
  const moved = movedIn(markup, base, ifIncorporated)
  const readings: Readings = {
    inBase: moved.begins.inBase,
    inAccepted: moved.begins.ifIncorporated,
    isAccepted: ({ client, clock }) => accepted.hits(client, clock),
  }
  return withEnds(itemsOf(markup, readings, moved))
}

type Readings = {
  readonly inBase: ReadonlySet<ParagraphId>
  readonly inAccepted: ReadonlySet<ParagraphId>
  readonly isAccepted: (run: Run) => boolean
}

/** The paragraphs in the order of the document, those that move at both of their places. */
function itemsOf(
  markup: readonly Paragraph[],
  readings: Readings,
  { standing, incorporated, by }: Moved,
): readonly Item[] {
  const removers = removersOf(markup)
  const paragraphs = new Map(markup.map((paragraph) => [paragraph.id, paragraph]))
  const arriving = new Map<ParagraphId | null, Item[]>()
  let anchor: ParagraphId | null = null
  for (const id of incorporated) {
    const move = by.get(id)
    const paragraph = paragraphs.get(id)
    if (!move) anchor = id
    else if (paragraph) {
      const item = here(paragraph, readings, move, removers.get(id) ?? null)
      arriving.set(anchor, [...(arriving.get(anchor) ?? []), item])
    }
  }
  const items = standing.flatMap((id): readonly Item[] => {
    const paragraph = paragraphs.get(id)
    const move = by.get(id)
    if (!paragraph) return []
    if (move) return [away(paragraph, readings, move, removers.get(id) ?? null)]
    return [inPlace(paragraph, readings, removers.get(id) ?? null), ...(arriving.get(id) ?? [])]
  })
  return [...(arriving.get(null) ?? []), ...items]
}

/** Who proposes to remove the base text of each paragraph: a removal reaches up to the next beginning that stays ([T12]). */
function removersOf(markup: readonly Paragraph[]): ReadonlyMap<ParagraphId, ProposalRef> {
  const removers = new Map<ParagraphId, ProposalRef>()
  let current: ProposalRef | null = null
  for (const { id, proposedBy, removedBy } of markup) {
    if (proposedBy === null || removedBy.length > 0) current = removedBy.at(0) ?? null
    if (current) removers.set(id, current)
  }
  return removers
}

function inPlace(paragraph: Paragraph, readings: Readings, remover: ProposalRef | null): Item {
  const { id } = paragraph
  const begins = { inBase: readings.inBase.has(id), inAccepted: readings.inAccepted.has(id) }
  return {
    ...shapeOf(paragraph),
    runs: paragraph.runs.map((run) => trackedRun(run, readings, remover)),
    begins,
    beginning: beginningOf(paragraph, begins, remover),
    move: null,
  }
}

/** What of a moved paragraph stands where it was: its base text, and nothing that is only proposed. */
function away(
  paragraph: Paragraph,
  readings: Readings,
  by: ProposalRef,
  remover: ProposalRef | null,
): Item {
  const inBase = readings.inBase.has(paragraph.id)
  const gone: Change = { kind: 'movedAway', by }
  return {
    ...plainShapeOf(paragraph),
    runs: paragraph.runs
      .filter(({ isPending }) => !isPending)
      .map((run) => {
        const { changes, emphasis } = trackedRun(run, readings, remover)
        // What somebody deletes does not arrive.
        return { run, changes: changes.length > 0 ? changes : [gone], emphasis, restyled: null }
      }),
    begins: { inBase, inAccepted: false },
    beginning: [gone],
    move: { end: 'away', of: paragraph.id },
  }
}

/**
 * The paragraph where it would be read, with what others insert in it. Programs read no change inside a move but an
 * insertion, so that one is told beside it.
 */
function here(
  paragraph: Paragraph,
  readings: Readings,
  by: ProposalRef,
  remover: ProposalRef | null,
): Item {
  const { id, proposedBy } = paragraph
  const come: Change = { kind: 'movedHere', by }
  const inAccepted = readings.inAccepted.has(id)
  // What is only proposed leaves nothing where it stood.
  const inBase = readings.inBase.has(id)
  const owner = proposedBy === null ? by : { delegation: proposedBy, key: '' }
  return {
    ...shapeOf(paragraph),
    id: inBase ? null : id,
    runs: paragraph.runs
      .map((run) => trackedRun(run, readings, remover))
      .filter(({ run, changes }) => run.isPending || changes.length === 0)
      .map((tracked) => (tracked.run.isPending ? tracked : { ...tracked, changes: [come] })),
    begins: { inBase: false, inAccepted },
    beginning: [inBase ? come : { kind: 'inserted', by: owner }],
    move: inBase ? { end: 'here', of: id } : null,
  }
}

function shapeOf(paragraph: Paragraph): Pick<Item, 'id' | 'kind' | 'level' | 'rekinded'> {
  const { id, kind, level, rekindedBy } = paragraph
  const last = rekindedBy.at(-1)
  if (!last) return plainShapeOf(paragraph)
  const rekinded = { by: last, from: kind, fromLevel: level }
  return { id, kind: last.to, level: last.level, rekinded }
}

function plainShapeOf({ id, kind, level }: Paragraph) {
  return { id, kind, level, rekinded: null }
}

function beginningOf(
  { proposedBy, joinedBy, runs }: Paragraph,
  { inBase, inAccepted }: Item['begins'],
  remover: ProposalRef | null,
): readonly Change[] {
  const owner = proposedBy ?? runs.find(({ isPending }) => isPending)?.owner
  const changes: Change[] = []
  if (!inBase && owner) changes.push({ kind: 'inserted', by: { delegation: owner, key: '' } })
  const by = joinedBy.at(0) ?? remover ?? runs.flatMap((run) => run.deletedBy).at(0)
  const gone = by ?? (owner && { delegation: owner, key: '' })
  if (!inAccepted && gone) changes.push({ kind: 'deleted', by: gone })
  return changes
}

function trackedRun(run: Run, readings: Readings, remover: ProposalRef | null): TrackedRun {
  const owner = { delegation: run.owner, key: '' }
  const by = run.deletedBy.at(0) ?? remover ?? owner
  const changes: Change[] = [
    ...(run.isPending ? [{ kind: 'inserted', by: owner } as const] : []),
    ...(readings.isAccepted(run) ? [] : [{ kind: 'deleted', by } as const]),
  ]
  const after = restyled(run.emphasis, run.restyledBy)
  const last = run.restyledBy.at(-1)
  const isOther = last !== undefined && after.join() !== run.emphasis.join()
  return {
    run,
    changes,
    emphasis: after,
    restyled: isOther ? { by: last, from: run.emphasis } : null,
  }
}
