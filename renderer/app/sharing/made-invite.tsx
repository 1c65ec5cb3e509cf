import { useTranslation } from 'react-i18next'
import type { SharingState } from '../../../shared/protocol/sharing.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { LinkLine } from '../link-line.tsx'
import { linksOf, type Made } from './invite-links.ts'

type Props = {
  readonly made: Made
  /** How others reach the negotiation; null if that is not for this window to say. */
  readonly sharing: SharingState | null
  readonly onAnother: () => void
}

/** The links of an invitation, which nobody can show again, as they lead there now. */
export function MadeInvite({ made, sharing, onAnother }: Props) {
  const { t } = useTranslation(['conduct', 'sharing'])
  const nameOf = useDelegationNames()
  const { link, appLink, care } = linksOf(made, sharing)
  return (
    <div>
      <p role="status" className="invite-care">
        {care ? t(`sharing:${care}`) : ''}
      </p>
      <LinkLine
        className="invite-link"
        label={t('inviteMade', { name: nameOf(made.delegation) })}
        hint={t('inviteLinkOnly')}
        link={link}
      />
      {appLink === null ? null : (
        <LinkLine className="invite-link" label={t('inviteAppLink')} link={appLink} />
      )}
      <Button onClick={onAnother}>{t('inviteAnother')}</Button>
    </div>
  )
}
