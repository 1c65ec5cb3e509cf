import * as Y from 'yjs'
import { mergeRanges, type Range } from '../shared/domain/char-ids.ts'

/** The ids that an update brings into being, in its own order; throws if it cannot be decoded. */
export function rangesWritten(update: Uint8Array): Range[] {
  const { structs } = Y.decodeUpdate(update)
  return mergeRanges(
    structs
      .filter((struct) => !(struct instanceof Y.Skip))
      .map(({ id, length }): Range => [id.client, id.clock, length]),
  )
}
