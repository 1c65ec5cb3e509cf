import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/comments.ts'
import { AudienceChoice } from '../../panels/audiences/audience-choice.tsx'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import type { Announce } from '../announcements.tsx'
import '../asking/asking.css'
import { ToldRoom } from '../audiences/told-room.tsx'
import { useAudience } from '../audiences/use-audience.ts'
import { learn } from '../i18n.ts'
import type { TextActions } from '../text-actions.ts'
import { useBeginThread } from './use-begin-thread.ts'

learn('comments', words)

type Props = {
  readonly negotiation: Negotiation
  readonly actions: TextActions
  readonly announce: Announce
  readonly onClose: () => void
}

/** Comments on what was selected when the key was pressed, without leaving the text for a panel. */
export function CommentDialog({ negotiation, actions, announce, onClose }: Props) {
  const { t } = useTranslation(['comments', 'app'])
  const [said, setSaid] = useState('')
  const audience = useAudience(negotiation, 'comment')
  const begin = useBeginThread({ negotiation, actions, announce, paragraph: null })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const begun = said.trim() ? begin(said.trim(), audience.chosen) : null
    if (begun === null) return
    if (begun === 'said') announce.set({ text: t('commentDone') })
    onClose()
  }
  return (
    <Dialog title={t('commentTitle')} closeLabel={t('app:close')} onClose={onClose}>
      <form onSubmit={submit} className="sheet">
        <TextArea
          label={t('commentWords')}
          hint={t('commentCallHint')}
          rows={4}
          maxLength={4000}
          value={said}
          onChange={({ target }) => setSaid(target.value)}
        />
        <AudienceChoice
          name="comment-dialog-audience"
          audiences={audience.offered}
          chosen={audience.chosen}
          onChoose={audience.choose}
        >
          <ToldRoom negotiation={negotiation} audience={audience.chosen} />
        </AudienceChoice>
        <p className="sheet-acts">
          <Button type="submit" disabled={said.trim() === ''}>
            {t('commentAdd')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
