import { useTranslation } from 'react-i18next'
import type { ExternalStore } from '../../session/external-store.ts'
import type { KeptNote } from '../../session/kept-notes.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useDelegationNames, useTimes } from '../names.ts'
import './notes.css'

type Props = {
  readonly notes: ExternalStore<readonly KeptNote[]>
  readonly onDiscard: (id: string) => void
}

/** Work of one's own that could not be entered, with its words and the reason. */
export function NotesPanel({ notes, onDiscard }: Props) {
  const { t } = useTranslation(['panels', 'app'])
  const timeOf = useTimes()
  const kept = useStore(notes)
  return (
    <div className="notes">
      <p className="notes-intro">{t('notesIntro')}</p>
      {kept.map((note) => (
        <article key={note.id} className="note">
          <header>
            <time dateTime={new Date(note.at).toISOString()}>{timeOf(note.at)}</time>
            <span className="note-fate">{t(note.isRestated ? 'noteRestated' : 'noteKept')}</span>
          </header>
          <NoteWords note={note} />
          <p className="note-reason">
            <Reason reason={note.reason} />
          </p>
          <div className="note-acts">
            <CopyButton
              text={note.text}
              size="small"
              label={t('app:copy')}
              doneLabel={t('app:copied')}
              failedLabel={t('app:copyByHand')}
            />
            <Button size="small" look="quiet" onClick={() => onDiscard(note.id)}>
              {t('discard')}
            </Button>
          </div>
        </article>
      ))}
    </div>
  )
}

function NoteWords({ note }: { readonly note: KeptNote }) {
  const { t } = useTranslation(['panels', 'app'])
  const nameOf = useDelegationNames()
  const { kind, text, detail, quote } = note
  const words =
    kind === 'verdict'
      ? t([`note_verdict_${text}`, 'note_verdict'], { name: nameOf(detail) })
      : kind === 'statement'
        ? t(`note_said_${detail}`, { text: flat(text) })
        : t(`note_${kind}`, { text: flat(text), detail: flat(detail) })
  return (
    <p className="note-words" dir="auto">
      {words}
      {quote ? <span className="note-place"> {t('noteAfter', { quote: flat(quote) })}</span> : null}
    </p>
  )
}

function flat(text: string): string {
  return text.replace(/[^\S\n]+/gu, ' ').trim()
}

function Reason({ reason }: { readonly reason: string }) {
  const { t } = useTranslation(['panels', 'app', 'relay'])
  if (reason === 'epoch') return t('app:noteReasonEpoch')
  if (reason === 'session') return t('app:noteReasonSession')
  if (reason === 'rights') return t('app:noteReasonRights')
  return t(`relay:refusal-${reason}`)
}
