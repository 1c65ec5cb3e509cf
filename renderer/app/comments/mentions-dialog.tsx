import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { callsOn } from '../../../shared/domain/comments.ts'
import * as audiences from '../../../shared/messages/audiences.ts'
import * as words from '../../../shared/messages/comments.ts'
import { useAudienceNames } from '../../panels/audiences/audience-names.ts'
import { useDelegationNames, useTimes } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore, useStorePart } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { keepRead, readNames } from './read-calls.ts'
import './mentions.css'

learn('comments', words)
learn('audiences', audiences)

type Props = {
  readonly negotiation: Negotiation
  readonly text: LiveText
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

/** Every comment that calls on this delegation, in whichever room, the latest first; those not opened yet are marked. */
export function MentionsDialog({ negotiation, text, onParagraph, onClose }: Props) {
  const { t } = useTranslation(['comments', 'app'])
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  const { toldTo } = useAudienceNames()
  const { dossier, delegation } = negotiation.session
  const [read, setRead] = useState(() => readNames(localStorage, dossier, delegation))
  const threads = useStore(negotiation.threads)
  const numbers = useStorePart(text.reading, (now) => now?.numbers)
  const calls = threads
    .flatMap((thread) => callsOn(thread, delegation).map((comment) => ({ thread, comment })))
    .sort((one, other) => (other.comment.statedAt ?? 0) - (one.comment.statedAt ?? 0))
  const mark = (names: readonly string[]): void => {
    // Of comments that are gone nothing has to be remembered.
    const known = calls.map(({ comment }) => comment.name)
    const all = new Set([...read, ...names])
    const next = known.filter((name) => all.has(name))
    keepRead(localStorage, dossier, delegation, next)
    setRead(new Set(next))
  }
  return (
    <Dialog title={t('mentionsTitle')} closeLabel={t('app:close')} onClose={onClose}>
      {calls.length === 0 ? <p>{t('mentionsNone')}</p> : null}
      <ul className="mentions">
        {calls.map(({ thread, comment }) => (
          <li
            key={`${thread.audience} ${comment.name}`}
            data-read={read.has(comment.name) || undefined}
          >
            <button
              type="button"
              onClick={() => {
                mark([comment.name])
                onClose()
                onParagraph(thread.place)
              }}
            >
              <span className="mention-head">
                <b>{nameOf(comment.delegation)}</b>
                {read.has(comment.name) ? null : (
                  <span className="mention-new">{t('mentionNew')}</span>
                )}
                <span>¶ {numbers?.get(thread.place) ?? ''}</span>
                {comment.statedAt === null ? null : (
                  <time dateTime={new Date(comment.statedAt).toISOString()}>
                    {timeOf(comment.statedAt)}
                  </time>
                )}
                <span>{toldTo(thread.audience)}</span>
              </span>
              <span dir="auto">{comment.words}</span>
            </button>
          </li>
        ))}
      </ul>
      {calls.some(({ comment }) => !read.has(comment.name)) ? (
        <Button size="small" onClick={() => mark(calls.map(({ comment }) => comment.name))}>
          {t('mentionsReadAll')}
        </Button>
      ) : null}
    </Dialog>
  )
}
