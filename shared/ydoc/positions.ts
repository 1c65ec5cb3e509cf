import * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import type { Audience } from '../domain/audiences.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { type Position, positionKey, positionsIn } from '../domain/positions.ts'
import type { PositionRecord, Stand, StatedVia } from '../domain/records.ts'
import { holdsPen } from '../domain/roles.ts'
import type { ActionError } from './decide.ts'
import { itemsUnder } from './items.ts'
import type { Remarker } from './remarker.ts'
import { delegationsOf, recordsOf } from './roots.ts'

/** What somebody says of where a delegation stands ([Q1]). */
export type StatedPosition = {
  readonly stand: Stand
  readonly note?: string
  readonly redLine?: string
  readonly condition?: string
  /** The fingerprint of the wording that was read. */
  readonly wording: string
  readonly at: number
  /** Whose position it is and how it was stated, where the pen enters it for another ([Q3]). */
  readonly attested?: { readonly of: DelegationCode; readonly via: StatedVia }
}

/** Says where one stands on a paragraph, or where another has said that it stands. */
export function statePosition(
  writer: Remarker,
  paragraph: ParagraphId,
  said: StatedPosition,
): Result<void, ActionError> {
  const { author } = writer
  const { attested } = said
  const mayAttest = !attested || (holdsPen(author.role) && attested.of !== author.delegation)
  if (!writer.canWrite || author.role === 'secretariat' || !mayAttest)
    return fail({ kind: 'notAllowed' })
  writer.putRemark('position', positionKey(paragraph, attested?.of), recordOf(paragraph, said))
  return ok(undefined)
}

function recordOf(paragraph: ParagraphId, said: StatedPosition): PositionRecord {
  const { stand, note, redLine, condition, wording, at, attested } = said
  return {
    kind: 'pos',
    pid: paragraph,
    v: stand,
    wording,
    t: at,
    ...(note ? { note } : {}),
    ...(redLine ? { redLine } : {}),
    ...(condition ? { condition } : {}),
    ...attested,
  }
}

/** The positions that are written in the document. */
export function readPositions(doc: Y.Doc, audience: Audience): readonly Position[] {
  return positionsIn(readEntries(doc), audience)
}

/** Every record with its author and key, in the order in which the replica has them. */
export function* readEntries(doc: Y.Doc) {
  for (const delegation of delegationsOf(doc)) {
    for (const [key, record] of recordsOf(doc, delegation)) yield { delegation, key, record }
  }
}

/** Everything that was said under the key of a position, the last word first ([Q4]); `none` is among them. */
export function historyOf(
  doc: Y.Doc,
  delegation: DelegationCode,
  key: string,
): readonly PositionRecord[] {
  // What was overwritten one after the other may have become one item.
  return itemsUnder(recordsOf(doc, delegation), key).flatMap(({ content }) =>
    content instanceof Y.ContentAny ? content.arr.toReversed().filter(isPosition) : [],
  )
}

/** In a room without a guard anything may stand under a key. */
function isPosition(value: unknown): value is PositionRecord {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'pos'
}
