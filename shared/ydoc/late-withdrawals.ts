import type { Range } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { rangeOf } from '../domain/segments.ts'
import type { Ledger } from './ledger.ts'
import { segmentsIn } from './neighbours.ts'

/**
 * What a delegation withdrew too late: the pen had incorporated it, so it stands there as base text ([T11]). It is
 * offered as a deletion, which is what removing these ranges now proposes; empty once that is proposed or they are cut.
 */
export function lateWithdrawals(ledger: Ledger, delegation: DelegationCode): Range[] {
  const late: Range[] = []
  for (const range of ledger.ownCutsOf(delegation)?.ranges() ?? []) {
    for (const segment of segmentsIn(ledger, range)) {
      const isStruck = segment.deletedBy.some((ref) => ref.delegation === delegation)
      if (!segment.isPending && !segment.isHidden && segment.kind !== 'fence' && !isStruck)
        late.push(rangeOf(segment))
    }
  }
  return late
}
