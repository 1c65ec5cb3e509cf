import type { TicketAnswer } from '../../shared/protocol/http.ts'
import type { Claims, Release } from './claims.ts'
import { type KeptLease, KeptLeases, type Progress, type Shelf } from './kept-leases.ts'

// Which lease this window writes under: one that this browser has kept and no other window uses, else a new one
// with the relay's ticket. The window's own lease (after a reload) is waited for, since the page that is going
// away gives it up a moment later.

const PATIENCE_MS = 1500
/** As many windows as one person opens again at once. */
const SPARE = 4

export type Claimed = { readonly lease: KeptLease; readonly release: Release }

export type LeaseDeskOptions = {
  readonly shelf: Shelf
  /** Remembers across a reload which lease this very window had. */
  readonly windowShelf: Shelf
  readonly claims: Claims
  readonly dossier: string
  readonly room: string
  readonly holder: string
  readonly delegation: string
  /** Whether the session holds the pen now: a lease of the time when it did, or did not, is none to go on with. */
  readonly hasBase: boolean
}

export class LeaseDesk {
  readonly #options: LeaseDeskOptions
  readonly #kept: KeptLeases
  readonly #windowKey: string

  constructor(options: LeaseDeskOptions) {
    const { shelf, dossier, room, holder } = options
    this.#options = options
    this.#kept = new KeptLeases(shelf, dossier, room)
    this.#windowKey = `penholder.lease/${dossier}/${room}/${holder}`
  }

  /** A kept lease of this session that is free: this window's own, else one with unsaved work, else the newest. */
  async resume(): Promise<Claimed | null> {
    const mine = this.#options.windowShelf.getItem(this.#windowKey)
    const isMine = ({ proposing }: KeptLease) => String(proposing) === mine
    const rank = (lease: KeptLease) =>
      isMine(lease) ? 0 : this.#kept.progress(lease).unsaved > 0 ? 1 : 2
    const { holder, hasBase } = this.#options
    const own = this.#kept
      .all()
      .filter((lease) => lease.holder === holder && (lease.base !== undefined) === hasBase)
    for (const lease of own.toSorted((a, b) => rank(a) - rank(b))) {
      const claimed = await this.claim(lease, isMine(lease) ? PATIENCE_MS : 0)
      if (claimed) return this.#remember(claimed)
    }
    return null
  }

  /** Takes the lease that came with a ticket; null if another window was given the same one. */
  async take({ epoch, clientIds }: TicketAnswer): Promise<Claimed | null> {
    const { holder, delegation } = this.#options
    const claimed = await this.claim({ ...clientIds, epoch, holder, delegation }, 0)
    return claimed && this.#remember(claimed)
  }

  async claim(lease: KeptLease, waitMs: number): Promise<Claimed | null> {
    const { dossier, room, claims } = this.#options
    const release = await claims.claim(`penholder/${dossier}/${room}/${lease.proposing}`, waitMs)
    return release && { lease, release }
  }

  /** Leases that this window does not use and that may hold work which never arrived: of this delegation alone. */
  leftBehind(present: KeptLease): readonly KeptLease[] {
    return this.#kept
      .all()
      .filter(
        (lease) =>
          lease.proposing !== present.proposing &&
          lease.delegation === this.#options.delegation &&
          this.#kept.progress(lease).unsaved > 0,
      )
  }

  /** Leases with nothing unsaved that this machine need not keep a copy for: all but a few of this session's. */
  surplus(present: KeptLease): readonly KeptLease[] {
    const others = this.#kept
      .all()
      .filter((lease) => lease.proposing !== present.proposing)
      .filter((lease) => this.#kept.progress(lease).unsaved === 0)
    const own = others.filter(({ holder }) => holder === this.#options.holder).slice(0, SPARE)
    return others.filter((lease) => !own.includes(lease))
  }

  progress(lease: KeptLease): Progress {
    return this.#kept.progress(lease)
  }

  setProgress(lease: KeptLease, progress: Progress): void {
    this.#kept.setProgress(lease, progress)
  }

  forget(lease: KeptLease): void {
    this.#kept.forget(lease)
  }

  #remember(claimed: Claimed): Claimed {
    this.#kept.keep(claimed.lease)
    this.#options.windowShelf.setItem(this.#windowKey, String(claimed.lease.proposing))
    return claimed
  }
}
