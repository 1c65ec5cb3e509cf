import process from 'node:process'
import { Failure, type Io } from './command.ts'
import { translator } from './messages.ts'

/**
 * Does something that Ctrl+C gives up in an orderly way: `act` gets a signal that aborts at the first interruption, takes away what it
 * began and throws; a second interruption ends the program at once. Throws `Failure` with a sentence if it was given up.
 */
export async function interruptible<T>(
  io: Io,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  process.once('SIGINT', interrupt)
  try {
    return await act(controller.signal)
  } catch (error) {
    const isGivenUp = controller.signal.aborted && error === controller.signal.reason
    throw isGivenUp || isAbort(error) ? new Failure(translator(io.locale)('cli:givenUp')) : error
  } finally {
    process.off('SIGINT', interrupt)
  }
}

/** What the file system says of a writing that was given up. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
