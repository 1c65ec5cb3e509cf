import type { Manuscript, Piece } from '../../shared/domain/manuscript.ts'
import { EMPHASIS_STYLES } from '../../shared/domain/segments.ts'
import type { Places } from './places.ts'
import type { SeatOf } from './write-manuscript.ts'

/** Proposals about the kind of paragraphs, their place, and the style of words. */
export async function writeShapes(
  { paragraphs }: Manuscript,
  seatOf: SeatOf,
  places: Places,
): Promise<void> {
  for (const paragraph of paragraphs) {
    const id = places.idOf(paragraph)
    const { rekinded, moved } = paragraph
    if (id && rekinded) {
      const seat = await seatOf(rekinded.author)
      await seat.actAt(rekinded.at, (writer) => writer.setKind(id, rekinded.to, rekinded.level))
    }
    const anchor = moved && paragraphs[moved.after]
    const after = anchor && places.idOf(anchor)
    if (id && moved && after) {
      const seat = await seatOf(moved.author)
      await seat.actAt(moved.at, (writer) => writer.moveParagraph(id, after))
    }
    for (const pieces of restyledTogether(paragraph.pieces)) await restyle(pieces, seatOf, places)
  }
}

/** Neighbours with the same change of style are one proposal. */
function restyledTogether(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = []
  let before: Piece | null = null
  for (const piece of pieces) {
    if (piece.restyled && before && lookOf(before) === lookOf(piece)) groups.at(-1)?.push(piece)
    else if (piece.restyled) groups.push([piece])
    before = piece
  }
  return groups
}

function lookOf({ restyled, emphasis }: Piece): string {
  return JSON.stringify([restyled?.author, restyled?.at, restyled?.to, emphasis])
}

async function restyle(pieces: readonly Piece[], seatOf: SeatOf, places: Places): Promise<void> {
  const [piece] = pieces
  if (!piece?.restyled) return
  const { author, at, to } = piece.restyled
  const seat = await seatOf(author)
  for (const style of EMPHASIS_STYLES) {
    const isOn = to.includes(style)
    if (isOn === piece.emphasis.includes(style)) continue
    await seat.actAt(at, (writer) => writer.emphasise(places.rangesOf(pieces), style, isOn))
  }
}
