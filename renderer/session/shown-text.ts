import type { RevisionNumbers } from '../../shared/domain/numbers.ts'
import { SYSTEM_CLOCK } from './clock.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import { followText, type Idle } from './follow-text.ts'
import type { LiveText } from './live-text.ts'
import { followPresence } from './presence.ts'
import type { Replica } from './replica.ts'

/** The replica that the window looks at, ready to be read; null while there is none. */
export class ShownText extends Cell<LiveText | null> {
  readonly #idle: Idle | undefined
  readonly #revision: ExternalStore<RevisionNumbers> | undefined
  #replica: Replica | null = null
  #stop: () => void = () => {}

  constructor(idle: Idle | undefined, revision: ExternalStore<RevisionNumbers> | undefined) {
    super(null)
    this.#idle = idle
    this.#revision = revision
  }

  show(replica: Replica, mayWrite: boolean): void {
    const known = this.#replica === replica ? this.getSnapshot() : null
    if (known) {
      if (known.mayWrite !== mayWrite) this.set({ ...known, mayWrite })
      return
    }
    this.leave()
    this.#replica = replica
    this.#follow(replica, mayWrite)
  }

  /** Follows what was shown no more; it stays to be looked at until something else is shown. */
  leave(): void {
    this.#stop()
    this.#stop = () => {}
    this.#replica = null
  }

  #follow({ ledger, writer, awareness }: Replica, mayWrite: boolean): void {
    const { reading, stop: stopReading } = followText(
      ledger,
      this.#idle,
      SYSTEM_CLOCK,
      this.#revision,
    )
    const { presence, stop: stopPresence } = followPresence(awareness, ledger)
    this.#stop = () => {
      stopReading()
      stopPresence()
    }
    this.set({ ledger, writer, awareness, reading, presence, mayWrite })
  }
}
