import {
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import { IdSet } from '../../shared/domain/id-set.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import {
  encodeMessage,
  type Message,
  parseMessage,
  SUBPROTOCOL,
  TICKET_PREFIX,
} from '../../shared/protocol/wire.ts'
import { waitBeforeRetry } from './clock.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { deletionsIn, unsentWork } from './own-work.ts'
import type { RelayFailure } from './relay-api.ts'
import type { Socket } from './socket.ts'
import { UnsavedChanges } from './unsaved-changes.ts'

// One replica in one room, kept in step with the relay for as long as it runs. The stock y-websocket client
// speaks the same wire and may be used with the same relay; here it is not, for three reasons. Every connection
// needs a ticket of its own, fetched after the last one ended. The work done offline must travel in counted
// messages, so that the acknowledgement covers it, and hold only what is ours ([G1]). And nothing may be sent
// before the relay has said what it holds, for an update that arrives early looks like a gap.

/** The relay shows a sign of life at least every thirty seconds. */
const SILENCE_MS = 40_000
const CHECK_EVERY_MS = 5000
/** What a refusal of type `rate` means to those who wait. */
const TOO_FAST: RelayFailure = { kind: 'refused', status: 429, code: 'rate', message: '' }
/** An empty update: no structs, no deletions. */
const NOTHING = new Uint8Array([0, 0])

export class RoomConnection {
  readonly #options: ConnectionOptions
  #socket: Socket | null = null
  #isStopped = false
  #failures = 0
  #stopWaiting: () => void = () => {}
  #heardAt = 0
  // This connection's first exchange: own work is answered when both halves are here.
  #relayState: Uint8Array | null = null
  #relayDeletions = new IdSet()
  #hasRelayText = false
  #isLive = false
  #refusal: Refusal | null = null
  readonly #unsaved: UnsavedChanges

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#unsaved = new UnsavedChanges(options.unsaved)
  }

  /** Connects, and connects again whenever the connection is lost. Returns the way to stop. */
  start(): () => void {
    const { doc, awareness } = this.#options
    doc.on('update', this.#onUpdate)
    awareness?.on('update', this.#onAwareness)
    const stopWatching = this.#watch()
    void this.#attempt()
    return () => {
      stopWatching()
      this.stop()
    }
  }

  stop(): void {
    if (this.#isStopped) return
    this.#isStopped = true
    this.#stopWaiting()
    this.#options.doc.off('update', this.#onUpdate)
    this.#options.awareness?.off('update', this.#onAwareness)
    this.#sayGoodbye()
    this.#hangUp()
  }

  /** Tries again at once: the network came back, or somebody asked. */
  retryNow(): void {
    if (this.#isStopped || this.#socket) return
    this.#stopWaiting()
    void this.#attempt()
  }

  /** Gives up the present connection, which may be dead without knowing it, and tries again. */
  reconnect(): void {
    if (this.#socket) this.#lost()
  }

  get unsaved(): number {
    return this.#unsaved.count
  }

  async #attempt(): Promise<void> {
    // Marks the attempt, so that `retryNow` does not begin a second one.
    const opening: Socket = { send: () => {}, close: () => {} }
    this.#socket = opening
    this.#heardAt = this.#options.clock.now()
    const ticket = await this.#options.ticket()
    if (this.#isStopped || this.#socket !== opening) return
    this.#socket = null
    if (!ticket.ok) return this.#withoutTicket(ticket.error)
    if (!this.#options.admits(ticket.value)) return this.stop()
    this.#open(ticket.value.ticket)
  }

  #withoutTicket(failure: RelayFailure): void {
    const isFinal = failure.kind === 'refused' && failure.status >= 400 && failure.status < 429
    if (isFinal) {
      this.stop()
      this.#options.events.onTurnedAway(failure)
    } else this.#wait(failure)
  }

  #open(ticket: string): void {
    const { ws, room, openSocket, clock } = this.#options
    this.#relayState = null
    this.#relayDeletions = new IdSet()
    this.#hasRelayText = false
    this.#refusal = null
    this.#heardAt = clock.now()
    const protocols = [SUBPROTOCOL, TICKET_PREFIX + ticket]
    const socket = openSocket(`${ws}/${room}?ack=1`, protocols, {
      onOpen: () => this.#greet(),
      onFrame: (frame) => this.#receive(frame),
      onClose: () => {
        if (this.#socket === socket) this.#lost()
      },
    })
    this.#socket = socket
  }

  #greet(): void {
    const { doc, awareness } = this.#options
    this.#send({ kind: 'step1', stateVector: Y.encodeStateVector(doc) })
    if (awareness?.getLocalState()) {
      const update = encodeAwarenessUpdate(awareness, [awareness.clientID])
      this.#send({ kind: 'awareness', update })
    }
  }

  #receive(frame: Uint8Array): void {
    this.#heardAt = this.#options.clock.now()
    const message = readFrame(frame)
    if (message === 'malformed') this.reconnect()
    else if (message) this.#handle(message)
  }

  #handle(message: Message): void {
    switch (message.kind) {
      case 'step1':
        this.#relayState = message.stateVector
        this.#answerOnce()
        break
      case 'step2':
        this.#take(message.update)
        this.#hasRelayText = true
        this.#answerOnce()
        break
      case 'update':
        this.#take(message.update)
        break
      case 'awareness':
        if (this.#options.awareness) {
          applyAwarenessUpdate(this.#options.awareness, message.update, this)
        }
        break
      case 'acknowledged':
        this.#acknowledge(message.count)
        break
      case 'refused':
        this.#refusal = { code: message.code, detail: message.detail }
        break
    }
  }

  #take(update: Uint8Array): void {
    if (!this.#isLive) for (const range of deletionsIn(update)) this.#relayDeletions.add(range)
    Y.applyUpdate(this.#options.doc, update, this)
  }

  // Own work first and counted; then an empty second step, with which the relay's patience ends ([R9]).
  #answerOnce(): void {
    if (this.#isLive || !this.#relayState || !this.#hasRelayText) return
    const { doc, own, events } = this.#options
    const update = unsentWork(doc, own(), this.#relayState, this.#relayDeletions)
    this.#isLive = true
    this.#relayDeletions = new IdSet()
    if (update) this.#sendUpdate(update)
    this.#send({ kind: 'step2', update: NOTHING })
    if (!update) this.#unsaved.allKnown()
    this.#failures = 0
    events.onSynced()
    this.#reportUnsaved()
    if (!update) events.onSaved()
  }

  #sendUpdate(update: Uint8Array): void {
    this.#unsaved.sent()
    this.#send({ kind: 'update', update })
  }

  #acknowledge(count: number): void {
    if (!this.#unsaved.acknowledged(count)) return
    this.#options.events.onSaved()
    this.#reportUnsaved()
  }

  #reportUnsaved(): void {
    this.#options.events.onUnsaved(this.unsaved)
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, change: Y.Transaction) => {
    // Not local: what this connection, or the copy on this machine, brought in.
    if (origin === this || !change.local) return
    this.#unsaved.changed()
    if (this.#isLive) this.#sendUpdate(update)
    this.#reportUnsaved()
  }

  readonly #onAwareness = (changes: AwarenessChanges, origin: unknown) => {
    const { awareness } = this.#options
    if (!awareness || origin === this || !this.#isLive) return
    const { added, updated, removed } = changes
    if (![...added, ...updated, ...removed].includes(awareness.clientID)) return
    this.#send({
      kind: 'awareness',
      update: encodeAwarenessUpdate(awareness, [awareness.clientID]),
    })
  }

  #send(message: Message): void {
    this.#socket?.send(encodeMessage(message))
  }

  #sayGoodbye(): void {
    const { awareness } = this.#options
    if (!awareness || !this.#isLive) return
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID], new Map())
    this.#send({ kind: 'awareness', update })
  }

  #lost(): void {
    this.#hangUp()
    if (this.#isStopped) return
    const refusal = this.#refusal
    // Too many at once: the same work is welcome a little later ([G14]).
    if (refusal && refusal.code !== 'rate') {
      this.stop()
      this.#options.events.onRefused(refusal)
      return
    }
    if (refusal) this.#failures = Math.max(this.#failures, 4)
    this.#wait(refusal ? TOO_FAST : null)
  }

  #hangUp(): void {
    this.#socket?.close()
    this.#socket = null
    this.#isLive = false
    this.#unsaved.lost()
    const { awareness } = this.#options
    if (!awareness) return
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID)
    removeAwarenessStates(awareness, others, this)
  }

  #wait(reason: RelayFailure | null): void {
    const { clock, events } = this.#options
    const waitMs = waitBeforeRetry(this.#failures++, clock.random())
    this.#stopWaiting = clock.after(waitMs, () => void this.#attempt())
    events.onAway(reason)
  }

  // A connection can be dead without a close: a machine asleep, a cable pulled.
  #watch(): () => void {
    const { clock } = this.#options
    let stop = () => {}
    const check = (): void => {
      stop = clock.after(CHECK_EVERY_MS, check)
      if (this.#socket && clock.now() - this.#heardAt > SILENCE_MS) this.reconnect()
    }
    check()
    return () => stop()
  }
}

// A frame that cannot be read says that something between here and the relay is broken.
function readFrame(frame: Uint8Array): Message | null | 'malformed' {
  try {
    return parseMessage(frame)
  } catch {
    return 'malformed'
  }
}

type AwarenessChanges = {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}
