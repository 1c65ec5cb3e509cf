import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import type { StartPoint } from '../../shared/protocol/ipc.ts'
import type { Platform } from '../platform.ts'
import { type RelayFailure, relayApi } from '../session/relay-api.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useFailureText } from './failure-text.ts'
import { inviteIn } from './invite-in.ts'
import { Languages } from './languages.tsx'
import './start.css'

type Props = {
  readonly start: StartPoint
  /** Why joining failed before this screen was shown. */
  readonly failure: RelayFailure | null
  readonly platform: Platform
  /** `key`: of a colleague's link that was pasted here. */
  readonly onJoined: (session: JoinAnswer, key: string | null) => void
}

/** Where somebody without a session begins: an invitation and a name, no account. */
export function JoinScreen({ start, failure, platform, onJoined }: Props) {
  const { t } = useTranslation('app')
  return (
    <main className="start">
      <section className="start-side">
        <h1>{t('appName')}</h1>
        <p>{t('tagline')}</p>
        {platform.kind === 'desktop' ? (
          <button type="button" className="start-choice" onClick={() => void platform.openFile()}>
            {t('openFile')}
            <small>{t('openFileHint')}</small>
          </button>
        ) : null}
        <Languages />
      </section>
      <section className="start-main">
        <JoinForm start={start} failure={failure} onJoined={onJoined} />
      </section>
    </main>
  )
}

type Trouble = RelayFailure | { readonly kind: 'notAnInvite' }

function JoinForm({ start, failure, onJoined }: Omit<Props, 'platform'>) {
  const { t } = useTranslation('app')
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(failure)
  // An invitation that has been refused is no help any more: ask for another one.
  const isRefused = trouble?.kind === 'refused'
  const arrived =
    start.invite === null || isRefused ? null : { invite: start.invite, key: start.key ?? null }
  const hasInvite = arrived !== null
  const join = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const given = arrived ?? inviteIn(typed)
    if (!given) return setTrouble({ kind: 'notAnInvite' })
    const { invite, key } = given
    setBusy(true)
    const joined = await relayApi(start.http).join({ invite, name: name.trim() })
    setBusy(false)
    if (joined.ok) onJoined(joined.value, key)
    else setTrouble(joined.error)
  }
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form className="start-card" ref={form} onSubmit={(event) => void join(event)}>
      <h2>{t('joinTitle')}</h2>
      <p>{t(hasInvite ? 'joinWith' : 'joinIntro')}</p>
      {hasInvite ? null : (
        <TextField
          label={t('inviteLabel')}
          hint={t('inviteHint')}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          isWrong={trouble?.kind === 'notAnInvite'}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <TextField
        label={t('nameLabel')}
        hint={t('nameHint')}
        value={name}
        maxLength={80}
        autoComplete="name"
        onChange={({ target }) => setName(target.value)}
      />
      <TroubleText trouble={trouble} />
      <Button look="primary" type="submit" disabled={isBusy}>
        {t(isBusy ? 'joining' : 'join')}
      </Button>
      <p className="start-small">{t('noAccount')}</p>
    </form>
  )
}

function TroubleText({ trouble }: { readonly trouble: Trouble | null }) {
  const { t } = useTranslation('app')
  const failureText = useFailureText()
  return (
    <div role="alert">
      {trouble === null ? null : (
        <p className="start-trouble">
          {trouble.kind === 'notAnInvite' ? t('inviteWrong') : failureText(trouble)}
        </p>
      )}
    </div>
  )
}
