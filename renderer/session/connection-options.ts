import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Refusal } from '../../shared/domain/refusals.ts'
import type { TicketAnswer } from '../../shared/protocol/http.ts'
import type { NextFrame } from './arrivals.ts'
import type { Clock } from './clock.ts'
import type { Asked, RelayFailure } from './relay-api.ts'
import type { OpenSocket } from './socket.ts'

type ConnectionEvents = {
  /** The relay's text is here and own work is on its way. */
  onSynced(): void
  /** The number of local changes that are not known to be durable. */
  onUnsaved(unsaved: number): void
  onSaved(): void
  /** Why, if the relay said so. */
  onAway(reason: RelayFailure | null): void
  onRefused(refusal: Refusal): void
  /** No ticket to be had, and asking again is pointless. */
  onTurnedAway(failure: RelayFailure): void
}

export type ConnectionOptions = {
  readonly ws: string
  readonly room: string
  readonly doc: Y.Doc
  readonly awareness: Awareness | null
  /** Fetches a ticket, after the last connection ended. */
  readonly ticket: () => Asked<TicketAnswer>
  /** Whether the ticket is for this replica; if not, the connection stops and says nothing more. */
  readonly admits: (ticket: TicketAnswer) => boolean
  /** Client ids under which this replica writes. */
  readonly own: () => readonly number[]
  /** Local changes of an earlier window that were not known to be durable. */
  readonly unsaved: number
  readonly openSocket: OpenSocket
  readonly clock: Clock
  /** When what others write is brought in; the browser's frames, if it is left out. */
  readonly nextFrame?: NextFrame
  readonly events: ConnectionEvents
}
