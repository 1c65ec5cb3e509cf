import type * as Y from 'yjs'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { RevisionNumbers } from '../../shared/domain/numbers.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readCredits, readVersion } from '../../shared/ydoc/read-version.ts'
import type { Moment } from '../comparison/read-moment.ts'
import type { DossierFile } from '../dossier-file.ts'
import { type CheckpointBounds, Checkpoints } from './checkpoints.ts'
import { type Course, courseOf } from './course.ts'
import { placeOf } from './place-of.ts'
import { type Worked, workIn } from './work.ts'

/** What of a file is read: the log, and the dossier that all members have. */
export type HistoryFile = Pick<DossierFile, 'store' | 'readDossier'>

/** The course of one negotiation out of its log: read once, and then only what came behind ([H13], [U9]). */
export class History {
  readonly #file: HistoryFile
  readonly #room: string
  readonly #checkpoints: Checkpoints
  readonly #work: Worked[] = []
  #read = 0

  constructor(file: HistoryFile, lang: string, bounds: Partial<CheckpointBounds> = {}) {
    this.#file = file
    this.#room = textRoom(lang)
    this.#checkpoints = new Checkpoints(file.store, this.#room, bounds)
  }

  get checkpoints(): Checkpoints['size'] {
    return this.#checkpoints.size
  }

  /** The stretches of work, and which paragraphs each is about. */
  async course(): Promise<Course> {
    const { revisions } = await this.#file.readDossier()
    const head = await this.#file.store.head()
    const numbers = numbersAt(revisions, head)
    const cuts = revisions.map(({ seq }) => seq)
    return reading(await this.#docAt(head), (ledger) =>
      courseOf(this.#work, { ledger, numbers, cuts }),
    )
  }

  /** The text at a moment: an entry of the log, a time or `now`; null if that names none. */
  async moment(name: string): Promise<Moment | null> {
    const place = await placeOf(this.#file.store, name)
    if (!place) return null
    const { revisions } = await this.#file.readDossier()
    return reading(await this.#docAt(place.seq), (ledger) => {
      const version = readVersion(ledger, numbersAt(revisions, place.seq))
      return { name, ...place, version, credits: readCredits(ledger) }
    })
  }

  /** The text after an entry; what is read on the way for the first time is noted. */
  async #docAt(seq: number): Promise<Y.Doc> {
    return this.#checkpoints.docAt(seq, (row) => {
      if (row.seq <= this.#read) return
      this.#read = row.seq
      const work = workIn(row)
      if (work) this.#work.push(work)
    })
  }
}

function reading<T>(doc: Y.Doc, read: (ledger: Ledger) => T): T {
  const ledger = new Ledger(doc)
  try {
    return read(ledger)
  } finally {
    ledger.destroy()
    doc.destroy()
  }
}

/** The numbers of the last revision for all members that was there by then ([V10]). */
function numbersAt(revisions: Dossier['revisions'], seq: number): RevisionNumbers {
  return revisions.findLast((one) => one.seq <= seq)?.numbers ?? {}
}
