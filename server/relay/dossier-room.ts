import * as Y from 'yjs'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { DOSSIER_ROOM } from '../../shared/protocol/rooms.ts'
import { readDossier, writeDossier } from '../../shared/ydoc/dossier-doc.ts'
import { type Author, authorName, RELAY_AUTHOR } from '../author.ts'
import { loadDoc } from '../load-doc.ts'
import { DamagedRow } from '../store/parse-row.ts'
import type { UpdateLog } from '../store/store.ts'
import { JournaledRoom, type JournaledRoomOptions } from './journaled-room.ts'
import type { Sender, Submitted } from './room.ts'

// The dossier: everybody reads it, and only the relay writes it, at the word of a command ([R8]).

export class DossierRoom extends JournaledRoom {
  #dossier: Dossier

  /** The dossier as the store has it. */
  static async load(log: UpdateLog, onLost: (error: unknown) => void): Promise<DossierRoom> {
    const { doc, seq } = await loadDoc(log, DOSSIER_ROOM)
    const dossier = readDossier(doc)
    if (!dossier) throw new DamagedRow(DOSSIER_ROOM)
    return new DossierRoom({ log, name: DOSSIER_ROOM, doc, seq, onLost }, dossier)
  }

  private constructor(options: JournaledRoomOptions, dossier: Dossier) {
    super(options)
    this.#dossier = dossier
  }

  /** The durable dossier. */
  get dossier(): Dossier {
    return this.#dossier
  }

  /** Puts another dossier in place of this one, in the relay's name if in nobody's; resolves with whether it is durable. */
  change(make: (dossier: Dossier) => Dossier, author: Author | null): Promise<boolean> {
    return new Promise((resolve) => {
      this.journal.enter(() => {
        // From the document and not from what is durable: another change may be on its way.
        const next = make(readDossier(this.doc) ?? this.#dossier)
        const data = this.#write(next)
        if (!data) return resolve(!this.journal.isLost)
        const name = author ? authorName(author) : RELAY_AUTHOR
        void this.record(data, name, null).then((seq) => {
          if (seq !== null) this.#dossier = next
          resolve(seq !== null)
        })
      })
    })
  }

  /** Clients answer the relay's first step with what they have; anything new in it is refused. */
  submit(update: Uint8Array, _sender: Sender): Promise<Submitted> {
    return new Promise((resolve) => {
      this.journal.enter(() => {
        const kind = judgeReading(this.doc, update)
        if (kind === 'known') resolve({ kind: 'durable', seq: this.seq })
        else resolve({ kind: 'refused', refusal: { code: kind, detail: DOSSIER_ROOM } })
      })
    })
  }

  #write(next: Dossier): Uint8Array | null {
    let written: Uint8Array | null = null
    const keep = (update: Uint8Array) => {
      written = update
    }
    this.doc.on('update', keep)
    writeDossier(this.doc, next)
    this.doc.off('update', keep)
    return written
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
