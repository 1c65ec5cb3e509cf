import type { Result } from '../../shared/base/result.ts'
import { addCoPenholder, admit, type ConductError } from '../../shared/domain/conduct-acts.ts'
import { type DelegationCode, SECRETARIAT } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { holdsPen } from '../../shared/domain/roles.ts'
import type { Member } from '../store/store.ts'

// Whoever joins to draft takes part from then on ([J10]).

/** Whether the dossier says already that the newcomer's delegation takes part, as far as it drafts. */
export function isWritten(dossier: Dossier, { delegation, role }: Member): boolean {
  const drafts = holdsPen(role) || role === 'delegation'
  if (!drafts || delegation === SECRETARIAT) return true
  const isShared = role !== 'co-penholder' || isWithPen(dossier, delegation)
  return isShared && dossier.members.includes(delegation)
}

/** The dossier with the newcomer's delegation on the roster, sharing the pen if it came to. */
export function withNewcomer(
  dossier: Dossier,
  { delegation, role }: Member,
): Result<Dossier, ConductError> {
  const admitted = admit(dossier, delegation)
  if (!admitted.ok || role !== 'co-penholder' || isWithPen(dossier, delegation)) return admitted
  return addCoPenholder(admitted.value, delegation)
}

function isWithPen({ penholder, coPenholders }: Dossier, delegation: DelegationCode): boolean {
  return penholder === delegation || coPenholders.includes(delegation)
}
