import type * as Y from 'yjs'
import type { DelegationCode } from '../domain/delegations.ts'
import type { CommentRecord, PositionRecord, SupportRecord } from '../domain/records.ts'
import type { Role } from '../domain/roles.ts'

/** A position, a comment or a stand on a proposal: what is said of the text and changes nothing in it. */
export type Remark = PositionRecord | CommentRecord | SupportRecord

/** Who says something of the text in a room: with a hand of the text, or in a room that the relay cannot read. */
export type Remarker = {
  readonly author: { readonly delegation: DelegationCode; readonly role: Role }
  readonly canWrite: boolean
  readonly doc: Y.Doc
  /** Keeps it under the key, or under a new one. */
  putRemark(origin: string, key: string | null, record: Remark): void
  /** Takes the last step back; returns whether there was one. */
  undo(): boolean
}
