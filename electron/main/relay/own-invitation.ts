import type { Dossier } from '../../../shared/domain/dossier.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import type { InviteRequest, Seat } from '../../../shared/protocol/http.ts'

/**
 * As whom the app invites the person at this machine to a file of its own ([D11]): where it was in that dossier before, as
 * the same delegation, with the rights that the delegation has by now; else as the one that holds the pen.
 */
export function ownInvitation(dossier: Dossier, before: Seat | null): InviteRequest {
  const { penholder } = dossier
  const seat = before
    ? presentSeat(dossier, before)
    : { delegation: penholder, role: 'penholder' as const }
  return { ...seat, name: '', uses: 1 }
}

function presentSeat(dossier: Dossier, { delegation, role }: Seat): Seat {
  const { penholder, coPenholders, members } = dossier
  if (!holdsPen(role) && role !== 'delegation') return { delegation, role }
  if (delegation === penholder) return { delegation, role: 'penholder' }
  if (coPenholders.includes(delegation)) return { delegation, role: 'co-penholder' }
  // To invite it to draft would put it back on the roster: that is for the penholder to do.
  return { delegation, role: members.includes(delegation) ? 'delegation' : 'observer' }
}
