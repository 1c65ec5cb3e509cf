import { useDelegationNames } from '../../../renderer/panels/names.ts'
import type { PositionGrid } from '../../../renderer/panels/positions/grid/position-grid.tsx'
import { useCellWords } from '../../../renderer/panels/positions/grid/use-cell-words.ts'
import { SIGNS } from '../../../renderer/panels/positions/signs.ts'

type Props = Parameters<typeof PositionGrid>[0]

const HEAD = { position: 'sticky', top: 0, insetInlineStart: 0, background: 'white' } as const

/** What one would write first: a table with every cell in it, and sticky headings. */
export function PlainGrid({ paragraphs, members, standing, onOpen }: Props) {
  const nameOf = useDelegationNames()
  const wordsOf = useCellWords()
  return (
    <div className="position-grid-frame">
      <table>
        <thead>
          <tr>
            <th style={HEAD}>Paragraph</th>
            {members.map((code) => (
              <th key={code} title={nameOf(code)} style={HEAD}>
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paragraphs.map(({ id, number, opening }) => (
            <tr key={id}>
              <th style={HEAD}>
                <button type="button" onClick={() => onOpen(id)}>
                  {number} {opening.slice(0, 24)}
                </button>
              </th>
              {members.map((code) => {
                const position = standing.get(id)?.get(code)
                const words = wordsOf(code, number, position)
                const stand = position?.stand ?? 'none'
                return (
                  <td key={code} data-stand={stand} aria-label={words} title={words}>
                    {SIGNS[stand]}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
