import { useTranslation } from 'react-i18next'
import { SUPPORTS, type Support } from '../../../shared/domain/records.ts'
import { Menu } from '../../ui/menu.tsx'

type Props = {
  readonly label: string
  readonly stand: Support
  readonly onChoose: (support: Support) => void
}

/** What one may say of another's proposal. */
export function StandMenu({ label, stand, onChoose }: Props) {
  const { t } = useTranslation('app')
  const entries = SUPPORTS.map((key) => ({
    key,
    label: t(`support_${key}`),
    isChosen: key === stand,
  }))
  return (
    <Menu
      look="quiet"
      parts={[{ entries }]}
      onChoose={(chosen) => {
        const support = SUPPORTS.find((one) => one === chosen)
        if (support) onChoose(support)
      }}
    >
      {label}
    </Menu>
  )
}
