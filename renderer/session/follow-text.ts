import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import { NO_READING, type Reading, readText } from './readings.ts'

/** When a reading is taken: after so many milliseconds at the latest, sooner if the window has nothing else to do. */
export type Idle = (run: () => void, latestMs: number) => () => void

/** A change is shown within a tenth of a second. */
const FIRST_LATEST_MS = 60
const LONGEST_MS = 1000
/** Reading takes at most a tenth of the time while somebody types without a pause. */
const SHARE = 10

/** The panels' reading of a text, taken behind the keys: no key waits for it. */
export function followText(
  ledger: Ledger,
  idle: Idle = whenIdle,
  now: () => number = () => performance.now(),
): { readonly reading: ExternalStore<Reading>; readonly stop: () => void } {
  const reading = new Cell<Reading>(readText(ledger, NO_READING))
  let cancel: (() => void) | null = null
  let latestMs = FIRST_LATEST_MS
  const read = (): void => {
    cancel = null
    const began = now()
    reading.set(readText(ledger, reading.getSnapshot()))
    latestMs = Math.min(LONGEST_MS, Math.max(FIRST_LATEST_MS, (now() - began) * SHARE))
  }
  const stopListening = ledger.onChange(() => {
    cancel ??= idle(read, latestMs)
  })
  return {
    reading,
    stop: () => {
      stopListening()
      cancel?.()
    },
  }
}

/** The browser's idle time where it knows one; elsewhere a moment after the next frame. */
export const whenIdle: Idle = (run, latestMs) => {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: latestMs })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(run, Math.min(latestMs, FIRST_LATEST_MS))
  return () => clearTimeout(timer)
}
