import type { ParagraphId } from '../../../domain/char-ids.ts'
import type { Change, TrackedParagraph, TrackedRun } from './tracked-text.ts'

// In a word processor the end of a paragraph is the character that is inserted, deleted or moved, and it is the end of the
// one before; on the tape the beginning is. So what is said of a beginning is told of the end before it, unless nothing of
// the paragraph is left in the reading that lacks it: then its own end goes with it.

/** A paragraph at one of its places, with the readings in which it begins there. */
export type Item = Omit<TrackedParagraph, 'end'> & {
  readonly begins: { readonly inBase: boolean; readonly inAccepted: boolean }
  readonly beginning: readonly Change[]
}

/** The paragraphs with what is tracked on their ends. */
export function withEnds(all: readonly Item[]): readonly TrackedParagraph[] {
  let items = folded(all)
  for (;;) {
    const ended = endsOf(items)
    const broken = brokenMoves(ended)
    if (broken.size === 0) return ended
    items = items.map((item) => (item.move && broken.has(item.move.of) ? unmoved(item) : item))
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
      const runs = last.move?.end === item.move?.end ? item.runs : unmoved(item).runs
      out[out.length - 1] = { ...last, runs: [...last.runs, ...runs] }
    }
  }
  return out
}

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

/**
 * The moves that are no whole paragraph as it was, in both places, with its end: programs leave an empty paragraph behind such
 * a one, and [I6] reads none either.
 */
function brokenMoves(paragraphs: readonly TrackedParagraph[]): ReadonlySet<ParagraphId> {
  const whole = { away: new Set<ParagraphId>(), here: new Set<ParagraphId>() }
  const all = new Set<ParagraphId>()
  for (const { move, runs, end } of paragraphs) {
    if (!move) continue
    all.add(move.of)
    const kind = move.end === 'away' ? 'movedAway' : 'movedHere'
    const isMoved = (changes: readonly Change[]) =>
      changes.length === 1 && changes[0]?.kind === kind
    if (isMoved(end) && runs.every(({ changes }) => isMoved(changes))) whole[move.end].add(move.of)
  }
  return new Set([...all].filter((id) => !whole.away.has(id) || !whole.here.has(id)))
}

/** The same told as words and ends that are deleted in one place and inserted in the other. */
function unmoved(item: Item): Item {
  const told = (changes: readonly Change[]): readonly Change[] =>
    changes.map(({ kind, by }) => ({ kind: UNMOVED[kind], by }))
  const runs = item.runs.map((run): TrackedRun => ({ ...run, changes: told(run.changes) }))
  return { ...item, runs, beginning: told(item.beginning), move: null }
}

const UNMOVED = {
  inserted: 'inserted',
  deleted: 'deleted',
  movedAway: 'deleted',
  movedHere: 'inserted',
} as const
