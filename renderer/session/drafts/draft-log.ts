import * as Y from 'yjs'
import { draftedIn } from '../../../shared/ydoc/branch/drafted.ts'
import type { Clock } from '../clock.ts'

// What colleagues drafted, as the sealed room keeps it: a list of updates of the branch, opaque to the room ([B2]). Letters
// typed one after another are one entry.

const TOGETHER_MS = 200

export class DraftLog {
  readonly #entries: Y.Array<Uint8Array>
  readonly #clock: Clock
  #waiting: Uint8Array[] = []
  #stopTimer: (() => void) | null = null

  constructor(room: Y.Doc, clock: Clock) {
    this.#entries = draftedIn(room)
    this.#clock = clock
  }

  /** Everything that was drafted, what still waits to be entered included. */
  get all(): readonly Uint8Array[] {
    return [...this.#entries.toArray(), ...this.#waiting]
  }

  /** Calls the listener with each entry that comes. */
  listen(listener: (update: Uint8Array) => void): () => void {
    const follow = ({ changes }: Y.YArrayEvent<Uint8Array>): void => {
      for (const { content } of changes.added) {
        for (const entry of content.getContent()) {
          if (entry instanceof Uint8Array) listener(entry)
        }
      }
    }
    this.#entries.observe(follow)
    return () => this.#entries.unobserve(follow)
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update)
    this.#stopTimer ??= this.#clock.after(TOGETHER_MS, () => this.flush())
  }

  /** Enters what waits: the room keeps it from now on. */
  flush(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
    if (this.#waiting.length === 0) return
    const update = Y.mergeUpdates(this.#waiting)
    this.#waiting = []
    this.#entries.push([update])
  }
}
