import { useTranslation } from 'react-i18next'
import type { Result } from '../../../shared/base/result.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Audience } from '../../../shared/domain/positions.ts'
import * as words from '../../../shared/messages/comments.ts'
import {
  beginThread,
  deleteComment,
  editComment,
  reply,
  settle,
} from '../../../shared/ydoc/comments.ts'
import type { ActionError } from '../../../shared/ydoc/decide.ts'
import type { Writer } from '../../../shared/ydoc/writer.ts'
import { CommentsPanel } from '../../panels/comments/comments-panel.tsx'
import type { ThreadActions } from '../../panels/comments/thread-card.tsx'
import type { LiveText } from '../../session/live-text.ts'
import { isDrafting, mayRemarkIn } from '../../session/member.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { ShownThread } from '../../session/remarks-board.ts'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import type { TextActions } from '../text-actions.ts'

learn('comments', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly text: LiveText
  readonly paragraph: ParagraphId | null
  readonly actions: TextActions
  readonly announce: Announce
}

const EVERYBODY: readonly Audience[] = ['all']
const BOTH: readonly Audience[] = ['all', 'pen']
/** Of a longer passage its beginning is quoted. */
const LONGEST_QUOTE = 300

/** The panel of comments, each written in the room that its audience reads ([Q5]). */
export function CommentsTab(props: Props) {
  const { negotiation, dossier, text, paragraph, actions, announce } = props
  const { t } = useTranslation('app')
  const me = useStore(negotiation.me)
  const rooms = useStore(negotiation.penRooms)
  const isMember = dossier.members.includes(me.delegation)
  const writes = isDrafting(me.role)
  const tell = (done: Result<void, ActionError>): void => {
    if (!done.ok) announce.set({ text: t(`failed_${done.error.kind}`) })
  }
  const ownRoom = rooms.find(({ delegation }) => delegation === me.delegation)
  const answer = (
    thread: ShownThread,
    write: (writer: Writer) => Result<void, ActionError>,
  ): void => {
    const writer = negotiation.writerOf(thread)
    tell(writer ? write(writer) : { ok: false, error: { kind: 'notAllowed' } })
  }
  const threadActions: ThreadActions = {
    reply: (thread, said) => answer(thread, (writer) => reply(writer, thread, said, Date.now())),
    settle: (thread, isResolved) =>
      answer(thread, (writer) => settle(writer, thread, isResolved, Date.now())),
    edit: (thread, one, said) => answer(thread, (writer) => editComment(writer, one, said)),
    remove: (thread, one) => answer(thread, (writer) => deleteComment(writer, one)),
    goTo: ({ place }) => actions.openParagraph(place),
  }
  const comment = (said: string, audience: Audience): void => {
    const writer = audience === 'all' ? text.writer : ownRoom?.session.text.getSnapshot()?.writer
    const selected = actions.takeSelection()
    const where = selected?.paragraph ?? paragraph
    if (!writer || !where) return
    const about = {
      paragraph: where,
      ranges: selected?.ranges ?? [],
      quote: selected?.words.slice(0, LONGEST_QUOTE) ?? '',
    }
    tell(beginThread(writer, about, said, Date.now()))
  }
  return (
    <CommentsPanel
      threads={negotiation.threads}
      reading={text.reading}
      me={me}
      mayWrite={writes && text.mayWrite && mayRemarkIn(dossier.stage)}
      audiences={ownRoom && isMember ? BOTH : EVERYBODY}
      paragraph={paragraph}
      actions={threadActions}
      onBegin={actions.holdSelection}
      onComment={comment}
    />
  )
}
