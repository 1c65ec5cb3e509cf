import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import { TEXT_LANGS } from '../../../shared/protocol/start-window.ts'
import type { StartDesk } from '../../platform.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { StartActs } from './start-acts.tsx'

type Props = { readonly desk: StartDesk; readonly onBack: () => void }
type Trouble = 'penWrong' | 'penUnknown'

/** A dossier from a concept note: which note, in which language, and who holds the pen ([D23]). */
export function NewFromNote({ desk, onBack }: Props) {
  const { t } = useTranslation('starting')
  const [note, setNote] = useState<string | null>(null)
  const [lang, setLang] = useState<(typeof TEXT_LANGS)[number]>('en')
  const [pen, setPen] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('button')?.focus(), [])
  const choose = async (): Promise<void> => setNote((await desk.chooseNote()) ?? note)
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const code = parseDelegationCode(pen.trim().toUpperCase())
    if (pen.trim() !== '' && !code) return setTrouble('penWrong')
    setTrouble(null)
    setBusy(true)
    const outcome = await desk.begin(lang, code)
    // What is open closes this window; what has failed was told.
    if (outcome === 'open') return
    setBusy(false)
    if (outcome === 'noPresidency') setTrouble('penUnknown')
  }
  return (
    <form className="start-card" ref={form} onSubmit={(event) => void begin(event)}>
      <h2>{t('newFromNote')}</h2>
      <p>{t('newIntro')}</p>
      <div className="starting-note">
        <span id="note">{t('noteLabel')}</span>
        <output aria-labelledby="note">{note ?? t('noteNone')}</output>
        <Button aria-describedby="note" onClick={() => void choose()}>
          {t('chooseNote')}
        </Button>
      </div>
      <Select
        label={t('langLabel')}
        value={lang}
        onChange={({ target }) => setLang(TEXT_LANGS.find((one) => one === target.value) ?? 'en')}
      >
        {TEXT_LANGS.map((one) => (
          <option key={one} value={one}>
            {t(`lang_${one}`)}
          </option>
        ))}
      </Select>
      <TextField
        label={t('penLabel')}
        hint={t('penHint')}
        value={pen}
        maxLength={3}
        autoComplete="off"
        spellCheck={false}
        isWrong={trouble !== null}
        onChange={({ target }) => setPen(target.value)}
      />
      <StartActs
        trouble={trouble ? t(trouble) : null}
        label={t(isBusy ? 'beginning' : 'begin')}
        isReady={note !== null && !isBusy}
        onBack={onBack}
      />
    </form>
  )
}
