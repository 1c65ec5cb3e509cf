import type * as Y from 'yjs'
import type { CharId } from '../../../domain/char-ids.ts'
import { lastClock } from '../../items.ts'
import { allItems } from '../stored.ts'
import { schedule } from './schedule.ts'
import { lowerBound } from './search.ts'

// What the author of an item must have seen before writing it, derived from references alone ([G5]).
//
// Yjs delivers an item after the earlier clocks of its client, its origin and its rightOrigin, and after nothing
// else. So the least replica in which an item can have been written is the closure of {the author's previous item,
// origin, rightOrigin} under these three relations. A closure holds a prefix of every client's clocks: it is a
// state vector. Kept are, for each pair of clients, the steps "from clock k of c on, c had seen n clocks of b". A
// row grows only when a reference brings news; typing on brings none.

type Steps = { readonly at: number[]; readonly seen: number[] }
type Change = { readonly steps: Steps; readonly before: number | null }

export class Knowledge {
  readonly #rows = new Map<number, Map<number, Steps>>()
  #journal: Change[] = []

  /** The knowledge that a stored document implies; it equals what incremental learning arrives at. */
  static of(doc: Y.Doc): Knowledge {
    const knowledge = new Knowledge()
    const known = new Map<number, number>()
    // Merged items lose nothing: an inner character refers to the one before it and to the same right neighbour.
    const left = schedule(
      allItems(doc),
      (client) => known.get(client) ?? 0,
      (item) => {
        knowledge.learn(item.id, item.origin)
        knowledge.learn(item.id, item.rightOrigin)
        known.set(item.id.client, lastClock(item) + 1)
      },
    )
    if (left > 0) throw new Error('the stored document refers to items that it does not hold')
    knowledge.commit()
    return knowledge
  }

  /** How many clocks of `client` the author of the item had certainly seen when writing it. */
  seenBy(item: CharId, client: number): number {
    if (client === item.client) return item.clock + 1
    const steps = this.#rows.get(item.client)?.get(client)
    if (!steps) return 0
    const { at, seen } = steps
    const last = at.length - 1
    const step = (at[last] ?? 0) <= item.clock ? last : lowerBound(at, item.clock + 1) - 1
    return seen[step] ?? 0
  }

  /**
   * The author of the item refers to `other`, and has so seen it and all that its author had seen. Returns how
   * many rows had to be looked at: zero if that is no news.
   */
  learn(item: CharId, other: CharId | null): number {
    if (!other || this.seenBy(item, other.client) > other.clock) return 0
    this.#raise(item, other.client, other.clock + 1)
    const rows = this.#rows.get(other.client)
    if (!rows) return 1
    for (const client of rows.keys()) {
      if (client !== item.client) this.#raise(item, client, this.seenBy(other, client))
    }
    return 1 + rows.size
  }

  /** Keeps what was learnt since the last commit. */
  commit(): void {
    if (this.#journal.length > 0) this.#journal = []
  }

  /** Forgets what was learnt since the last commit. */
  rollback(): void {
    for (let change = this.#journal.pop(); change; change = this.#journal.pop()) {
      const { steps, before } = change
      if (before !== null) steps.seen[steps.seen.length - 1] = before
      else {
        steps.at.pop()
        steps.seen.pop()
      }
    }
  }

  /** How many steps are kept in all. */
  get size(): number {
    let size = 0
    for (const rows of this.#rows.values())
      for (const steps of rows.values()) size += steps.at.length
    return size
  }

  #raise(item: CharId, client: number, count: number): void {
    if (count === 0) return
    const steps = this.#steps(item.client, client)
    const last = steps.at.length - 1
    const before = steps.seen[last]
    if (before !== undefined && before >= count) return
    if (before !== undefined && steps.at[last] === item.clock) {
      this.#journal.push({ steps, before })
      steps.seen[last] = count
    } else {
      this.#journal.push({ steps, before: null })
      steps.at.push(item.clock)
      steps.seen.push(count)
    }
  }

  #steps(author: number, client: number): Steps {
    let rows = this.#rows.get(author)
    if (!rows) {
      rows = new Map()
      this.#rows.set(author, rows)
    }
    let steps = rows.get(client)
    if (!steps) {
      steps = { at: [], seen: [] }
      rows.set(client, steps)
    }
    return steps
  }
}
