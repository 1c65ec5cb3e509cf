import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../shared/base/result.ts'
import { wordsOf } from '../../../shared/domain/views.ts'
import { READABLE } from '../../../shared/formats/reading/readers.ts'
import * as words from '../../../shared/messages/importing.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import { type ReadDocument, type Refusal, readDocument } from './read-document.ts'
import type { ReadPart } from './read-in-thread.ts'
import { ReadingLine } from './reading-line.tsx'
import { Review } from './review.tsx'
import './importing.css'

learn('importing', words)

type Props = {
  readonly negotiation: Negotiation
  readonly text: LiveText
  /** The document that was dropped onto the window, if the dialog was opened by that. */
  readonly dropped: File | null
  readonly announce: Announce
  readonly onClose: () => void
}

/** Brings in what one's own people did in a document ([I10]). Nothing changes before it is confirmed. */
export function ImportDialog({ negotiation, text, dropped, announce, onClose }: Props) {
  const { t } = useTranslation('importing')
  const [file, setFile] = useState<File | null>(dropped)
  const [part, setPart] = useState<ReadPart | null>(null)
  const [read, setRead] = useState<Result<ReadDocument, Refusal> | null>(null)
  const { ledger } = text
  const titleNow = useCallback(() => {
    const [title] = readView(ledger, { kind: 'base' })
    return title ? wordsOf(title) : ''
  }, [ledger])
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    setRead(null)
    setPart(null)
    // After the next frame, so that one sees that it is being read.
    const timer = setTimeout(() => {
      if (!file) return
      void readDocument(file, titleNow(), { signal, onPart: setPart }).then((result) => {
        if (!signal.aborted) setRead(result)
      })
    }, 30)
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [file, titleNow])
  return (
    <Dialog title={t('importTitle')} closeLabel={t('importClose')} size="wide" onClose={onClose}>
      <div className="import">
        <label className="import-choose">
          <span>{t('importChoose', { known: READABLE.join(' ') })}</span>
          <input
            type="file"
            accept={READABLE.join(',')}
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        </label>
        <p className="field-hint">{t('importHint')}</p>
        <ReadingLine
          name={file && !read ? file.name : null}
          part={part}
          onGiveUp={() => setFile(null)}
        />
        {read && !read.ok ? (
          <p role="alert" className="import-refused">
            {t(`refused_${read.error.kind}`, { name: read.error.name, known: READABLE.join(' ') })}
          </p>
        ) : null}
        {read?.ok ? (
          <Review
            key={read.value.name}
            document={read.value}
            negotiation={negotiation}
            text={text}
            announce={announce}
            onClose={onClose}
          />
        ) : null}
      </div>
    </Dialog>
  )
}
