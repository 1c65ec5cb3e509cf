import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { READABLE } from '../../../shared/formats/reading/readers.ts'
import * as fromDraft from '../../../shared/messages/from-draft.ts'
import * as importing from '../../../shared/messages/importing.ts'
import type { StartDesk } from '../../platform.ts'
import { learn } from '../i18n.ts'
import { DocumentField } from '../importing/document-field.tsx'
import type { Refusal } from '../importing/read-document.ts'
import { useReading } from '../importing/use-reading.ts'
import {
  type DraftEntered,
  type DraftFound,
  type DraftTrouble,
  enteredAtFirst,
  foundIn,
  planOf,
} from './draft-found.ts'
import { DraftQuestions } from './draft-questions.tsx'
import { StartActs } from './start-acts.tsx'
import '../importing/importing.css'

learn('fromDraft', fromDraft)
learn('importing', importing)

export type NewFromDraftProps = {
  readonly desk: StartDesk
  /** The document that was dropped onto the window last; null if none was. */
  readonly dropped: File | null
  readonly onBack: () => void
}

/** A negotiation from a document: what is in it, who its authors are, and who holds the pen ([D33]). */
export function NewFromDraft({ desk, dropped, onBack }: NewFromDraftProps) {
  const { t } = useTranslation(['fromDraft', 'starting', 'importing'])
  const known = READABLE.join(' ')
  const draft = useDraft(dropped)
  const { found, entered, refused } = draft
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<DraftTrouble | 'noPlace' | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!found || !entered) return
    const plan = planOf(found, entered)
    if (typeof plan === 'string') return setTrouble(plan)
    setTrouble(null)
    setBusy(true)
    const outcome = await desk.beginFromDraft(found.file, plan)
    // What is open closes this window; what has failed was told.
    if (outcome === 'open') return
    setBusy(false)
    if (outcome === 'noPlace') setTrouble('noPlace')
  }
  return (
    <form className="start-card" ref={form} onSubmit={(event) => void begin(event)}>
      <h2>{t('starting:newFromDraft')}</h2>
      <p>{t('intro')}</p>
      <DocumentField
        label={t('choose', { known })}
        reading={draft.reading}
        isBusy={isBusy}
        refused={
          refused ? t(`importing:refused_${refused.kind}`, { name: refused.name, known }) : ''
        }
        onChoose={(file) => {
          setTrouble(null)
          void draft.read(file)
        }}
      />
      {found && entered ? (
        <DraftQuestions {...{ found, entered, trouble }} onEnter={draft.enter} />
      ) : null}
      <StartActs
        trouble={trouble ? t(trouble, { name: found?.file.name }) : null}
        label={t(isBusy ? 'starting:beginning' : 'starting:begin')}
        isReady={found !== null && !isBusy}
        onBack={onBack}
      />
    </form>
  )
}

/** The document that was chosen or dropped last, what is in it, and what was entered about it. */
function useDraft(dropped: File | null) {
  const [found, setFound] = useState<DraftFound | null>(null)
  const [entered, enter] = useState<DraftEntered | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const reading = useReading()
  const readFile = reading.read
  const latest = useRef<File | null>(null)
  const read = useCallback(
    async (file: File): Promise<void> => {
      latest.current = file
      setFound(null)
      setRefused(null)
      const done = await readFile(file)
      // Another one was chosen while it was read.
      if (latest.current !== file) return
      if (!done.ok) return setRefused(done.error)
      const now = foundIn(file, done.value)
      setFound(now)
      enter(enteredAtFirst(now))
    },
    [readFile],
  )
  useEffect(() => {
    if (dropped) void read(dropped)
  }, [dropped, read])
  return { found, entered, enter, refused, reading, read }
}
