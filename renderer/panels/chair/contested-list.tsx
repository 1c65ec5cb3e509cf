import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Contested } from '../../../shared/domain/consensus.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useDelegationNames } from '../names.ts'
import { ParagraphButton } from './paragraph-button.tsx'

type Props = {
  readonly contested: readonly Contested[]
  readonly entries: ReadonlyMap<ParagraphId, OutlineEntry>
  readonly onOpen: (paragraph: ParagraphId) => void
}

/** Contested paragraphs, the furthest from consensus first, each with those on whom it depends ([Z3]). */
export function ContestedList({ contested, entries, onOpen }: Props) {
  const { t } = useTranslation('chair')
  const furthest = Math.max(1, ...contested.map(({ distance }) => distance))
  if (contested.length === 0) return <p className="chair-none">{t('nothingContested')}</p>
  return (
    <ol className="contested" aria-label={t('furthest')}>
      {contested.map((one) => (
        <li key={one.paragraph}>
          <div className="contested-head">
            <ParagraphButton entry={entries.get(one.paragraph)} onOpen={onOpen} />
            <span className="contested-distance" title={t('distanceHint')}>
              <meter
                min={0}
                max={furthest}
                value={one.distance}
                aria-label={t('distance', { count: one.distance })}
              />
              <b aria-hidden="true">{one.distance}</b>
            </span>
          </div>
          <Movers contested={one} />
        </li>
      ))}
    </ol>
  )
}

function Movers({ contested }: { readonly contested: Contested }) {
  const { t } = useTranslation('chair')
  const { movers, openProposals, brackets } = contested
  return (
    <p className="movers">
      <Group stand="oppose" sign="✕" label={t('oppose')} codes={movers.opposing} />
      <Group stand="reserve" sign="R" label={t('reserve')} codes={movers.reserving} />
      <Group stand="awaiting" sign="…" label={t('await')} codes={movers.awaiting} />
      {movers.unsaid.length > 0 ? (
        <Unsaid codes={movers.unsaid} label={t('unsaid', { count: movers.unsaid.length })} />
      ) : null}
      {openProposals > 0 ? <span>{t('proposalsOpen', { count: openProposals })}</span> : null}
      {brackets > 0 ? <span>{t('bracketsOpen', { count: brackets })}</span> : null}
    </p>
  )
}

type GroupProps = {
  readonly stand: 'oppose' | 'reserve' | 'awaiting'
  readonly sign: string
  readonly label: string
  readonly codes: readonly DelegationCode[]
}

function Group({ stand, sign, label, codes }: GroupProps) {
  const nameOf = useDelegationNames()
  if (codes.length === 0) return null
  return (
    <span className="movers-group" data-stand={stand}>
      <b aria-hidden="true">{sign}</b> {label}{' '}
      {codes.map((code) => (
        <CodeChip key={code} code={code} name={nameOf(code)} look="outline" />
      ))}
    </span>
  )
}

const MOST_NAMED = 4

/** Few are named; of many it is enough to know how many, and their names are in the tip. */
function Unsaid({ codes, label }: { readonly codes: readonly DelegationCode[]; label: string }) {
  const nameOf = useDelegationNames()
  return (
    <span className="movers-group" title={codes.map(nameOf).join(', ')}>
      <b aria-hidden="true">·</b> {label}{' '}
      {codes.length > MOST_NAMED
        ? null
        : codes.map((code) => (
            <CodeChip key={code} code={code} name={nameOf(code)} look="outline" />
          ))}
    </span>
  )
}
