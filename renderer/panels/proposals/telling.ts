import type { Audience } from '../../../shared/domain/audiences.ts'
import { isOpen, type Proposal, proposalName } from '../../../shared/domain/proposals.ts'
import type { Support, SupportRecord } from '../../../shared/domain/records.ts'
import type { ToldSupport } from '../../../shared/domain/stands.ts'
import { proposalFingerprint, spokeBefore } from '../../../shared/ydoc/fingerprint.ts'
import type { Member } from '../../session/member.ts'
import type { WaitingSupport, Waits } from '../../session/remarks/waiting.ts'
import { standOf } from './proposal-actions.ts'

/** To whom stands on proposals are told, and what fewer than all members were told of them ([Q14]). */
export type Telling = {
  /** To whom one may tell something, the widest first. */
  readonly offered: readonly Audience[]
  readonly chosen: Audience
  readonly choose: (audience: Audience) => void
  /** By the name of the proposal. */
  readonly told: ReadonlyMap<string, readonly ToldSupport[]>
  /** What nobody has heard yet ([Q15]), by the name of the proposal. */
  readonly unsaid: ReadonlyMap<string, readonly WaitingSupport[]>
  readonly unsay: (kept: Waits['kept']) => void
  /** What one who stands somewhere said before, the last word first. */
  readonly earlier: (stand: ToldSupport) => readonly SupportRecord[]
  /** Tells more what fewer were told. */
  readonly widen: (proposal: Proposal, support: Support, to: Audience) => void
}

export const NOTHING_TOLD: readonly ToldSupport[] = []
export const NOTHING_UNSAID: readonly WaitingSupport[] = []

/** Where the member stands on a proposal, as far as the chosen audience was told. */
export function standTold(proposal: Proposal, me: Member, telling: Telling): Support {
  if (telling.chosen === 'all') return standOf(proposal, me)
  return ownTold(proposal, me, telling)?.support ?? 'none'
}

/** Whether the member took that stand before the last change of the proposal. */
export function isStandBefore(proposal: Proposal, me: Member, telling: Telling): boolean {
  if (telling.chosen === 'all') return spokeBefore(proposal).includes(me.delegation)
  const told = ownTold(proposal, me, telling)
  return told !== undefined && isBefore(told, proposal)
}

/** Whether a stand was taken on something else than the proposal asks for at present ([P11]). */
export function isBefore({ wording }: ToldSupport, proposal: Proposal): boolean {
  return isOpen(proposal) && wording !== null && wording !== proposalFingerprint(proposal)
}

function ownTold(
  proposal: Proposal,
  me: Member,
  { chosen, told }: Telling,
): ToldSupport | undefined {
  return (told.get(proposalName(proposal)) ?? NOTHING_TOLD).find(
    ({ delegation, audience }) => delegation === me.delegation && audience === chosen,
  )
}
