import * as Y from 'yjs'
import { beforeNextPaint } from './frame.ts'

/** Calls back before the next frame is drawn, or a moment later where none is; returns the way to stop. */
export type NextFrame = (run: () => void) => () => void

/** A page that nobody sees draws no frames. */
const LATEST_MS = 50

/** So many frames in a row may be left to one's own keys. */
const MOST_FRAMES = 3

/**
 * What others write, brought into the document at most once a frame and in the order of arrival ([R15]): fifteen
 * typists make one transaction, and everything that follows the document follows it once. One's own keys never wait,
 * and a frame in which one has written oneself is drawn with that alone.
 */
export class Arrivals {
  readonly #doc: Y.Doc
  readonly #origin: unknown
  /** Null where there are no frames: then there is nothing to wait for. */
  readonly #nextFrame: NextFrame | null
  #waiting: Uint8Array[] = []
  /** What is to be done when everything that waits is there. */
  #afterwards: (() => void)[] = []
  #cancel: (() => void) | null = null
  #isOwnFrame = false
  #ownFrames = 0

  constructor(doc: Y.Doc, origin: unknown, nextFrame: NextFrame | null = browserFrames()) {
    this.#doc = doc
    this.#origin = origin
    this.#nextFrame = nextFrame
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update)
    if (this.#nextFrame) this.#expectFrame(this.#nextFrame)
    else this.flush()
  }

  /** Does something that is about what has arrived: at once if all of it is in the document, or right after. */
  afterwards(act: () => void): void {
    if (this.#waiting.length > 0) this.#afterwards.push(act)
    else act()
  }

  /** Somebody has written in this window: the coming frame is theirs. */
  yieldFrame(): void {
    if (!this.#nextFrame) return
    this.#isOwnFrame = true
    this.#expectFrame(this.#nextFrame)
  }

  /** Brings in at once what is waiting. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#ownFrames = 0
    const updates = this.#waiting
    const acts = this.#afterwards
    if (updates.length === 0) return
    this.#waiting = []
    this.#afterwards = []
    const applyAll = (): void => {
      for (const update of updates) Y.applyUpdate(this.#doc, update, this.#origin)
    }
    Y.transact(this.#doc, applyAll, this.#origin, false)
    for (const act of acts) act()
  }

  #expectFrame(nextFrame: NextFrame): void {
    this.#cancel ??= nextFrame(() => {
      this.#cancel?.()
      this.#cancel = null
      const isOwn = this.#isOwnFrame
      this.#isOwnFrame = false
      if (this.#waiting.length === 0) return
      if (isOwn && ++this.#ownFrames <= MOST_FRAMES) this.#expectFrame(nextFrame)
      else this.flush()
    })
  }
}

function browserFrames(): NextFrame | null {
  if (typeof requestAnimationFrame !== 'function') return null
  return (run) => {
    const callOff = beforeNextPaint(run)
    const timer = setTimeout(run, LATEST_MS)
    return () => {
      callOff()
      clearTimeout(timer)
    }
  }
}
