import * as Y from 'yjs'
import type { Hand, Role } from '../../../../shared/domain/roles.ts'
import { plainText, type View } from '../../../../shared/domain/views.ts'
import { mayTable } from '../../../../shared/ydoc/branch/draft-part.ts'
import { settle } from '../../../../shared/ydoc/branch/settle.ts'
import { table } from '../../../../shared/ydoc/branch/table.ts'
import { GuardedText, type Session } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { readView } from '../../../../shared/ydoc/read-text.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { replicaOf } from '../guard/a-room.ts'
import { code, Replica, randomFrom } from '../notation.ts'
import { randomAction } from '../random-actions.ts'
import { DraftSeat, share } from './drafting.ts'

// Delegations that draft in private beside others that type live, with the guard between all of them. Whatever they do,
// nothing of a draft is in the text before it is tabled, tabling is let through, and then the text reads as the branch did.

export type DraftRun = {
  readonly tabled: number
  readonly exact: number
  readonly dropped: number
  readonly conflicts: number
  readonly faults: readonly string[]
}

type Member = { readonly replica: Replica; readonly session: Session }

const VIEWS: readonly View[] = [
  { kind: 'markup' },
  { kind: 'base' },
  { kind: 'ifIncorporated', delegations: null },
]

export function runDrafting(seed: number, steps: number): DraftRun {
  const run = new Drafting(seed)
  for (let step = 0; step < steps && run.isSound; step++) run.step()
  return run.finish()
}

class Drafting {
  readonly #room: GuardedText
  readonly #random: () => number
  readonly #members: Member[] = []
  readonly #live: readonly Member[]
  readonly #teams: readonly (readonly DraftSeat[])[]
  readonly #count = { tabled: 0, exact: 0, dropped: 0, conflicts: 0 }
  readonly #faults: string[] = []
  #client = 10_000
  #clock = Date.UTC(2020, 2, 10)

  constructor(seed: number) {
    this.#random = randomFrom(seed)
    const doc = newReplica()
    doc.clientID = 5000
    this.#room = new GuardedText(doc)
    const pen = this.#join('CHN', 'penholder')
    const [, base = 0] = pen.session.clients
    const zero = ['Statement', 'The Council notes the report.', 'It urges all.', 'It 重申.']
    this.#deliver(pen, replicaOf(this.#room, base).write(zero))
    const [usa, rus, fra, fra2] = (['USA', 'RUS', 'FRA', 'FRA'] as const).map((one) =>
      this.#join(one, 'delegation'),
    )
    if (!usa || !rus || !fra || !fra2) throw new Error('unreachable')
    this.#live = [usa, rus, pen, fra]
    const seat = (member: Member, at: number) => new DraftSeat(member.replica, at)
    this.#teams = [[seat(fra, 1), seat(fra2, 2)], [seat(pen, 3)]]
  }

  step(): void {
    const what = this.#random()
    const team = this.#pick(this.#teams)
    const seat = this.#pick(team)
    if (what < 0.3) {
      const member = this.#pick(this.#live)
      randomAction(member.replica, this.#random)
      this.#send(member)
    } else if (what < 0.8) randomAction(seat, this.#random)
    else if (what < 0.9) share(...team)
    else if (what < 0.94) this.#table(team, seat)
    else if (what < 0.96) this.#tableAll(team, seat)
    else if (what < 0.97) this.#drop(team, seat)
  }

  get isSound(): boolean {
    return this.#faults.length === 0
  }

  finish(): DraftRun {
    for (const team of this.#teams) {
      share(...team)
      const all = new Set(team.map((seat) => JSON.stringify([readAll(seat), seat.list])))
      const [one = '', other = ''] = all
      if (all.size > 1) this.#faults.push(difference('[B2] colleagues', one, other))
      const [seat] = team
      if (seat) this.#drop(team, seat)
    }
    return { ...this.#count, faults: this.#faults }
  }

  /** Some of the drafts; whatever the text says then, the guard lets it through. */
  #table(team: readonly DraftSeat[], seat: DraftSeat): void {
    share(...team)
    const ids = new Set(seat.drafts.map(({ id }) => id).filter(() => this.#random() < 0.5))
    this.#publish(seat, ids)
    share(...team)
  }

  /** [B4] All of them, where nothing stands in the way: then the text reads exactly as the branch did. */
  #tableAll(team: readonly DraftSeat[], seat: DraftSeat): void {
    share(...team)
    const { drafts } = seat
    this.#count.conflicts += drafts.filter((one) => !mayTable(one)).length
    const isClean = drafts.every(({ conflicts }) => conflicts.length === 0)
    const before = readWords(seat)
    if (drafts.length === 0) return
    this.#publish(seat, new Set(drafts.map(({ id }) => id)))
    share(...team)
    if (!isClean) return
    this.#count.exact++
    if (seat.drafts.length > 0) this.#faults.push(`[B6] left over: ${seat.list.join('; ')}`)
    const after = readAll(seat.text)
    const words = readWords(seat.text)
    if (words !== before) this.#faults.push(difference('[B4] tabled', before, words))
    if (readAll(seat) !== after) this.#faults.push(difference('[B6] tabled', readAll(seat), after))
  }

  /** [B6] Without its drafts the branch reads as the text. */
  #drop(team: readonly DraftSeat[], seat: DraftSeat): void {
    share(...team)
    settle(seat.branch, seat.drafts)
    share(...team)
    this.#count.dropped++
    for (const one of team) {
      if (one.drafts.length > 0)
        this.#faults.push(`[B6] not dropped: ${one.list.join('; ')} ${JSON.stringify(one.drafts)}`)
      const [branch, text] = [readAll(one), readAll(one.text)]
      if (branch !== text) this.#faults.push(difference('[B6] dropped', branch, text))
    }
  }

  #publish(seat: DraftSeat, ids: ReadonlySet<string>): void {
    const member = this.#members.find(({ replica }) => replica === seat.text)
    if (!member) return
    const done = table(seat.branch, seat.text.writer, ids)
    if (member.replica.outbox.length > 1) this.#faults.push('[B4] more than one update')
    this.#send(member)
    settle(seat.branch, done)
    this.#count.tabled += done.length
  }

  #send(member: Member): void {
    for (const update of member.replica.outbox.splice(0)) {
      const judged = this.#room.receive(update, member.session)
      if (!judged.ok) {
        const { code: why, detail } = judged.refusal
        this.#faults.push(`${member.session.delegation} refused: ${why} ${detail ?? ''}`)
        return
      }
      const drafted = Y.decodeUpdate(update).structs.some(({ id }) => id.client < 5000)
      if (drafted) this.#faults.push('[B1] a draft in the text')
      for (const other of this.#members) {
        if (other !== member && judged.update) {
          Y.applyUpdate(other.replica.doc, judged.update, 'relay')
        }
      }
    }
  }

  #deliver({ replica, session }: Member, update: Uint8Array): void {
    if (!this.#room.receive(update, session).ok) throw new Error('the import was refused')
    Y.applyUpdate(replica.doc, update, 'relay')
  }

  #join(delegation: string, role: Role): Member {
    const proposing = this.#lease(delegation, 'proposing')
    const clientIds =
      role === 'penholder' ? { proposing, base: this.#lease(delegation, 'base') } : { proposing }
    const author = { delegation: code(delegation), role, clientIds }
    const replica = new Replica(author, Y.encodeStateAsUpdate(this.#room.doc), () => {
      this.#clock += 2000
      return this.#clock
    })
    const clients = new Set(Object.values(clientIds))
    const member = { replica, session: { delegation: code(delegation), role, clients } }
    this.#members.push(member)
    return member
  }

  #lease(delegation: string, hand: Hand): number {
    const client = ++this.#client
    const leased = this.#room.lease(client, { delegation: code(delegation), person: '', hand })
    if (!leased.ok || !leased.value) throw new Error('no lease')
    for (const { replica } of this.#members) Y.applyUpdate(replica.doc, leased.value, 'relay')
    return client
  }

  #pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.#random() * from.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
}

/** Every reading in words, and what is proposed: everything but ids and times. */
function readAll(seat: Pick<Replica, 'ledger' | 'cards'>): string {
  return `${readWords(seat)} ${JSON.stringify(cardsOf(seat))}`
}

function readWords(seat: Pick<Replica, 'ledger'>): string {
  const views = VIEWS.map((view) => plainText(readView(seat.ledger, view)))
  const styles = readView(seat.ledger, { kind: 'markup' }).map(({ kind, level, runs }) => [
    kind,
    level,
    runs
      .filter(({ emphasis }) => emphasis.length > 0)
      .map(({ text, emphasis }) => [text, emphasis]),
  ])
  return JSON.stringify({ views, styles })
}

/**
 * What is open. Words that were taken back in a branch may divide an insertion in two there: its words count, not in how
 * many cards they are.
 */
function cardsOf({ cards }: Pick<Replica, 'cards'>): string[] {
  const open = cards.filter((card) => card.includes(' open'))
  const words = open.filter((card) => / insertion /.test(card)).map((card) => card.slice(19))
  const others = open.filter((card) => !/ insertion /.test(card))
  return [[...words.join('').replaceAll('"', '')].sort().join(''), ...others.sort()]
}

/** Where the two readings begin to differ. */
function difference(law: string, branch: string, text: string): string {
  let at = 0
  while (branch[at] === text[at]) at++
  const near = (all: string): string => all.slice(Math.max(0, at - 60), at + 60)
  return `${law}: branch …${near(branch)}… text …${near(text)}…`
}
