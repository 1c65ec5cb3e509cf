import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Manuscript } from '../../shared/domain/manuscript.ts'
import type { Seat } from '../seat.ts'
import type { Places } from './places.ts'
import type { SeatOf } from './write-manuscript.ts'

/**
 * References to paragraphs, once all paragraphs stand: a paragraph of the document has another id here. Returns how many refer to
 * a paragraph that the document does not hold.
 */
export async function writeReferences(
  { paragraphs }: Manuscript,
  seats: { readonly pen: Seat; readonly seatOf: SeatOf },
  places: Places,
): Promise<number> {
  const ids = new Map<ParagraphId, ParagraphId>()
  for (const paragraph of paragraphs) {
    const id = places.idOf(paragraph)
    if (paragraph.id && id) ids.set(paragraph.id, id)
  }
  let unplaced = 0
  for (const paragraph of paragraphs) {
    for (const [at, piece] of paragraph.pieces.entries()) {
      if (piece.sign?.kind !== 'reference') continue
      const to = ids.get(piece.sign.to)
      const left = places.lastBefore(paragraph, at)
      if (!to || !left) {
        unplaced++
        continue
      }
      const { insertedBy } = piece
      const seat = insertedBy ? await seats.seatOf(insertedBy.author) : seats.pen
      await seat.actAt(insertedBy?.at ?? null, (writer) =>
        writer.edit('import', (edit) => {
          const { client, clock } = edit.insertSign(left, { kind: 'reference', to })
          places.putPiece(piece, [client, clock, 1])
        }),
      )
    }
  }
  return unplaced
}
