import * as Y from 'yjs'
import { decodeFrame } from '../../shared/ydoc/guard/frame/decode-frame.ts'
import { encodeFrame } from '../../shared/ydoc/guard/frame/encode-frame.ts'
import { type Content, NewItem } from '../../shared/ydoc/guard/frame/new-item.ts'
import type { Deletion } from '../../shared/ydoc/guard/frame/read-frame.ts'

// What stands in an update instead of words that must be gone ([S10]): the same items under the same ids, so that the
// text still loads and everything that names them still does, with black for each character.

const BLACK = '█'
/** The fields of records in which people write as they like. */
const FREE_FIELDS = ['note', 'quote', 'person'] as const

/** The update with every word in it blacked out; of the same ids, and nothing of the words can be told from it. */
export function redactUpdate(update: Uint8Array): Uint8Array {
  const starts = startsIn(update)
  const blocks = new Map<number, NewItem[]>()
  const deletions = new Map<number, Deletion[]>()
  decodeFrame(update, {
    known: (client) => starts.get(client) ?? 0,
    onItem: (item) => {
      blocks.set(item.id.client, [...(blocks.get(item.id.client) ?? []), redactedItem(item)])
    },
    onKnown: () => undefined,
    onDeletion: (client, clock, end) => {
      deletions.set(client, [...(deletions.get(client) ?? []), { clock, end }])
    },
  })
  return encodeFrame({ blocks, deletions })
}

/** Where the items of each client begin: all of them are taken, and none before. */
function startsIn(update: Uint8Array): ReadonlyMap<number, number> {
  const starts = new Map<number, number>()
  for (const { id } of Y.decodeUpdate(update).structs) {
    starts.set(id.client, Math.min(id.clock, starts.get(id.client) ?? id.clock))
  }
  return starts
}

function redactedItem(item: NewItem): NewItem {
  const { id, origin, rightOrigin, parent, parentSub } = item
  return new NewItem(id, origin, rightOrigin, parent, parentSub, redacted(item.content))
}

function redacted(content: Content): Content {
  if (content instanceof Y.ContentString) return new Y.ContentString(black(content.str))
  if (content instanceof Y.ContentAny) return new Y.ContentAny(content.arr.map(redactedValue))
  return content
}

function redactedValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const fields: Record<string, unknown> = { ...value }
  for (const name of FREE_FIELDS) {
    const words = fields[name]
    if (typeof words === 'string') fields[name] = black(words)
  }
  return fields
}

function black(words: string): string {
  return BLACK.repeat(words.length)
}
