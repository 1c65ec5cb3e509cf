import { ok } from '../../shared/base/result.ts'
import { holdsPen, type Role } from '../../shared/domain/roles.ts'
import type { TicketAnswer } from '../../shared/protocol/http.ts'
import { parseRoom } from '../../shared/protocol/rooms.ts'
import type { Cell } from './external-store.ts'
import type { Interruption } from './interruption.ts'
import { holderOf } from './kept-leases.ts'
import { KeptNotes } from './kept-notes.ts'
import { type Claimed, LeaseDesk } from './lease-desk.ts'
import { LeasedCopies } from './leased-copies.ts'
import { bringLeftBehind } from './left-behind.ts'
import type { TextSession } from './live-text.ts'
import type { Asked, RelayFailure } from './relay-api.ts'
import { clientsOf, clocksOf, closeReplica, type Replica, takeUpHand } from './replica.ts'
import { Rescue } from './rescue.ts'
import type { LossReason } from './restate.ts'
import { RetryPause } from './retry-pause.ts'
import { RoomConnection } from './room-connection.ts'
import type { Notice } from './salvage.ts'
import { ShownText } from './shown-text.ts'
import type { TextSessionOptions } from './text-session-options.ts'
import { TextStatus } from './text-status.ts'

// The rolling text in this window: one replica at a time, kept in step with the relay, with a copy on this machine.
// When the relay refuses something, or the log is another one than before, the replica is given up for a fresh
// one under a new lease; what it alone held is kept as notes and entered again where that is still possible.

/** Opens the text: from this machine at once if it has a copy, and from the relay as soon as it answers. */
export function openTextSession(options: TextSessionOptions): TextSession {
  const running = new RunningText(options)
  void running.open()
  return running
}

class RunningText implements TextSession {
  readonly text: ShownText
  readonly connection: TextStatus
  readonly notes: KeptNotes
  readonly notice: Cell<Notice | null>
  readonly #options: TextSessionOptions
  readonly #desk: LeaseDesk
  readonly #copies: LeasedCopies
  readonly #rescue: Rescue
  readonly #retry: RetryPause
  /** As whom this session was admitted last. */
  #role: Role
  #connection: RoomConnection | null = null
  #replica: Replica | null = null
  #isClosed = false
  #stopConnection: () => void = () => {}

  constructor(options: TextSessionOptions) {
    const { session, room, shelf, clock, idle, revision, me } = options
    const { delegation, role, dossier } = session
    const holder = holderOf(session.session)
    this.#options = options
    this.#role = me.getSnapshot().role
    this.text = new ShownText(idle, revision)
    this.connection = new TextStatus(clock)
    this.notes = new KeptNotes(shelf, dossier, delegation)
    // [G18] Where there is no text nobody has a base hand.
    const hasBase = holdsPen(role) && parseRoom(room)?.kind === 'text'
    const desk = new LeaseDesk({ ...options, dossier, holder, delegation, hasBase })
    const copies = new LeasedCopies({ ...options, dossier, desk, me })
    this.#desk = desk
    this.#copies = copies
    this.#rescue = new Rescue({ notes: this.notes, desk, copies, clock })
    this.#retry = new RetryPause(clock)
    this.notice = this.#rescue.notice
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
    this.#retry.wake()
    this.#connection?.retryNow()
  }

  interrupted(what: Interruption): void {
    this.#retry.wake()
    this.#connection?.interrupted(what)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#retry.wake()
    this.#stopConnection()
    this.text.leave()
    await this.#rescue.close()
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
      this.connection.away(this.#rescue.unsaved, ticket.ok ? null : ticket.error)
      await this.#retry.wait()
    }
  }

  async #enter(claimed: Claimed, first: TicketAnswer | null): Promise<void> {
    const { unsaved } = this.#desk.progress(claimed.lease)
    const replica = await this.#copies.open(claimed)
    if (this.#isClosed) return closeReplica(replica)
    this.#replica = replica
    if (!this.#rescue.isUnderWay && hasText(replica)) this.text.show(replica, !replica.isTorn)
    this.#connect(replica, unsaved, first)
  }

  #connect(replica: Replica, unsaved: number, first: TicketAnswer | null): void {
    const { ws, room, openSocket, clock } = this.#options
    let fetched = first
    const connection = new RoomConnection({
      ws,
      room,
      openSocket,
      clock,
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
      events: {
        onSynced: () => this.#synced(replica),
        onUnsaved: (count) => this.#unsaved(replica, count),
        onSaved: () => this.connection.saved(this.#connection?.unsaved ?? 0),
        onAway: (reason) => {
          this.connection.away(this.connection.kept, reason)
          void this.#keep(replica, connection.unsaved)
        },
        onRefused: ({ code }) => void this.#giveUp(replica, code),
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

  /** Whether the member may do something else by now than when this session asked last; others of the window may know it. */
  #noteRole({ role }: TicketAnswer): boolean {
    const { me } = this.#options
    const known = me.getSnapshot()
    if (role === undefined) return false
    const isNew = role !== this.#role
    this.#role = role
    if (role !== known.role) me.set({ ...known, role })
    return isNew
  }

  #synced(replica: Replica): void {
    takeUpHand(replica.doc, replica.lease)
    this.#retry.reset()
    this.#rescue.finish(replica)
    this.text.show(replica, true)
    this.connection.live(this.#connection?.unsaved ?? 0)
    void bringLeftBehind(this.#desk, this.#copies, replica, {
      isPresent: () => !this.#isClosed && this.#replica === replica,
      take: (old) => this.#rescue.bring(old, replica),
    })
  }

  async #giveUp(replica: Replica, reason: LossReason): Promise<void> {
    if (this.#isClosed || this.#replica !== replica) return
    this.#stopConnection()
    this.#rescue.begin(replica, reason)
    this.#replica = null
    this.connection.away(this.#rescue.unsaved, null)
    await this.#startAfresh()
  }

  #turnedAway(replica: Replica, failure: RelayFailure): void {
    // A lease that is not this session's any more; the session itself may be as good as ever.
    const isLeaseLost = failure.kind === 'refused' && failure.code === 'lease'
    if (isLeaseLost) void this.#giveUp(replica, 'session')
    else this.#end(failure)
  }

  #end(failure: RelayFailure): void {
    this.connection.ended(this.#connection?.unsaved ?? 0, failure)
  }

  #unsaved(replica: Replica, unsaved: number): void {
    this.#desk.setProgress(replica.lease, { unsaved, clocks: clocksOf(replica) })
    if (unsaved === 0) this.#rescue.agreed()
    if (this.connection.isAway) void this.#keep(replica, unsaved)
    else this.connection.unsaved(unsaved)
  }

  // Of changes that wait the window says that they are kept on this machine: not before they are.
  async #keep(replica: Replica, unsaved: number): Promise<void> {
    await replica.copy.settled()
    if (this.#replica === replica && this.connection.isAway) this.connection.unsaved(unsaved)
  }
}

function hasText({ doc }: Replica): boolean {
  return doc.store.clients.size > 0
}

function isFinal(failure: RelayFailure): boolean {
  return failure.kind === 'refused' && failure.status >= 400 && failure.status < 429
}
