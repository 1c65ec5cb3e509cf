import { Lock } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Audience, widerThan } from '../../../shared/domain/audiences.ts'
import type { Comment } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Waits } from '../../session/remarks/waiting.ts'
import type { ShownThread } from '../../session/remarks-board.ts'
import { Button } from '../../ui/button.tsx'
import { CodeChip } from '../../ui/code-chip.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Widen } from '../audiences/audience-choice.tsx'
import { useAudienceNames } from '../audiences/audience-names.ts'
import { WaitingSign } from '../audiences/waiting-sign.tsx'
import { useDelegationNames, useTimes } from '../names.ts'

/** What is done with a thread; the writing of it is the window's. */
export type ThreadActions = {
  /** Returns whether it was written down; what was not stays in the field. */
  readonly reply: (thread: ShownThread, words: string) => boolean
  readonly settle: (thread: ShownThread, isResolved: boolean) => void
  /** Returns whether it was written down. */
  readonly edit: (thread: ShownThread, comment: Comment, words: string) => boolean
  readonly remove: (thread: ShownThread, comment: Comment) => void
  readonly goTo: (thread: ShownThread) => void
  /** Takes it in hand: its words are marked more clearly. */
  readonly choose: (thread: ShownThread) => void
  /** Tells more what fewer were told ([Q11]). */
  readonly widen: (thread: ShownThread, to: Audience) => void
  /** Takes back what nobody has heard yet. */
  readonly unsay: (kept: Waits['kept']) => void
}

type Props = {
  readonly thread: ShownThread
  /** By what it was chosen, if it is the one in hand. */
  readonly chosenFrom: 'text' | 'panel' | 'command' | null
  readonly number: string
  readonly me: DelegationCode
  readonly mayWrite: boolean
  /** To whom this member may tell something. */
  readonly offered: readonly Audience[]
  /** What it waits for until it, or more of it, is told; null if nothing waits. */
  readonly waits: Waits | null
  readonly actions: ThreadActions
}

/** One thread: what it is about, what was said, and what may be done. */
export function ThreadCard(props: Props) {
  const { thread, chosenFrom, number, me, mayWrite, offered, waits, actions } = props
  const { t } = useTranslation(['comments', 'audiences'])
  const { nameOf, toldTo } = useAudienceNames()
  const { root, replies, quote, areWordsGone, isResolved, audience } = thread
  const [answer, setAnswer] = useState<string | null>(null)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosenFrom === 'text' || chosenFrom === 'command')
      card.current?.scrollIntoView({ block: 'nearest' })
    if (chosenFrom === 'command') card.current?.focus()
  }, [chosenFrom])
  const send = (): void => {
    if (!answer?.trim() || actions.reply(thread, answer.trim())) setAnswer(null)
  }
  return (
    <article
      className="thread-card"
      ref={card}
      tabIndex={-1}
      aria-current={chosenFrom !== null}
      data-resolved={isResolved || undefined}
      onFocus={() => (chosenFrom === null ? actions.choose(thread) : undefined)}
    >
      <header className="thread-head">
        {quote ? (
          <q className="thread-quote" dir="auto">
            {t(areWordsGone ? 'commentGone' : 'commentAbout', { words: quote })}
          </q>
        ) : null}
        {audience === 'all' || waits?.audience === audience ? null : (
          <span className="thread-audience">
            <Lock size={11} aria-hidden="true" /> {toldTo(audience)}
          </span>
        )}
        <button
          type="button"
          className="thread-place"
          aria-label={t('commentGoTo', { number })}
          onClick={() => actions.goTo(thread)}
        >
          ¶ {number}
        </button>
      </header>
      {[root, ...replies].map((comment) => (
        <Said
          key={comment.name}
          comment={comment}
          isOwn={mayWrite && comment.delegation === me}
          onEdit={(words) => actions.edit(thread, comment, words)}
          onDelete={() => actions.remove(thread, comment)}
        />
      ))}
      {waits ? <WaitingSign waits={waits} onTakeBack={actions.unsay} /> : null}
      {answer === null ? null : (
        <TextArea
          label={t('commentReply')}
          hint={t('audiences:toldTo', { audience: nameOf(audience) })}
          rows={2}
          maxLength={4000}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      )}
      <div className="thread-acts">
        {isResolved ? <span className="thread-state">✓ {t('commentResolved')}</span> : null}
        {mayWrite ? (
          <>
            {answer === null ? (
              <Button size="small" onClick={() => setAnswer('')}>
                {t('commentReply')}
              </Button>
            ) : (
              <Button size="small" onClick={send}>
                {t('commentReplySend')}
              </Button>
            )}
            <Button size="small" look="quiet" onClick={() => actions.settle(thread, !isResolved)}>
              {t(isResolved ? 'commentReopen' : 'commentResolve')}
            </Button>
            {root.delegation === me && !root.isDeleted && !waits ? (
              <Widen
                wider={widerThan(audience, offered)}
                onWiden={(to) => actions.widen(thread, to)}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </article>
  )
}

type SaidProps = {
  readonly comment: Comment
  readonly isOwn: boolean
  readonly onEdit: (words: string) => boolean
  readonly onDelete: () => void
}

function Said({ comment, isOwn, onEdit, onDelete }: SaidProps) {
  const { t } = useTranslation('comments')
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  const [draft, setDraft] = useState<string | null>(null)
  const { delegation, words, statedAt, isEdited, isDeleted } = comment
  const keep = (): void => {
    if (!draft?.trim() || onEdit(draft.trim())) setDraft(null)
  }
  return (
    <div className="thread-said">
      <p className="thread-said-head">
        <CodeChip code={delegation} name={nameOf(delegation)} />
        <b>{nameOf(delegation)}</b>
        {statedAt === null ? null : (
          <time dateTime={new Date(statedAt).toISOString()}>{timeOf(statedAt)}</time>
        )}
        {isEdited && !isDeleted ? <span>{t('commentEdited')}</span> : null}
      </p>
      {draft === null ? (
        <p className="thread-words" dir="auto" data-deleted={isDeleted || undefined}>
          {isDeleted ? t('commentDeleted') : words}
        </p>
      ) : (
        <TextArea
          label={t('commentEdit')}
          rows={2}
          maxLength={4000}
          value={draft}
          onChange={({ target }) => setDraft(target.value)}
        />
      )}
      {isOwn && !isDeleted ? (
        <p className="thread-own">
          {draft === null ? (
            <>
              <Button size="small" look="quiet" onClick={() => setDraft(words)}>
                {t('commentEdit')}
              </Button>
              <Button size="small" look="quiet" onClick={onDelete}>
                {t('commentDelete')}
              </Button>
            </>
          ) : (
            <Button size="small" onClick={keep}>
              {t('commentKeep')}
            </Button>
          )}
        </p>
      ) : null}
    </div>
  )
}
