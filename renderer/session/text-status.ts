import type { Clock } from './clock.ts'
import { type ConnectionStatus, savedAtOf } from './connection-status.ts'
import { Cell } from './external-store.ts'
import type { RelayFailure } from './relay-api.ts'

/** How it stands between the text of this window and the relay. */
export class TextStatus extends Cell<ConnectionStatus> {
  readonly #clock: Clock

  constructor(clock: Clock) {
    super({ kind: 'opening' })
    this.#clock = clock
  }

  get isAway(): boolean {
    return this.getSnapshot().kind === 'away'
  }

  /** Of how many changes that wait it was said that they are kept on this machine. */
  get kept(): number {
    const status = this.getSnapshot()
    return status.kind === 'away' ? status.unsaved : 0
  }

  live(unsaved: number): void {
    this.set({ kind: 'live', unsaved, savedAt: savedAtOf(this.getSnapshot()) })
  }

  saved(unsaved: number): void {
    this.set({ kind: 'live', unsaved, savedAt: this.#clock.now() })
  }

  /** Another number of changes is on its way, or waits. */
  unsaved(unsaved: number): void {
    const status = this.getSnapshot()
    if (status.kind !== 'live' && status.kind !== 'away') return
    if (status.unsaved !== unsaved) this.set({ ...status, unsaved })
  }

  away(unsaved: number, reason: RelayFailure | null): void {
    const status = this.getSnapshot()
    const since = status.kind === 'away' ? status.since : this.#clock.now()
    this.set({ kind: 'away', unsaved, savedAt: savedAtOf(status), since, reason })
  }

  ended(unsaved: number, failure: RelayFailure): void {
    this.set({ kind: 'ended', failure, unsaved })
  }
}
