import * as Y from 'yjs'
import type { CharId } from '../../shared/domain/char-ids.ts'
import { decodeFrame } from '../../shared/ydoc/guard/frame/decode-frame.ts'
import { encodeFrame } from '../../shared/ydoc/guard/frame/encode-frame.ts'
import { type Content, NewItem } from '../../shared/ydoc/guard/frame/new-item.ts'
import type { Deletion } from '../../shared/ydoc/guard/frame/read-frame.ts'

// What stands in an update instead of words that must be gone ([S10]): the same items under the same ids, so that the
// text still loads and everything that names them still does, with black for each character.

const BLACK = '█'
/** The fields of records in which people write as they like. */
const FREE_FIELDS = ['note', 'quote', 'person', 'reason', 'redLine', 'condition'] as const

/** What is to be left readable. */
export type Spared = {
  /** Whether a character of the text stays. */
  readonly character: (id: CharId) => boolean
  /** Whether it is to go as well where somebody stands, and what was answered to the silence procedure. */
  readonly isThorough: boolean
}

const NOTHING: Spared = { character: () => false, isThorough: false }

/** The update with the words in it blacked out that are not spared; of the same ids, and nothing of the words can be told from it. */
export function redactUpdate(update: Uint8Array, spared: Spared = NOTHING): Uint8Array {
  const starts = startsIn(update)
  const blocks = new Map<number, NewItem[]>()
  const deletions = new Map<number, Deletion[]>()
  decodeFrame(update, {
    known: (client) => starts.get(client) ?? 0,
    onItem: (item) => {
      blocks.set(item.id.client, [
        ...(blocks.get(item.id.client) ?? []),
        redactedItem(item, spared),
      ])
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

function redactedItem(item: NewItem, spared: Spared): NewItem {
  const { id, origin, rightOrigin, parent, parentSub } = item
  return new NewItem(id, origin, rightOrigin, parent, parentSub, redacted(item, spared))
}

function redacted({ id, content }: NewItem, spared: Spared): Content {
  if (content instanceof Y.ContentString) {
    return new Y.ContentString(blackBut(content.str, id, spared))
  }
  if (content instanceof Y.ContentAny) {
    return new Y.ContentAny(content.arr.map((value) => redactedValue(value, spared)))
  }
  return content
}

/** Whole characters: half of one that takes two places is never black. */
function blackBut(words: string, { client, clock }: CharId, spared: Spared): string {
  let at = clock
  let out = ''
  for (const character of words) {
    const stays = spared.character({ client, clock: at })
    out += stays ? character : black(character)
    at += character.length
  }
  return out
}

function redactedValue(value: unknown, { isThorough }: Spared): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const fields: Record<string, unknown> = { ...value }
  for (const name of isThorough ? [...FREE_FIELDS, ...stanceFields(fields)] : FREE_FIELDS) {
    const words = fields[name]
    if (typeof words === 'string') fields[name] = black(words)
  }
  // What the pen replied to an answer.
  if (fields.reply) fields.reply = redactedValue(fields.reply, { ...NOTHING, isThorough })
  return fields
}

/** In which fields of a value somebody's stand is written. */
function stanceFields({ kind, answer }: Readonly<Record<string, unknown>>): readonly string[] {
  if (kind === 'pos' || kind === 'support') return ['v']
  return answer === undefined ? [] : ['answer']
}

function black(words: string): string {
  return BLACK.repeat(words.length)
}
