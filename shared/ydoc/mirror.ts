import type * as Y from 'yjs'
import type { Range } from '../domain/char-ids.ts'
import { IdSet } from '../domain/id-set.ts'

/**
 * Keeps a set equal to the union of a list's entries ([T13]); `touch` hears each range that is added or
 * taken back. Returns the set and the way to stop.
 */
export function mirror(
  list: Y.Array<Range>,
  touch: (range: Range) => void = () => undefined,
): { readonly set: IdSet; readonly stop: () => void } {
  const set = new IdSet()
  // A list that its first transaction has just created is not heard of by an event of its own.
  for (const range of list) {
    set.add(range)
    touch(range)
  }
  const follow = (event: Y.YArrayEvent<Range>): void => {
    for (const item of event.changes.added)
      for (const range of entriesOf(item)) {
        set.add(range)
        touch(range)
      }
    if (event.changes.deleted.size === 0) return
    // An entry that is taken back uncovers only what no other entry covers.
    const gone = new IdSet()
    for (const item of event.changes.deleted)
      for (const range of entriesOf(item)) {
        gone.add(range)
        set.remove(range)
        touch(range)
      }
    for (const range of list) if (gone.hits(...range)) set.add(range)
  }
  list.observe(follow)
  return { set, stop: () => list.unobserve(follow) }
}

function entriesOf(item: Y.Item): Range[] {
  return item.content.getContent() as Range[]
}
