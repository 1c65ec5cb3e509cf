import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { sampleKeyName } from '../../../shared/protocol/links.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useFailureText } from '../failure-text.ts'
import type { Made } from './invite-links.ts'
import { rolesToInvite } from './who-invites.ts'

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  /** Whether nobody else can reach the negotiation yet, as far as this window knows. */
  readonly isHereAlone: boolean
  readonly onMade: (made: Made) => void
}

const USES = [1, 2, 5, 20]
const HOUR_MS = 3_600_000
const LASTS = [
  ['hour', HOUR_MS],
  ['day', 24 * HOUR_MS],
  ['week', 7 * 24 * HOUR_MS],
  ['month', 30 * 24 * HOUR_MS],
  ['ever', null],
] as const

/** Whom, as what, for how many, for how long. */
export function InviteForm({ negotiation, dossier, isHereAlone, onMade }: Props) {
  const { t } = useTranslation(['conduct', 'sharing'])
  const failureText = useFailureText()
  const me = useStore(negotiation.me)
  const roles = rolesToInvite(me.role)
  const [role, setRole] = useState<Role>(roles[0] ?? 'observer')
  const [code, setCode] = useState<string>(firstGuest(dossier, me.delegation))
  const [name, setName] = useState('')
  const [uses, setUses] = useState(1)
  const [lasts, setLasts] = useState<string>('week')
  const [trouble, setTrouble] = useState<string | null>(null)
  const isHost = me.role === 'penholder'
  const delegation = isHost ? delegationFor(role, code, dossier) : me.delegation
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!parseDelegationCode(delegation)) return setTrouble(t('inviteCodeHint'))
    const ms = LASTS.find(([key]) => key === lasts)?.[1] ?? null
    const wish = { delegation, role, name: name.trim(), uses }
    const expires = ms === null ? null : Date.now() + ms
    const { api, session } = negotiation
    const answer = await api.invite(session.session, { ...wish, expires })
    if (!answer.ok) return setTrouble(failureText(answer.error))
    const key = role === 'delegation' ? await sampleKey(negotiation, delegation) : null
    onMade({ answer: answer.value, key, delegation })
  }
  return (
    <form onSubmit={(event) => void make(event)}>
      <p className="invite-intro">
        {isHost ? '' : `${t('inviteColleagues')} `}
        {t('inviteIntro')}
        {isHereAlone ? ` ${t('sharing:formOnlyHere')}` : ''}
      </p>
      <div className="invite-pair">
        <Select
          label={t('inviteRole')}
          value={role}
          onChange={({ target }) => setRole(roles.find((one) => one === target.value) ?? role)}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`role_${one}`)}
            </option>
          ))}
        </Select>
        {isHost && !isDecided(role) ? (
          <WhichDelegation dossier={dossier} code={code} onCode={setCode} />
        ) : null}
      </div>
      <TextField
        label={t('inviteName')}
        hint={t('inviteNameHint')}
        value={name}
        maxLength={80}
        onChange={({ target }) => setName(target.value)}
      />
      <div className="invite-pair">
        <Select
          label={t('inviteUses')}
          value={uses}
          onChange={({ target }) => setUses(Number(target.value))}
        >
          {USES.map((count) => (
            <option key={count} value={count}>
              {t('inviteUses', { count })}
            </option>
          ))}
        </Select>
        <Select
          label={t('inviteLasts')}
          value={lasts}
          onChange={({ target }) => setLasts(target.value)}
        >
          {LASTS.map(([key]) => (
            <option key={key} value={key}>
              {t(`lasts_${key}`)}
            </option>
          ))}
        </Select>
      </div>
      <p role="alert" className="invite-trouble">
        {trouble}
      </p>
      <Button look="primary" type="submit">
        {t('inviteMake')}
      </Button>
    </form>
  )
}

const OTHER = ''

type WhichProps = {
  readonly dossier: Dossier | null
  readonly code: string
  readonly onCode: (code: string) => void
}

function WhichDelegation({ dossier, code, onCode }: WhichProps) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const members = dossier?.members ?? []
  const isMember = members.some((one) => one === code)
  return (
    <>
      <Select
        label={t('inviteDelegation')}
        value={isMember ? code : OTHER}
        onChange={({ target }) => onCode(target.value)}
      >
        {members.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)} ({one})
          </option>
        ))}
        <option value={OTHER}>{t('inviteOther')}</option>
      </Select>
      {isMember ? null : (
        <TextField
          label={t('inviteCode')}
          hint={t('inviteCodeHint')}
          value={code}
          maxLength={3}
          onChange={({ target }) => onCode(target.value.toUpperCase())}
        />
      )}
    </>
  )
}

/** Whether the role says by itself for which delegation it is. */
function isDecided(role: Role): boolean {
  return role === 'secretariat' || role === 'penholder'
}

function delegationFor(role: Role, code: string, dossier: Dossier | null): string {
  if (role === 'secretariat') return 'SEC'
  return role === 'penholder' ? (dossier?.penholder ?? code) : code
}

function firstGuest(dossier: Dossier | null, own: string): string {
  return dossier?.members.find((one) => one !== own) ?? OTHER
}

/** The key of a room of the sample that this machine has made: there its links are a colleague's ([C10]). */
function sampleKey({ keys, session }: Negotiation, delegation: string): Promise<string | null> {
  return keys.find(session.dossier, sampleKeyName(delegation))
}
