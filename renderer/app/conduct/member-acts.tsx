import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { Act } from './confirmation.tsx'

type Props = { readonly dossier: Dossier; readonly onAsk: (act: Act) => void }

/** The delegations, who of them holds or shares the pen, and what can be done about each. */
export function Roster({ dossier, onAsk }: Props) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const { members, penholder, coPenholders } = dossier
  return (
    <section>
      <h3 className="section-title">{t('conductMembers')}</h3>
      <ul className="conduct-roster">
        {members.map((code) => (
          <li key={code}>
            <CodeChip code={code} name={nameOf(code)} look="outline" />
            <span>
              {nameOf(code)}
              {code === penholder ? <small> · {t('conductHolds')}</small> : null}
              {coPenholders.includes(code) ? <small> · {t('conductShares')}</small> : null}
            </span>
            <Menu
              label={t('actsFor', { name: nameOf(code) })}
              look="quiet"
              size="icon"
              parts={[
                {
                  entries: actsFor(code, dossier).map(({ command }) => ({
                    key: command,
                    label: t(`do_${command}`),
                  })),
                },
              ]}
              onChoose={(key) => {
                const act = actsFor(code, dossier).find(({ command }) => command === key)
                if (act) onAsk(act)
              }}
            >
              <Ellipsis size={16} aria-hidden="true" />
            </Menu>
          </li>
        ))}
      </ul>
    </section>
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
