import { useTranslation } from 'react-i18next'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { ToldSupport } from '../../../shared/domain/stands.ts'
import type { WaitingSupport } from '../../session/remarks/waiting.ts'
import { useAudienceNames } from '../audiences/audience-names.ts'
import { WaitingSign } from '../audiences/waiting-sign.tsx'
import { useDelegationNames, useTimes } from '../names.ts'
import { isBefore, type Telling } from './telling.ts'

type Props = {
  readonly proposal: Proposal
  readonly told: readonly ToldSupport[]
  /** Given for the card in hand: what was said before. */
  readonly earlier: Telling['earlier'] | null
  /** What nobody has heard yet ([Q15]). */
  readonly unsaid: readonly WaitingSupport[]
  readonly onUnsay: Telling['unsay']
  /** Whether one has told all members, and speaks to fewer now. */
  readonly isToldToAll: boolean
}

const WORDS = {
  sponsor: 'app:signedBy',
  accept: 'app:acceptedBy',
  oppose: 'app:opposedBy',
} as const

/** Who told fewer than all members where it stands on a proposal, to whom and when, and what it said before. */
export function ToldStands(props: Props) {
  const { proposal, told, earlier, unsaid, onUnsay, isToldToAll } = props
  const { t } = useTranslation(['audiences', 'app'])
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  const { toldTo } = useAudienceNames()
  const waiting = unsaid.map((one) => (
    <WaitingSign
      key={`${one.kept.room} waits`}
      waits={one}
      words={t(`app:support_${one.record.v}`)}
      onTakeBack={onUnsay}
    />
  ))
  const said = told.map((stand) => {
    const { delegation, support, audience, saidAt } = stand
    const time = saidAt === null ? '' : timeOf(saidAt)
    const words = t(WORDS[support], { delegations: nameOf(delegation) })
    const before = earlier?.(stand).slice(1) ?? []
    return (
      <div key={`${delegation} ${audience}`} className="proposal-remark proposal-told">
        <p>
          {[words, toldTo(audience), isBefore(stand, proposal) ? t('standBefore') : '', time]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {before.length > 0 ? (
          <ol aria-label={t('standsBefore')}>
            {before.map(({ v, t: at }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays where it is in the list
              <li key={place}>
                {at === undefined ? '' : `${timeOf(at)} `}
                {t(`app:support_${v}`)}
              </li>
            ))}
          </ol>
        ) : null}
      </div>
    )
  })
  return (
    <>
      {said}
      {waiting}
      {isToldToAll ? <p className="proposal-remark">{t('allKept')}</p> : null}
    </>
  )
}
