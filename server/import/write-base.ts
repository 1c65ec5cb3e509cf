import { type CharId, type ParagraphId, parseParagraphId } from '../../shared/domain/char-ids.ts'
import type { Manuscript, ManuscriptParagraph, Piece } from '../../shared/domain/manuscript.ts'
import { typePieces } from '../../shared/ydoc/type-pieces.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import type { Seat } from '../seat.ts'
import type { Places } from './places.ts'

/** As many paragraphs are one entry of the log: far below what one may cost ([G6]). */
const AT_A_TIME = 40

/** The base text, by the pen. What stands behind a break that is only proposed still belongs to the paragraph before. */
export async function writeBase(
  { paragraphs }: Manuscript,
  pen: Seat,
  places: Places,
): Promise<void> {
  let before = await pen.openText('')
  const [title, ...others] = paragraphs.filter(({ insertedBy }) => !insertedBy)
  if (title) putMark(title, before, places)
  for (const some of inParts(others)) {
    before = await pen.actAsOne((writer) =>
      some.reduce((after, one) => openParagraph(one, after, writer, places), before),
    )
  }
  let last: CharId | null = null
  for (const some of inParts(paragraphs)) {
    const from: CharId | null = last
    last = await pen.actAsOne((writer) =>
      some.reduce<CharId | null>((left, one) => typeBase(one, left, writer, places), from),
    )
  }
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += AT_A_TIME) yield all.slice(at, at + AT_A_TIME)
}

function putMark(paragraph: ManuscriptParagraph, id: ParagraphId, places: Places): void {
  const mark = parseParagraphId(id)
  if (mark) places.putMark(paragraph, mark)
}

function openParagraph(
  paragraph: ManuscriptParagraph,
  after: ParagraphId,
  writer: Writer,
  places: Places,
): ParagraphId {
  const { kind, level } = paragraph
  const id = writer.newParagraphAfter(after, kind, '')
  if (level > 0) writer.setKind(id, kind, level)
  putMark(paragraph, id, places)
  return id
}

/** Types what stands of the paragraph; returns the last character of the base text so far. */
function typeBase(
  paragraph: ManuscriptParagraph,
  last: CharId | null,
  writer: Writer,
  places: Places,
): CharId | null {
  const left = places.markOf(paragraph) ?? last
  const pieces: readonly Piece[] = paragraph.pieces.filter(({ insertedBy }) => !insertedBy)
  let end = left
  if (left && pieces.length > 0)
    writer.edit('import', (edit) => {
      end = typePieces(edit, left, pieces, places.putPiece)
    })
  return end
}
