import type * as Y from 'yjs'

/** What colleagues have drafted, as their sealed room keeps it ([B2]): updates of the branch, opaque to the room. */
export function draftedIn(room: Y.Doc): Y.Array<Uint8Array> {
  return room.getArray('drafts')
}
