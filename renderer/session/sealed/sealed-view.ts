import type { RefusalCode } from '../../../shared/domain/refusals.ts'
import type { Faults } from '../../../shared/sealed/record.ts'
import { Cell } from '../external-store.ts'
import type { RelayFailure } from '../relay-api.ts'

// What a window shows of a sealed room besides its text.

export type SealedStatus =
  | { readonly kind: 'opening' }
  /** In step with the relay, and able to write. */
  | { readonly kind: 'live' }
  /** Not connected; what is written waits on this machine. */
  | { readonly kind: 'away'; readonly reason: RelayFailure | null }
  /** There is a room, and no key here that opens it. */
  | { readonly kind: 'noKey' }
  /** A colleague changed the key and left this device out. */
  | { readonly kind: 'leftOut'; readonly by: string }
  /** The relay did not take what was written, and will not: the room is full, for one. */
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The relay lets this session in no more. */
  | { readonly kind: 'ended'; readonly reason: RelayFailure }

export type SealedMember = {
  readonly id: string
  readonly person: string
  readonly isMe: boolean
  readonly isHere: boolean
}

/** What a reader should know of the relay's conduct; all zero and false as long as it is honest. */
type SealedNotices = Faults & {
  /** The relay's record is not the one that this machine has seen before. */
  readonly isSetBack: boolean
  /** The key is kept only until the app is closed. */
  readonly isKeyFleeting: boolean
}

const NO_NOTICES: SealedNotices = {
  foreign: 0,
  refused: 0,
  repeated: 0,
  withheld: 0,
  disordered: 0,
  expunged: 0,
  isSetBack: false,
  isKeyFleeting: false,
}

export class SealedView {
  readonly status = new Cell<SealedStatus>({ kind: 'opening' })
  readonly members = new Cell<readonly SealedMember[]>([])
  readonly notices = new Cell<SealedNotices>(NO_NOTICES)
  readonly unsaved = new Cell(0)
  readonly keyText = new Cell<string | null>(null)

  setStatus(status: SealedStatus): void {
    if (!isSame(status, this.status.getSnapshot())) this.status.set(status)
  }

  notice(news: Partial<SealedNotices>): void {
    const next = { ...this.notices.getSnapshot(), ...news }
    if (!isSame(next, this.notices.getSnapshot())) this.notices.set(next)
  }

  setMembers(members: readonly SealedMember[]): void {
    if (!isSame(members, this.members.getSnapshot())) this.members.set(members)
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
