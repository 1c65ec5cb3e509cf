import type { RevisionNumbers } from '../../shared/domain/numbers.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { type Clock, SYSTEM_CLOCK } from './clock.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import { type Reading, TextReadings } from './readings.ts'

/** Calls back when the window has nothing else to do, after so many milliseconds at the latest. */
export type Idle = (run: () => void, latestMs: number) => () => void

const NO_REVISION = new Cell<RevisionNumbers>({})

/** A first change is shown within a tenth of a second. */
export const LATEST_MS = 60
/** While somebody types without a pause, reading takes a fifth of the time at most. */
const REST = 4

/**
 * The panels' reading of a text, taken behind the keys: no key waits for it, and a long text is read less
 * often than a short one.
 */
export function followText(
  ledger: Ledger,
  idle: Idle = whenIdle,
  clock: Pick<Clock, 'now' | 'after'> = SYSTEM_CLOCK,
  revision: ExternalStore<RevisionNumbers> = NO_REVISION,
): { readonly reading: ExternalStore<Reading>; readonly stop: () => void } {
  const readings = new TextReadings(ledger)
  const reading = new Cell<Reading>(readings.read(revision.getSnapshot()))
  let cancel: (() => void) | null = null
  let restUntil = 0
  const read = (): void => {
    cancel = null
    const began = clock.now()
    reading.set(readings.read(revision.getSnapshot()))
    const ended = clock.now()
    restUntil = ended + (ended - began) * REST
  }
  const readWhenIdle = (): void => {
    cancel = idle(read, LATEST_MS)
  }
  const changed = (): void => {
    if (cancel) return
    const restMs = restUntil - clock.now()
    if (restMs > 0) cancel = clock.after(restMs, readWhenIdle)
    else readWhenIdle()
  }
  const stopListening = ledger.onChange(changed)
  const stopNumbers = revision.subscribe(changed)
  return {
    reading,
    stop: () => {
      stopListening()
      stopNumbers()
      cancel?.()
      readings.destroy()
    },
  }
}

/** The browser's idle time where it knows one; elsewhere a moment later. */
export const whenIdle: Idle = (run, latestMs) => {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: latestMs })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(run, latestMs)
  return () => clearTimeout(timer)
}
