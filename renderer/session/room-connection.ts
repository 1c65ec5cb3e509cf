import {
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import { IdSet } from '../../shared/domain/id-set.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { encodeMessage, type Message, parseMessage } from '../../shared/protocol/wire.ts'
import { Arrivals } from './arrivals.ts'
import type { ConnectionOptions } from './connection-options.ts'
import type { Interruption } from './interruption.ts'
import { deletionsIn, unsentWork } from './own-work.ts'
import type { RelayFailure } from './relay-api.ts'
import { RelayLine, TOO_FAST } from './relay-line.ts'
import { UnsavedChanges } from './unsaved-changes.ts'

// One replica in one room, kept in step with the relay for as long as it runs. The stock y-websocket client
// speaks the same wire and may be used with the same relay; here it is not, for three reasons. Every connection
// needs a ticket of its own, fetched after the last one ended. The work done offline must travel in counted
// messages, so that the acknowledgement covers it, and hold only what is ours ([G1]). And nothing may be sent
// before the relay has said what it holds, for an update that arrives early looks like a gap.

/** An empty update: no structs, no deletions. */
const NOTHING = new Uint8Array([0, 0])

export class RoomConnection {
  readonly #options: ConnectionOptions
  readonly #line: RelayLine
  // This connection's first exchange: own work is answered when both halves are here.
  #relayState: Uint8Array | null = null
  #relayDeletions = new IdSet()
  #hasRelayText = false
  #isLive = false
  #refusal: Refusal | null = null
  readonly #unsaved: UnsavedChanges
  readonly #arrivals: Arrivals

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#unsaved = new UnsavedChanges(options.unsaved)
    this.#arrivals = new Arrivals(options.doc, this, options.nextFrame)
    const { events } = options
    this.#line = new RelayLine({
      ...options,
      admits: (ticket) => {
        const isOurs = options.admits(ticket)
        if (!isOurs) this.stop()
        return isOurs
      },
      events: {
        onOpen: () => this.#greet(),
        onFrame: (frame) => this.#receive(frame),
        onLost: () => this.#lost(),
        onAway: (reason) => events.onAway(reason),
        onTurnedAway: (failure) => {
          this.stop()
          events.onTurnedAway(failure)
        },
      },
    })
  }

  /** Connects, and connects again whenever the connection is lost. Returns the way to stop. */
  start(): () => void {
    const { doc, awareness } = this.#options
    doc.on('update', this.#onUpdate)
    awareness?.on('update', this.#onAwareness)
    this.#line.start()
    return () => this.stop()
  }

  stop(): void {
    const { doc, awareness } = this.#options
    doc.off('update', this.#onUpdate)
    awareness?.off('update', this.#onAwareness)
    this.#sayGoodbye()
    this.#line.stop()
    this.#hungUp()
  }

  retryNow(): void {
    this.#line.retryNow()
  }

  reconnect(): void {
    this.#line.reconnect()
  }

  interrupted(what: Interruption): void {
    this.#line.interrupted(what)
  }

  get unsaved(): number {
    return this.#unsaved.count
  }

  #greet(): void {
    this.#relayState = null
    this.#relayDeletions = new IdSet()
    this.#hasRelayText = false
    this.#refusal = null
    const { doc, awareness } = this.#options
    this.#send({ kind: 'step1', stateVector: Y.encodeStateVector(doc) })
    if (awareness?.getLocalState()) {
      const update = encodeAwarenessUpdate(awareness, [awareness.clientID])
      this.#send({ kind: 'awareness', update })
    }
  }

  #receive(frame: Uint8Array): void {
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
        this.#learnPresence(message.update)
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
    this.#arrivals.add(update)
    // Until the relay's text is here nothing can be answered without it.
    if (!this.#isLive) this.#arrivals.flush()
  }

  /** Where somebody's caret stands is said of a text in which what they wrote is there. */
  #learnPresence(update: Uint8Array): void {
    const { awareness } = this.#options
    if (!awareness) return
    this.#arrivals.afterwards(() => applyAwarenessUpdate(awareness, update, this))
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
    this.#line.works()
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
    this.#arrivals.yieldFrame()
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
    this.#line.send(encodeMessage(message))
  }

  #sayGoodbye(): void {
    const { awareness } = this.#options
    if (!awareness || !this.#isLive) return
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID], new Map())
    this.#send({ kind: 'awareness', update })
  }

  #lost(): RelayFailure | null {
    this.#hungUp()
    const refusal = this.#refusal
    // Too many at once: the same work is welcome a little later ([G14]).
    if (!refusal || refusal.code === 'rate') return refusal ? TOO_FAST : null
    this.stop()
    this.#options.events.onRefused(refusal)
    return null
  }

  #hungUp(): void {
    this.#arrivals.flush()
    this.#isLive = false
    this.#unsaved.lost()
    const { awareness } = this.#options
    if (!awareness) return
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID)
    removeAwarenessStates(awareness, others, this)
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
