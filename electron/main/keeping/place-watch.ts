import { stat } from 'node:fs/promises'

// Whether an open file is still where it was opened ([D26]). Its place is looked at now and then rather than watched:
// systems tell little or nothing of what happens on shares of the network.

const LOOK_MS = 4000
/** So many looks after a sleep are left out: a share takes its time to come back ([D35]). */
const LEFT_OUT = 5

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
  let leftOut = 0
  const hasSlept = sleepSeen(LEFT_OUT * everyMs)
  const look = async (): Promise<void> => {
    leftOut = hasSlept() ? LEFT_OUT : Math.max(0, leftOut - 1)
    if (isLooking || leftOut > 0) return
    isLooking = true
    try {
      const found = await identify(file)
      first ??= found
      const now: Place = found === null ? 'gone' : found === first ? 'here' : 'other'
      // One that began before a sleep says nothing of now.
      if (isOver || leftOut > 0 || now === place) return
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

/** Whether so much time has passed since it was asked last that the machine must have slept. */
function sleepSeen(longestMs: number): () => boolean {
  let askedAt = Date.now()
  return () => {
    const sinceMs = Date.now() - askedAt
    askedAt = Date.now()
    return sinceMs > longestMs
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
