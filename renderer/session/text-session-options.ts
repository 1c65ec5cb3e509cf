import type { RevisionNumbers } from '../../shared/domain/numbers.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import type { Claims } from './claims.ts'
import type { Clock } from './clock.ts'
import type { Cell, ExternalStore } from './external-store.ts'
import type { Idle } from './follow-text.ts'
import type { Shelf } from './kept-leases.ts'
import type { OpenLocalCopy } from './local-copy.ts'
import type { Member } from './member.ts'
import type { RelayApi } from './relay-api.ts'
import type { OpenSocket } from './socket.ts'

export type TextSessionOptions = {
  readonly api: RelayApi
  readonly ws: string
  readonly session: JoinAnswer
  /** As whom the window takes part by now: told here when the relay says another role. */
  readonly me: Cell<Member>
  readonly room: string
  readonly openSocket: OpenSocket
  readonly openCopy: OpenLocalCopy
  readonly claims: Claims
  /** `localStorage` and `sessionStorage`, or what stands for them. */
  readonly shelf: Shelf
  readonly windowShelf: Shelf
  readonly clock: Clock
  readonly idle?: Idle
  /** The numbers of the last revision, which stay until the next ([V10]); none if it is left out. */
  readonly revision?: ExternalStore<RevisionNumbers>
}
