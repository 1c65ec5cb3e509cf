import type * as Y from 'yjs'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import type { UpdateLog } from '../store/store.ts'
import type { Checkpoints, Reading } from './checkpoints.ts'

// Texts that stay where one was last ([S12]): who goes on from there reads the entries between, and not a checkpoint with all that
// stands behind it. Nothing goes backwards: what lies before is begun from a checkpoint again.

type Walk = { readonly doc: Y.Doc; readonly ledger: Ledger; seq: number }

/** The moment that is shown, and the one that its changes are counted from. */
const MOST_WALKS = 2

export class Walks {
  readonly #checkpoints: Checkpoints
  /** The one that was used last goes last. */
  #walks: readonly Walk[] = []

  constructor(checkpoints: Checkpoints) {
    this.#checkpoints = checkpoints
  }

  /** The text after an entry, until the next one is asked for. */
  async to(log: UpdateLog, until: number, onRow: Reading): Promise<Ledger> {
    const walk = this.#nearest(until) ?? (await this.#begin(log, until, onRow))
    await this.#checkpoints.goOn(walk.doc, { log, from: walk.seq, until }, onRow)
    walk.seq = until
    const all = [...this.#walks.filter((one) => one !== walk), walk]
    for (const gone of all.slice(0, -MOST_WALKS)) end(gone)
    this.#walks = all.slice(-MOST_WALKS)
    return walk.ledger
  }

  /** Of those that are nearer than any checkpoint, the one with the shortest way. */
  #nearest(until: number): Walk | undefined {
    const least = this.#checkpoints.before(until)
    const near = this.#walks.filter(({ seq }) => seq >= least && seq <= until)
    return near.sort((a, b) => b.seq - a.seq)[0]
  }

  async #begin(log: UpdateLog, until: number, onRow: Reading): Promise<Walk> {
    const doc = await this.#checkpoints.docAt(log, until, onRow)
    return { doc, ledger: new Ledger(doc), seq: until }
  }
}

function end({ doc, ledger }: Walk): void {
  ledger.destroy()
  doc.destroy()
}
