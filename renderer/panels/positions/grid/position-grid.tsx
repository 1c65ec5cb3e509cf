import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../../shared/domain/delegations.ts'
import type { LadderState } from '../../../../shared/domain/ladder.ts'
import type { Standing } from '../../../../shared/domain/positions.ts'
import type { OutlineEntry } from '../../../session/readings.ts'
import type { ShownPosition } from '../../../session/remarks-board.ts'
import { useDelegationNames } from '../../names.ts'
import { type Place, placeAfter } from './grid-keys.ts'
import { GridRow, NO_STANDS } from './grid-row.tsx'
import { placesOf, type Span } from './grid-window.ts'
import { useCellWords } from './use-cell-words.ts'
import { BLOCK, COLUMN_REM, ROW_REM, useGridWindow } from './use-grid-window.ts'
import './position-grid.css'

type Props = {
  readonly paragraphs: readonly OutlineEntry[]
  readonly members: readonly DelegationCode[]
  readonly standing: Standing<ShownPosition>
  readonly ladders: ReadonlyMap<ParagraphId, LadderState>
  readonly onOpen: (paragraph: ParagraphId) => void
}

/**
 * Paragraphs by delegations ([Q13]). Keys go from cell to cell, Enter goes to the paragraph in the text. What is out of
 * sight in either direction is not drawn, but for the cell that has the focus.
 */
export function PositionGrid({ paragraphs, members, standing, ladders, onOpen }: Props) {
  const { t } = useTranslation('positions')
  const wordsOf = useCellWords()
  const frame = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 1 })
  const size = { rows: paragraphs.length, columns: members.length + 1 }
  const { rows, blocks, look } = useGridWindow(frame, size.rows, members.length)
  const reached = {
    row: Math.min(place.row, size.rows - 1),
    column: Math.min(place.column, size.columns - 1),
  }
  const across: Record<string, string> = { '--grid-across': `${members.length * COLUMN_REM}rem` }
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, ctrlKey, currentTarget } = event
    const entry = paragraphs[reached.row]
    if (key === 'Enter') {
      if (entry) onOpen(entry.id)
      return
    }
    const isMirrored = getComputedStyle(currentTarget).direction === 'rtl'
    const next = placeAfter({ key, ctrlKey, isMirrored }, reached, size)
    if (!next) return
    event.preventDefault()
    // It has to be drawn before it can be reached.
    flushSync(() => setPlace(next))
    currentTarget.querySelector<HTMLElement>('tbody [tabindex="0"]')?.focus()
  }
  return (
    <div className="position-grid-frame" ref={frame} onScroll={look}>
      <table
        className="position-grid"
        style={across}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys go from cell to cell
        role="grid"
        aria-label={t('gridTitle')}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns}
        onKeyDown={move}
      >
        <Heads members={members} blocks={blocks} />
        <tbody style={{ blockSize: `${size.rows * ROW_REM}rem` }}>
          {placesOf(rows, reached.row).map((row) => {
            const entry = paragraphs[row]
            return entry ? (
              <GridRow
                key={entry.id}
                entry={entry}
                row={row}
                members={members}
                blocks={blocks}
                stands={standing.get(entry.id) ?? NO_STANDS}
                wordsOf={wordsOf}
                rung={ladders.get(entry.id)?.rung ?? 'open'}
                reached={row === reached.row ? reached.column : null}
                onOpen={onOpen}
              />
            ) : null
          })}
        </tbody>
      </table>
    </div>
  )
}

type HeadsProps = { readonly members: readonly DelegationCode[]; readonly blocks: Span }

function Heads({ members, blocks }: HeadsProps) {
  const { t } = useTranslation('positions')
  const nameOf = useDelegationNames()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" aria-colindex={1}>
          {t('gridParagraph')}
        </th>
        {members.slice(blocks.first * BLOCK, blocks.until * BLOCK).map((code, at) => (
          <th
            key={code}
            scope="col"
            aria-colindex={blocks.first * BLOCK + at + 2}
            style={{ insetInlineStart: `${(blocks.first * BLOCK + at) * COLUMN_REM}rem` }}
          >
            <abbr title={nameOf(code)}>{code}</abbr>
          </th>
        ))}
      </tr>
    </thead>
  )
}
