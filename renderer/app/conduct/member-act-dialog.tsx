import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/conduct.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { learn } from '../i18n.ts'
import { useAct } from '../use-act.ts'
import { type Act, Confirmation } from './confirmation.tsx'
import './conduct.css'

learn('conduct', words)

type Props = {
  readonly negotiation: Negotiation
  readonly memberAct: Act | null
  readonly onClose: () => void
}

/** What the penholder would do about a member, before it is done. */
export function MemberActDialog({ negotiation, memberAct, onClose }: Props) {
  const { t } = useTranslation(['conduct', 'app'])
  const { trouble, act } = useAct(negotiation)
  if (memberAct === null) return null
  const carryOut = async (): Promise<void> => {
    if (await act(memberAct)) onClose()
  }
  return (
    <Dialog title={t('conductTitle')} closeLabel={t('app:close')} onClose={onClose}>
      <p role="alert" className="conduct-trouble">
        {trouble}
      </p>
      <Confirmation act={memberAct} onDo={() => void carryOut()} onCancel={onClose} />
    </Dialog>
  )
}
