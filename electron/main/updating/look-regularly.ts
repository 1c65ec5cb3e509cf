import type { Looked } from './update-desk.ts'

const FIRST_MS = 60_000
const SOON_MS = 15 * 60_000
const DAILY_MS = 24 * 60 * 60_000

/** Looks a minute after the start, then daily; soon again where a silence was in the way. Returns the way to stop. */
export function lookRegularly(look: () => Promise<Looked>): () => void {
  let timer = setTimeout(() => void run(), FIRST_MS)
  const run = async (): Promise<void> => {
    const looked = await look().catch((error: unknown) => {
      console.error(error)
      return 'done' as const
    })
    timer = setTimeout(() => void run(), looked === 'later' ? SOON_MS : DAILY_MS)
    timer.unref()
  }
  timer.unref()
  return () => clearTimeout(timer)
}
