import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Support } from '../../../shared/domain/records.ts'
import { Button } from '../../ui/button.tsx'
import { later, useLater } from '../../ui/later.ts'
import type { Telling } from './telling.ts'

const standMenu = later(async () => (await import('./stand-menu.tsx')).StandMenu)

type Props = {
  readonly stand: Support
  readonly isBefore: boolean
  /** A menu of its own is only made for the card in hand: five hundred of them would be felt. */
  readonly isCurrent: boolean
  readonly telling: Telling | null
  /** Takes the card in hand. */
  readonly onWanted: () => void
  readonly onChoose: (support: Support) => void
  readonly onWiden: (to: Telling['chosen']) => void
}

/** Where one stands on another's proposal, and how to say otherwise. */
export function StandButton(props: Props) {
  const { stand, isBefore, isCurrent, telling, onWanted, onChoose, onWiden } = props
  const { t } = useTranslation('app')
  const StandMenu = useLater(standMenu)
  // One press is enough: it takes the card in hand, and its menu comes open.
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    if (isCurrent && StandMenu) setAsked(false)
  }, [isCurrent, StandMenu])
  const label = t(stand === 'none' ? 'takeStand' : `stand_${stand}`)
  if (!isCurrent || !StandMenu || !telling) {
    return (
      <span className="proposal-stand">
        <Button
          size="small"
          look="quiet"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation()
            setAsked(true)
            onWanted()
          }}
        >
          {label}
        </Button>
      </span>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps clicks on the menu from being clicks on the card
    <span
      className="proposal-stand"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={() => undefined}
    >
      <StandMenu
        label={label}
        stand={stand}
        isBefore={isBefore}
        isAsked={isAsked}
        telling={telling}
        onChoose={onChoose}
        onWiden={onWiden}
      />
    </span>
  )
}
