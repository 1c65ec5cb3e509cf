import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'

/** Puts another delegation on the roster. */
export function Admission({ onDo }: { readonly onDo: (command: DossierCommand) => void }) {
  const { t } = useTranslation('conduct')
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const admit = (event: FormEvent): void => {
    event.preventDefault()
    const delegation = parseDelegationCode(typed)
    setWrong(!delegation)
    if (!delegation) return
    onDo({ command: 'admit', delegation })
    setTyped('')
  }
  return (
    <form className="conduct-line" onSubmit={admit}>
      <TextField
        label={t('conductAdmit')}
        hint={t('inviteCodeHint')}
        value={typed}
        maxLength={3}
        isWrong={isWrong}
        onChange={({ target }) => setTyped(target.value.toUpperCase())}
      />
      <Button type="submit">{t('do_admit')}</Button>
    </form>
  )
}
