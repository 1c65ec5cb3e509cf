import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { LadderState, Rung } from '../../../shared/domain/ladder.ts'
import { STANDS } from '../../../shared/domain/records.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import type { ShownPosition } from '../../session/remarks-board.ts'
import { useAudienceNames } from '../audience-names.ts'
import { useDelegationNames } from '../names.ts'
import { RUNG_SIGNS } from '../rung-signs.ts'
import { SIGNS } from './signs.ts'
import './position-grid.css'

type Stands = ReadonlyMap<DelegationCode, ShownPosition>

type Props = {
  readonly paragraphs: readonly OutlineEntry[]
  readonly members: readonly DelegationCode[]
  readonly standing: ReadonlyMap<ParagraphId, Stands>
  readonly ladders: ReadonlyMap<ParagraphId, LadderState>
  readonly onOpen: (paragraph: ParagraphId) => void
}

type Place = { readonly row: number; readonly column: number }

const NO_STANDS: Stands = new Map()

/** Paragraphs by delegations. Arrow keys go from cell to cell, Enter goes to the paragraph in the text. */
export function PositionGrid({ paragraphs, members, standing, ladders, onOpen }: Props) {
  const { t } = useTranslation(['positions', 'app'])
  const nameOf = useDelegationNames()
  const body = useRef<HTMLTableSectionElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const reached = {
    row: Math.min(place.row, paragraphs.length - 1),
    column: Math.min(place.column, members.length - 1),
  }
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const next = placeAfter(event.key, reached, paragraphs.length, members.length)
    if (!next) return
    event.preventDefault()
    setPlace(next)
    body.current?.rows[next.row]?.cells[next.column + 1]?.focus()
  }
  return (
    <div className="position-grid-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys go from cell to cell */}
      <table className="position-grid" role="grid" aria-label={t('gridTitle')} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{t('gridParagraph')}</th>
            {members.map((code) => (
              <th key={code} scope="col">
                <abbr title={nameOf(code)}>{code}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {paragraphs.map((entry, row) => (
            <Row
              key={entry.id}
              entry={entry}
              members={members}
              stands={standing.get(entry.id) ?? NO_STANDS}
              rung={ladders.get(entry.id)?.rung ?? 'open'}
              reached={row === reached.row ? reached.column : null}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = {
  readonly entry: OutlineEntry
  readonly members: readonly DelegationCode[]
  readonly stands: Stands
  readonly rung: Rung
  /** Which cell of the row Tab reaches; null if another row has it. */
  readonly reached: number | null
  readonly onOpen: (paragraph: ParagraphId) => void
}

const Row = memo(function Row({ entry, members, stands, rung, reached, onOpen }: RowProps) {
  const { t } = useTranslation(['positions', 'app'])
  const nameOf = useDelegationNames()
  const { toldTo } = useAudienceNames()
  const { id, number, opening } = entry
  return (
    <tr>
      <th scope="row">
        <button type="button" tabIndex={-1} onClick={() => onOpen(id)}>
          <bdi>{number}</bdi>
          <span className="position-grid-rung" data-rung={rung} title={t(`app:rung_${rung}`)}>
            <span aria-hidden="true">{RUNG_SIGNS[rung]}</span>
            <span className="only-heard">{t(`app:rung_${rung}`)}</span>
          </span>{' '}
          <span dir="auto">{opening || t('app:untitledParagraph')}</span>
        </button>
      </th>
      {members.map((code, column) => {
        const position = stands.get(code)
        const stand = position?.stand ?? 'none'
        const said = t('cellOf', { name: nameOf(code), number, stand: t(`app:position_${stand}`) })
        const remarks = [
          position ? toldTo(position.audience) : '',
          position?.isBefore ? t('beforeLastChange') : '',
        ].filter(Boolean)
        const words = [said, ...remarks].join(', ')
        return (
          <td
            key={code}
            tabIndex={column === reached ? 0 : -1}
            data-stand={stand}
            data-before={position?.isBefore || undefined}
            data-audience={position?.audience}
            aria-label={words}
            title={words}
            onClick={() => onOpen(id)}
            onKeyDown={({ key }) => (key === 'Enter' ? onOpen(id) : undefined)}
          >
            {SIGNS[stand]}
          </td>
        )
      })}
    </tr>
  )
})

/** Where a key leads from a cell, or null if it is no key of the table. */
function placeAfter(
  key: string,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | null {
  const within = (at: number, count: number) => Math.max(0, Math.min(at, count - 1))
  switch (key) {
    case 'ArrowDown':
      return { row: within(row + 1, rows), column }
    case 'ArrowUp':
      return { row: within(row - 1, rows), column }
    case 'ArrowRight':
      return { row, column: within(column + 1, columns) }
    case 'ArrowLeft':
      return { row, column: within(column - 1, columns) }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: columns - 1 }
    default:
      return null
  }
}

/** What the signs of the table mean. */
export function GridLegend() {
  const { t } = useTranslation(['positions', 'app'])
  return (
    <ul className="position-legend" aria-label={t('gridLegend')}>
      {STANDS.map((stand) => (
        <li key={stand} data-stand={stand}>
          <span className="position-sign" aria-hidden="true">
            {SIGNS[stand]}
          </span>{' '}
          {t(`app:position_${stand}`)}
        </li>
      ))}
    </ul>
  )
}
