import * as Y from 'yjs'
import type { CharId } from '../../../domain/char-ids.ts'
import type { Item } from '../../items.ts'

/** The contents that this project ever stores. */
export type Content = Y.ContentString | Y.ContentEmbed | Y.ContentAny | Y.ContentDeleted

/**
 * An item of an update that is being judged: read, but in no document. It looks like a stored item, so that
 * one rule serves both; it has no neighbours, for it stands nowhere yet.
 */
export class NewItem implements Item {
  readonly id: CharId
  readonly length: number
  readonly origin: CharId | null
  readonly rightOrigin: CharId | null
  readonly left = null
  readonly right = null
  readonly deleted: boolean
  /** The name of the root, or `NESTED`, or null where the neighbours tell it. */
  readonly parent: string | null
  readonly parentSub: string | null
  readonly content: Content

  constructor(
    id: CharId,
    origin: CharId | null,
    rightOrigin: CharId | null,
    parent: string | null,
    parentSub: string | null,
    content: Content,
  ) {
    this.id = id
    this.length = content.getLength()
    this.origin = origin
    this.rightOrigin = rightOrigin
    this.deleted = content instanceof Y.ContentDeleted
    this.parent = parent
    this.parentSub = parentSub
    this.content = content
  }

  /** The part from `offset` on, as Yjs would integrate it: attached to the character before. */
  from(offset: number): NewItem {
    if (offset === 0) return this
    const { client, clock } = this.id
    return new NewItem(
      { client, clock: clock + offset },
      { client, clock: clock + offset - 1 },
      this.rightOrigin,
      null,
      null,
      this.content.splice(offset) as Content,
    )
  }
}

/** A parent that is no root: nothing nests here ([T1]). */
export const NESTED = '(nested)'
