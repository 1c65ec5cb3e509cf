import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { type AskForCheck, type CheckState, useRecordCheck } from './use-record-check.ts'

/** What is checked, and what came of it. */
export function RecordCheck({ ask }: { readonly ask: AskForCheck }) {
  const { t } = useTranslation('recordCheck')
  const { state, check, giveUp } = useRecordCheck(ask)
  const [receipt, setReceipt] = useState<File | null>(null)
  const isBusy = state.kind === 'checking'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void check(receipt)
  }
  return (
    <form onSubmit={submit}>
      <p className="field-hint">{t('hint')}</p>
      <p>
        <label>
          <span>{t('receipt')}</span>{' '}
          <input
            type="file"
            accept=".json,application/json"
            disabled={isBusy}
            onChange={({ target }) => setReceipt(target.files?.[0] ?? null)}
          />
        </label>
      </p>
      <Told state={state} />
      {isBusy ? (
        <Button onClick={giveUp}>{t('giveUp')}</Button>
      ) : (
        <Button type="submit" look="primary">
          {t('check')}
        </Button>
      )}
    </form>
  )
}

function Told({ state }: { readonly state: CheckState }) {
  const { t } = useTranslation('recordCheck')
  switch (state.kind) {
    case 'idle':
      return null
    case 'checking':
      return <p role="status">{t('checking')}</p>
    case 'failed':
      return <p role="alert">{state.sentence}</p>
    case 'told': {
      const { isRight, sentences } = state.answer
      const against =
        state.receipt === null ? t('withoutReceipt') : t('heldAgainst', { name: state.receipt })
      return (
        <div role={isRight ? 'status' : 'alert'}>
          <p>
            <strong>
              {isRight ? '✓' : '✗'} {t(isRight ? 'right' : 'wrong')}
            </strong>{' '}
            {against}
          </p>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )
    }
  }
}
