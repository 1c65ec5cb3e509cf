import type { Range } from '../../../shared/domain/char-ids.ts'
import type { Entry } from './paragraph-table.ts'

/**
 * An input method at work. From its first key to its last, the paragraph it works in is frozen both ways:
 * nothing of the half-written word is stated on the tape, and nothing that others write there is drawn.
 * At the end the typed difference is stated by ids, and the paragraph drawn with everybody's changes.
 */
export class Composition {
  #frozen: Entry | null = null
  #replaced: readonly Range[] = []

  /** The paragraph that is being composed in, or null. */
  get frozen(): Entry | null {
    return this.#frozen
  }

  /** `replaced`: the selection over which the composition began; it is proposed away only at the end. */
  start(entry: Entry, replaced: readonly Range[]): void {
    this.#frozen = entry
    this.#replaced = replaced
  }

  /** Thaws the paragraph; returns what there is to state, or null if nothing was frozen. */
  end(): { readonly entry: Entry; readonly replaced: readonly Range[] } | null {
    const entry = this.#frozen
    const replaced = this.#replaced
    this.#frozen = null
    this.#replaced = []
    return entry && { entry, replaced }
  }
}
