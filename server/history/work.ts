import * as Y from 'yjs'
import { isParagraphId, parseParagraphId, type Range } from '../../shared/domain/char-ids.ts'
import { parseDelegationCode } from '../../shared/domain/delegations.ts'
import type { WorkEntry } from '../../shared/domain/restore-points.ts'
import { parseAuthorName } from '../author.ts'
import type { LogRow } from '../store/store.ts'

// Which characters of the tape an entry is about ([U9]): those that it wrote, and those that its statements name. An id
// lives for ever ([T3]), so that what was done long ago is found in the paragraph in which its words stand now.

/** A member's entry, and the ids that it is about. */
export type Worked = WorkEntry & { readonly touched: readonly Range[] }

const MOST_DEPTH = 6

/** What a member did; null for the relay, whose entries give ids to people, and change no word. */
export function workIn({ seq, ts, author, data }: LogRow): Worked | null {
  const by = parseDelegationCode(parseAuthorName(author).delegation ?? '')
  return by && { seq, at: ts, by, touched: touchedBy(data) }
}

/** The ids that an update writes or names; ids of statements are among them and stand in no paragraph. */
function touchedBy(update: Uint8Array): readonly Range[] {
  const found: Range[] = []
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item)) continue
    const { content, parentSub, id } = struct
    if (content instanceof Y.ContentAny) for (const value of content.arr) walk(value, found, 0)
    else found.push([id.client, id.clock, struct.length])
    if (parentSub !== null) walk(parentSub, found, 0)
  }
  return found
}

/** A range is a list of three numbers; a paragraph is named by the id of its mark. */
function walk(value: unknown, found: Range[], depth: number): void {
  if (typeof value === 'string') {
    const mark = isParagraphId(value) ? parseParagraphId(value) : null
    if (mark) found.push([mark.client, mark.clock, 1])
  } else if (depth < MOST_DEPTH && typeof value === 'object' && value !== null) {
    const range = Array.isArray(value) ? rangeIn(value) : null
    if (range) found.push(range)
    else for (const one of Object.values(value)) walk(one, found, depth + 1)
  }
}

function rangeIn([client, clock, length, ...rest]: readonly unknown[]): Range | null {
  const isRange = isCount(client) && isCount(clock) && isCount(length) && rest.length === 0
  return isRange ? [client, clock, length] : null
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
