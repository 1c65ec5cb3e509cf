import type { CharId } from '../../../domain/char-ids.ts'

type Struct = {
  readonly id: CharId
  readonly origin: CharId | null
  readonly rightOrigin: CharId | null
}

/**
 * Visits structs in an order in which Yjs can integrate them ([G3]): each after the earlier clocks of its client
 * and after both things it refers to. `known` says how far a client is known at this moment, so `visit` must make
 * it grow. Returns how many structs are left over: they wait for something unknown, or for one another.
 */
export function schedule<S extends Struct>(
  queues: ReadonlyMap<number, readonly S[]>,
  known: (client: number) => number,
  visit: (struct: S) => void,
): number {
  const next = new Map<number, number>()
  const waiting = new Map<number, Set<number>>()
  const todo = [...queues.keys()]
  let left = 0
  for (const queue of queues.values()) left += queue.length
  for (let client = todo.pop(); client !== undefined; client = todo.pop()) {
    const queue = queues.get(client) ?? []
    const start = next.get(client) ?? 0
    let at = start
    for (let struct = queue[at]; struct; struct = queue[++at]) {
      const missing = missingClient(struct, known)
      if (missing !== null) {
        waiting.set(missing, (waiting.get(missing) ?? new Set()).add(client))
        break
      }
      visit(struct)
    }
    left -= at - start
    next.set(client, at)
    if (at === start) continue
    for (const other of waiting.get(client) ?? []) todo.push(other)
    waiting.delete(client)
  }
  return left
}

function missingClient(struct: Struct, known: (client: number) => number): number | null {
  for (const id of [struct.origin, struct.rightOrigin]) {
    if (id && id.clock >= known(id.client)) return id.client
  }
  return null
}
