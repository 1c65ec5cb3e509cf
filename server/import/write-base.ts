import { type CharId, parseParagraphId } from '../../shared/domain/char-ids.ts'
import type { Manuscript, ManuscriptParagraph, Piece } from '../../shared/domain/manuscript.ts'
import type { Seat } from '../seat.ts'
import { type Places, typePieces } from './places.ts'

/** The base text, by the pen. What stands behind a break that is only proposed still belongs to the paragraph before. */
export async function writeBase(
  { paragraphs }: Manuscript,
  pen: Seat,
  places: Places,
): Promise<void> {
  const standing = paragraphs.filter(({ insertedBy }) => !insertedBy)
  let before = await pen.openText('')
  for (const [at, paragraph] of standing.entries()) {
    if (at > 0) {
      const after = before
      before = await pen.act((writer) => writer.newParagraphAfter(after, paragraph.kind, ''))
    }
    const mark = parseParagraphId(before)
    if (!mark) continue
    places.putMark(paragraph, mark)
    const { level } = paragraph
    if (level > 0) await pen.act((writer) => writer.setKind(before, paragraph.kind, level))
  }
  await typeBase(paragraphs, pen, places)
}

async function typeBase(
  paragraphs: readonly ManuscriptParagraph[],
  pen: Seat,
  places: Places,
): Promise<void> {
  let last: CharId | null = null
  for (const paragraph of paragraphs) {
    last = places.markOf(paragraph) ?? last
    const pieces: readonly Piece[] = paragraph.pieces.filter(({ insertedBy }) => !insertedBy)
    const left: CharId | null = last
    if (!left || pieces.length === 0) continue
    last = await pen.act((writer) => {
      let end: CharId = left
      writer.edit('import', (edit) => {
        end = typePieces(edit, left, pieces, places)
      })
      return end
    })
  }
}
