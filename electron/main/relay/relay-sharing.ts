import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { ShareTrouble, Sharing, SharingState } from '../../../shared/protocol/sharing.ts'

// Whether the relay of a dossier is shared, and that it stays so when its process ends and another takes its place. What
// is asked is done one after the other: who stops while it begins has stopped it.

/** The relay as far as it can be shared; `noRelay` while there is none. */
export type Shareable = {
  share(address: string): Promise<Result<Sharing, ShareTrouble>>
  /** Resolves when nobody reaches it any more, also because it is gone. */
  unshare(): Promise<void>
}

const ALONE: SharingState = { kind: 'own', trouble: null }

export class RelaySharing {
  readonly #relay: Shareable
  readonly #changed: () => void
  #state: SharingState = ALONE
  /** The address that it is shared at, or will be again; null if it is not wanted. */
  #wanted: string | null = null
  #isUp = true
  #last: Promise<unknown> = Promise.resolve()

  constructor(relay: Shareable, changed: () => void) {
    this.#relay = relay
    this.#changed = changed
  }

  get state(): SharingState {
    return this.#state
  }

  /** Shares it at this address of the machine; one that is shared stays as it is. */
  share(address: string): Promise<Result<Sharing, ShareTrouble>> {
    return this.#inTurn(async () => {
      if (this.#state.kind === 'shared') return ok(this.#state)
      if (this.#state.kind === 'returning') return fail({ kind: 'noRelay' })
      this.#become({ kind: 'starting' })
      return this.#shareAt(address)
    })
  }

  stop(): Promise<void> {
    return this.#inTurn(async () => {
      this.#wanted = null
      if (this.#state.kind === 'own') return
      this.#become({ kind: 'stopping' })
      await this.#relay.unshare()
      this.#become(ALONE)
    })
  }

  /** The relay's process has ended, and another one is on its way. */
  down(): void {
    this.#isUp = false
    if (this.#state.kind === 'shared') this.#become({ kind: 'returning' })
  }

  /** A relay is there again: shared before, shared after ([D19]). */
  up(): Promise<void> {
    this.#isUp = true
    return this.#inTurn(async () => {
      if (this.#wanted !== null && this.#state.kind === 'returning')
        await this.#shareAt(this.#wanted)
    })
  }

  /** No other relay comes. */
  lost(): void {
    const trouble = this.#wanted === null ? null : ({ kind: 'noRelay' } as const)
    this.#wanted = null
    this.#become({ kind: 'own', trouble })
  }

  async #shareAt(address: string): Promise<Result<Sharing, ShareTrouble>> {
    const shared = await this.#relay.share(address)
    if (shared.ok) {
      this.#wanted = address
      this.#become({ kind: 'shared', ...shared.value })
    } else if (this.#isUp || this.#state.kind === 'starting') {
      this.#wanted = null
      this.#become({ kind: 'own', trouble: shared.error })
    }
    // Else the relay that was to share it again has ended, too; the next one will.
    return shared
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  #become(state: SharingState): void {
    this.#state = state
    this.#changed()
  }
}
