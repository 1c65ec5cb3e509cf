/** So long a copy may take before anybody is told that it is being made. */
const TOLD_AFTER_MS = 1000

export type Copying<T> = {
  readonly done: Promise<T>
  /** Gives it up: nothing is left of it. */
  stop(): void
}

/**
 * Waits for a copy; one that takes more than a second is told, and can be given up: null if it was. `ask` resolves with
 * whether to give it up, and is told by its signal that there is nothing more to ask.
 */
export async function watchCopy<T>(
  { done, stop }: Copying<T>,
  ask: (signal: AbortSignal) => Promise<boolean>,
): Promise<T | null> {
  const over = new AbortController()
  const asked = afterASecond(over.signal, ask)
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
