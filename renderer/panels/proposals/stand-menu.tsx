import { useTranslation } from 'react-i18next'
import { widerThan } from '../../../shared/domain/audiences.ts'
import { SUPPORTS, type Support } from '../../../shared/domain/records.ts'
import { Menu } from '../../ui/menu.tsx'
import { useAudienceNames } from '../audiences/audience-names.ts'
import type { Telling } from './telling.ts'

type Props = {
  readonly label: string
  readonly stand: Support
  /** Whether it was taken before the last change of the proposal. */
  readonly isBefore: boolean
  /** Whether it was asked for before it was there. */
  readonly isAsked: boolean
  readonly telling: Pick<Telling, 'offered' | 'chosen' | 'choose'>
  readonly onChoose: (support: Support) => void
  readonly onWiden: (to: Telling['chosen']) => void
}

/** What one may say of another's proposal, and to whom it is told. */
export function StandMenu(props: Props) {
  const { label, stand, isBefore, isAsked, telling, onChoose, onWiden } = props
  const { t } = useTranslation(['app', 'audiences'])
  const { nameOf, tell } = useAudienceNames()
  const { offered, chosen, choose } = telling
  const supports = SUPPORTS.map((key) => ({
    key,
    label: t(`support_${key}`),
    isChosen: key === stand,
  }))
  const audiences = offered.map((one) => ({
    key: `to ${one}`,
    label: nameOf(one),
    isChosen: one === chosen,
  }))
  const wider = stand === 'none' ? [] : widerThan(chosen, offered)
  const widening = wider.map((one) => ({ key: `widen ${one}`, label: tell(one) }))
  const act = (key: string): void => {
    if (key === 'renew') onChoose(stand)
    const support = SUPPORTS.find((one) => one === key)
    if (support) onChoose(support)
    const to = offered.find((one) => `to ${one}` === key)
    if (to) choose(to)
    const further = wider.find((one) => `widen ${one}` === key)
    if (further) onWiden(further)
  }
  return (
    <Menu
      look="quiet"
      isOpenAtFirst={isAsked}
      parts={[
        ...(isBefore ? [{ entries: [{ key: 'renew', label: t('audiences:standRenew') }] }] : []),
        { entries: supports },
        ...(offered.length > 1 ? [{ heading: t('audiences:audience'), entries: audiences }] : []),
        ...(widening.length > 0 ? [{ entries: widening }] : []),
      ]}
      onChoose={act}
    >
      {label}
    </Menu>
  )
}
