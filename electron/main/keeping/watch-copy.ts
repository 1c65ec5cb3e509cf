// The one way to wait for a file that is being made, whoever makes it and of what ([D24]).

/** So long a copy may take before anybody is told that it is being made. */
const TOLD_AFTER_MS = 1000

export type Copying<T> = {
  readonly done: Promise<T>
  /** Gives it up: nothing is left of it. */
  stop(): void
}

/** Who waits for a copy. */
export type Waiting = {
  /** Shows that something of unknown length goes on, until it does no more. */
  show(isGoingOn: boolean): void
  /** Resolves with whether to give it up; the signal says that there is nothing more to ask. */
  ask(over: AbortSignal): Promise<boolean>
}

/** Waits for a copy; one that takes more than a second is told, and can be given up: null if it was. */
export async function watchCopy<T>(
  { done, stop }: Copying<T>,
  waiting: Waiting,
): Promise<T | null> {
  const over = new AbortController()
  waiting.show(true)
  const asked = afterASecond(over.signal, (signal) => waiting.ask(signal))
  try {
    const first = await Promise.race([
      done.then((value) => ({ value })),
      asked.then((wantsNone) => (wantsNone ? null : done.then((value) => ({ value })))),
    ])
    if (first !== null) return first.value
    stop()
    return null
  } finally {
    over.abort()
    waiting.show(false)
  }
}

async function afterASecond(
  over: AbortSignal,
  ask: (signal: AbortSignal) => Promise<boolean>,
): Promise<boolean> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, TOLD_AFTER_MS)
    over.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  return over.aborted ? false : ask(over)
}
