import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../shared/base/result.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { AUDIENCES, type Audience } from '../../../shared/domain/positions.ts'
import type { Stand } from '../../../shared/domain/records.ts'
import type { ActionError } from '../../../shared/ydoc/decide.ts'
import { moveOnLadder } from '../../../shared/ydoc/ladder.ts'
import { type StatedPosition, statePosition } from '../../../shared/ydoc/positions.ts'
import type { Writer } from '../../../shared/ydoc/writer.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { wordingOf } from '../../session/remarks-board.ts'
import type { Announce } from '../announcements.tsx'
import { offerUndo } from '../offer-undo.ts'

/** What somebody says of where a delegation stands; the wording and the time are added. */
type Stating = Omit<StatedPosition, 'wording' | 'at'>

type Moving = Omit<Parameters<typeof moveOnLadder>[2], 'at'>

export type PositionActions = {
  /** To whom this member tells where it stands, unless it says otherwise. */
  readonly audience: Audience
  readonly chooseAudience: (audience: Audience) => void
  readonly state: (paragraph: ParagraphId, said: Stating, audience: Audience) => void
  /** Tells everybody what those who hold the pen were told. */
  readonly publish: (paragraph: ParagraphId, said: Stating) => void
  /** Moves a paragraph on the ladder ([Q6]). */
  readonly move: (paragraph: ParagraphId, to: Moving) => void
  /** The keys say a word alone; what was said besides stays. */
  readonly stateWord: (paragraph: ParagraphId, stand: Stand) => void
}

type Options = {
  readonly negotiation: Negotiation
  readonly text: LiveText | null
  readonly announce: Announce
}

/** States positions, each in the room that its audience reads ([Q5]). */
export function usePositionActions({ negotiation, text, announce }: Options): PositionActions {
  const { t } = useTranslation('app')
  const [audience, chooseAudience] = useAudience(negotiation.session.dossier)
  const write = useCallback(
    (writer: Writer | null, paragraph: ParagraphId, said: Stating): Written => {
      const wording = text && wordingOf(text.reading.getSnapshot(), paragraph)
      if (!writer || !wording) return { ok: false, error: { kind: 'notAllowed' } }
      return statePosition(writer, paragraph, { ...said, wording, at: Date.now() })
    },
    [text],
  )
  return useMemo(() => {
    const writerFor = (to: Audience): Writer | null => {
      if (to === 'all') return text?.mayWrite ? text.writer : null
      const own = negotiation.me.getSnapshot().delegation
      const rooms = negotiation.penRooms.getSnapshot()
      const room = rooms.find(({ delegation }) => delegation === own)
      const live = room?.session.text.getSnapshot()
      return live?.mayWrite ? live.writer : null
    }
    const tell = (done: Written, message: string, writer: Writer | null): void => {
      if (done.ok && writer) offerUndo(announce, t(message), writer)
      else announce.set({ text: t('failed_notAllowed') })
    }
    const state = (paragraph: ParagraphId, said: Stating, to: Audience): void => {
      const writer = writerFor(to)
      const message = said.stand === 'none' ? 'didTakeBackPosition' : `didState_${to}`
      tell(write(writer, paragraph, said), message, writer)
    }
    return {
      audience,
      chooseAudience,
      state,
      publish: (paragraph, said) => {
        const writer = writerFor('all')
        const done = write(writer, paragraph, said)
        if (done.ok) write(writerFor('pen'), paragraph, { stand: 'none' })
        tell(done, 'didState_all', writer)
      },
      move: (paragraph, to) => {
        if (!text) return
        const done = moveOnLadder(text.writer, paragraph, { ...to, at: Date.now() })
        if (done.ok) offerUndo(announce, t('didMove', { rung: t(`rung_${to.rung}`) }), text.writer)
        else announce.set({ text: t(`failed_${done.error.kind}`) })
      },
      stateWord: (paragraph, stand) => {
        const own = negotiation.me.getSnapshot().delegation
        const known = negotiation.positions
          .getSnapshot()
          .all.find(
            (one) =>
              one.paragraph === paragraph &&
              one.delegation === own &&
              one.attested === null &&
              one.audience === audience,
          )
        const { note = '', redLine = '', condition = '' } = known ?? {}
        state(paragraph, { note, redLine, condition, stand }, audience)
      },
    }
  }, [audience, chooseAudience, negotiation, text, announce, t, write])
}

type Written = Result<void, ActionError>

/** The delegation's default, remembered on this machine. */
function useAudience(dossier: string): readonly [Audience, (audience: Audience) => void] {
  const key = `penholder.audience/${dossier}`
  const [audience, setAudience] = useState(
    () => AUDIENCES.find((one) => one === localStorage.getItem(key)) ?? 'all',
  )
  const choose = useCallback(
    (next: Audience) => {
      localStorage.setItem(key, next)
      setAudience(next)
    },
    [key],
  )
  return [audience, choose]
}
