import { ok } from '../../shared/base/result.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { holdsPen } from '../../shared/domain/roles.ts'
import type { JoinAnswer, TicketAnswer } from '../../shared/protocol/http.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import type { Claims } from './claims.ts'
import { type Clock, waitBeforeRetry } from './clock.ts'
import { type ConnectionStatus, savedAtOf } from './connection-status.ts'
import { Cell } from './external-store.ts'
import type { Idle } from './follow-text.ts'
import { holderOf, type Shelf } from './kept-leases.ts'
import { KeptNotes } from './kept-notes.ts'
import { type Claimed, LeaseDesk } from './lease-desk.ts'
import { type LiveText, showReplica, type TextSession } from './live-text.ts'
import { copyName, type OpenLocalCopy } from './local-copy.ts'
import type { Member } from './member.ts'
import type { Asked, RelayApi, RelayFailure } from './relay-api.ts'
import {
  clientsOf,
  clocksOf,
  closeReplica,
  openReplica,
  type Replica,
  takeUpHand,
} from './replica.ts'
import type { LossReason } from './restate.ts'
import { RoomConnection } from './room-connection.ts'
import { type Notice, salvage } from './salvage.ts'
import type { OpenSocket } from './socket.ts'

// The rolling text in this window: one replica at a time, kept in step with the relay, with a copy on this machine.
// When the relay refuses something, or the log is another one than before, the replica is given up for a fresh
// one under a new lease; what it alone held is kept as notes and entered again where that is still possible.

export type TextSessionOptions = {
  readonly api: RelayApi
  readonly ws: string
  readonly session: JoinAnswer
  readonly room: string
  readonly openSocket: OpenSocket
  readonly openCopy: OpenLocalCopy
  readonly claims: Claims
  /** `localStorage` and `sessionStorage`, or what stands for them. */
  readonly shelf: Shelf
  readonly windowShelf: Shelf
  readonly clock: Clock
  readonly idle?: Idle
}

/** Opens the text: from this machine at once if it has a copy, and from the relay as soon as it answers. */
export function openTextSession(options: TextSessionOptions): TextSession {
  const running = new RunningText(options)
  void running.open()
  return running
}

type Shown = { readonly replica: Replica; readonly stop: () => void }

class RunningText implements TextSession {
  readonly me: Cell<Member>
  readonly text = new Cell<LiveText | null>(null)
  readonly connection = new Cell<ConnectionStatus>({ kind: 'opening' })
  readonly notes: KeptNotes
  readonly notice = new Cell<Notice | null>(null)
  readonly #options: TextSessionOptions
  readonly #desk: LeaseDesk
  #connection: RoomConnection | null = null
  #replica: Replica | null = null
  #shown: Shown | null = null
  /** The replica that was given up, until its work is safe. */
  #givenUp: { readonly replica: Replica; readonly reason: LossReason } | null = null
  /** The present replica says again what was refused, and the relay has not agreed yet. */
  #isRestating = false
  #isClosed = false
  #failures = 0
  #wakeUp: () => void = () => {}
  #stopConnection: () => void = () => {}

  constructor(options: TextSessionOptions) {
    const { session, shelf, windowShelf, claims, room } = options
    const { delegation, role, dossier } = session
    const holder = holderOf(session.session)
    const hasBase = holdsPen(role)
    this.#options = options
    this.me = new Cell<Member>({ delegation, role })
    this.notes = new KeptNotes(shelf, dossier, delegation)
    this.#desk = new LeaseDesk({
      shelf,
      windowShelf,
      claims,
      dossier,
      room,
      holder,
      delegation,
      hasBase,
    })
  }

  async open(): Promise<void> {
    const resumed = await this.#desk.resume()
    if (resumed) await this.#enter(resumed, null)
    else await this.#startAfresh()
  }

  discardNote(id: string): void {
    this.notes.discard(id)
  }

  dismissNotice(): void {
    this.notice.set(null)
  }

  retryNow(): void {
    this.#wakeUp()
    this.#connection?.retryNow()
  }

  networkChanged(): void {
    this.#connection?.reconnect()
    this.retryNow()
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#wakeUp()
    this.#stopConnection()
    this.#hide()
    if (this.#givenUp) await closeReplica(this.#givenUp.replica)
    if (this.#replica) await closeReplica(this.#replica)
  }

  // Asks for a new lease until there is one, then begins with an empty replica.
  async #startAfresh(): Promise<void> {
    while (!this.#isClosed) {
      const ticket = await this.#askTicket([])
      if (ticket.ok) {
        this.#noteRole(ticket.value)
        const claimed = await this.#desk.take(ticket.value)
        if (claimed) return this.#enter(claimed, ticket.value)
      } else if (isFinal(ticket.error)) return this.#end(ticket.error)
      await this.#pause(ticket.ok ? null : ticket.error)
    }
  }

  async #enter({ lease, release }: Claimed, first: TicketAnswer | null): Promise<void> {
    const { session, room, openCopy } = this.#options
    const name = copyName(session.dossier, room, lease.proposing)
    const progress = this.#desk.progress(lease)
    const replica = await openReplica(
      lease,
      this.me.getSnapshot(),
      progress,
      (doc) => openCopy(name, doc),
      release,
    )
    if (this.#isClosed) return closeReplica(replica)
    this.#replica = replica
    if (!this.#givenUp && hasText(replica)) this.#show(replica, !replica.isTorn)
    this.#connect(replica, progress.unsaved, first)
  }

  #connect(replica: Replica, unsaved: number, first: TicketAnswer | null): void {
    const { ws, room, openSocket, clock } = this.#options
    let fetched = first
    const connection = new RoomConnection({
      ws,
      room,
      doc: replica.doc,
      awareness: replica.awareness,
      ticket: async () => {
        const ticket = fetched ? ok(fetched) : await this.#askTicket(clientsOf(replica.lease))
        fetched = null
        return ticket
      },
      admits: (ticket) => this.#admits(replica, ticket),
      own: () => clientsOf(replica.lease),
      unsaved,
      openSocket,
      clock,
      events: {
        onSynced: () => this.#synced(replica),
        onUnsaved: (count) => this.#unsaved(replica, count),
        onSaved: () => this.#saved(),
        onAway: (reason) => this.#away(connection.unsaved, reason),
        onRefused: (refusal) => this.#refused(replica, refusal),
        onTurnedAway: (failure) => this.#turnedAway(replica, failure),
      },
    })
    this.#connection = connection
    this.#stopConnection = connection.start()
  }

  #askTicket(resume: readonly number[]): Asked<TicketAnswer> {
    const { api, session, room } = this.#options
    return api.ticket(session.session, { room, resume })
  }

  /**
   * A new epoch means another log: what only this replica remembers may be foreign to it ([G14]). Another role means
   * other hands: what was written with the old ones and never sent has to be said anew with these ([O3]).
   */
  #admits(replica: Replica, ticket: TicketAnswer): boolean {
    const hasNewRole = this.#noteRole(ticket)
    const reason = ticket.epoch === replica.lease.epoch ? (hasNewRole ? 'rights' : null) : 'epoch'
    if (reason === null) return true
    queueMicrotask(() => void this.#giveUp(replica, reason))
    return false
  }

  /** Whether the member may do something else by now than this window thought. */
  #noteRole({ role }: TicketAnswer): boolean {
    const me = this.me.getSnapshot()
    if (role === undefined || role === me.role) return false
    this.me.set({ ...me, role })
    return true
  }

  #synced(replica: Replica): void {
    takeUpHand(replica.doc, replica.lease)
    this.#failures = 0
    const givenUp = this.#givenUp
    if (givenUp) {
      this.#givenUp = null
      // Work that says again what was refused, and is refused too, would be refused for ever.
      const isFirst = !this.#isRestating
      this.#isRestating = this.#recover(givenUp.replica, replica, givenUp.reason, isFirst)
    }
    this.#show(replica, true)
    const status = this.connection.getSnapshot()
    const unsaved = this.#connection?.unsaved ?? 0
    this.connection.set({ kind: 'live', unsaved, savedAt: savedAtOf(status) })
    void this.#bringLeftBehind(replica)
  }

  // From one replica to the next: notes first, then what can be said again, then the old copy may go.
  // Returns whether something was said again.
  #recover(old: Replica, current: Replica, reason: LossReason, isFirst: boolean): boolean {
    const about = { reason, now: this.#options.clock.now(), isFirst }
    const notice = salvage(old, current, this.notes, about)
    if (notice.kept > 0) this.notice.set(notice)
    this.#desk.forget(old.lease)
    void old.copy.forget().then(() => old.release())
    old.awareness.destroy()
    old.ledger.destroy()
    return notice.restated > 0
  }

  #refused(replica: Replica, { code }: Refusal): void {
    void this.#giveUp(replica, code)
  }

  async #giveUp(replica: Replica, reason: LossReason): Promise<void> {
    if (this.#isClosed || this.#replica !== replica) return
    this.#stopConnection()
    this.#givenUp = { replica, reason }
    this.#replica = null
    this.#away(this.#desk.progress(replica.lease).unsaved, null)
    await this.#startAfresh()
  }

  #turnedAway(replica: Replica, failure: RelayFailure): void {
    // A lease that is not this session's any more; the session itself may be as good as ever.
    const isLeaseLost = failure.kind === 'refused' && failure.code === 'lease'
    if (isLeaseLost) void this.#giveUp(replica, 'session')
    else this.#end(failure)
  }

  #end(failure: RelayFailure): void {
    const unsaved = this.#connection?.unsaved ?? 0
    this.connection.set({ kind: 'ended', failure, unsaved })
  }

  #unsaved(replica: Replica, unsaved: number): void {
    this.#desk.setProgress(replica.lease, { unsaved, clocks: clocksOf(replica) })
    if (unsaved === 0) this.#isRestating = false
    const status = this.connection.getSnapshot()
    if (status.kind === 'live' || status.kind === 'away') {
      this.connection.set({ ...status, unsaved })
    }
  }

  #saved(): void {
    const unsaved = this.#connection?.unsaved ?? 0
    this.connection.set({ kind: 'live', unsaved, savedAt: this.#options.clock.now() })
  }

  #away(unsaved: number, reason: RelayFailure | null): void {
    const status = this.connection.getSnapshot()
    const since = status.kind === 'away' ? status.since : this.#options.clock.now()
    this.connection.set({ kind: 'away', unsaved, savedAt: savedAtOf(status), since, reason })
  }

  async #pause(reason: RelayFailure | null): Promise<void> {
    const { clock } = this.#options
    this.#away(this.#unsavedGivenUp(), reason)
    const waitMs = waitBeforeRetry(this.#failures++, clock.random())
    await new Promise<void>((resolve) => {
      const stop = clock.after(waitMs, resolve)
      this.#wakeUp = () => {
        stop()
        resolve()
      }
    })
  }

  // Work that waits for a fresh replica is as unsaved as it was.
  #unsavedGivenUp(): number {
    return this.#givenUp ? this.#desk.progress(this.#givenUp.replica.lease).unsaved : 0
  }

  #show(replica: Replica, mayWrite: boolean): void {
    const known = this.#shown?.replica === replica ? this.text.getSnapshot() : null
    if (known) {
      if (known.mayWrite !== mayWrite) this.text.set({ ...known, mayWrite })
      return
    }
    this.#hide()
    const { text, stop } = showReplica(replica, mayWrite, this.#options.idle)
    this.#shown = { replica, stop }
    this.text.set(text)
  }

  #hide(): void {
    this.#shown?.stop()
    this.#shown = null
  }

  /** Work of this delegation that lies on this machine under other leases: a window closed while offline. */
  async #bringLeftBehind(present: Replica): Promise<void> {
    for (const lease of this.#desk.leftBehind(present.lease)) {
      const claimed = await this.#desk.claim(lease, 0)
      if (!claimed) continue
      if (this.#isClosed || this.#replica !== present) return claimed.release()
      await this.#bring(claimed, present)
    }
    for (const lease of this.#desk.surplus(present.lease)) {
      const claimed = await this.#desk.claim(lease, 0)
      if (claimed) await this.#discard(claimed)
    }
  }

  async #discard({ lease, release }: Claimed): Promise<void> {
    const { session, room, openCopy } = this.#options
    const doc = newReplica()
    await openCopy(copyName(session.dossier, room, lease.proposing), doc).forget()
    doc.destroy()
    this.#desk.forget(lease)
    release()
  }

  async #bring({ lease, release }: Claimed, present: Replica): Promise<void> {
    const { session, room, openCopy } = this.#options
    const name = copyName(session.dossier, room, lease.proposing)
    const progress = this.#desk.progress(lease)
    const old = await openReplica(
      lease,
      this.me.getSnapshot(),
      progress,
      (doc) => openCopy(name, doc),
      release,
    )
    if (this.#recover(old, present, 'session', true)) this.#isRestating = true
  }
}

function hasText({ doc }: Replica): boolean {
  return doc.store.clients.size > 0
}

function isFinal(failure: RelayFailure): boolean {
  return failure.kind === 'refused' && failure.status >= 400 && failure.status < 429
}
