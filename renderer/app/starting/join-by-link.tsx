import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseAppLink } from '../../../shared/protocol/links.ts'
import type { StartDesk } from '../../platform.ts'
import { TextField } from '../../ui/field.tsx'
import { StartActs } from './start-acts.tsx'

type Props = { readonly desk: StartDesk; readonly onBack: () => void }

/** Joining by a link that was pasted; who leads there is asked once more by the app itself ([D18]). */
export function JoinByLink({ desk, onBack }: Props) {
  const { t } = useTranslation('starting')
  const [link, setLink] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const join = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const given = link.trim()
    if (!parseAppLink(given)) return setWrong(true)
    setWrong(false)
    setBusy(true)
    if (!(await desk.joinByLink(given))) setBusy(false)
  }
  return (
    <form className="start-card" ref={form} onSubmit={(event) => void join(event)}>
      <h2>{t('joinByLink')}</h2>
      <TextField
        label={t('linkLabel')}
        hint={t('linkHint')}
        value={link}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        isWrong={isWrong}
        onChange={({ target }) => setLink(target.value)}
      />
      <StartActs
        trouble={isWrong ? t('linkWrong') : null}
        label={t('join')}
        isReady={link.trim() !== '' && !isBusy}
        onBack={onBack}
      />
    </form>
  )
}
