import * as Y from 'yjs'
import { type ParagraphId, paragraphIdOf } from '../shared/domain/char-ids.ts'
import type { DelegationCode } from '../shared/domain/delegations.ts'
import type { Role, Stage } from '../shared/domain/roles.ts'
import { textRoom } from '../shared/protocol/rooms.ts'
import { insertAfter, newFence, newMark, newString } from '../shared/ydoc/items.ts'
import { Ledger } from '../shared/ydoc/ledger.ts'
import { newReplica } from '../shared/ydoc/roots.ts'
import { Writer } from '../shared/ydoc/writer.ts'
import { newInvite } from './new-invite.ts'
import { GuardedRoom } from './relay/guarded-room.ts'
import { LeaseOffice } from './relay/lease-office.ts'
import type { Sender } from './relay/room.ts'
import { hashSecret, newSecret } from './secrets.ts'
import type { Member, Store } from './store/store.ts'

// A command that writes takes a seat as a person does: invited, admitted, with leased client ids, on a replica of its
// own, its updates judged by the guard and kept by the room ([C7]). Only the wire between them is missing.

/** The text room of a file that nobody serves, with those who write in it. */
export class Negotiation {
  readonly #store: Store
  readonly #room: GuardedRoom
  readonly #leases: LeaseOffice
  readonly #seats: Seat[] = []

  static async open(store: Store, lang: string, stage: Stage): Promise<Negotiation> {
    return new Negotiation(store, await GuardedRoom.load(store, textRoom(lang), stage))
  }

  private constructor(store: Store, room: GuardedRoom) {
    this.#store = store
    this.#room = room
    this.#leases = new LeaseOffice(store, () => false)
  }

  /** Admits a delegation to the text. */
  async seat(delegation: DelegationCode, role: Role): Promise<Seat> {
    const member = await this.#admit(delegation, role)
    const issued = await this.#leases.issue(member, this.#room, [])
    if (!issued.ok) throw new Error(`no client id for ${delegation}: ${issued.error}`)
    const seat = new Seat(this.#room, member, issued.value.clientIds)
    this.#seats.push(seat)
    return seat
  }

  /** Everybody leaves: their sessions end, and the room is as the log has it. */
  async close(): Promise<void> {
    for (const seat of this.#seats) {
      seat.leave()
      await this.#store.revoke(seat.delegation, null)
    }
    await this.#room.close()
  }

  async #admit(delegation: DelegationCode, role: Role): Promise<Member> {
    const now = Date.now()
    const request = { delegation, role, name: '', uses: 1 }
    const { invite } = await newInvite(this.#store, request, { base: null, madeBy: null, now })
    const newcomer = { hash: hashSecret(newSecret()), person: '', now }
    const member = await this.#store.redeem(hashSecret(invite), newcomer)
    if (typeof member === 'string') throw new Error(`invitation ${member}`)
    return member
  }
}

/** What a seat wrote was not taken, as no honest act is but one that is too much. */
export class RefusedSeat extends Error {
  readonly delegation: DelegationCode
  readonly why: string

  constructor(delegation: DelegationCode, why: string) {
    super(`${delegation}: ${why}`)
    this.delegation = delegation
    this.why = why
  }
}

/** One who takes part: a replica, and a writer whose every action goes through the room. */
export class Seat {
  readonly delegation: DelegationCode
  readonly ledger: Ledger
  readonly #room: GuardedRoom
  readonly #doc: Y.Doc
  readonly #writer: Writer
  readonly #sender: Sender
  readonly #written: Uint8Array[] = []
  #at: number | null = null

  constructor(
    room: GuardedRoom,
    { delegation, role, person }: Member,
    clientIds: Writer['author']['clientIds'],
  ) {
    this.delegation = delegation
    this.#room = room
    this.#doc = newReplica()
    this.#doc.clientID = clientIds.proposing
    this.ledger = new Ledger(this.#doc)
    const author = { delegation, role, clientIds }
    this.#writer = new Writer(this.ledger, author, { now: () => this.#at ?? Date.now() })
    this.#sender = { delegation, role, person, clients: new Set(Object.values(clientIds)) }
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#written.push(update)
    })
  }

  /** Does something to the text as it stands now; resolves with what it returned when all of it is durable. */
  async act<T>(action: (writer: Writer) => T): Promise<T> {
    await this.#catchUp()
    const result = action(this.#writer)
    for (const update of this.#written.splice(0)) await this.#submit(update)
    return result
  }

  /** The same for many actions that are one: all of them are one entry of the log, or none is. */
  async actAsOne<T>(action: (writer: Writer) => T): Promise<T> {
    await this.#catchUp()
    const result = action(this.#writer)
    const updates = this.#written.splice(0)
    if (updates.length > 0) await this.#submit(Y.mergeUpdates(updates))
    return result
  }

  /** The same, said to have been done at `at`: an author's own word, the log has its own time. Null is now. */
  async actAt<T>(at: number | null, action: (writer: Writer) => T): Promise<T> {
    this.#at = at
    try {
      return await this.act(action)
    } finally {
      this.#at = null
    }
  }

  /** Opens an empty text with its title ([T7]), whose id it returns; only for a penholder. */
  openText(title: string): Promise<ParagraphId> {
    return this.act(({ author }) => {
      const { base, proposing } = author.clientIds
      const mark = this.#doc.transact((transaction) => {
        this.#doc.clientID = base ?? proposing
        const opened = insertAfter(transaction, null, newMark('title'))
        const last = title ? insertAfter(transaction, opened, newString(title)) : opened
        insertAfter(transaction, last, newFence())
        return opened
      }, 'open text')
      this.#doc.clientID = proposing
      return paragraphIdOf(mark)
    })
  }

  leave(): void {
    this.ledger.destroy()
    this.#doc.destroy()
  }

  async #submit(update: Uint8Array): Promise<void> {
    const submitted = await this.#room.submit(update, this.#sender)
    if (submitted.kind === 'durable') return
    const why = submitted.kind === 'refused' ? submitted.refusal.code : submitted.kind
    throw new RefusedSeat(this.delegation, why)
  }

  async #catchUp(): Promise<void> {
    const missing = await this.#room.answer(Y.encodeStateVector(this.#doc))
    if (!missing) throw new Error('the room is lost')
    Y.applyUpdate(this.#doc, missing.update, this)
  }
}
