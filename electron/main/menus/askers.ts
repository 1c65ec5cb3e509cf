import type { WebContents } from 'electron'
import type { Asker } from '../../../shared/protocol/asker.ts'

/** What may be done in each window by now, as its page tells it: the bar offers no more ([D38]). The relay decides, not this. */
export class Askers {
  readonly #told = new WeakMap<WebContents, Asker>()
  readonly #listeners = new Set<() => void>()

  tell(page: WebContents, asker: Asker): void {
    this.#told.set(page, asker)
    for (const listener of this.#listeners) listener()
  }

  /** Null for a page that has told nothing. */
  of(page: WebContents): Asker | null {
    return this.#told.get(page) ?? null
  }

  /** Calls the listener whenever a page has told something. */
  listen(listener: () => void): void {
    this.#listeners.add(listener)
  }
}
