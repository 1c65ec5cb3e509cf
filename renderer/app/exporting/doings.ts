import { Cell } from '../../session/external-store.ts'

// What the window waits for and one may give up: an export that takes longer than a moment.

export type Doing = {
  readonly label: string
  readonly cancel: () => void
}

export type Doings = Cell<readonly Doing[]>

export function newDoings(): Doings {
  return new Cell<readonly Doing[]>([])
}

/** What is over within this time was never worth a word. */
const AFTER_MS = 1000

/** Shows what is being done once it has taken a second; returns how to say that it is over. */
function show(doings: Doings, doing: Doing, afterMs = AFTER_MS): () => void {
  const timer = setTimeout(() => doings.set([...doings.getSnapshot(), doing]), afterMs)
  return () => {
    clearTimeout(timer)
    doings.set(doings.getSnapshot().filter((one) => one !== doing))
  }
}

/** Does something that can be given up, and shows it if it takes long; null if it was given up. */
export async function giveUpable<T>(
  doings: Doings,
  label: string,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const controller = new AbortController()
  const over = show(doings, { label, cancel: () => controller.abort() })
  try {
    const done = await act(controller.signal)
    return controller.signal.aborted ? null : done
  } finally {
    over()
  }
}
