import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import * as words from '../../../shared/messages/commands.ts'
import type { LiveText } from '../../session/live-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import { offerUndo } from '../offer-undo.ts'
import './asking.css'

learn('commands', words)

type Props = {
  readonly annotated: Proposal | null
  readonly text: LiveText
  readonly announce: Announce
  readonly onClose: () => void
}

const LONGEST_NOTE = 4000
const LONGEST_SOURCE = 128

/** Why one proposes something, and the agreed language that its wording is from ([P17]). */
export function AnnotateDialog({ annotated, ...props }: Props) {
  return annotated ? <AnnotateSheet proposal={annotated} {...props} /> : null
}

type SheetProps = Omit<Props, 'annotated'> & { readonly proposal: Proposal }

function AnnotateSheet({ proposal, text, announce, onClose }: SheetProps) {
  const { writer } = text
  const { t } = useTranslation(['commands', 'app'])
  const [note, setNote] = useState(proposal.note)
  const [source, setSource] = useState(proposal.source)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const done = writer.annotate(proposal, { note: note.trim(), source: source.trim() })
    if (done.ok) offerUndo(announce, t('didAnnotate'), writer)
    else announce.set({ text: t(`app:failed_${done.error.kind}`) })
    onClose()
  }
  return (
    <Dialog title={t('annotateTitle')} closeLabel={t('cancel')} onClose={onClose}>
      <form onSubmit={submit} className="sheet">
        <TextArea
          label={t('annotateNote')}
          value={note}
          maxLength={LONGEST_NOTE}
          onChange={({ target }) => setNote(target.value)}
        />
        <TextField
          label={t('annotateSource')}
          hint={t('annotateSourceHint')}
          value={source}
          maxLength={LONGEST_SOURCE}
          onChange={({ target }) => setSource(target.value)}
        />
        <p className="sheet-acts">
          <Button type="button" look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit">{t('doIt')}</Button>
        </p>
      </form>
    </Dialog>
  )
}
