import { useEffect } from 'react'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { later, useLater } from '../ui/later.ts'

export type DialogName = 'help' | 'invite'

const helpDialog = later(async () => (await import('./help-dialog.tsx')).HelpDialog)
const inviteDialog = later(async () => (await import('./invite-dialog.tsx')).InviteDialog)

type Props = {
  readonly open: DialogName | null
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly onClose: () => void
}

/** The dialog that is open, if any. */
export function Dialogs({ open, ...props }: Props) {
  useEffect(() => {
    helpDialog.fetch()
    inviteDialog.fetch()
  }, [])
  if (open === 'help') return <Help {...props} />
  return open === 'invite' ? <Invite {...props} /> : null
}

type OpenProps = Omit<Props, 'open'>

function Help({ onClose }: OpenProps) {
  const HelpDialog = useLater(helpDialog)
  return HelpDialog ? <HelpDialog onClose={onClose} /> : null
}

function Invite(props: OpenProps) {
  const InviteDialog = useLater(inviteDialog)
  return InviteDialog ? <InviteDialog {...props} /> : null
}
