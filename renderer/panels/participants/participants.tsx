import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import {
  memberName,
  UN_LANGUAGE_NAMES,
  UN_LANGUAGES,
  type UnLanguage,
} from '../../../shared/messages/member-names.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import { type Participant, VISIBILITIES, type Visibility } from '../../session/presence.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { Choice, Select } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useDelegationNames } from '../names.ts'
import './participants.css'

type Props = {
  readonly presence: ExternalStore<readonly Participant[]>
  readonly dossier: Dossier | null
  /** What others see of this window. */
  readonly visibility: Visibility
  readonly onVisibility: (visibility: Visibility) => void
  /** What can be done about a member, at the end of its row. */
  readonly actsFor: (delegation: DelegationCode) => ReactNode
}

/** The members with their names in an official language, their offices, and who of them is here ([Q16]). */
export function Participants({ presence, dossier, visibility, onVisibility, actsFor }: Props) {
  const { t, i18n } = useTranslation('participants')
  const present = useStore(presence)
  const [language, setLanguage] = useState<UnLanguage>(
    () => UN_LANGUAGES.find((one) => one === i18n.language) ?? 'en',
  )
  const members = dossier?.members ?? []
  const others = new Set(present.map(({ delegation }) => delegation))
  for (const code of members) others.delete(code)
  const row = (code: DelegationCode) => (
    <Row
      key={code}
      code={code}
      language={language}
      dossier={dossier}
      windows={present.filter(({ delegation }) => delegation === code)}
      acts={members.includes(code) ? actsFor(code) : null}
    />
  )
  return (
    <div className="participants">
      <Select
        label={t('namesIn')}
        value={language}
        onChange={({ target }) =>
          setLanguage(UN_LANGUAGES.find((one) => one === target.value) ?? language)
        }
      >
        {UN_LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {UN_LANGUAGE_NAMES[one]}
          </option>
        ))}
      </Select>
      <h2 className="section-title">{t('members', { count: members.length })}</h2>
      <ul aria-label={t('membersList')}>{members.map(row)}</ul>
      {others.size > 0 ? (
        <>
          <h2 className="section-title">{t('others')}</h2>
          <ul>{[...others].map(row)}</ul>
        </>
      ) : null}
      <Visible visibility={visibility} onVisibility={onVisibility} />
    </div>
  )
}

function Visible({ visibility, onVisibility }: Pick<Props, 'visibility' | 'onVisibility'>) {
  const { t } = useTranslation('participants')
  const name = useId()
  return (
    <fieldset className="participants-visible">
      <legend>{t('seen')}</legend>
      {VISIBILITIES.map((one) => (
        <Choice
          key={one}
          type="radio"
          name={name}
          label={t(`seen_${one}`)}
          hint={t(`seenHint_${one}`)}
          checked={visibility === one}
          onChange={() => onVisibility(one)}
        />
      ))}
    </fieldset>
  )
}

type RowProps = {
  readonly code: DelegationCode
  readonly language: UnLanguage
  readonly dossier: Dossier | null
  readonly windows: readonly Participant[]
  readonly acts: ReactNode
}

function Row({ code, language, dossier, windows, acts }: RowProps) {
  const { t } = useTranslation('participants')
  const nameOf = useDelegationNames()
  const name = memberName(code, language)
  const short = name?.short ?? nameOf(code)
  return (
    <li data-here={windows.length > 0 || undefined}>
      <CodeChip code={code} name={short} look={windows.length > 0 ? 'solid' : 'outline'} />
      <span className="participant-name">
        <span lang={name ? language : undefined} dir="auto">
          {short}
        </span>
        {windows.length > 0 ? <span className="participant-here">● {t('here')}</span> : null}
        {name && name.formal !== name.short ? (
          <small lang={language} dir="auto">
            {name.formal}
          </small>
        ) : null}
        <Offices code={code} dossier={dossier} />
        <Windows windows={windows.filter(({ isPerson }) => isPerson)} />
      </span>
      {acts}
    </li>
  )
}

/** Which offices a delegation holds today. */
function Offices({ code, dossier }: Pick<RowProps, 'code' | 'dossier'>) {
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
    ...dossier.groups.filter(({ members }) => members.includes(code)).map(({ name }) => name),
  ]
  return said.length > 0 ? <small>{said.join(' · ')}</small> : null
}

function Windows({ windows }: Pick<RowProps, 'windows'>) {
  const { t } = useTranslation('app')
  const said = windows.flatMap(({ client, person, isSelf, isInText }) => {
    const words = [person, isSelf ? t('presentSelf') : '', isInText ? t('presentInText') : '']
    const line = words.filter((part) => part !== '').join(' · ')
    return line === '' ? [] : [{ client, line }]
  })
  if (said.length === 0) return null
  return (
    <ul className="participant-windows">
      {said.map(({ client, line }) => (
        <li key={client}>{line}</li>
      ))}
    </ul>
  )
}
