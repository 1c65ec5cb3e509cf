import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { AUDIENCES, type Audience } from '../../../shared/domain/positions.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Member } from '../../session/member.ts'
import type { Reading } from '../../session/readings.ts'
import type { ShownThread } from '../../session/remarks-board.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Select, TextArea } from '../../ui/field.tsx'
import { useStore, useStorePart } from '../../ui/use-store.ts'
import { filterThreads, THREAD_FILTERS, type ThreadFilter } from './filter-threads.ts'
import { type ThreadActions, ThreadCard } from './thread-card.tsx'
import './comments.css'

type Props = {
  readonly threads: ExternalStore<readonly ShownThread[]>
  readonly reading: ExternalStore<Reading>
  readonly me: Member
  readonly mayWrite: boolean
  /** To whom this member may tell something. */
  readonly audiences: readonly Audience[]
  readonly paragraph: ParagraphId | null
  readonly actions: ThreadActions
  /** The words that are selected are held while somebody writes about them. */
  readonly onBegin: () => void
  readonly onComment: (words: string, audience: Audience) => void
}

/** What is said about the text, in threads. */
export function CommentsPanel(props: Props) {
  const { threads, reading, me, mayWrite, paragraph, actions } = props
  const { t } = useTranslation('comments')
  const all = useStore(threads)
  const numbers = useStorePart(reading, (now) => now?.numbers)
  const [filter, setFilter] = useState<ThreadFilter>('open')
  const listed = filterThreads(all, filter, { paragraph, me: me.delegation })
  return (
    <section className="comments-panel">
      <Select
        label={t('commentsShow')}
        value={filter}
        onChange={({ target }) =>
          setFilter(THREAD_FILTERS.find((one) => one === target.value) ?? filter)
        }
      >
        {THREAD_FILTERS.map((one) => (
          <option key={one} value={one}>
            {t(`comments_${one}`)}
          </option>
        ))}
      </Select>
      {mayWrite ? <NewComment {...props} /> : null}
      <section className="thread-list" aria-label={t('commentsList')}>
        {listed.map((thread) => (
          <ThreadCard
            key={`${thread.audience} ${thread.root.name}`}
            thread={thread}
            number={numbers?.get(thread.place) ?? ''}
            me={me.delegation}
            mayWrite={mayWrite}
            actions={actions}
          />
        ))}
        {listed.length === 0 ? <p className="thread-none">{t('commentsNone')}</p> : null}
      </section>
    </section>
  )
}

function NewComment({ paragraph, audiences, onBegin, onComment }: Props) {
  const { t } = useTranslation('comments')
  const [words, setWords] = useState('')
  const [audience, setAudience] = useState<Audience>('all')
  if (paragraph === null) return <p className="thread-none">{t('commentsNowhere')}</p>
  const add = (): void => {
    if (words.trim()) onComment(words.trim(), audience)
    setWords('')
  }
  return (
    <div className="comment-new">
      <TextArea
        label={t('commentsNew')}
        rows={2}
        maxLength={4000}
        value={words}
        onFocus={onBegin}
        onChange={({ target }) => setWords(target.value)}
      />
      {audiences.length > 1 ? (
        <fieldset className="comment-audience">
          <legend>{t('commentsTo')}</legend>
          {AUDIENCES.map((one) => (
            <Choice
              key={one}
              type="radio"
              name="comment-audience"
              label={t(`commentsTo_${one}`)}
              checked={one === audience}
              onChange={() => setAudience(one)}
            />
          ))}
        </fieldset>
      ) : null}
      <Button size="small" disabled={words.trim() === ''} onClick={add}>
        {t('commentAdd')}
      </Button>
    </div>
  )
}
