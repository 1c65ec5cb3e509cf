import { useTranslation } from 'react-i18next'
import type { Revision } from '../../../shared/domain/revisions.ts'
import * as words from '../../../shared/messages/silence.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { learn } from '../i18n.ts'
import { useMoments, useRelayNow } from './moments.ts'
import './silence.css'

learn('silence', words)

type Props = {
  readonly negotiation: Negotiation
  readonly revision: Revision
  /** Until when comments are asked for. */
  readonly until: number
}

/** Until when comments on the last revision are asked for, and with which words it was circulated ([K1]). */
export function CommentsDue({ negotiation, revision: { name, note }, until }: Props) {
  const { t } = useTranslation('silence')
  const { deadline, own } = useMoments()
  const now = useRelayNow(negotiation)
  if (until < now) return null
  const here = own(until)
  return (
    <div className="page-notice" role="status">
      <p>
        {t('commentsDue', { name, deadline: deadline(until) })}
        {here === null ? '' : ` (${here})`}
      </p>
      {note === '' ? null : (
        <p className="comments-due-note" dir="auto">
          {note}
        </p>
      )}
    </div>
  )
}
