import type { CharId, Range } from '../domain/char-ids.ts'
import type { Piece } from '../domain/manuscript.ts'
import type { Edit } from './edits.ts'

/**
 * Types pieces one behind the other and sets them in their styles; tells where each came to stand, and returns the last
 * character. References are left out: whom they name may not stand yet.
 */
export function typePieces(
  edit: Edit,
  left: CharId,
  pieces: readonly Piece[],
  tell: (piece: Piece, range: Range) => void = () => undefined,
): CharId {
  let last = left
  for (const group of wordsTogether(pieces)) {
    const [first] = group
    if (!first || first.sign?.kind === 'reference') continue
    const text = group.map((piece) => piece.text).join('')
    last = first.sign ? edit.insertSign(last, first.sign) : edit.insertText(last, text)
    let clock = last.clock - text.length + 1
    for (const piece of group) {
      const range: Range = [last.client, clock, piece.text.length]
      tell(piece, range)
      clock += piece.text.length
      for (const style of piece.emphasis) edit.styleNew([range], style)
    }
  }
  return last
}

/** Words that follow one another are typed in one go; a sign is alone. */
function wordsTogether(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last?.[0] && !last[0].sign && !piece.sign) last.push(piece)
    else groups.push([piece])
  }
  return groups
}
