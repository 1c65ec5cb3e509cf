import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/record-check.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { learn } from '../i18n.ts'
import { RecordCheck } from './record-check.tsx'

learn('recordCheck', words)

type Props = {
  readonly negotiation: Negotiation
  readonly onClose: () => void
}

/** Whether the record is whole, in plain words, and whether a receipt that a delegation kept agrees with it ([F7], [F8]). */
export function RecordDialog({ negotiation, onClose }: Props) {
  const { t } = useTranslation('recordCheck')
  const { api, session } = negotiation
  return (
    <Dialog title={t('title')} closeLabel={t('close')} onClose={onClose}>
      <RecordCheck ask={(...asked) => api.checkRecord(session.session, ...asked)} />
    </Dialog>
  )
}
