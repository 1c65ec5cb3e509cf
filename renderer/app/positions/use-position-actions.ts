import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../../shared/base/result.ts'
import { type Audience, groupOf } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Stand } from '../../../shared/domain/records.ts'
import type { ActionError } from '../../../shared/ydoc/decide.ts'
import { moveOnLadder } from '../../../shared/ydoc/ladder.ts'
import { type StatedPosition, statePosition } from '../../../shared/ydoc/positions.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import { isKnownToAll } from '../../session/known-to-all.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { wordingOf } from '../../session/remarks-board.ts'
import type { Announce } from '../announcements.tsx'
import { keeperFor, narrowerFor, remarkerFor } from '../audiences/remarker-for.ts'
import { type ChosenAudience, useAudience } from '../audiences/use-audience.ts'
import { widen } from '../audiences/widen.ts'
import { offerUndo } from '../offer-undo.ts'

/** What somebody says of where a delegation stands; the wording and the time are added. */
type Stating = Omit<StatedPosition, 'wording' | 'at'>

type Moving = Omit<Parameters<typeof moveOnLadder>[2], 'at'>

type Widening = { readonly from: Audience; readonly to: Audience }

export type PositionActions = {
  /** To whom this member tells where it stands, unless it says otherwise. */
  readonly audience: ChosenAudience
  readonly state: (paragraph: ParagraphId, said: Stating, audience: Audience) => void
  /** Tells more what fewer were told: said again there and taken back here ([Q11]). */
  readonly publish: (paragraph: ParagraphId, said: Stating, widening: Widening) => void
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
  const audience = useAudience(negotiation, 'position')
  const { chosen } = audience
  const write = useCallback(
    (writer: Remarker, paragraph: ParagraphId, said: Stating): Written => {
      const wording = text && wordingOf(text.reading.getSnapshot(), paragraph)
      if (!wording) return { ok: false, error: { kind: 'notAllowed' } }
      return statePosition(writer, paragraph, { ...said, wording, at: Date.now() })
    },
    [text],
  )
  return useMemo(() => {
    const tell = (done: Written, message: string, writer: Remarker): void => {
      if (done.ok) offerUndo(announce, message, writer)
      else announce.set({ text: t('failed_notAllowed') })
    }
    const didState = (to: Audience): string => {
      const group = groupOf(to)
      return group === null ? t(`didState_${to}`) : t('didState_group', { group })
    }
    const state = (paragraph: ParagraphId, said: Stating, to: Audience): void => {
      const open = remarkerFor(negotiation, to)
      const writer = open ?? keeperFor(negotiation, to)
      const stated = said.stand === 'none' ? t('didTakeBackPosition') : didState(to)
      tell(write(writer, paragraph, said), open ? stated : t('didKeepForRoom'), writer)
    }
    return {
      audience,
      state,
      publish: (paragraph, said, { from, to }) => {
        const { done, writer, isKept } = widen(negotiation, {
          from: narrowerFor(negotiation, from),
          to,
          say: (wider) => write(wider, paragraph, said),
          takeBack: (narrower) => write(narrower, paragraph, { stand: 'none' }),
        })
        tell(done, isKept ? t('didKeepForRoom') : didState(to), writer)
      },
      move: (paragraph, to) => {
        // A paragraph that is only drafted stands on no ladder yet.
        if (!text || !isKnownToAll(text, paragraph)) return
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
              one.audience === chosen,
          )
        const { note = '', redLine = '', condition = '' } = known ?? {}
        state(paragraph, { note, redLine, condition, stand }, chosen)
      },
    }
  }, [audience, chosen, negotiation, text, announce, t, write])
}

type Written = Result<void, ActionError>
