import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Audience, groupOf } from '../../../shared/domain/audiences.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { Support } from '../../../shared/domain/records.ts'
import type { ToldSupport } from '../../../shared/domain/stands.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import { tellSupport } from '../../../shared/ydoc/supports.ts'
import type { Telling } from '../../panels/proposals/telling.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { keeperFor, narrowerFor, remarkerFor } from '../audiences/remarker-for.ts'
import { useAudience } from '../audiences/use-audience.ts'
import { type Widened, widen } from '../audiences/widen.ts'
import { offerUndo } from '../offer-undo.ts'
import type { TextActions } from '../text-actions.ts'

type Told = ReturnType<typeof tellSupport>
type ToldInPart = Exclude<Audience, 'all'>

export type Supports = Telling & {
  /** Says to the chosen audience where one stands on another's proposal. */
  readonly say: TextActions['support']
}

type Options = {
  readonly negotiation: Negotiation
  readonly announce: Announce
  /** Says it to all members, in the text. */
  readonly sayToAll: TextActions['support']
}

/** Stands on proposals, each told in the room that its audience reads ([Q14]). */
export function useSupports({ negotiation, announce, sayToAll }: Options): Supports {
  const { t } = useTranslation('app')
  const { offered, chosen, choose } = useAudience(negotiation, 'support')
  const supports = useStore(negotiation.supports)
  const told = useMemo(() => byProposal(supports), [supports])
  const report = useCallback(
    (to: ToldInPart, { done, writer, isKept }: Widened<Told>): void => {
      const group = groupOf(to)
      const stated = t(`didTellStand_${group === null ? to : 'group'}`, { group })
      if (done.ok) offerUndo(announce, isKept ? t('didKeepForRoom') : stated, writer)
      else announce.set({ text: t('failed_notAllowed') })
    },
    [announce, t],
  )
  const tell = useCallback(
    (proposal: Proposal, v: Support, to: Audience): void => {
      if (to === 'all') {
        sayToAll(proposal, v)
        return
      }
      const open = remarkerFor(negotiation, to)
      const writer = open ?? keeperFor(negotiation, to)
      const done = tellSupport(writer, proposal, { v, at: Date.now() })
      report(to, { done, writer, isKept: !open })
    },
    [negotiation, sayToAll, report],
  )
  return useMemo(
    () => ({
      offered,
      chosen,
      choose,
      told,
      earlier: ({ delegation, on, audience }) =>
        negotiation.earlierSupports(delegation, on, audience),
      say: (proposal, support) => tell(proposal, support, chosen),
      widen: (proposal, support, to) => {
        const at = Date.now()
        const from = narrowerFor(negotiation, chosen)
        const takeBack = (writer: Remarker) => tellSupport(writer, proposal, { v: 'none', at })
        if (to !== 'all') {
          const say = (writer: Remarker) => tellSupport(writer, proposal, { v: support, at })
          report(to, widen(negotiation, { from, to, say, takeBack }))
        } else if (remarkerFor(negotiation, to)) {
          sayToAll(proposal, support)
          if (from) takeBack(from.writer)
          // What fewer were told stays until the text can be written in.
        } else announce.set({ text: t('failed_roomNotOpen') })
      },
    }),
    [offered, chosen, choose, told, tell, report, sayToAll, negotiation, announce, t],
  )
}

function byProposal(supports: readonly ToldSupport[]): ReadonlyMap<string, readonly ToldSupport[]> {
  const told = new Map<string, ToldSupport[]>()
  for (const one of supports) told.set(one.on, [...(told.get(one.on) ?? []), one])
  return told
}
