import type { Looked } from './update-desk.ts'

const FIRST_MS = 60_000
const SOON_MS = 15 * 60_000
const DAILY_MS = 24 * 60 * 60_000
/** A timer does not count the hours that the machine sleeps: now and then the time of day is asked ([D35]). */
const GLANCE_MS = 60 * 60_000

/** Looks a minute after the start, then daily; soon again where a silence was in the way. Returns the way to stop. */
export function lookRegularly(look: () => Promise<Looked>): () => void {
  let timer: ReturnType<typeof setTimeout>
  let isStopped = false
  const waitUntil = (dueAt: number): void => {
    const leftMs = dueAt - Date.now()
    // More than a day: somebody has set the clock back.
    timer = setTimeout(
      () => (Date.now() >= dueAt || leftMs > DAILY_MS ? void run() : waitUntil(dueAt)),
      Math.min(leftMs, GLANCE_MS),
    )
    timer.unref()
  }
  const run = async (): Promise<void> => {
    const looked = await look().catch((error: unknown) => {
      console.error(error)
      return 'done' as const
    })
    if (!isStopped) waitUntil(Date.now() + (looked === 'later' ? SOON_MS : DAILY_MS))
  }
  waitUntil(Date.now() + FIRST_MS)
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
