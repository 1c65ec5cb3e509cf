import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Round } from '../../../shared/domain/silence.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Twice } from '../twice.tsx'
import { MomentField, momentOf } from './moment-field.tsx'

/** Carries an act out; whether the relay did. */
export type Do = (command: DossierCommand) => Promise<boolean>

type Props = { readonly isBusy: boolean; readonly onDo: Do }

/** Another deadline for all, whoever asked for it. */
export function Extend({
  round,
  now,
  isBusy,
  onDo,
}: Props & { readonly round: Round; readonly now: number }) {
  const { t } = useTranslation('silence')
  const [value, setValue] = useState('')
  const earliest = Math.max(round.deadline, now)
  const extend = (event: FormEvent): void => {
    event.preventDefault()
    const until = momentOf(value, earliest)
    if (typeof until !== 'number') return
    void onDo({ command: 'extendSilence', until }).then((isDone) => isDone && setValue(''))
  }
  return (
    <details className="silence-act">
      <summary>{t('extendTitle')}</summary>
      <form onSubmit={extend}>
        <MomentField
          label={t('silenceUntil')}
          value={value}
          isRequired={true}
          after={earliest}
          onChange={setValue}
        />
        <Button type="submit" disabled={isBusy}>
          {t('do_extend')}
        </Button>
      </form>
    </details>
  )
}

/** Ends the round so that the text can be changed again. */
export function TakeBack({ isBusy, onDo }: Props) {
  const { t } = useTranslation('silence')
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isAsked) void onDo({ command: 'voidSilence', reason })
    else setAsked(true)
  }
  return (
    <details className="silence-act">
      <summary>{t('voidTitle')}</summary>
      <form onSubmit={submit}>
        <p>{t('voidMeans')}</p>
        <TextArea
          label={t('reason')}
          required={true}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Twice
          area="silence"
          label={t('do_void')}
          isAsked={isAsked}
          isBusy={isBusy}
          onCancel={() => setAsked(false)}
        />
      </form>
    </details>
  )
}

/** The pen's word, without which no silence passes ([K5]). */
export function Confirm({
  isDue,
  isWaiting,
  isBusy,
  onDo,
}: Props & { readonly isDue: boolean; readonly isWaiting: boolean }) {
  const { t } = useTranslation('silence')
  const [isAsked, setAsked] = useState(false)
  const obstacle = isDue ? (isWaiting ? t('confirmWaiting') : null) : t('confirmNotYet')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isAsked) void onDo({ command: 'confirmSilence' })
    else setAsked(true)
  }
  return (
    <form className="silence-confirm" onSubmit={submit}>
      <h3 className="section-title">{t('confirmTitle')}</h3>
      <p id="silence-confirm">{obstacle ?? t('confirmMeans')}</p>
      {obstacle === null ? (
        <Twice
          area="silence"
          label={t('do_confirm')}
          isAsked={isAsked}
          isBusy={isBusy}
          onCancel={() => setAsked(false)}
        />
      ) : (
        <Button disabled={true} aria-describedby="silence-confirm">
          {t('do_confirm')}
        </Button>
      )}
    </form>
  )
}
