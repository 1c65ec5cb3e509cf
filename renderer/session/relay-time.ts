import type { Clock } from './clock.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import type { RelayApi } from './relay-api.ts'

// Deadlines are by the relay's clock ([K6]). Each ticket tells what it shows; half of the way there and back is added.

export type RelayTime = {
  readonly api: RelayApi
  /** By how many milliseconds the relay's clock is ahead of this machine's; 0 until the relay was reached. */
  readonly ahead: ExternalStore<number>
}

/** Differences below are the network's, and no reason to draw anything anew. */
const NOTICEABLE_MS = 500

/** The same interface to the relay, which also learns its time. */
export function learnRelayTime(api: RelayApi, clock: Pick<Clock, 'now'>): RelayTime {
  const ahead = new Cell(0)
  const ticket: RelayApi['ticket'] = async (session, request) => {
    const asked = clock.now()
    const answer = await api.ticket(session, request)
    if (answer.ok && answer.value.now !== undefined) {
      const difference = answer.value.now - (asked + clock.now()) / 2
      if (Math.abs(difference - ahead.getSnapshot()) >= NOTICEABLE_MS) ahead.set(difference)
    }
    return answer
  }
  return { api: { ...api, ticket }, ahead }
}
