import { useTranslation } from 'react-i18next'

/** How many places were in brackets at one time. */
export type BracketCount = { readonly name: string; readonly brackets: number }

const WIDTH = 240
const HEIGHT = 84
const TOP = 18

/** How many places were in brackets in each revision, and are now ([Z5]): a line to see, a list to hear. */
export function BracketChart({ counts }: { readonly counts: readonly BracketCount[] }) {
  const { t } = useTranslation('chair')
  const most = Math.max(1, ...counts.map(({ brackets }) => brackets))
  const step = counts.length > 1 ? (WIDTH - 24) / (counts.length - 1) : 0
  const points = counts.map(({ name, brackets }, at) => ({
    name,
    brackets,
    x: counts.length > 1 ? 12 + at * step : WIDTH / 2,
    y: HEIGHT - ((HEIGHT - TOP) * brackets) / most,
  }))
  const line = points.map(({ x, y }) => `${x},${y}`).join(' ')
  const [first, last] = [points[0], points.at(-1)]
  return (
    <div className="bracket-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 4}`} aria-hidden="true">
        <polygon points={`${first?.x},${HEIGHT} ${line} ${last?.x},${HEIGHT}`} />
        <polyline points={line} />
        {points.map(({ name, brackets, x, y }) => (
          <g key={name}>
            <circle cx={x} cy={y} r={3} />
            <text x={x} y={y - 7} textAnchor="middle">
              {brackets}
            </text>
          </g>
        ))}
      </svg>
      <ol aria-label={t('bracketsPer')}>
        {counts.map(({ name, brackets }) => (
          <li key={name}>
            {name} <span className="only-heard">{t('bracketsOpen', { count: brackets })}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
