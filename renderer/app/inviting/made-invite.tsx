import { useTranslation } from 'react-i18next'
import type { InviteAnswer } from '../../../shared/protocol/http.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { TextField } from '../../ui/field.tsx'

export type Made = { readonly answer: InviteAnswer; readonly delegation: string }

type Props = { readonly made: Made; readonly onAnother: () => void }

/** The links of an invitation, which nobody can show again. */
export function MadeInvite({ made: { answer, delegation }, onAnother }: Props) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const { invite, link, appLink } = answer
  return (
    <div>
      <LinkLine
        label={t('inviteMade', { name: nameOf(delegation) })}
        hint={t('inviteLinkOnly')}
        link={link ?? invite}
      />
      {appLink === null ? null : <LinkLine label={t('inviteAppLink')} link={appLink} />}
      <Button onClick={onAnother}>{t('inviteAnother')}</Button>
    </div>
  )
}

type LineProps = { readonly label: string; readonly hint?: string; readonly link: string }

function LinkLine({ label, hint, link }: LineProps) {
  const { t } = useTranslation('app')
  return (
    <div className="invite-link">
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={link}
        readOnly={true}
        onFocus={({ target }) => target.select()}
      />
      <CopyButton
        text={link}
        look="primary"
        label={t('copy')}
        doneLabel={t('copied')}
        failedLabel={t('copyByHand')}
      />
    </div>
  )
}
