import {
  type Comparison,
  type Piece,
  type Place,
  type Row,
  readingOf,
} from '../../domain/compare.ts'
import type { ParagraphKind } from '../../domain/segments.ts'

// A comparison as a word processor tracks it ([X52]): one sequence of paragraphs, from which taking every change gives the
// second version and refusing every change the first. A word processor knows no ids: what was moved, and what was split from
// it or joined to it, is struck where it stood and added where it stands.

type Became = 'kept' | 'added' | 'removed'

export type TrackedParagraph = {
  readonly kind: ParagraphKind
  readonly pieces: readonly Piece[]
  /** What became of the mark that ends it. */
  readonly end: Became
}

type Open = { kind: ParagraphKind; pieces: readonly Piece[]; mark: Became; isWhole: boolean }

/** The paragraphs in the order in which they are shown. Where moves and joins are so entangled that this gives one of the versions wrong, all of the old ones, then all of the new ones. */
export function trackedParagraphs(comparison: Comparison): TrackedParagraph[] {
  const fine = asShown(comparison)
  const isRight = (['before', 'after'] as const).every(
    (side) => settled(fine, side) === wordsOf(readingOf(comparison, side)),
  )
  return isRight ? fine : oldThenNew(comparison)
}

function wordsOf(paragraphs: readonly { readonly pieces: readonly Piece[] }[]): string {
  return paragraphs.map(({ pieces }) => `${textOf(pieces)}\n`).join('')
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** What is read when all changes are taken, or all are refused. */
function settled(paragraphs: readonly TrackedParagraph[], side: 'before' | 'after'): string {
  const left = side === 'before' ? 'added' : 'removed'
  return paragraphs
    .map(({ pieces, end }) => {
      const words = textOf(pieces.filter(({ kind }) => kind !== left))
      return end === left ? words : `${words}\n`
    })
    .join('')
}

/** The title stays a paragraph: before it there is no mark that could have come or gone. */
function oldThenNew(comparison: Comparison): TrackedParagraph[] {
  const [oldTitle, ...old] = readingOf(comparison, 'before').flatMap((one) => whole(one, 'removed'))
  const [newTitle, ...now] = readingOf(comparison, 'after').flatMap((one) => whole(one, 'added'))
  const pieces = [...(oldTitle?.pieces ?? []), ...(newTitle?.pieces ?? [])]
  const kind = newTitle?.kind ?? 'title'
  return withEnds([{ kind, pieces, mark: 'kept', isWhole: false }, ...old, ...now])
}

function asShown(comparison: Comparison): TrackedParagraph[] {
  const { rows, shown } = comparison
  const readings = {
    before: new Map(readingOf(comparison, 'before').map((one) => [one.id, one])),
    after: new Map(readingOf(comparison, 'after').map((one) => [one.id, one])),
  }
  const moved = rowsWithMoves(rows)
  const opened = shown.flatMap(({ row, as }): Open[] => {
    const one = rows[row]
    if (!one) return []
    if (!moved.has(row)) return [asItIs(one)]
    const old = one.isMoved && as === 'row' ? undefined : readings.before.get(one.id)
    const now = as === 'row' ? readings.after.get(one.id) : undefined
    return [...whole(old, 'removed'), ...whole(now, 'added')]
  })
  return withEnds(opened)
}

function asItIs({ before, after, pieces }: Row): Open {
  const mark = before ? (after ? 'kept' : 'removed') : 'added'
  const isWhole = mark !== 'kept' && pieces.every((one) => one.kind === mark && !one.isCarried)
  return { kind: (after ?? before)?.kind ?? 'plain', pieces, mark, isWhole }
}

function whole(
  reading: (Place & { readonly pieces: readonly Piece[] }) | undefined,
  mark: 'added' | 'removed',
): Open[] {
  if (!reading) return []
  const pieces = reading.pieces.map((piece) => ({ ...piece, kind: mark, isCarried: false }))
  return [{ kind: reading.kind, pieces, mark, isWhole: true }]
}

/** The rows that share words with a paragraph that was moved, by way of either version. */
function rowsWithMoves(rows: readonly Row[]): ReadonlySet<number> {
  const moved = new Set<number>()
  let chain: number[] = []
  const close = (): void => {
    if (chain.some((row) => rows[row]?.isMoved)) for (const row of chain) moved.add(row)
    chain = []
  }
  rows.forEach(({ before, after }, row) => {
    // Where both versions have the mark, nothing reaches across it.
    if (before && after) close()
    chain.push(row)
  })
  close()
  return moved
}

/**
 * A mark opens its paragraph on the tape, and ends the one before in a word processor. What came or went as a whole goes with the
 * mark at its own end, so that the paragraph before keeps its look.
 */
function withEnds(opened: readonly Open[]): TrackedParagraph[] {
  const ends = opened.map((_, i) => opened[i + 1]?.mark ?? 'kept')
  for (let i = opened.length - 2; i > 0; i--) {
    const isFree = ends[i] === 'kept' && opened[i]?.isWhole
    if (!isFree) continue
    const [before, own] = [ends[i - 1] ?? 'kept', ends[i] ?? 'kept']
    ends[i - 1] = own
    ends[i] = before
  }
  return opened.map(({ kind, pieces }, i) => ({ kind, pieces, end: ends[i] ?? 'kept' }))
}
