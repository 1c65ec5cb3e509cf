import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../../shared/domain/delegations.ts'
import type { LadderState } from '../../../../shared/domain/ladder.ts'
import type { Standing } from '../../../../shared/domain/positions.ts'
import type { OutlineEntry } from '../../../session/readings.ts'
import type { ShownPosition } from '../../../session/remarks-board.ts'
import { RUNG_SIGNS } from '../../rung-signs.ts'
import { SIGNS } from '../signs.ts'
import { GridLegend } from './grid-legend.tsx'
import './printed-grid.css'

type Props = {
  readonly topic: string
  readonly paragraphs: readonly OutlineEntry[]
  readonly members: readonly DelegationCode[]
  /** What all members were told: paper is left on tables. */
  readonly standing: Standing<ShownPosition>
  readonly ladders: ReadonlyMap<ParagraphId, LadderState>
}

/** So many delegations fit beside the paragraphs on a page that lies on its side. */
const ACROSS = 20

/** The whole table as it goes to the printer: as many delegations on a page as fit, then the rest ([Q13]). */
export function PrintedGrid({ topic, paragraphs, members, standing, ladders }: Props) {
  const { t } = useTranslation('positions')
  const parts = inEqualParts(members, ACROSS)
  return createPortal(
    <section className="printed-grid">
      <h1>{t('gridTitle')}</h1>
      <p>
        {topic} · {t('gridPrintTold')}
      </p>
      <GridLegend />
      {parts.map((part) => (
        <table key={part[0]}>
          <thead>
            <tr>
              <th scope="col">{t('gridParagraph')}</th>
              {part.map((code) => (
                <th key={code} scope="col">
                  {code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paragraphs.map(({ id, number, opening }) => (
              <tr key={id}>
                <th scope="row">
                  {number} {RUNG_SIGNS[ladders.get(id)?.rung ?? 'open']}{' '}
                  <span dir="auto">{opening}</span>
                </th>
                {part.map((code) => {
                  const position = standing.get(id)?.get(code)
                  return (
                    <td key={code} data-before={position?.isBefore || undefined}>
                      {SIGNS[position?.stand ?? 'none']}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>,
    document.body,
  )
}

/** In as few parts of `most` at most as there have to be, all about as long. */
function inEqualParts<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const parts = Math.ceil(all.length / most)
  const size = Math.ceil(all.length / parts)
  return Array.from({ length: parts }, (_, at) => all.slice(at * size, (at + 1) * size))
}
