import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Participant } from '../../session/presence.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useDelegationNames } from '../names.ts'
import './participants.css'

type Props = {
  readonly presence: ExternalStore<readonly Participant[]>
  readonly members: readonly DelegationCode[]
  readonly penholder: DelegationCode | null
}

/** Who is connected, by delegation, and which members are not. */
export function Participants({ presence, members, penholder }: Props) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const present = useStore(presence)
  const connected = [...new Set(present.map(({ delegation }) => delegation))]
  const absent = members.filter((code) => !connected.includes(code))
  return (
    <div className="participants">
      <h2 className="section-title">{t('presentIntro')}</h2>
      <ul>
        {connected.map((code) => (
          <li key={code}>
            <CodeChip code={code} name={nameOf(code)} />
            <span className="participant-name">
              {nameOf(code)}
              {code === penholder ? <small>{t('holdsPen')}</small> : null}
            </span>
            <ul className="participant-windows">
              {present
                .filter(({ delegation }) => delegation === code)
                .map((one) => (
                  <Window key={one.client} participant={one} />
                ))}
            </ul>
          </li>
        ))}
      </ul>
      {absent.length > 0 ? (
        <>
          <h2 className="section-title">{t('absent')}</h2>
          <ul className="participants-absent">
            {absent.map((code) => (
              <li key={code}>
                <CodeChip code={code} name={nameOf(code)} look="outline" />
                <span className="participant-name">
                  {nameOf(code)}
                  {code === penholder ? <small>{t('holdsPen')}</small> : null}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function Window({ participant }: { readonly participant: Participant }) {
  const { t } = useTranslation('app')
  const { person, isSelf, isInText } = participant
  const said = [person, isSelf ? t('presentSelf') : '', isInText ? t('presentInText') : '']
    .filter((part) => part !== '')
    .join(' · ')
  return said === '' ? null : <li>{said}</li>
}
