import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { ROLES, type Role } from '../../shared/domain/roles.ts'
import type { InviteAnswer } from '../../shared/protocol/http.ts'
import { useDelegationNames } from '../panels/names.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { useFailureText } from './failure-text.ts'
import './invite-dialog.css'

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly onClose: () => void
}

type Made = { readonly answer: InviteAnswer; readonly code: string }

/** The penholder invites somebody: whom, as what; then a link to copy. */
export function InviteDialog({ negotiation, dossier, onClose }: Props) {
  const { t } = useTranslation('app')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Dialog title={t('inviteTitle')} closeLabel={t('close')} onClose={onClose}>
      {made ? (
        <MadeInvite made={made} onAnother={() => setMade(null)} />
      ) : (
        <InviteForm negotiation={negotiation} dossier={dossier} onMade={setMade} />
      )}
    </Dialog>
  )
}

const OTHER = ''

type FormProps = Omit<Props, 'onClose'> & { readonly onMade: (made: Made) => void }

function InviteForm({ negotiation, dossier, onMade }: FormProps) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const failureText = useFailureText()
  const members = dossier?.members ?? []
  const [chosen, setChosen] = useState<string>(members[0] ?? OTHER)
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<Role>('delegation')
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const code = role === 'secretariat' ? 'SEC' : chosen === OTHER ? typed.toUpperCase() : chosen
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!parseDelegationCode(code)) {
      setTrouble(t('inviteCodeHint'))
      return
    }
    const { api, session } = negotiation
    const answer = await api.invite(session.session, { delegation: code, role, name: name.trim() })
    if (answer.ok) onMade({ answer: answer.value, code })
    else setTrouble(failureText(answer.error))
  }
  return (
    <form onSubmit={(event) => void make(event)}>
      <p className="invite-intro">{t('inviteIntro')}</p>
      <Select
        label={t('inviteRole')}
        value={role}
        onChange={({ target }) =>
          setRole(ROLES.find((one) => one === target.value) ?? 'delegation')
        }
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {t(`role_${one}`)}
          </option>
        ))}
      </Select>
      {role === 'secretariat' ? null : (
        <Select
          label={t('inviteDelegation')}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {members.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)} ({one})
            </option>
          ))}
          <option value={OTHER}>{t('inviteOther')}</option>
        </Select>
      )}
      {role !== 'secretariat' && chosen === OTHER ? (
        <TextField
          label={t('inviteCode')}
          hint={t('inviteCodeHint')}
          value={typed}
          maxLength={3}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : null}
      <TextField
        label={t('inviteName')}
        hint={t('inviteNameHint')}
        value={name}
        maxLength={80}
        onChange={({ target }) => setName(target.value)}
      />
      <p role="alert" className="invite-trouble">
        {trouble}
      </p>
      <Button look="primary" type="submit">
        {t('inviteMake')}
      </Button>
    </form>
  )
}

type MadeProps = { readonly made: Made; readonly onAnother: () => void }

function MadeInvite({ made: { answer, code }, onAnother }: MadeProps) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const link = answer.link ?? answer.invite
  return (
    <div>
      <TextField
        label={t('inviteMade', { name: nameOf(code) })}
        value={link}
        readOnly={true}
        onFocus={({ target }) => target.select()}
      />
      <div className="invite-acts">
        <CopyButton
          text={link}
          look="primary"
          label={t('copy')}
          doneLabel={t('copied')}
          failedLabel={t('copyByHand')}
        />
        <Button onClick={onAnother}>{t('inviteAnother')}</Button>
      </div>
    </div>
  )
}
