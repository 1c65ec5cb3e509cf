import { stat } from 'node:fs/promises'

// Whether an open file is still where it was opened ([D26]). Its place is looked at now and then rather than watched:
// systems tell little or nothing of what happens on shares of the network.

const LOOK_MS = 4000

export type Place =
  /** It is where it was. */
  | 'here'
  /** Nothing is there: it was moved, renamed or deleted. */
  | 'gone'
  /** Another file is there. */
  | 'other'

export type PlaceOptions = {
  readonly onChange: (place: Place) => void
  /** What tells one file from another, null if none is there; throws if that cannot be found out now. */
  readonly identify?: (file: string) => Promise<string | null>
  readonly everyMs?: number
}

/** Tells when the file goes, and when it is back; returns the way to stop. */
export function watchPlace(
  file: string,
  { onChange, identify = identityOf, everyMs = LOOK_MS }: PlaceOptions,
): () => void {
  let first: string | null = null
  let place: Place = 'here'
  let isLooking = false
  let isOver = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      const found = await identify(file)
      first ??= found
      const now: Place = found === null ? 'gone' : found === first ? 'here' : 'other'
      if (isOver || now === place) return
      place = now
      onChange(place)
    } catch {
      // A share that does not answer is no file that has gone: the relay says so itself if it cannot write.
    } finally {
      isLooking = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  return () => {
    isOver = true
    clearInterval(timer)
  }
}

async function identityOf(file: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(file, { bigint: true })
    return `${dev} ${ino}`
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
