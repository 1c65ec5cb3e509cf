import { parseRoom } from '../../shared/protocol/rooms.ts'
import type { Member, RefusalEntry, RefusalLedger } from '../store/store.ts'

// The record of what was refused: who tried what, where, and why not ([O10]); no words of the text and no secret. The
// first of its kind is written at once. What one session is refused again for the same reason within a minute is
// added up and written as one more entry, so that trying a thousand times writes no more than trying twice.

export type Refused = Pick<RefusalEntry, 'where' | 'code'> & {
  readonly room: string | null
  /** Who tried; null for one who is not known. */
  readonly member: Member | null
}

export type RefusalLogOptions = {
  readonly ledger: Pick<RefusalLedger, 'addRefusal'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of what could not be written: a record that is lost must not be lost silently. */
  readonly onFailed: (error: unknown) => void
}

const FOLD_MS = 60_000
/** So many sessions and reasons at a time are told apart; beyond that delegations are. */
const KEPT_APART = 2000
type Folded = { readonly entry: Omit<RefusalEntry, 'ts' | 'count'>; count: number }

export class RefusalLog {
  readonly #options: RefusalLogOptions
  readonly #folded = new Map<string, Folded>()
  readonly #timer: NodeJS.Timeout
  #writing: Promise<unknown> = Promise.resolve()

  constructor(options: RefusalLogOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#unfold(), FOLD_MS)
    this.#timer.unref()
  }

  note({ where, code, room, member }: Refused): void {
    const { delegation = null, role = null, person = null } = member ?? {}
    // Whatever else somebody sends as the name of a room may be anything, a secret too.
    const known = room !== null && parseRoom(room) ? room : null
    const entry = { where, code, room: known, delegation, role, person }
    const key = this.#keyOf(entry, member?.hash ?? '')
    const folded = this.#folded.get(key)
    if (folded) folded.count++
    else {
      this.#folded.set(key, { entry, count: 0 })
      this.#write(entry, 1)
    }
  }

  /** Writes what has been added up, and resolves when everything is written. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#unfold()
    await this.#writing
  }

  #keyOf(entry: Folded['entry'], session: string): string {
    const { where, code, delegation } = entry
    const who = this.#folded.size < KEPT_APART ? session : `of ${delegation}`
    return `${where} ${code} ${who}`
  }

  #unfold(): void {
    for (const { entry, count } of this.#folded.values()) if (count > 0) this.#write(entry, count)
    this.#folded.clear()
  }

  #write(entry: Folded['entry'], count: number): void {
    const { ledger, now, onFailed } = this.#options
    const written = this.#writing.then(() => ledger.addRefusal({ ...entry, ts: now(), count }))
    this.#writing = written.catch(onFailed)
  }
}
