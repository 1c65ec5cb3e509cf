import * as Y from 'yjs'

/** What a client was not told because it reads too slowly ([R7]): from which clock on it lacks what each client id wrote. */
export class Missed {
  readonly #from = new Map<number, number>()

  add(update: Uint8Array): void {
    for (const [client, clock] of Y.parseUpdateMeta(update).from) {
      if (!this.#from.has(client)) this.#from.set(client, clock)
    }
  }

  /** The state vector of one who lacks it, beside one who has everything. */
  stateBefore(stateVector: Uint8Array): Uint8Array {
    const clocks = Y.decodeStateVector(stateVector)
    for (const [client, clock] of this.#from) clocks.set(client, clock)
    return Y.encodeStateVector(clocks)
  }

  clear(): void {
    this.#from.clear()
  }
}
