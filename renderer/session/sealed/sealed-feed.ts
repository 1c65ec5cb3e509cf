import type { Refusal, RefusalCode } from '../../../shared/domain/refusals.ts'
import type { JoinAnswer, TicketAnswer } from '../../../shared/protocol/http.ts'
import {
  encodeSealedFrame,
  parseSealedFrame,
  type SealedEntry,
  type SealedFrame,
} from '../../../shared/protocol/sealed.ts'
import { type Message, parseMessage } from '../../../shared/protocol/wire.ts'
import type { Clock } from '../clock.ts'
import type { Interruption } from '../interruption.ts'
import type { RelayApi, RelayFailure } from '../relay-api.ts'
import { RelayLine, TOO_FAST } from '../relay-line.ts'
import type { OpenSocket } from '../socket.ts'

// The entries of a sealed room as the relay hands them out: first everything that is not known here, and then one after
// another. A connection of its own for each reading, so that the entries of two are never taken for one.

export type FeedOptions = {
  readonly api: Pick<RelayApi, 'ticket'>
  readonly ws: string
  readonly session: JoinAnswer
  readonly room: string
  readonly openSocket: OpenSocket
  readonly clock: Clock
}

export type FeedEvents = {
  onTicket(ticket: TicketAnswer): void
  /** After which entry to begin, and whether a snapshot is welcome. */
  start(): { readonly after: number; readonly takesSnapshot: boolean }
  onSnapshot(seq: number, envelope: Uint8Array): void
  /** Everything that there is; `isEmpty` if the relay had neither entries nor a snapshot to hand out. */
  onCaughtUp(entries: readonly SealedEntry[], isEmpty: boolean): void
  onEntries(entries: readonly SealedEntry[]): void
  onWhisper(envelope: Uint8Array): void
  onLost(): void
  onAway(reason: RelayFailure | null): void
  /** The relay takes no more, and would say the same again. */
  onRefused(code: RefusalCode): void
  onEnded(reason: RelayFailure): void
}

export class SealedFeed {
  readonly #events: FeedEvents
  readonly #line: RelayLine
  /** Entries that came before everything was said; null from then on. */
  #held: SealedEntry[] | null = []
  #isEmpty = true
  #refusal: Refusal | null = null

  constructor(options: FeedOptions, events: FeedEvents) {
    const { api, session, room } = options
    this.#events = events
    this.#line = new RelayLine({
      ...options,
      ticket: () => api.ticket(session.session, { room, resume: [] }),
      admits: (ticket) => {
        events.onTicket(ticket)
        return true
      },
      events: {
        onOpen: () => this.#begin(),
        onFrame: (frame) => this.#receive(frame),
        onLost: () => this.#lost(),
        onAway: (reason) => events.onAway(reason),
        onTurnedAway: (reason) => events.onEnded(reason),
      },
    })
  }

  start(): void {
    this.#line.start()
  }

  stop(): void {
    this.#line.stop()
  }

  /** Reads from the beginning of what is not known, on a new connection. */
  reopen(): void {
    this.#line.reconnect()
    this.#line.retryNow()
  }

  retryNow(): void {
    this.#line.retryNow()
  }

  interrupted(what: Interruption): void {
    this.#line.interrupted(what)
  }

  /** Whether everything that there was has been read, so that something can be said. */
  get isCaughtUp(): boolean {
    return this.#held === null
  }

  append(envelope: Uint8Array | null): void {
    if (envelope) this.send({ kind: 'append', envelope })
  }

  send(frame: SealedFrame): void {
    this.#line.send(encodeSealedFrame(frame))
  }

  #begin(): void {
    this.#held = []
    this.#isEmpty = true
    this.#refusal = null
    this.send({ kind: 'follow', ...this.#events.start() })
  }

  #receive(frame: Uint8Array): void {
    const message = readFrame(frame)
    if (message === 'malformed') this.#line.reconnect()
    else if (message) this.#take(message)
  }

  #take(message: SealedFrame | Message): void {
    switch (message.kind) {
      case 'snapshot':
        this.#isEmpty = false
        this.#events.onSnapshot(message.seq, message.envelope)
        break
      case 'entries':
        if (this.#held) this.#held.push(...message.entries)
        else this.#events.onEntries(message.entries)
        break
      case 'caughtUp': {
        const held = this.#held ?? []
        this.#held = null
        this.#line.works()
        this.#events.onCaughtUp(held, this.#isEmpty && held.length === 0)
        break
      }
      case 'whisper':
        this.#events.onWhisper(message.envelope)
        break
      case 'refused':
        this.#refusal = { code: message.code, detail: message.detail }
        break
      default:
        // A sign of life, or ours to say.
        break
    }
  }

  #lost(): RelayFailure | null {
    this.#held = []
    this.#events.onLost()
    const refusal = this.#refusal
    if (!refusal || refusal.code === 'rate') return refusal ? TOO_FAST : null
    this.#line.stop()
    this.#events.onRefused(refusal.code)
    return null
  }
}

// A frame that cannot be read says that something between here and the relay is broken.
function readFrame(frame: Uint8Array): SealedFrame | Message | null | 'malformed' {
  try {
    return parseSealedFrame(frame) ?? parseMessage(frame)
  } catch {
    return 'malformed'
  }
}
