import * as Y from 'yjs'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { DOSSIER_ROOM } from '../../shared/protocol/rooms.ts'
import { readDossier, writeDossier } from '../../shared/ydoc/dossier-doc.ts'
import { type Author, authorName } from '../author.ts'
import { loadDoc } from '../load-doc.ts'
import { DamagedRow } from '../store/parse-row.ts'
import type { Store } from '../store/store.ts'
import { rangesWritten } from '../wrote.ts'
import { deliverBatch } from './deliver.ts'
import { Journal } from './journal.ts'
import type { Listener, Room, Sender, Submitted } from './room.ts'

// The dossier: everybody reads it, and only the relay writes it, at the word of a command ([R8]).

export class DossierRoom implements Room {
  readonly name = DOSSIER_ROOM
  readonly #doc: Y.Doc
  readonly #journal: Journal<Sender | null>
  readonly #listeners = new Set<Listener>()
  #dossier: Dossier

  /** The dossier as the store has it. */
  static async load(store: Store, onLost: (error: unknown) => void): Promise<DossierRoom> {
    const { doc } = await loadDoc(store, DOSSIER_ROOM)
    const dossier = readDossier(doc)
    if (!dossier) throw new DamagedRow(DOSSIER_ROOM)
    return new DossierRoom(store, doc, dossier, onLost)
  }

  private constructor(
    store: Store,
    doc: Y.Doc,
    dossier: Dossier,
    onLost: (error: unknown) => void,
  ) {
    this.#doc = doc
    this.#dossier = dossier
    this.#journal = new Journal({
      log: store,
      gatherMs: () => 0,
      onCommitted: (batch, seq) => deliverBatch(this.#listeners, batch, seq),
      onLost: (error) => {
        onLost(error)
        for (const listener of [...this.#listeners]) listener.lost()
      },
    })
  }

  /** The durable dossier. */
  get dossier(): Dossier {
    return this.#dossier
  }

  /** Puts another dossier in place of this one; resolves with whether it is durable. */
  change(make: (dossier: Dossier) => Dossier, author: Author): Promise<boolean> {
    return new Promise((resolve) => {
      this.#journal.enter(() => {
        const next = make(this.#dossier)
        const data = this.#write(next)
        if (!data) return resolve(!this.#journal.isLost)
        const entry = { room: this.name, author: authorName(author), ts: Date.now(), data }
        const recorded = this.#journal.record({ ...entry, wrote: rangesWritten(data) }, null)
        void recorded.then((seq) => {
          if (seq !== null) this.#dossier = next
          resolve(seq !== null)
        })
      })
    })
  }

  #write(next: Dossier): Uint8Array | null {
    let written: Uint8Array | null = null
    const keep = (update: Uint8Array) => {
      written = update
    }
    this.#doc.once('update', keep)
    writeDossier(this.#doc, next)
    this.#doc.off('update', keep)
    return written
  }

  /** Clients answer the relay's first step with what they have; anything new in it is refused. */
  submit(update: Uint8Array, _sender: Sender): Promise<Submitted> {
    return new Promise((resolve) => {
      this.#journal.enter(() => {
        const kind = judgeReading(this.#doc, update)
        if (kind === 'known') resolve({ kind: 'durable', seq: 0 })
        else resolve({ kind: 'refused', refusal: { code: kind, detail: DOSSIER_ROOM } })
      })
    })
  }

  answer(stateVector: Uint8Array): Promise<Uint8Array | null> {
    return this.#whenDurable(() => Y.encodeStateAsUpdate(this.#doc, stateVector))
  }

  stateVector(): Promise<Uint8Array | null> {
    return this.#whenDurable(() => Y.encodeStateVector(this.#doc))
  }

  async settled(): Promise<void> {
    await this.#whenDurable(() => null)
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #whenDurable<T>(read: () => T): Promise<T | null> {
    return new Promise((resolve) => {
      this.#journal.enter(() => {
        this.#journal.whenDurable(() => resolve(this.#journal.isLost ? null : read()))
      })
    })
  }
}

function judgeReading(doc: Y.Doc, update: Uint8Array): 'known' | 'read-only' | 'malformed' {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const known = Y.decodeStateVector(Y.encodeStateVector(doc))
    const isNew = structs.some(({ id, length }) => (known.get(id.client) ?? 0) < id.clock + length)
    return isNew || deletesMore(doc, ds.clients) ? 'read-only' : 'known'
  } catch {
    return 'malformed'
  }
}

function deletesMore(
  doc: Y.Doc,
  deletions: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>,
): boolean {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store)
  return [...deletions].some(([client, ranges]) => {
    const known = clients.get(client) ?? []
    return ranges.some(
      ({ clock, len }) =>
        !known.some((one) => one.clock <= clock && clock + len <= one.clock + one.len),
    )
  })
}
