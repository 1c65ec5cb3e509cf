import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Role } from '../../shared/domain/roles.ts'
import type { Store } from '../store/store.ts'
import type { ConductOptions } from './conduct-office.ts'

type Options = Pick<ConductOptions, 'dismiss'> & { readonly store: Pick<Store, 'setRole'> }

/** In which roles those who have joined sit: the store knows, and whoever sits elsewhere than before connects anew. */
export class Seats {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async setRole(delegation: DelegationCode, from: Role, to: Role): Promise<void> {
    const changed = new Set(await this.#options.store.setRole(delegation, from, to))
    this.#options.dismiss(({ hash }) => changed.has(hash))
  }

  /** [O3] Seats the penholder of the dossier first: whatever happens, somebody holds the pen. `others` may hold it besides. */
  async handOver(dossier: Dossier, others: readonly DelegationCode[]): Promise<void> {
    const { penholder } = dossier
    await this.setRole(penholder, 'delegation', 'penholder')
    await this.setRole(penholder, 'co-penholder', 'penholder')
    for (const former of new Set([...formerPens(dossier), ...others])) {
      if (former === penholder) continue
      const shares = dossier.coPenholders.includes(former)
      await this.#options.store.setRole(former, 'penholder', shares ? 'co-penholder' : 'delegation')
    }
    // Who opened a window in the meantime comes back with the right hands as well.
    this.#options.dismiss(
      ({ role, delegation }) => role === 'penholder' || delegation === penholder,
    )
  }

  /** Whether somebody still sits as penholder whose pen has passed. */
  async hasFormerPens(dossier: Dossier): Promise<boolean> {
    for (const former of formerPens(dossier)) {
      if (await this.#isSeated(former, 'penholder')) return true
    }
    return false
  }

  /** Whether somebody has joined who drafts for the delegation. */
  async isAnybodyThere(delegation: DelegationCode): Promise<boolean> {
    for (const role of ['delegation', 'co-penholder', 'penholder'] as const) {
      if (await this.#isSeated(delegation, role)) return true
    }
    return false
  }

  async #isSeated(delegation: DelegationCode, role: Role): Promise<boolean> {
    return (await this.#options.store.setRole(delegation, role, role)).length > 0
  }
}

/** Those who held the pen once and do not now. */
function formerPens({ offices, penholder }: Dossier): ReadonlySet<DelegationCode> {
  const all = offices.filter(({ office }) => office === 'penholder').map((one) => one.delegation)
  return new Set(all.filter((one) => one !== penholder))
}
