import type { TextSession } from '../live-text.ts'

/**
 * Resolves once the relay holds everything that was written: true; or once it is known not to, because the connection is gone
 * or something was refused: false.
 */
export function whenSaved({
  connection,
  notice,
}: Pick<TextSession, 'connection' | 'notice'>): Promise<boolean> {
  const before = notice.getSnapshot()
  return new Promise((resolve) => {
    const stops: (() => void)[] = []
    const look = (): void => {
      const status = connection.getSnapshot()
      const isLost = status.kind !== 'live' || notice.getSnapshot() !== before
      if (!isLost && status.unsaved > 0) return
      for (const stop of stops) stop()
      resolve(!isLost)
    }
    stops.push(connection.subscribe(look), notice.subscribe(look))
    look()
  })
}
