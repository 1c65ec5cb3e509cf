import type { LeaseDesk } from './lease-desk.ts'
import type { LeasedCopies } from './leased-copies.ts'
import type { Replica } from './replica.ts'

/**
 * Work of this delegation that lies on this machine under other leases, from windows that were closed while offline:
 * each such replica is handed to `take`, as long as the present one `isPresent`. Copies that hold nothing of worth go.
 */
export async function bringLeftBehind(
  desk: LeaseDesk,
  copies: LeasedCopies,
  present: Replica,
  events: { readonly isPresent: () => boolean; readonly take: (old: Replica) => void },
): Promise<void> {
  for (const lease of desk.leftBehind(present.lease)) {
    const claimed = await desk.claim(lease, 0)
    if (!claimed) continue
    if (!events.isPresent()) return claimed.release()
    events.take(await copies.open(claimed))
  }
  for (const lease of desk.surplus(present.lease)) {
    const claimed = await desk.claim(lease, 0)
    if (claimed) await copies.discard(claimed)
  }
}
