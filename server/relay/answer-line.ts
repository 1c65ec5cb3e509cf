/** An answer on its way to somebody: `read` resolves when it has left, or never will. */
export type Unread = { readonly bytes: number; readonly read: Promise<void> }

/** So many bytes of answers to one delegation may wait in the relay to be read; one answer may be larger. */
const UNREAD_AT_MOST = 16 << 20

/**
 * Where the connections of one delegation wait for their answers to first steps, first come first served ([R14]): however
 * many they are and however slowly they read, they hold only so much of the relay's memory, and nobody else waits for them.
 */
export class AnswerLine {
  readonly #atMost: number
  #last: Promise<void> = Promise.resolve()
  #unread = 0
  #wake: (() => void) | null = null

  constructor(atMost: number = UNREAD_AT_MOST) {
    this.#atMost = atMost
  }

  /** Calls `answer` when there is room for what it sends; null if it sent nothing. */
  send(answer: () => Promise<Unread | null>): Promise<void> {
    const turn = this.#last.then(async () => {
      while (this.#unread >= this.#atMost) await this.#room()
      const unread = await answer()
      if (unread) this.#keep(unread)
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  #keep({ bytes, read }: Unread): void {
    this.#unread += bytes
    void read.finally(() => {
      this.#unread -= bytes
      this.#wake?.()
    })
  }

  /** Only the first in the line waits for room. */
  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}
