import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Audience, groupOf } from '../../../shared/domain/audiences.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { Support } from '../../../shared/domain/records.ts'
import type { ToldSupport } from '../../../shared/domain/stands.ts'
import { tellSupport } from '../../../shared/ydoc/supports.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Telling } from '../../panels/proposals/telling.ts'
import { mayRemarkIn } from '../../session/member.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { supportsWaiting } from '../../session/remarks/waiting.ts'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { keeperFor, narrowerFor, remarkerFor } from '../audiences/remarker-for.ts'
import { useAudience } from '../audiences/use-audience.ts'
import { type Widened, widen } from '../audiences/widen.ts'
import { offerUndo } from '../offer-undo.ts'
import type { TextActions } from '../text-actions.ts'

type Told = ReturnType<typeof tellSupport>
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
  const nameOf = useDelegationNames()
  const supports = useStore(negotiation.supports)
  const told = useMemo(() => byProposal(supports), [supports])
  const kept = useStore(negotiation.pending.waiting)
  const unsaid = useMemo(() => supportsWaiting(kept), [kept])
  const report = useCallback(
    (proposal: Proposal, v: Support, to: Audience, { done, writer, isKept }: Widened<Told>) => {
      const group = groupOf(to)
      const name = nameOf(proposal.delegation)
      const stated =
        to === 'all'
          ? t(`didSupport_${v}`, { name })
          : t(`didTellStand_${group === null ? to : 'group'}`, { group })
      if (done.ok) offerUndo(announce, isKept ? t('didKeepForRoom') : stated, writer)
      else announce.set({ text: t('failed_notAllowed') })
    },
    [announce, nameOf, t],
  )
  const isOver = useCallback((): boolean => {
    const stage = negotiation.dossier.getSnapshot()?.stage
    const over = stage !== undefined && !mayRemarkIn(stage)
    if (over) announce.set({ text: t('failed_stage') })
    return over
  }, [negotiation, announce, t])
  const tell = useCallback(
    (proposal: Proposal, v: Support, to: Audience): void => {
      if (isOver()) return
      const open = remarkerFor(negotiation, to)
      if (to === 'all' && open) {
        sayToAll(proposal, v)
        return
      }
      const writer = open ?? keeperFor(negotiation, to)
      const done = tellSupport(writer, proposal, { v, at: Date.now() })
      report(proposal, v, to, { done, writer, isKept: !open })
    },
    [negotiation, sayToAll, report, isOver],
  )
  return useMemo(
    () => ({
      offered,
      chosen,
      choose,
      told,
      unsaid,
      unsay: (one) => negotiation.pending.takeBack(one),
      earlier: ({ delegation, on, audience }) =>
        negotiation.earlierSupports(delegation, on, audience),
      say: (proposal, support) => tell(proposal, support, chosen),
      widen: (proposal, v, to) => {
        if (isOver()) return
        const at = Date.now()
        const widened = widen(negotiation, {
          from: narrowerFor(negotiation, chosen),
          to,
          // Not into a branch: whoever was told before must not be the only one who is not told any more.
          say: (writer) => tellSupport(writer, proposal, { v, at }),
          takeBack: (writer) => tellSupport(writer, proposal, { v: 'none', at }),
        })
        report(proposal, v, to, widened)
      },
    }),
    [offered, chosen, choose, told, unsaid, tell, report, isOver, negotiation],
  )
}

function byProposal(supports: readonly ToldSupport[]): ReadonlyMap<string, readonly ToldSupport[]> {
  const told = new Map<string, ToldSupport[]>()
  for (const one of supports) told.set(one.on, [...(told.get(one.on) ?? []), one])
  return told
}
