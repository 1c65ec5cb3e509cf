import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Menu } from '../../ui/menu.tsx'
import type { Act } from './confirmation.tsx'

type Props = {
  readonly delegation: DelegationCode
  readonly dossier: Dossier
  readonly onAsk: (act: Act) => void
}

/** What the penholder can do about a member. */
export function MemberActs({ delegation, dossier, onAsk }: Props) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const acts = actsFor(delegation, dossier)
  return (
    <Menu
      label={t('actsFor', { name: nameOf(delegation) })}
      look="quiet"
      size="icon"
      parts={[
        { entries: acts.map(({ command }) => ({ key: command, label: t(`do_${command}`) })) },
      ]}
      onChoose={(key) => {
        const act = acts.find(({ command }) => command === key)
        if (act) onAsk(act)
      }}
    >
      <Ellipsis size={16} aria-hidden="true" />
    </Menu>
  )
}

// The pen is passed, not taken away; whoever holds it closes no more than its own other windows.
function actsFor(delegation: DelegationCode, { penholder, coPenholders }: Dossier): readonly Act[] {
  const close: Act = { command: 'revokeSessions', delegation }
  if (delegation === penholder) return [close]
  const shares = coPenholders.includes(delegation)
  return [
    { command: 'passPen', to: delegation },
    { command: shares ? 'removeCoPenholder' : 'addCoPenholder', delegation },
    close,
    { command: 'remove', delegation },
  ]
}
