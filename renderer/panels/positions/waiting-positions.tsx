import { useTranslation } from 'react-i18next'
import type { WaitingPosition, Waits } from '../../session/remarks/waiting.ts'
import { WaitingSign } from '../audiences/waiting-sign.tsx'
import { useDelegationNames } from '../names.ts'

type Props = {
  readonly waiting: readonly WaitingPosition[]
  readonly onTakeBack: (kept: Waits['kept']) => void
}

/** Positions that nobody has heard yet, each with what it waits for ([Q15]). */
export function WaitingPositions({ waiting, onTakeBack }: Props) {
  const { t } = useTranslation(['audiences', 'app'])
  const nameOf = useDelegationNames()
  if (waiting.length === 0) return null
  return (
    <ul className="position-sayings" aria-label={t('waitingTitle')}>
      {waiting.map((one) => {
        const { of, v } = one.record
        const words = [of ? nameOf(of) : '', t(`app:position_${v}`)].filter(Boolean).join(': ')
        return (
          <li key={`${one.kept.room} ${one.kept.key}`} className="position-saying" data-stand={v}>
            <WaitingSign waits={one} words={words} onTakeBack={onTakeBack} />
          </li>
        )
      })}
    </ul>
  )
}
