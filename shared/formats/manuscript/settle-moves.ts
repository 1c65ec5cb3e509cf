import type { ImportLeftover, TrackedChange } from '../imported-text.ts'
import { handOf, type LooseParagraph, wordsIn } from './loose-paragraph.ts'

// A move of whole paragraphs, unchanged, is a move here too. Any other (words, a paragraph that was changed on the way) is a
// deletion there and an insertion here, and that is listed.

type Ends = { readonly away: LooseParagraph[]; readonly here: LooseParagraph[] }

/** The paragraphs without those that were moved here; and the moves that read as something else. */
export function settleMoves(paragraphs: readonly LooseParagraph[]): {
  readonly paragraphs: readonly LooseParagraph[]
  readonly broken: readonly ImportLeftover[]
} {
  const whole = new Map([...movesIn(paragraphs)].filter(([, ends]) => isWhole(ends)))
  const sources = new Map<LooseParagraph, LooseParagraph>()
  for (const { away, here } of whole.values()) {
    for (const [i, one] of here.entries()) {
      const source = away[i]
      if (source) sources.set(one, source)
    }
  }
  let before: LooseParagraph | null = null
  for (const paragraph of paragraphs) {
    const source = sources.get(paragraph)
    if (source) moveBehind(source, before, paragraph)
    before = source ?? paragraph
  }
  const kept = paragraphs.filter((one) => !sources.has(one))
  return { paragraphs: kept, broken: settleOthers(kept, (one) => paragraphs.indexOf(one)) }
}

function movesIn(paragraphs: readonly LooseParagraph[]): ReadonlyMap<string, Ends> {
  const moves = new Map<string, Ends>()
  for (const paragraph of paragraphs) {
    const [change, ...more] = paragraph.end
    const isMove = change?.kind === 'movedAway' || change?.kind === 'movedHere'
    if (!change || !isMove || change.move === null || more.length > 0) continue
    const isAllOfIt = paragraph.runs.every(
      ({ changes: [first, ...rest] }) =>
        first?.kind === change.kind && first.move === change.move && rest.length === 0,
    )
    if (!isAllOfIt) continue
    const ends = moves.get(change.move) ?? { away: [], here: [] }
    ;(change.kind === 'movedAway' ? ends.away : ends.here).push(paragraph)
    moves.set(change.move, ends)
  }
  return moves
}

function isWhole({ away, here }: Ends): boolean {
  return (
    away.length > 0 &&
    away.length === here.length &&
    away.every((one, i) => {
      const other = here[i]
      return other !== undefined && wordsIn(one) === wordsIn(other)
    })
  )
}

function moveBehind(
  source: LooseParagraph,
  before: LooseParagraph | null,
  here: LooseParagraph,
): void {
  const [change] = here.end
  if (change) source.moved = { ...handOf(change), after: before }
  source.end = []
  source.runs = source.runs.map((run) => ({ ...run, changes: [] }))
}

function settleOthers(
  paragraphs: readonly LooseParagraph[],
  indexOf: (paragraph: LooseParagraph) => number,
): ImportLeftover[] {
  const broken: ImportLeftover[] = []
  for (const paragraph of paragraphs) {
    for (const { changes, text } of paragraph.runs) {
      const move = changes.find(({ kind }) => kind === 'movedAway')
      if (move)
        broken.push({
          what: 'brokenMove',
          paragraph: indexOf(paragraph),
          words: text.slice(0, 120),
          change: handOf(move),
        })
    }
    paragraph.end = paragraph.end.map(settled)
    paragraph.runs = paragraph.runs.map((run) => ({ ...run, changes: run.changes.map(settled) }))
  }
  return broken
}

function settled(change: TrackedChange): TrackedChange {
  if (change.kind === 'movedAway') return { ...change, kind: 'deleted', move: null }
  return change.kind === 'movedHere' ? { ...change, kind: 'inserted', move: null } : change
}
