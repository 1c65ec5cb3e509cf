import { useTranslation } from 'react-i18next'
import type { PositionRecord } from '../../../shared/domain/records.ts'
import type { ShownPosition } from '../../session/remarks-board.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useAudienceNames } from '../audiences/audience-names.ts'
import { useDelegationNames, useTimes } from '../names.ts'

/** What the author of a position said before it, the last word first. */
export type Earlier = (position: ShownPosition) => readonly PositionRecord[]

type Props = { readonly positions: readonly ShownPosition[]; readonly earlier: Earlier }

/** What delegations have said beyond a word, and everything that stands against consensus. */
export function SaidPositions({ positions, earlier }: Props) {
  const { t } = useTranslation(['positions', 'app'])
  const listed = positions
    .map((position) => ({ position, before: earlier(position) }))
    .filter(({ position, before }) => before.length > 0 || saysMore(position))
  if (listed.length === 0) return null
  return (
    <>
      <h3 className="section-title">{t('saidHere')}</h3>
      <ul className="position-sayings">
        {listed.map(({ position, before }) => (
          <Saying
            key={`${position.delegation} ${position.audience} ${position.attested?.by ?? ''}`}
            position={position}
            before={before}
          />
        ))}
      </ul>
    </>
  )
}

function saysMore({ stand, note, redLine, condition, attested }: ShownPosition): boolean {
  const isContrary = stand === 'reserve' || stand === 'oppose'
  return isContrary || attested !== null || Boolean(note || redLine || condition)
}

type SayingProps = {
  readonly position: ShownPosition
  readonly before: readonly PositionRecord[]
}

function Saying({ position, before }: SayingProps) {
  const { t } = useTranslation(['positions', 'app'])
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  const { toldTo } = useAudienceNames()
  const { delegation, stand, note, redLine, condition, statedAt, attested, audience } = position
  const remarks = [
    toldTo(audience),
    attested ? t(`attested_${attested.via}`, { name: nameOf(attested.by) }) : '',
    position.isBefore ? t('beforeLastChange') : '',
  ].filter(Boolean)
  return (
    <li className="position-saying" data-stand={stand}>
      <p className="position-saying-head">
        <CodeChip code={delegation} name={nameOf(delegation)} />
        <b>{t(`app:position_${stand}`)}</b>
        {statedAt === null ? null : (
          <time dateTime={new Date(statedAt).toISOString()}>{timeOf(statedAt)}</time>
        )}
      </p>
      {remarks.length > 0 ? <p className="position-remark">{remarks.join(' · ')}</p> : null}
      {note ? <p dir="auto">{t('saidNote', { words: note })}</p> : null}
      {redLine ? <p dir="auto">{t('saidRedLine', { words: redLine })}</p> : null}
      {condition ? <p dir="auto">{t('saidCondition', { words: condition })}</p> : null}
      {before.length > 0 ? <Before records={before} /> : null}
    </li>
  )
}

const SHOWN = 20

/** Where the delegation stood before, and since when. */
function Before({ records }: { readonly records: readonly PositionRecord[] }) {
  const { t } = useTranslation(['positions', 'app'])
  const timeOf = useTimes()
  return (
    <details className="position-before">
      <summary>{t('saidBefore')}</summary>
      <ol>
        {records.slice(0, SHOWN).map(({ v, t: at, note }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays where it is in the list
          <li key={place}>
            {at === undefined ? null : `${timeOf(at)} `}
            {t(`app:position_${v}`)}
            {note ? <span dir="auto"> – {note}</span> : null}
          </li>
        ))}
      </ol>
    </details>
  )
}
