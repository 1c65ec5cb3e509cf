import { fail, ok, type Result } from '../../shared/base/result.ts'
import {
  type Callers,
  type ListenError,
  type Listener,
  type ListenLimits,
  type ListenPlan,
  openListener,
} from '../http/listener.ts'
import type { Address } from './address.ts'

// Where a relay is reached: at one port for as long as it runs and, while it is shared, at a second one for those
// on the network ([L3]). One on loopback stays there, whatever is shared.

export class Front {
  readonly #callers: Callers
  readonly #limits: Partial<ListenLimits>
  readonly #main: Listener
  #shared: Listener | null = null
  #isClosed = false

  static async open(
    plan: ListenPlan,
    callers: Callers,
    limits: Partial<ListenLimits> = {},
  ): Promise<Result<Front, ListenError>> {
    const main = await openListener(plan, callers, limits)
    return main.ok ? ok(new Front(main.value, callers, limits)) : main
  }

  private constructor(main: Listener, callers: Callers, limits: Partial<ListenLimits>) {
    this.#main = main
    this.#callers = callers
    this.#limits = limits
  }

  /** Where the host itself reaches the relay. */
  get address(): Address {
    return this.#main.address
  }

  /** Where those who are invited reach it. */
  get addressForOthers(): Address {
    return (this.#shared ?? this.#main).address
  }

  /** Also listens there; what is shared already stays as it is. */
  async share(plan: ListenPlan): Promise<Result<Address, ListenError>> {
    if (this.#shared) return ok(this.#shared.address)
    const opened = await openListener(plan, this.#callers, this.#limits)
    if (!opened.ok) return opened
    if (this.#isClosed) {
      await opened.value.close()
      return fail({ kind: 'cannotListen', host: plan.host, detail: 'closing' })
    }
    this.#shared = opened.value
    return ok(opened.value.address)
  }

  /** Everybody who came by the shared port is gone when it resolves, those that `dismiss` says goodbye to first. */
  async stopSharing(dismiss: (port: number) => Promise<void>): Promise<void> {
    const shared = this.#shared
    this.#shared = null
    if (!shared) return
    const closed = shared.close()
    await dismiss(shared.port)
    shared.cut()
    await closed
  }

  /** Takes nobody in any more; resolves when everybody is gone. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([this.#main.close(), this.#shared?.close()])
  }

  /** Ends what is still open. */
  cut(): void {
    this.#main.cut()
    this.#shared?.cut()
  }
}
