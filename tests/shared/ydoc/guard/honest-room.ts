import * as Y from 'yjs'
import type { Hand, Role } from '../../../../shared/domain/roles.ts'
import { plainText } from '../../../../shared/domain/views.ts'
import { GuardedText, type Session } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { Ledger } from '../../../../shared/ydoc/ledger.ts'
import { readView } from '../../../../shared/ydoc/read-text.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { code, Replica, randomFrom } from '../notation.ts'
import { randomAction } from '../random-actions.ts'
import { replicaOf } from './a-room.ts'

// Honest people at work at once, with the guard between their replicas: delays, days offline, updates sent one by
// one or merged. Whatever they do must be let through, but for the three races that the pen and an author can run.

const RACES: ReadonlySet<string> = new Set(['withdrawn', 'decided', 'stale'])

export type HonestRun = {
  readonly seed: number
  readonly updates: number
  readonly merged: number
  readonly races: number
  readonly dearest: number
  readonly faults: readonly string[]
}

type Member = {
  readonly delegation: string
  readonly role: Role
  replica: Replica
  session: Session
  /** The step at which it comes back, or null while it is connected. */
  offlineUntil: number | null
}

export function runHonestRoom(seed: number, steps: number): HonestRun {
  const table = new GuardedTable(seed)
  for (let step = 0; step < steps; step++) table.step(step, steps)
  table.meet()
  return { seed, ...table.finish() }
}

class GuardedTable {
  readonly room: GuardedText
  readonly #random: () => number
  readonly #ledger: Ledger
  readonly #members: Member[] = []
  readonly #faults: string[] = []
  #nextClient = 1000
  #base = ''
  #clock = Date.UTC(2020, 2, 10)
  readonly #count = { updates: 0, merged: 0, races: 0, dearest: 0 }

  constructor(seed: number) {
    this.#random = randomFrom(seed)
    const doc = newReplica()
    doc.clientID = 1
    this.room = new GuardedText(doc)
    this.#ledger = new Ledger(doc)
    const pen = this.#join('CHN', 'penholder')
    this.#import(pen)
    for (const delegation of ['FRA', 'USA', 'RUS', 'FRA', 'USA']) this.#join(delegation)
    this.#join('SEC', 'secretariat')
    this.#base = this.#readBase()
  }

  step(step: number, steps: number): void {
    const member = this.#pick()
    if (member.offlineUntil === null && this.#random() < 0.004) {
      member.offlineUntil = step + this.#dice(Math.ceil(steps / 4))
    }
    if (member.offlineUntil !== null && step > member.offlineUntil) {
      member.offlineUntil = null
      this.#send(member, member.replica.outbox.length)
      return
    }
    const what = this.#random()
    if (what < 0.4) randomAction(member.replica, this.#random)
    else if (member.offlineUntil !== null) return
    else if (what < 0.75)
      this.#send(member, this.#random() < 0.2 ? member.replica.outbox.length : 1)
    else this.#receive(member, 1 + this.#dice(4))
  }

  /** Everybody sends and receives until nothing is under way. */
  meet(): void {
    const isUnderWay = () =>
      this.#members.some(({ replica }) => replica.outbox.length + replica.inbox.length > 0)
    while (isUnderWay()) {
      for (const member of this.#members) {
        this.#receive(member, Number.POSITIVE_INFINITY)
        this.#send(member, 1)
      }
    }
  }

  finish() {
    const all = new Set(this.#members.map(({ replica }) => readAll(replica.ledger)))
    const copy = newReplica()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.room.doc))
    if (all.size !== 1) this.#faults.push(`${all.size} different texts`)
    if (!all.has(readAll(this.#ledger))) this.#faults.push('the relay reads another text')
    if (!all.has(readAll(new Ledger(copy)))) this.#faults.push('a fresh replica reads another text')
    if (/\ufffd/.test([...all].join())) this.#faults.push('a surrogate pair was destroyed')
    this.#compareWithReloaded(new GuardedText(copy))
    return { ...this.#count, faults: this.#faults }
  }

  /** A relay that loads the room judges as the one that followed it: same text, same knowledge, same quotas. */
  #compareWithReloaded(again: GuardedText): void {
    for (let i = 0; i < 200; i++) {
      const { session } = this.#pick()
      const [client = 0] = session.clients
      const { doc, type } = replicaOf(this.room, client)
      const clients = [...doc.store.clients.keys()]
      const place = () => {
        const of = clients[this.#dice(clients.length)] ?? 0
        return { client: of, clock: this.#dice(Y.getState(doc.store, of)) }
      }
      const honest = type(place(), 'x')
      const bytes = honest.slice()
      bytes[5 + this.#dice(bytes.length - 6)] = this.#dice(128)
      for (const update of [honest, bytes]) {
        const [ours, theirs] = [this.room, again].map((room) => room.check(update, session))
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
          this.#faults.push(`a reloaded guard says ${theirs?.code}, not ${ours?.code}`)
          return
        }
      }
    }
  }

  #send(member: Member, count: number): void {
    const updates = member.replica.outbox.splice(0, count)
    const [first] = updates
    if (!first) return
    const update = updates.length > 1 ? Y.mergeUpdates(updates) : first
    const judged = this.room.receive(update, member.session)
    this.#count.updates++
    if (updates.length > 1) this.#count.merged++
    this.#count.dearest = Math.max(this.#count.dearest, judged.cost)
    if (!judged.ok) this.#startAfresh(member, judged.refusal)
    else if (judged.update) {
      for (const other of this.#members) {
        if (other !== member) other.replica.inbox.push(judged.update)
      }
    }
    this.#checkBase(member)
  }

  /** [V2] No delegation's update changes the base text by one byte. */
  #checkBase(member: Member): void {
    const now = this.#readBase()
    if (member.role !== 'penholder' && now !== this.#base) {
      this.#faults.push(`[V2] ${member.delegation} changed the base text`)
    }
    this.#base = now
  }

  /** [G14] A client whose work was refused goes on under a new lease. */
  #startAfresh(member: Member, refusal: { readonly code: string; readonly detail?: string }): void {
    if (RACES.has(refusal.code)) this.#count.races++
    else this.#faults.push(`${member.role} refused: ${refusal.code} ${refusal.detail ?? ''}`)
    Object.assign(member, this.#seat(member.delegation, member.role), { offlineUntil: null })
  }

  #receive({ replica }: Member, count: number): void {
    for (const update of replica.inbox.splice(0, count)) Y.applyUpdate(replica.doc, update, 'relay')
  }

  #join(delegation: string, role: Role = 'delegation'): Member {
    const member = { delegation, role, ...this.#seat(delegation, role), offlineUntil: null }
    this.#members.push(member)
    return member
  }

  #seat(delegation: string, role: Role): Pick<Member, 'replica' | 'session'> {
    const proposing = this.#lease(delegation, 'proposing')
    const clientIds =
      role === 'penholder' ? { proposing, base: this.#lease(delegation, 'base') } : { proposing }
    const author = { delegation: code(delegation), role, clientIds }
    const replica = new Replica(author, Y.encodeStateAsUpdate(this.room.doc), () => {
      this.#clock += 2000
      return this.#clock
    })
    const clients = new Set(Object.values(clientIds))
    return { replica, session: { delegation: code(delegation), role, clients } }
  }

  #lease(delegation: string, hand: Hand): number {
    // Ids in no order of time: it is they that decide conflicts.
    this.#nextClient = 1 + ((this.#nextClient * 48_271) % 2_147_483_647)
    const lease = { delegation: code(delegation), person: '', hand }
    const leased = this.room.lease(this.#nextClient, lease)
    if (!leased.ok || !leased.value) throw new Error('no lease')
    for (const { replica } of this.#members) replica.inbox.push(leased.value)
    return this.#nextClient
  }

  #import({ replica, session }: Member): void {
    const [, base = 0] = session.clients
    const paragraphs = ['Statement', 'The Council notes the report.', 'It urges all.', 'It 重申.']
    const update = replicaOf(this.room, base).write(paragraphs)
    if (!this.room.receive(update, session).ok) throw new Error('the import was refused')
    Y.applyUpdate(replica.doc, update, 'relay')
  }

  #readBase(): string {
    return plainText(readView(this.#ledger, { kind: 'base' }))
  }

  #pick(): Member {
    const member = this.#members[this.#dice(this.#members.length)]
    if (!member) throw new Error('nobody is at the table')
    return member
  }

  #dice(sides: number): number {
    return Math.floor(this.#random() * sides)
  }
}

function readAll(ledger: Ledger): string {
  return JSON.stringify([
    readView(ledger, { kind: 'markup' }),
    readView(ledger, { kind: 'base' }),
    readView(ledger, { kind: 'ifIncorporated', delegations: null }),
  ])
}
