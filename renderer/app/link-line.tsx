import { useTranslation } from 'react-i18next'
import { CopyButton } from '../ui/copy-button.tsx'
import { TextField } from '../ui/field.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  readonly link: string
  /** How the button stands to the field. */
  readonly className: string
}

/** A link that somebody is to be sent, to be marked whole or copied. */
export function LinkLine({ link, className, ...said }: Props) {
  const { t } = useTranslation('app')
  return (
    <div className={className}>
      <TextField {...said} value={link} readOnly={true} onFocus={({ target }) => target.select()} />
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
