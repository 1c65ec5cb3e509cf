import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { ExternalStore } from '../../session/external-store.ts'
import type { Member } from '../../session/member.ts'
import type { Reading } from '../../session/readings.ts'
import type { WaitingThreads } from '../../session/remarks/waiting.ts'
import type { ShownThread } from '../../session/remarks-board.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextArea } from '../../ui/field.tsx'
import { useStore, useStorePart } from '../../ui/use-store.ts'
import { AudienceChoice } from '../audiences/audience-choice.tsx'
import {
  filterThreads,
  sieveThreads,
  THREAD_FILTERS,
  type ThreadFilter,
  type ThreadSieve,
} from './filter-threads.ts'
import { type ThreadActions, ThreadCard } from './thread-card.tsx'
import { ThreadSieves } from './thread-sieves.tsx'
import './comments.css'

type Props = {
  readonly threads: ExternalStore<readonly ShownThread[]>
  /** What nobody has heard yet, or more will hear ([Q15]). */
  readonly waiting: WaitingThreads
  /** The thread in hand, and by what it came there; null if there is none. */
  readonly chosen: { readonly name: string; readonly from: 'text' | 'panel' | 'command' } | null
  readonly reading: ExternalStore<Reading>
  readonly me: Member
  readonly mayWrite: boolean
  readonly audience: {
    /** To whom this member may tell something, the widest first. */
    readonly offered: readonly Audience[]
    readonly chosen: Audience
    readonly choose: (audience: Audience) => void
  }
  /** How the room of the chosen audience is. */
  readonly room: ReactNode
  readonly paragraph: ParagraphId | null
  readonly actions: ThreadActions
  /** The words that are selected are held while somebody writes about them. */
  readonly onBegin: () => void
  /** Returns whether it was written down. */
  readonly onComment: (words: string, audience: Audience) => boolean
}

/** What is said about the text, in threads. */
export function CommentsPanel(props: Props) {
  const { threads, waiting, chosen, reading, me, mayWrite, paragraph, actions } = props
  const { t } = useTranslation('comments')
  const said = useStore(threads)
  const all = [...said, ...waiting.unsaid]
  const numbers = useStorePart(reading, (now) => now?.numbers)
  const [filter, setFilter] = useState<ThreadFilter>('open')
  const [sieve, setSieve] = useState<ThreadSieve>({ by: null, to: null })
  const filtered = filterThreads(all, filter, { paragraph, me: me.delegation })
  const sieved = new Set(sieveThreads(filtered, sieve))
  // What was chosen in the text is shown whatever else is.
  const wanted = chosen && chosen.from !== 'panel' ? chosen.name : null
  const listed = all.filter((one) => sieved.has(one) || keyOf(one) === wanted)
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
      <ThreadSieves threads={all} sieve={sieve} onSieve={setSieve} />
      {mayWrite ? <NewComment {...props} /> : null}
      <section className="thread-list" aria-label={t('commentsList')}>
        {listed.map((thread) => (
          <ThreadCard
            key={keyOf(thread)}
            thread={thread}
            chosenFrom={chosen?.name === keyOf(thread) ? chosen.from : null}
            number={numbers?.get(thread.place) ?? ''}
            me={me.delegation}
            mayWrite={mayWrite && !waiting.unsaid.includes(thread)}
            offered={props.audience.offered}
            waits={waiting.of(thread)}
            actions={actions}
          />
        ))}
        {listed.length === 0 ? <p className="thread-none">{t('commentsNone')}</p> : null}
      </section>
    </section>
  )
}

/** Of two rooms, threads may have one name. */
function keyOf({ audience, root }: ShownThread): string {
  return `${audience} ${root.name}`
}

function NewComment({ paragraph, audience, room, onBegin, onComment }: Props) {
  const { t } = useTranslation('comments')
  const [words, setWords] = useState('')
  if (paragraph === null) return <p className="thread-none">{t('commentsNowhere')}</p>
  const add = (): void => {
    // What could not be written down stays in the field.
    if (words.trim() && onComment(words.trim(), audience.chosen)) setWords('')
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
      <AudienceChoice
        name="comment-audience"
        audiences={audience.offered}
        chosen={audience.chosen}
        onChoose={audience.choose}
      >
        {room}
      </AudienceChoice>
      <Button size="small" disabled={words.trim() === ''} onClick={add}>
        {t('commentAdd')}
      </Button>
    </div>
  )
}
