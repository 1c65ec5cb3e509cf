import type { Piece, Place, Row } from '../../domain/compare.ts'
import type { Compared, ComparedMoment } from './compared.ts'

/** The comparison as JSON, by `comparison.schema.json` ([X51]): every piece with the ids of its characters. */
export function comparisonJson({ topic, lang, before, after, comparison }: Compared): string {
  const { rows, shown, summary } = comparison
  const document = {
    form: 1,
    topic,
    lang,
    before: momentOf(before),
    after: momentOf(after),
    summary,
    paragraphs: shown.flatMap(({ row, as }) => {
      const one = rows[row]
      return one && as === 'row' ? [paragraphOf(one, row)] : []
    }),
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

function momentOf({ name, seq, at }: ComparedMoment) {
  return { name, seq, at }
}

/** `tape` is the place in the order of the tape: what has no mark in a version belongs to what stands before it there. */
function paragraphOf(row: Row, tape: number) {
  const { id, change, before, after, isMoved, pieces } = row
  return {
    ...{ id, tape, change, with: row.with, isMoved },
    before: before && placeOf(before),
    after: after && placeOf(after),
    pieces: pieces.map(pieceOf),
  }
}

function placeOf({ at, number, kind, level }: Place) {
  return { at, number, kind, level }
}

function pieceOf(piece: Piece) {
  const { kind, text, client, clock, isCarried, owner, credit, emphasis } = piece
  const ids = [client, clock, text.length] as const
  const writtenBy = owner
  return { kind, text, ids, isCarried, writtenBy, emphasis, credit }
}
