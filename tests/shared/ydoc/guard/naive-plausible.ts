import * as Y from 'yjs'
import { firstItem } from '../../../../shared/ydoc/items.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { block, type RawItem, type Ref, rawUpdate } from './raw-update.ts'

// [G5] said again as naively as possible, character by character and on a replica of its own: the oracle for the
// guard's rule. `weak` is the rule that an earlier design had, which looks at the neighbours' own clients only; it
// stays here as a control that shows that replicas really part when the rule is weaker.

export type Rule = 'exact' | 'weak'

type Character = { readonly origin: Ref | null; readonly right: Ref | null }

/** Whether one client's items, on the tape, have plausible neighbours. */
export function isPlausible(
  state: Uint8Array,
  client: number,
  clock: number,
  items: readonly RawItem[],
  rule: Rule,
): boolean {
  const doc = newReplica()
  Y.applyUpdate(doc, state)
  let at = clock
  for (const item of items) {
    const { order, characters } = readTape(doc)
    const seen = rule === 'exact' ? closure : neighboursOnly
    if (!isFree(order, item, seen(characters, client, at, item))) return false
    Y.applyUpdate(doc, rawUpdate([block(client, at, item)]))
    at += item.text?.length ?? 1
  }
  return true
}

/** Whether right of `after` comes `before`, with nothing in between that was seen. */
function isFree(order: readonly string[], item: RawItem, seen: (id: string) => boolean): boolean {
  const start = item.after ? order.indexOf(idOf(item.after)) + 1 : 0
  const end = item.before ? order.indexOf(idOf(item.before)) : order.length
  return start <= end && !order.slice(start, end).some(seen)
}

/** All that the author must have: closed under earlier clocks, origins and right neighbours. */
function closure(
  characters: ReadonlyMap<string, Character>,
  client: number,
  clock: number,
  item: RawItem,
): (id: string) => boolean {
  const seen = new Set<string>()
  const todo: (Ref | null | undefined)[] = [[client, clock - 1], item.after, item.before]
  for (let next = todo.pop(); next !== undefined || todo.length > 0; next = todo.pop()) {
    if (!next || next[1] < 0 || seen.has(idOf(next))) continue
    seen.add(idOf(next))
    const character = characters.get(idOf(next))
    todo.push([next[0], next[1] - 1], character?.origin, character?.right)
  }
  return (id) => seen.has(id)
}

function neighboursOnly(
  _characters: unknown,
  client: number,
  clock: number,
  item: RawItem,
): (id: string) => boolean {
  const ends: readonly (Ref | undefined)[] = [[client, clock - 1], item.after, item.before]
  return (id) => {
    const [of, at] = id.split(':').map(Number)
    return ends.some((end) => end && end[0] === of && end[1] >= (at ?? 0))
  }
}

function readTape(doc: Y.Doc) {
  const order: string[] = []
  const characters = new Map<string, Character>()
  for (let item = firstItem(doc); item; item = item.right) {
    const right = item.rightOrigin && refOf(item.rightOrigin)
    for (let clock = item.id.clock; clock < item.id.clock + item.length; clock++) {
      const isFirst = clock === item.id.clock
      const origin: Ref | null = isFirst
        ? item.origin && refOf(item.origin)
        : [item.id.client, clock - 1]
      order.push(`${item.id.client}:${clock}`)
      characters.set(`${item.id.client}:${clock}`, { origin, right })
    }
  }
  return { order, characters }
}

function refOf({ client, clock }: { client: number; clock: number }): Ref {
  return [client, clock]
}

function idOf([client, clock]: Ref): string {
  return `${client}:${clock}`
}
