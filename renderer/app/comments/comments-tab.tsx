import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../shared/base/result.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/comments.ts'
import {
  beginThread,
  deleteComment,
  editComment,
  reply,
  settle,
} from '../../../shared/ydoc/comments.ts'
import type { ActionError } from '../../../shared/ydoc/decide.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import { CommentsPanel } from '../../panels/comments/comments-panel.tsx'
import type { ThreadActions } from '../../panels/comments/thread-card.tsx'
import type { LiveText } from '../../session/live-text.ts'
import { isDrafting, mayRemarkIn } from '../../session/member.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { threadsWaiting } from '../../session/remarks/waiting.ts'
import type { ShownThread } from '../../session/remarks-board.ts'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { narrowerIn } from '../audiences/remarker-for.ts'
import { ToldRoom } from '../audiences/told-room.tsx'
import { useAudience } from '../audiences/use-audience.ts'
import { widen } from '../audiences/widen.ts'
import { learn } from '../i18n.ts'
import type { TextActions } from '../text-actions.ts'
import { type ThreadChoice, threadName } from './chosen-thread.ts'
import { useBeginThread } from './use-begin-thread.ts'

learn('comments', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly text: LiveText
  readonly paragraph: ParagraphId | null
  readonly actions: TextActions
  readonly choice: ThreadChoice
  readonly announce: Announce
}

/** The panel of comments, each written in the room that its audience reads ([Q5]). */
export function CommentsTab(props: Props) {
  const { negotiation, dossier, text, paragraph, actions, announce } = props
  const { t } = useTranslation('app')
  const me = useStore(negotiation.me)
  const audience = useAudience(negotiation, 'comment')
  const writes = isDrafting(me.role)
  const kept = useStore(negotiation.pending.waiting)
  const waiting = useMemo(() => threadsWaiting(kept, me.delegation), [kept, me])
  const tell = (done: Result<void, ActionError>): boolean => {
    if (!done.ok) announce.set({ text: t(`failed_${done.error.kind}`) })
    return done.ok
  }
  const answer = (
    thread: ShownThread,
    write: (writer: Remarker) => Result<void, ActionError>,
  ): boolean => {
    const room = negotiation.remarkerOf(thread)
    if (room) return tell(write(room.writer))
    announce.set({ text: t('failed_roomNotOpen') })
    return false
  }
  const threadActions: ThreadActions = {
    reply: (thread, said) => answer(thread, (writer) => reply(writer, thread, said, Date.now())),
    settle: (thread, isResolved) =>
      void answer(thread, (writer) => settle(writer, thread, isResolved, Date.now())),
    edit: (thread, one, said) => answer(thread, (writer) => editComment(writer, one, said)),
    remove: (thread, one) => void answer(thread, (writer) => deleteComment(writer, one)),
    goTo: ({ place }) => actions.openParagraph(place),
    choose: (thread) => props.choice.choose({ name: threadName(thread), from: 'panel' }),
    widen: (thread, to) => {
      const room = negotiation.roomOf(thread)
      const { done, isKept } = widen(negotiation, {
        from: room === null ? null : narrowerIn(negotiation, room),
        to,
        say: (writer) => beginThread(writer, thread, thread.root.words, Date.now()),
        takeBack: (writer) => deleteComment(writer, thread.root),
      })
      tell(done)
      if (done.ok && isKept) announce.set({ text: t('didKeepForRoom') })
    },
    unsay: (one) => negotiation.pending.takeBack(one),
  }
  const comment = useBeginThread({ negotiation, actions, announce, paragraph })
  return (
    <CommentsPanel
      threads={negotiation.threads}
      waiting={waiting}
      chosen={useStore(props.choice)}
      reading={text.reading}
      me={me}
      mayWrite={writes && text.mayWrite && mayRemarkIn(dossier.stage)}
      audience={audience}
      room={<ToldRoom negotiation={negotiation} audience={audience.chosen} />}
      paragraph={paragraph}
      actions={threadActions}
      onBegin={actions.holdSelection}
      onComment={(said, to) => comment(said, to) !== null}
    />
  )
}
