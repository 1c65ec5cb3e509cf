import type { TicketAnswer } from '../../shared/protocol/http.ts'
import { SUBPROTOCOL, TICKET_PREFIX } from '../../shared/protocol/wire.ts'
import { type Clock, waitBeforeRetry } from './clock.ts'
import type { Interruption } from './interruption.ts'
import type { Asked, RelayFailure } from './relay-api.ts'
import type { OpenSocket, Socket } from './socket.ts'

// A line to one room of the relay that is kept up for as long as it is wanted: each connection with a ticket of its own,
// fetched after the last one ended; after a loss another one, a little later each time.

/** The relay shows a sign of life at least every thirty seconds. */
const SILENCE_MS = 40_000
const CHECK_EVERY_MS = 5000
/** It should have by now ([R11]): whoever has reason to doubt asks anew. */
const DOUBT_MS = 20_000
/** What a refusal of type `rate` means to those who wait. */
export const TOO_FAST: RelayFailure = { kind: 'refused', status: 429, code: 'rate', message: '' }
/** Who was too fast waits as long as after so many failures. */
const FAILURES_OF_TOO_FAST = 4

type LineEvents = {
  onOpen(): void
  onFrame(frame: Uint8Array): void
  /** The connection is gone; returns why, if that is known. Another one follows unless the line is stopped here. */
  onLost(): RelayFailure | null
  /** Nobody is connected for now; why, if the relay said so. */
  onAway(reason: RelayFailure | null): void
  /** No ticket to be had, and asking again is pointless: the line has stopped. */
  onTurnedAway(failure: RelayFailure): void
}

export type LineOptions = {
  readonly ws: string
  readonly room: string
  /** Fetches a ticket, after the last connection ended. */
  readonly ticket: () => Asked<TicketAnswer>
  /** Whether the ticket is for whoever holds this line; if not, it stops and says nothing more. */
  readonly admits: (ticket: TicketAnswer) => boolean
  readonly openSocket: OpenSocket
  readonly clock: Clock
  readonly events: LineEvents
}

export class RelayLine {
  readonly #options: LineOptions
  #socket: Socket | null = null
  #isStopped = false
  #failures = 0
  #stopWaiting: () => void = () => {}
  #stopWatching: () => void = () => {}
  #heardAt = 0

  constructor(options: LineOptions) {
    this.#options = options
  }

  start(): void {
    this.#watch()
    void this.#attempt()
  }

  stop(): void {
    this.#isStopped = true
    this.#stopWaiting()
    this.#stopWatching()
    this.#hangUp()
  }

  /** Sends a frame; it is lost if there is no connection. */
  send(frame: Uint8Array): void {
    this.#socket?.send(frame)
  }

  /** What was expected of the relay has come: the next loss is a first one. */
  works(): void {
    this.#failures = 0
  }

  /** Tries again at once: the network came back, or somebody asked. */
  retryNow(): void {
    if (this.#isStopped || this.#socket) return
    this.#stopWaiting()
    void this.#attempt()
  }

  /**
   * Finds out at once whether there still is a connection ([R18]). Nothing outlives a sleep or another network; where the
   * page only stood still, what was heard lately is alive.
   */
  interrupted(what: Interruption): void {
    const silentMs = this.#options.clock.now() - this.#heardAt
    if (what !== 'return' || silentMs > DOUBT_MS) this.reconnect()
    this.retryNow()
  }

  /** Gives up the present connection, which may be dead without knowing it, and tries again. */
  reconnect(): void {
    if (this.#socket) this.#lost()
  }

  async #attempt(): Promise<void> {
    // Marks the attempt, so that `retryNow` does not begin a second one.
    const opening: Socket = { send: () => {}, close: () => {} }
    this.#socket = opening
    this.#heardAt = this.#options.clock.now()
    const ticket = await this.#options.ticket()
    if (this.#isStopped || this.#socket !== opening) return
    this.#socket = null
    if (!ticket.ok) this.#withoutTicket(ticket.error)
    else if (this.#options.admits(ticket.value)) this.#open(ticket.value.ticket)
    else this.stop()
  }

  #withoutTicket(failure: RelayFailure): void {
    const isFinal = failure.kind === 'refused' && failure.status >= 400 && failure.status < 429
    if (isFinal) {
      this.stop()
      this.#options.events.onTurnedAway(failure)
    } else this.#wait(failure)
  }

  #open(ticket: string): void {
    const { ws, room, openSocket, clock, events } = this.#options
    this.#heardAt = clock.now()
    const protocols = [SUBPROTOCOL, TICKET_PREFIX + ticket]
    const socket = openSocket(`${ws}/${room}?ack=1`, protocols, {
      onOpen: () => events.onOpen(),
      onFrame: (frame) => {
        this.#heardAt = clock.now()
        events.onFrame(frame)
      },
      onClose: () => {
        if (this.#socket === socket) this.#lost()
      },
    })
    this.#socket = socket
  }

  #lost(): void {
    this.#hangUp()
    if (this.#isStopped) return
    const reason = this.#options.events.onLost()
    if (this.#isStopped) return
    if (reason === TOO_FAST) this.#failures = Math.max(this.#failures, FAILURES_OF_TOO_FAST)
    this.#wait(reason)
  }

  #hangUp(): void {
    this.#socket?.close()
    this.#socket = null
  }

  #wait(reason: RelayFailure | null): void {
    const { clock, events } = this.#options
    const waitMs = waitBeforeRetry(this.#failures++, clock.random())
    this.#stopWaiting = clock.after(waitMs, () => void this.#attempt())
    events.onAway(reason)
  }

  // A connection can be dead without a close: a machine asleep, a cable pulled.
  #watch(): void {
    const { clock } = this.#options
    this.#stopWatching = clock.after(CHECK_EVERY_MS, () => {
      this.#watch()
      if (this.#socket && clock.now() - this.#heardAt > SILENCE_MS) this.reconnect()
    })
  }
}
