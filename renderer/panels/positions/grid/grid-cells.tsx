import { memo } from 'react'
import type { DelegationCode } from '../../../../shared/domain/delegations.ts'
import type { ShownPosition } from '../../../session/remarks-board.ts'
import { SIGNS } from '../signs.ts'
import type { CellWords } from './use-cell-words.ts'
import { BLOCK, COLUMN_REM } from './use-grid-window.ts'

type Props = {
  /** All columns; the block draws its own. */
  readonly members: readonly DelegationCode[]
  readonly block: number
  readonly number: string
  readonly stands: ReadonlyMap<DelegationCode, ShownPosition>
  readonly wordsOf: CellWords
  /** Which column Tab reaches; null if it is not in this block. */
  readonly reached: number | null
}

/** Neighbouring cells of a row: where some delegations stand on a paragraph. */
export const GridCells = memo(function GridCells(props: Props) {
  const { members, block, number, stands, wordsOf, reached } = props
  const first = block * BLOCK
  return members.slice(first, first + BLOCK).map((code, at) => {
    const position = stands.get(code)
    const stand = position?.stand ?? 'none'
    const words = wordsOf(code, number, position)
    return (
      <td
        key={code}
        tabIndex={first + at === reached ? 0 : -1}
        aria-colindex={first + at + 2}
        data-stand={stand}
        data-before={position?.isBefore || undefined}
        data-audience={position?.audience}
        aria-label={words}
        title={words}
        style={{ insetInlineStart: `${(first + at) * COLUMN_REM}rem` }}
      >
        {SIGNS[stand]}
      </td>
    )
  })
})

/** The block in which a column is. */
export function blockOf(column: number): number {
  return Math.floor(column / BLOCK)
}
