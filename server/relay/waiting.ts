const AT_MOST_UPDATES = 256
const AT_MOST_BYTES = 1 << 20

/**
 * Updates that arrived before the client's second step and build on what that step will bring: a person
 * who types in the moment of reconnecting ([R9]).
 */
export class Waiting {
  #held: Uint8Array[] = []
  #bytes = 0
  #isOpen = true

  /** Whether the second step is still to come. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Keeps an update until then; false if too much is kept already. */
  hold(update: Uint8Array): boolean {
    this.#bytes += update.length
    if (this.#held.length >= AT_MOST_UPDATES || this.#bytes > AT_MOST_BYTES) return false
    this.#held.push(update)
    return true
  }

  /** The second step came: what was kept, in the order of its coming. */
  end(): readonly Uint8Array[] {
    const held = this.#held
    this.#held = []
    this.#isOpen = false
    return held
  }
}
