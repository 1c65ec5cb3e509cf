import type { Duplex } from 'node:stream'

/**
 * Hands what goes to one client in the same moment, a delivery and the acknowledgement behind it, to the system in one
 * call: in a full room that call is most of what a keystroke costs.
 */
export class JointWrites {
  #held: Duplex[] = []

  write(stream: Duplex, bytes: Uint8Array): void {
    if (this.#held.length === 0) process.nextTick(() => this.#release())
    stream.cork()
    this.#held.push(stream)
    stream.write(bytes)
  }

  /** When everything that follows from a commit has been said. */
  #release(): void {
    const held = this.#held
    this.#held = []
    for (const stream of held) stream.uncork()
  }
}
