import * as Y from 'yjs'
import {
  type CharId,
  mergeRanges,
  type ParagraphId,
  type Range,
} from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Lease } from '../../../shared/domain/leases.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { type Paragraph, plainText, type View } from '../../../shared/domain/views.ts'
import type { Author } from '../../../shared/ydoc/author.ts'
import { insertAfter, newFence, newMark, newString } from '../../../shared/ydoc/items.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readProposals, readView } from '../../../shared/ydoc/read-text.ts'
import { leasesOf, newReplica } from '../../../shared/ydoc/roots.ts'
import { Writer } from '../../../shared/ydoc/writer.ts'

// A small notation, so that a case is a line: `FRA.type('Alpha', ' one')` types behind the first "Alpha" that FRA
// sees. Replicas meet at a relay that only passes on; the guard has tests of its own.

export const code = (text: string): DelegationCode => text as DelegationCode

/** Somebody in front of a text: a document, its ledger and a writer. */
export class Seat {
  readonly doc: Y.Doc
  readonly ledger: Ledger
  readonly writer: Writer

  constructor({ ledger, writer }: { readonly ledger: Ledger; readonly writer: Writer }) {
    this.doc = ledger.doc
    this.ledger = ledger
    this.writer = writer
  }

  read(view: View = { kind: 'markup' }): Paragraph[] {
    return readView(this.ledger, view)
  }

  /** The mark-up reading, paragraphs divided by ` | `. */
  get markup(): string {
    return oneLine(this.read())
  }

  get base(): string {
    return oneLine(this.read({ kind: 'base' }))
  }

  ifIncorporated(...delegations: readonly string[]): string {
    const all = delegations.length ? delegations.map(code) : null
    return oneLine(this.read({ kind: 'ifIncorporated', delegations: all }))
  }

  get proposals(): Proposal[] {
    return readProposals(this.ledger)
  }

  /** `FRA insertion open "words"`, struck words in front: `"old" → "new"`. */
  get cards(): string[] {
    return this.proposals.map(({ delegation, kind, state, inserted, deleted }) => {
      const words = [deleted.text, inserted.text].filter(Boolean).map((text) => `"${text}"`)
      return [delegation, kind, state, words.join(' → ')].join(' ').trim()
    })
  }

  proposal(words: string): Proposal {
    const found = this.proposals.find(({ inserted, deleted }) =>
      [inserted.text, deleted.text].includes(words),
    )
    if (!found) throw new Error(`no proposal of "${words}" among ${this.cards.join('; ')}`)
    return found
  }

  paragraph(index: number): ParagraphId {
    const found = this.read()[index]
    if (!found) throw new Error(`there is no paragraph ${index}`)
    return found.id
  }

  /** The characters of the first place that reads so, struck ones included. */
  ids(words: string): CharId[] {
    for (const { runs } of this.read()) {
      const ids = runs.flatMap((run) => ([...run.text].length ? unitsOf(run) : []))
      const text = runs.map((run) => run.text).join('')
      const at = text.indexOf(words)
      if (at >= 0) return ids.slice(at, at + words.length)
    }
    throw new Error(`"${words}" is not in "${this.markup}"`)
  }

  ranges(words: string): Range[] {
    return mergeRanges(this.ids(words).map(({ client, clock }): Range => [client, clock, 1]))
  }

  last(words: string): CharId {
    const id = this.ids(words).at(-1)
    if (!id) throw new Error('no words given')
    return id
  }

  type(after: string, text: string): void {
    this.writer.type(this.last(after), text)
  }

  remove(words: string): void {
    this.writer.remove(this.ranges(words))
  }

  replace(words: string, text: string): void {
    this.writer.replace(this.ranges(words), text)
  }

  split(after: string): ParagraphId {
    return this.writer.splitAfter(this.last(after), 'plain')
  }
}

/** One delegation's window: a replica, and updates that wait to be sent and received. */
export class Replica extends Seat {
  readonly outbox: Uint8Array[] = []
  readonly inbox: Uint8Array[] = []

  constructor(author: Author, state: Uint8Array, now: () => number) {
    const ledger = new Ledger(newReplica())
    Y.applyUpdate(ledger.doc, state, 'relay')
    ledger.doc.clientID = author.clientIds.proposing
    super({ ledger, writer: new Writer(ledger, author, { now }) })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'relay') this.outbox.push(update)
    })
  }
}

function unitsOf({
  client,
  clock,
  text,
}: {
  client: number
  clock: number
  text: string
}): CharId[] {
  return Array.from({ length: text.length }, (_, i) => ({ client, clock: clock + i }))
}

function oneLine(paragraphs: readonly Paragraph[]): string {
  return plainText(paragraphs).replaceAll('\n', ' | ')
}

/** A relay that passes everything on, and the replicas that meet there. */
export class Table {
  readonly doc = newReplica()
  readonly replicas: Replica[] = []
  /** Milliseconds; each action happens two seconds after the one before, unless a test holds it. */
  clock = Date.UTC(2020, 2, 10)
  tickMs = 2000
  #nextClient = 1000

  constructor(paragraphs: readonly string[] = []) {
    this.doc.clientID = 1
    const pen = this.join('CHN', 'penholder')
    writeBase(pen, paragraphs)
    this.meet()
  }

  get CHN(): Replica {
    const [pen] = this.replicas
    if (!pen) throw new Error('the table has no penholder')
    return pen
  }

  join(delegation: string, role: Role = 'delegation', firstClient = this.#nextClient): Replica {
    const proposing = this.#lease(delegation, 'proposing', firstClient)
    const clientIds =
      role === 'penholder'
        ? { proposing, base: this.#lease(delegation, 'base', proposing + 1) }
        : { proposing }
    const author: Author = { delegation: code(delegation), role, clientIds }
    const replica = new Replica(author, Y.encodeStateAsUpdate(this.doc), () => {
      this.clock += this.tickMs
      return this.clock
    })
    this.replicas.push(replica)
    return replica
  }

  /** Everybody sends and receives until nothing is under way. */
  meet(): void {
    while (this.replicas.some(({ outbox, inbox }) => outbox.length + inbox.length > 0)) {
      for (const replica of this.replicas) this.send(replica)
      for (const replica of this.replicas) this.receive(replica)
    }
  }

  send(replica: Replica, count = Number.POSITIVE_INFINITY): void {
    for (const update of replica.outbox.splice(0, count)) {
      Y.applyUpdate(this.doc, update, replica)
      for (const other of this.replicas) if (other !== replica) other.inbox.push(update)
    }
  }

  receive(replica: Replica, count = Number.POSITIVE_INFINITY): void {
    for (const update of replica.inbox.splice(0, count)) Y.applyUpdate(replica.doc, update, 'relay')
  }

  #lease(delegation: string, hand: Lease['hand'], client: number): number {
    this.#nextClient = Math.max(this.#nextClient, client) + 1
    const before = Y.encodeStateVector(this.doc)
    leasesOf(this.doc).set(String(client), { delegation: code(delegation), person: '', hand })
    const update = Y.encodeStateAsUpdate(this.doc, before)
    for (const { doc } of this.replicas) Y.applyUpdate(doc, update, 'relay')
    return client
  }
}

/** The penholder's zero draft: a title and its paragraphs, as base text. */
function writeBase({ doc, writer }: Replica, paragraphs: readonly string[]): void {
  doc.transact((transaction) => {
    doc.clientID = writer.author.clientIds.base ?? doc.clientID
    let at: CharId | null = null
    for (const [i, text] of paragraphs.entries()) {
      at = insertAfter(transaction, at, newMark(i === 0 ? 'title' : 'plain'))
      if (text) at = insertAfter(transaction, at, newString(text))
      at = insertAfter(transaction, at, newFence())
    }
  })
  doc.clientID = writer.author.clientIds.proposing
}

/** A table with China holding the pen and three delegations, all of whom see the paragraphs as base text. */
export function negotiate(...paragraphs: readonly string[]) {
  const table = new Table(paragraphs)
  const [FRA, USA, RUS] = [table.join('FRA'), table.join('USA'), table.join('RUS')]
  if (!FRA || !USA || !RUS) throw new Error('unreachable')
  return { table, CHN: table.CHN, FRA, USA, RUS, meet: () => table.meet() }
}

/** Numbers in [0, 1) from a seed (mulberry32); the same seed, the same run. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
