import * as v from 'valibot'
import { parseDelegationCode } from '../../shared/domain/delegations.ts'

// The leases that this browser may go on writing under, each with its copy of the text on this machine. What is
// kept here is small and written at once, so that a window that crashes leaves the truth behind.

/** The part of `localStorage` that is needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const code = v.pipe(
  v.string(),
  v.check((text) => parseDelegationCode(text) !== null),
)
const Lease = v.object({
  proposing: v.number(),
  base: v.optional(v.number()),
  epoch: v.number(),
  /** Whose lease it is: a mark of the session, not the session. */
  holder: v.string(),
  delegation: code,
})
export type KeptLease = v.InferOutput<typeof Lease>

export class KeptLeases {
  readonly #shelf: Shelf
  readonly #key: string

  constructor(shelf: Shelf, dossier: string, room: string) {
    this.#shelf = shelf
    this.#key = `penholder.leases/${dossier}/${room}`
  }

  /** Newest first. */
  all(): readonly KeptLease[] {
    const parsed = v.safeParse(v.array(Lease), read(this.#shelf, this.#key))
    return parsed.success ? parsed.output : []
  }

  keep(lease: KeptLease): void {
    const others = this.all().filter(({ proposing }) => proposing !== lease.proposing)
    this.#shelf.setItem(this.#key, JSON.stringify([lease, ...others]))
  }

  forget(lease: KeptLease): void {
    const left = this.all().filter(({ proposing }) => proposing !== lease.proposing)
    this.#shelf.setItem(this.#key, JSON.stringify(left))
    this.#shelf.removeItem(this.#progressKey(lease))
  }

  /** What is known of the lease's work without opening its copy. */
  progress(lease: Pick<KeptLease, 'proposing'>): Progress {
    const parsed = v.safeParse(Progress, read(this.#shelf, this.#progressKey(lease)))
    return parsed.success ? parsed.output : { unsaved: 0, clocks: [0, 0] }
  }

  setProgress(lease: Pick<KeptLease, 'proposing'>, progress: Progress): void {
    this.#shelf.setItem(this.#progressKey(lease), JSON.stringify(progress))
  }

  #progressKey(lease: Pick<KeptLease, 'proposing'>): string {
    return `${this.#key}/${lease.proposing}`
  }
}

const Progress = v.object({
  /** Local changes that the relay has not acknowledged. */
  unsaved: v.number(),
  /** How far the proposing and the base hand have written. */
  clocks: v.tuple([v.number(), v.number()]),
})
export type Progress = v.InferOutput<typeof Progress>

function read(shelf: Shelf, key: string): unknown {
  const text = shelf.getItem(key)
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Tells sessions apart without giving them away: 32 bits of FNV-1a in base 36. */
export function holderOf(session: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(session)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  return hash.toString(36)
}
