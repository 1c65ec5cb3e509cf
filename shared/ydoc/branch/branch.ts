import * as Y from 'yjs'
import { DRAFT_IDS_END, type Lease } from '../../domain/leases.ts'
import { type Hand, holdsPen } from '../../domain/roles.ts'
import type { Author } from '../author.ts'
import { currentRecordId } from '../items.ts'
import { Ledger } from '../ledger.ts'
import { leasesOf, newReplica, verdictsOf } from '../roots.ts'
import { isSettled } from '../settled.ts'
import { Writer } from '../writer.ts'

// A branch is the text as it stands plus what a few colleagues have drafted and nobody else has seen ([B1]): one more
// document, into which everything that happens to the text flows, and out of which nothing flows back. It is written by the
// same `Writer` under hands of its own; what it holds beyond the text is read as a difference (`read-draft.ts`), and is said
// again in the text when it is tabled (`table.ts`).

/** Who drafts. */
export type Drafter = Pick<Author, 'delegation' | 'role'> & { readonly person: string }

/** Origin of what comes from the text, and of what colleagues drafted. */
const FROM_TEXT = { from: 'text' }
const FROM_COLLEAGUES = { from: 'colleagues' }

export class Branch {
  readonly text: Ledger
  readonly doc: Y.Doc
  readonly ledger: Ledger
  readonly writer: Writer
  readonly #listeners = new Set<(update: Uint8Array) => void>()
  /** Who the own hands are: told to colleagues with the first thing that they write. */
  #introduction: Uint8Array | null

  /** `random` gives numbers from 0 to 1; `drafted` is what is known of the draft, in any order. */
  constructor(
    text: Ledger,
    drafter: Drafter,
    random: () => number,
    drafted: readonly Uint8Array[] = [],
    now: () => number = Date.now,
  ) {
    this.text = text
    this.doc = newReplica()
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(text.doc), FROM_TEXT)
    for (const update of drafted) this.take(update)
    this.ledger = new Ledger(this.doc)
    const { delegation, role, person } = drafter
    const hands: readonly Hand[] = holdsPen(role) ? ['proposing', 'base'] : ['proposing']
    const [proposing, base] = hands.map(() => this.#freeId(random))
    if (proposing === undefined) throw new Error('a branch has a proposing hand')
    const clientIds = base === undefined ? { proposing } : { proposing, base }
    this.writer = new Writer(this.ledger, { delegation, role, clientIds }, { now })
    this.#introduction = this.#introduce(clientIds, { delegation, person })
    this.doc.clientID = proposing
    text.doc.on('update', this.#follow)
    this.doc.on('update', this.#tell)
  }

  /** Whether everything that was drafted has its place; else the text that it was drafted on is not here (any more). */
  get isWhole(): boolean {
    return this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null
  }

  /** Calls the listener with each thing drafted here, as a Yjs update for colleagues. */
  onDrafted(listener: (update: Uint8Array) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes what a colleague drafted; false if it is none, for it would be written in another's name ([B2]). */
  take(update: Uint8Array): boolean {
    if (!this.#isDrafted(update)) return false
    const { clientID } = this.doc
    Y.applyUpdate(this.doc, update, FROM_COLLEAGUES)
    this.doc.clientID = clientID
    return true
  }

  close(): void {
    this.text.doc.off('update', this.#follow)
    this.ledger.destroy()
    this.#listeners.clear()
    this.doc.destroy()
  }

  #isDrafted(update: Uint8Array): boolean {
    try {
      const known = leasesOf(this.text.doc)
      return Y.decodeUpdate(update).structs.every(
        ({ id: { client } }) => client < DRAFT_IDS_END && !known.has(String(client)),
      )
    } catch {
      return false
    }
  }

  #freeId(random: () => number): number {
    const known = leasesOf(this.doc)
    for (;;) {
      const client = 1 + Math.floor(random() * (DRAFT_IDS_END - 1))
      if (!known.has(String(client)) && !this.doc.store.clients.has(client)) return client
    }
  }

  #introduce(ids: Author['clientIds'], who: Pick<Lease, 'delegation' | 'person'>): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    const introduce = (client: number, hand: Hand): void => {
      this.doc.clientID = client
      leasesOf(this.doc).set(String(client), { ...who, hand, isDraft: true })
    }
    this.doc.transact(() => {
      introduce(ids.proposing, 'proposing')
      if (ids.base !== undefined) introduce(ids.base, 'base')
    }, FROM_TEXT)
    return Y.encodeStateAsUpdate(this.doc, before)
  }

  readonly #follow = (
    update: Uint8Array,
    _origin: unknown,
    text: Y.Doc,
    { changed }: Y.Transaction,
  ): void => {
    const { clientID } = this.doc
    Y.applyUpdate(this.doc, update, FROM_TEXT)
    const verdicts: unknown = verdictsOf(text)
    if ([...changed.keys()].some((type) => type === verdicts)) this.#forgetVerdicts()
    this.doc.clientID = clientID
  }

  /** A verdict that was repeated here for the text's own goes with that one: each colleague does the same by itself. */
  #forgetVerdicts(): void {
    const [known, present] = [verdictsOf(this.text.doc), verdictsOf(this.doc)]
    this.doc.transact(() => {
      for (const name of [...present.keys()]) {
        const id = currentRecordId(present, name)
        if (id && !known.has(name) && isSettled(this.doc, id)) present.delete(name)
      }
    }, FROM_TEXT)
  }

  readonly #tell = (update: Uint8Array, origin: unknown): void => {
    if (origin === FROM_TEXT || origin === FROM_COLLEAGUES) return
    const introduction = this.#introduction
    this.#introduction = null
    const told = introduction ? Y.mergeUpdates([introduction, update]) : update
    for (const listener of this.#listeners) listener(told)
  }
}
