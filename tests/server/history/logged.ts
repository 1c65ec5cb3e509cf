import * as Y from 'yjs'
import { authorName, RELAY_AUTHOR } from '../../../server/author.ts'
import type { HistoryFile } from '../../../server/history/history.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { NewEntry } from '../../../server/store/store.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { Replica, randomFrom, Table } from '../../shared/ydoc/notation.ts'
import { randomAction } from '../../shared/ydoc/random-actions.ts'
import { someDossier } from '../dossiers.ts'

// A table of which everything that was passed on stands in a log, as with a relay; the time is the test's.

export class LoggedTable {
  readonly table: Table
  readonly entries: NewEntry[] = []
  /** Milliseconds since 1970: when the next entries are made. */
  now = Date.UTC(2020, 2, 10)

  constructor(...paragraphs: readonly string[]) {
    this.table = new Table(paragraphs)
    this.#note(Y.encodeStateAsUpdate(this.table.doc), null)
    this.table.doc.on('update', (update: Uint8Array, origin: unknown) => this.#note(update, origin))
  }

  /** Waits so long, and then lets everybody hear of everything. */
  after(seconds: number): void {
    this.now += seconds * 1000
    this.table.meet()
  }

  async file(more: Partial<Dossier> = {}): Promise<HistoryFile & { readonly store: MemoryStore }> {
    const store = new MemoryStore()
    await store.append(this.entries)
    return { store, readDossier: async () => ({ ...someDossier(), ...more }) }
  }

  #note(data: Uint8Array, origin: unknown): void {
    const author =
      origin instanceof Replica
        ? authorName({ ...origin.writer.author, person: 'Ann' })
        : RELAY_AUTHOR
    this.entries.push({ room: 'text/en', author, ts: this.now, data, wrote: [] })
  }
}

/** Everybody does random things for so many steps, and sends at random. */
export function someHistory(seed: number, steps: number): LoggedTable {
  const logged = new LoggedTable('Statement', 'The Council notes it.', 'It urges all.', 'It stays.')
  const { table } = logged
  const random = randomFrom(seed)
  const seats = [table.CHN, ...['FRA', 'USA', 'GBR'].map((name) => table.join(name))]
  for (let step = 0; step < steps; step++) {
    const seat = seats[Math.floor(random() * seats.length)] ?? table.CHN
    logged.now += Math.floor(random() ** 6 * 900_000)
    const what = random()
    if (what < 0.6) randomAction(seat, random)
    else if (what < 0.85) table.send(seat)
    else table.receive(seat)
  }
  table.meet()
  return logged
}
