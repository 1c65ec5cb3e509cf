import { isMainThread, workerData } from 'node:worker_threads'

// Why a thread of ours is not simply terminated ([R16]): a thread that is torn down while it stands in native code of the database
// takes the whole process with it. So each call of the database says that it has begun and that it is over, in memory that the thread
// shares with whoever started it; and whoever ends the thread asks for the end first, and waits until no call is under way. A thread
// that was asked begins no further call: it sleeps until it is ended.

/** Two words that both sides see. */
const CALLS = 0
const ASKED = 1

/** As long as a call may take to come back; a thread whose call never does is left alone, and keeps no process alive. */
const LONGEST_MS = 30_000
const LOOK_EVERY_MS = 2

export type ThreadHold = Int32Array<SharedArrayBuffer>

/** What a thread is started with: what was given to it, and what it says its calls in. */
export type ThreadData = { readonly given: unknown; readonly hold: ThreadHold }

export function newHold(): ThreadHold {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
}

/** What this thread was given by whoever started it. */
export function givenToThread(): unknown {
  return dataOf(workerData)?.given
}

/** Does something in native code that must come to its end; in the main thread, and in one that nobody ends, it is simply done. */
export function unbroken<T>(act: () => T): T {
  return own ? unbrokenIn(own, act) : act()
}

/** The same with the words of a thread. */
export function unbrokenIn<T>(hold: ThreadHold, act: () => T): T {
  Atomics.add(hold, CALLS, 1)
  // First said, then asked: whoever asks for the end sees the call, or the thread sees that it was asked.
  if (Atomics.load(hold, ASKED) === 1) sleep(hold)
  try {
    return act()
  } finally {
    Atomics.sub(hold, CALLS, 1)
  }
}

/** Asks for the end of a thread; true once it stands in no call, and will begin none. False if its call does not come back. */
export async function askToEnd(hold: ThreadHold, longestMs = LONGEST_MS): Promise<boolean> {
  Atomics.store(hold, ASKED, 1)
  const last = performance.now() + longestMs
  while (Atomics.load(hold, CALLS) > 0) {
    if (performance.now() > last) return false
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return true
}

function sleep(hold: ThreadHold): void {
  Atomics.sub(hold, CALLS, 1)
  for (;;) Atomics.wait(hold, ASKED, 1)
}

const own = isMainThread ? null : (dataOf(workerData)?.hold ?? null)

function dataOf(data: unknown): ThreadData | null {
  if (typeof data !== 'object' || data === null) return null
  if (!('hold' in data) || !('given' in data) || !isHold(data.hold)) return null
  return { given: data.given, hold: data.hold }
}

function isHold(value: unknown): value is ThreadHold {
  return value instanceof Int32Array && value.buffer instanceof SharedArrayBuffer
}
