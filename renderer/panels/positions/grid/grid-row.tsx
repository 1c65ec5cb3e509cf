import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../../shared/domain/delegations.ts'
import type { Rung } from '../../../../shared/domain/ladder.ts'
import type { OutlineEntry } from '../../../session/readings.ts'
import type { ShownPosition } from '../../../session/remarks-board.ts'
import { RUNG_SIGNS } from '../../rung-signs.ts'
import { blockOf, GridCells } from './grid-cells.tsx'
import { placesOf, type Span } from './grid-window.ts'
import type { CellWords } from './use-cell-words.ts'
import { ROW_REM } from './use-grid-window.ts'

type Stands = ReadonlyMap<DelegationCode, ShownPosition>

export const NO_STANDS: Stands = new Map()

type Props = {
  readonly entry: OutlineEntry
  readonly row: number
  readonly members: readonly DelegationCode[]
  /** Which blocks of the columns are in sight. */
  readonly blocks: Span
  readonly stands: Stands
  readonly rung: Rung
  readonly wordsOf: CellWords
  /** Which cell of the row Tab reaches, the heading being 0; null if another row has it. */
  readonly reached: number | null
  readonly onOpen: (paragraph: ParagraphId) => void
}

/** A paragraph, and where each delegation in sight stands on it. */
export const GridRow = memo(function GridRow(props: Props) {
  const { entry, row, members, blocks, stands, rung, wordsOf, reached, onOpen } = props
  const { id, number } = entry
  const column = reached === null || reached === 0 ? null : reached - 1
  const reachedBlock = column === null ? null : blockOf(column)
  return (
    <tr
      aria-rowindex={row + 2}
      style={{ insetBlockStart: `${row * ROW_REM}rem` }}
      onClick={() => onOpen(id)}
    >
      <Opening entry={entry} rung={rung} isReached={reached === 0} />
      {placesOf(blocks, reachedBlock).map((block) => (
        <GridCells
          key={block}
          members={members}
          block={block}
          number={number}
          stands={stands}
          wordsOf={wordsOf}
          reached={block === reachedBlock ? column : null}
        />
      ))}
    </tr>
  )
})

type OpeningProps = {
  readonly entry: OutlineEntry
  readonly rung: Rung
  readonly isReached: boolean
}

const Opening = memo(function Opening({ entry, rung, isReached }: OpeningProps) {
  const { t } = useTranslation('app')
  const { number, opening } = entry
  return (
    <th scope="row" aria-colindex={1} tabIndex={isReached ? 0 : -1}>
      <bdi>{number}</bdi>
      <span className="position-grid-rung" data-rung={rung} title={t(`rung_${rung}`)}>
        <span aria-hidden="true">{RUNG_SIGNS[rung]}</span>
        <span className="only-heard">{t(`rung_${rung}`)}</span>
      </span>
      <span className="position-grid-opening" dir="auto">
        {opening || t('untitledParagraph')}
      </span>
    </th>
  )
})
