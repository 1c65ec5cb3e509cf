import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Participant } from '../../session/presence.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useDelegationNames } from '../names.ts'
import './participants.css'

type Props = {
  readonly presence: ExternalStore<readonly Participant[]>
  readonly dossier: Dossier | null
}

/** Who is connected, by delegation, and which members are not. */
export function Participants({ presence, dossier }: Props) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const present = useStore(presence)
  const connected = [...new Set(present.map(({ delegation }) => delegation))]
  const absent = (dossier?.members ?? []).filter((code) => !connected.includes(code))
  return (
    <div className="participants">
      <h2 className="section-title">{t('presentIntro')}</h2>
      <ul>
        {connected.map((code) => (
          <li key={code}>
            <CodeChip code={code} name={nameOf(code)} />
            <span className="participant-name">
              {nameOf(code)}
              <Standing code={code} dossier={dossier} />
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
                  <Standing code={code} dossier={dossier} />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

type StandingProps = { readonly code: DelegationCode; readonly dossier: Dossier | null }

/** Which offices a delegation holds today. */
function Standing({ code, dossier }: StandingProps) {
  const { t } = useTranslation('app')
  if (!dossier) return null
  const today = new Date().toISOString().slice(0, 10)
  const held = dossier.offices.filter(
    ({ office, delegation, from, until }) =>
      office !== 'penholder' &&
      delegation === code &&
      (!from || from <= today) &&
      (!until || today <= until),
  )
  const said = [
    ...(code === dossier.penholder ? [t('holdsPen')] : []),
    ...(dossier.coPenholders.includes(code) ? [t('sharesPen')] : []),
    ...held.map(({ office }) => t(`office_${office}`)),
  ]
  return said.length > 0 ? <small>{said.join(' · ')}</small> : null
}

function Window({ participant }: { readonly participant: Participant }) {
  const { t } = useTranslation('app')
  const { person, isSelf, isInText } = participant
  const said = [person, isSelf ? t('presentSelf') : '', isInText ? t('presentInText') : '']
    .filter((part) => part !== '')
    .join(' · ')
  return said === '' ? null : <li>{said}</li>
}
