import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealedSession } from '../../session/sealed/sealed-session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'

type Props = {
  readonly sealed: SealedSession
  /** Who changed the key without this computer; null if it never had one. */
  readonly leftOutBy: string | null
}

/** What to do where this computer has no key to the room. */
export function Keyless({ sealed, leftOutBy }: Props) {
  const { t } = useTranslation('team')
  const [text, setText] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const open = (event: FormEvent): void => {
    event.preventDefault()
    // From a whole link the key is what stands behind the last dot.
    setIsWrong(!sealed.tryKey(text.trim().split('.').at(-1) ?? ''))
  }
  return (
    <section className="team-keyless">
      <h3>
        {leftOutBy === null
          ? t('noKeyTitle')
          : t('leftOut', { name: leftOutBy === '' ? t('aColleague') : leftOutBy })}
      </h3>
      <p>{t(leftOutBy === null ? 'noKey' : 'leftOutHint')}</p>
      <form onSubmit={open}>
        <TextField
          label={t('keyLabel')}
          hint={isWrong ? t('keyWrong') : t('keyHint')}
          isWrong={isWrong}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setText(target.value)
            setIsWrong(false)
          }}
        />
        <Button look="primary" type="submit">
          {t('useKey')}
        </Button>
      </form>
      {leftOutBy === null ? (
        <>
          <p className="team-hint">{t('beginAnewHint')}</p>
          <Button onClick={() => sealed.beginAnew()}>{t('beginAnew')}</Button>
        </>
      ) : null}
    </section>
  )
}
