import { useTranslation } from 'react-i18next'
import { SUPPORTS, type Support } from '../../../shared/domain/records.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'

type Props = {
  readonly stand: Support
  /** A menu of its own is only made for the card in hand: five hundred of them would be felt. */
  readonly isCurrent: boolean
  readonly onChoose: (support: Support) => void
}

/** Where one stands on another's proposal, and how to say otherwise. */
export function StandButton({ stand, isCurrent, onChoose }: Props) {
  const { t } = useTranslation('app')
  const label = t(stand === 'none' ? 'takeStand' : `stand_${stand}`)
  if (!isCurrent) {
    return (
      <span className="proposal-stand">
        <Button size="small" look="quiet" tabIndex={-1}>
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
      <Menu
        look="quiet"
        parts={[
          {
            entries: SUPPORTS.map((key) => ({
              key,
              label: t(`support_${key}`),
              isChosen: key === stand,
            })),
          },
        ]}
        onChoose={(chosen) => {
          const support = SUPPORTS.find((one) => one === chosen)
          if (support) onChoose(support)
        }}
      >
        {label}
      </Menu>
    </span>
  )
}
