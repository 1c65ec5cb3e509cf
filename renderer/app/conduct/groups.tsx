import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GROUP_NAME } from '../../../shared/domain/conduct.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, TextField } from '../../ui/field.tsx'

type Props = { readonly dossier: Dossier; readonly onDo: (command: DossierCommand) => void }

/** The groups: a label that members sign, and a room of their own ([O7]). */
export function Groups({ dossier, onDo }: Props) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  /** The group that is being changed; an empty name: a new one. */
  const [edited, setEdited] = useState<string | null>(null)
  const { groups } = dossier
  const keep = (name: string, members: readonly DelegationCode[]): void => {
    onDo({ command: 'setGroup', name, members: [...members] })
    setEdited(null)
  }
  const known = groups.find(({ name }) => name === edited)
  return (
    <section>
      <h3 className="section-title">{t('conductGroups')}</h3>
      {groups.length === 0 ? <p className="conduct-hint">{t('groupsNone')}</p> : null}
      <ul className="conduct-groups">
        {groups.map(({ name, members }) => (
          <li key={name}>
            <b>{name}</b>
            <span>{members.map(nameOf).join(', ')}</span>
            <Button
              size="small"
              look="quiet"
              aria-label={t('groupChangeWhich', { group: name })}
              onClick={() => setEdited(name)}
            >
              {t('groupChange')}
            </Button>
          </li>
        ))}
      </ul>
      {edited === null ? (
        <Button onClick={() => setEdited('')}>{t('groupNew')}</Button>
      ) : (
        <GroupForm
          key={edited}
          name={edited}
          signed={known?.members ?? []}
          members={dossier.members}
          onKeep={keep}
          onCancel={() => setEdited(null)}
        />
      )}
    </section>
  )
}

type FormProps = {
  readonly name: string
  readonly signed: readonly DelegationCode[]
  readonly members: readonly DelegationCode[]
  readonly onKeep: (name: string, members: readonly DelegationCode[]) => void
  readonly onCancel: () => void
}

function GroupForm({ name, signed, members, onKeep, onCancel }: FormProps) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const [typed, setTyped] = useState(name)
  const [chosen, setChosen] = useState<ReadonlySet<DelegationCode>>(new Set(signed))
  const isNew = name === ''
  const isNamed = GROUP_NAME.test(typed)
  const toggle = (code: DelegationCode): void => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    setChosen(next)
  }
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    if (isNamed)
      onKeep(
        typed,
        members.filter((code) => chosen.has(code)),
      )
  }
  return (
    <form className="conduct-group" onSubmit={keep}>
      {isNew ? (
        <TextField
          label={t('groupName')}
          hint={t('groupNameHint')}
          value={typed}
          maxLength={24}
          isWrong={typed !== '' && !isNamed}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : null}
      <fieldset className="conduct-signers">
        <legend>{isNew ? t('groupMembers') : t('groupMembersOf', { group: name })}</legend>
        {members.map((code) => (
          <Choice
            key={code}
            type="checkbox"
            label={nameOf(code)}
            checked={chosen.has(code)}
            onChange={() => toggle(code)}
          />
        ))}
      </fieldset>
      <p className="conduct-hint">{t(isNew ? 'groupMeans' : 'groupChangeMeans')}</p>
      <div className="conduct-acts">
        <Button look="primary" type="submit" disabled={!isNamed || (isNew && chosen.size === 0)}>
          {t(!isNew && chosen.size === 0 ? 'groupDissolve' : 'do_setGroup')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
