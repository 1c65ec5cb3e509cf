import type { ParagraphId } from '../../../domain/char-ids.ts'
import { IdSet } from '../../../domain/id-set.ts'
import type { EmphasisStyle, ParagraphKind, ProposalRef } from '../../../domain/segments.ts'
import { type Paragraph, type Run, restyled } from '../../../domain/views.ts'
import type { ExportSource } from '../../export-source.ts'
import { type Moved, movedIn } from './order.ts'

// The mark-up as a word processor tracks it ([X20]). There the end of a paragraph is the character that is inserted or
// deleted, and it is the end of the one before; here the beginning is. So what is said of a beginning is told of the
// end before it, unless nothing of the paragraph is left in the reading that lacks it: then its own end goes with it.

export type Change = {
  readonly kind: 'inserted' | 'deleted' | 'movedAway' | 'movedHere'
  readonly by: ProposalRef
}

export type TrackedRun = {
  readonly run: Run
  /** The outermost first. */
  readonly changes: readonly Change[]
  /** Styles before and after what is proposed of them, and who proposes it last; alike if nothing is. */
  readonly emphasis: readonly EmphasisStyle[]
  readonly restyled: { readonly by: ProposalRef; readonly from: readonly EmphasisStyle[] } | null
}

export type TrackedParagraph = {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  readonly level: number
  readonly rekinded: {
    readonly by: ProposalRef
    readonly from: ParagraphKind
    readonly fromLevel: number
  } | null
  readonly runs: readonly TrackedRun[]
  /** What is tracked on its end. */
  readonly end: readonly Change[]
  /** Which end of a move it is. */
  readonly moved: 'away' | 'here' | null
}

/** A paragraph at one of its places, with the readings in which it begins there. */
type Item = Omit<TrackedParagraph, 'end'> & {
  readonly begins: { readonly inBase: boolean; readonly inAccepted: boolean }
  readonly beginning: readonly Change[]
}

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
  return endsOf(itemsOf(markup, readings, moved))
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
  return folded([...(arriving.get(null) ?? []), ...items])
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
    moved: null,
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
    moved: 'away',
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
  const come: Change = { kind: 'movedHere', by }
  const inAccepted = readings.inAccepted.has(paragraph.id)
  return {
    ...shapeOf(paragraph),
    runs: paragraph.runs
      .map((run) => trackedRun(run, readings, remover))
      .filter(({ run, changes }) => run.isPending || changes.length === 0)
      .map((tracked) => (tracked.run.isPending ? tracked : { ...tracked, changes: [come] })),
    begins: { inBase: false, inAccepted },
    beginning: [come],
    moved: 'here',
  }
}

/**
 * A paragraph that begins in neither reading goes on with the one before: programs do not agree on an end that is inserted and
 * deleted, so what one delegation parts and another joins again is not parted here.
 */
function folded(items: readonly Item[]): readonly Item[] {
  const out: Item[] = []
  for (const item of items) {
    const last = out.at(-1)
    if (!last || item.begins.inBase || item.begins.inAccepted) out.push(item)
    else {
      const runs = last.moved === item.moved ? item.runs : item.runs.map(unmoved)
      out[out.length - 1] = { ...last, runs: [...last.runs, ...runs] }
    }
  }
  return out
}

/** What does not move with its paragraph is deleted in one place and inserted in the other. */
function unmoved(tracked: TrackedRun): TrackedRun {
  const changes = tracked.changes.map(({ kind, by }): Change => ({ kind: UNMOVED[kind], by }))
  return { ...tracked, changes }
}

const UNMOVED = {
  inserted: 'inserted',
  deleted: 'deleted',
  movedAway: 'deleted',
  movedHere: 'inserted',
} as const

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

/** Tells what is said of beginnings of the ends before them, or of a paragraph's own end where nothing of it is left. */
function endsOf(items: readonly Item[]): readonly TrackedParagraph[] {
  const beginnings = items.map(({ beginning }) => beginning)
  for (let at = items.length - 2; at > 0; at--) {
    const [own = [], next = []] = [beginnings[at], beginnings[at + 1]]
    const item = items[at]
    if (item && own.length > 0 && next.length === 0 && isLeftWithout(item)) {
      beginnings[at] = next
      beginnings[at + 1] = own
    }
  }
  return items.map(({ begins, beginning, ...paragraph }, at) => ({
    ...paragraph,
    end: beginnings[at + 1] ?? [],
  }))
}

/** Whether nothing of a paragraph is left in each reading in which it does not begin. */
function isLeftWithout({ begins, runs }: Item): boolean {
  const without = (...kinds: readonly Change['kind'][]) =>
    runs.every(({ changes }) => changes.some(({ kind }) => kinds.includes(kind)))
  return (
    (begins.inBase || without('inserted', 'movedHere')) &&
    (begins.inAccepted || without('deleted', 'movedAway'))
  )
}
