import * as Y from 'yjs'

/** Calls back before the next frame is drawn, or a moment later where none is; returns the way to stop. */
export type NextFrame = (run: () => void) => () => void

/** A page that nobody sees draws no frames. */
const LATEST_MS = 50

/**
 * What others write, brought into the document at most once a frame and in the order of arrival ([R15]): fifteen
 * typists make one transaction, and everything that follows the document follows it once. One's own keys never wait.
 */
export class Arrivals {
  readonly #doc: Y.Doc
  readonly #origin: unknown
  /** Null where there are no frames: then there is nothing to wait for. */
  readonly #nextFrame: NextFrame | null
  #waiting: Uint8Array[] = []
  #cancel: (() => void) | null = null

  constructor(doc: Y.Doc, origin: unknown, nextFrame: NextFrame | null = browserFrames()) {
    this.#doc = doc
    this.#origin = origin
    this.#nextFrame = nextFrame
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update)
    if (this.#nextFrame) this.#cancel ??= this.#nextFrame(() => this.flush())
    else this.flush()
  }

  /** Brings in at once what is waiting. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = null
    const updates = this.#waiting
    if (updates.length === 0) return
    this.#waiting = []
    const applyAll = (): void => {
      for (const update of updates) Y.applyUpdate(this.#doc, update, this.#origin)
    }
    Y.transact(this.#doc, applyAll, this.#origin, false)
  }
}

function browserFrames(): NextFrame | null {
  if (typeof requestAnimationFrame !== 'function') return null
  return (run) => {
    const frame = requestAnimationFrame(run)
    const timer = setTimeout(run, LATEST_MS)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }
}
