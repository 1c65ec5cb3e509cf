import type * as Y from 'yjs'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { RevisionNumbers } from '../../shared/domain/numbers.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readCredits, readVersion } from '../../shared/ydoc/read-version.ts'
import type { Moment } from '../comparison/read-moment.ts'
import type { DossierFile } from '../dossier-file.ts'
import type { UpdateLog } from '../store/store.ts'
import { type CheckpointBounds, Checkpoints } from './checkpoints.ts'
import { type Course, courseOf } from './course.ts'
import { placeOf } from './place-of.ts'
import { type Worked, workIn } from './work.ts'

/** What of a file is read: the log, and the dossier that all members have. */
export type HistoryFile = Pick<DossierFile, 'store' | 'readDossier'>

/** The course of one negotiation out of its log: read once, and then only what came behind ([H13], [U9]). */
export class History {
  readonly #checkpoints: Checkpoints
  readonly #work: Worked[] = []
  #read = 0
  #told: { readonly of: string; readonly course: Course } | null = null

  constructor(lang: string, bounds: Partial<CheckpointBounds> = {}) {
    this.#checkpoints = new Checkpoints(textRoom(lang), bounds)
  }

  get checkpoints(): Checkpoints['size'] {
    return this.#checkpoints.size
  }

  /** The stretches of work, and which paragraphs each is about. */
  async course({ store, readDossier }: HistoryFile): Promise<Course> {
    const { revisions } = await readDossier()
    const head = await store.head()
    const numbers = numbersAt(revisions, head)
    const cuts = revisions.map(({ seq }) => seq)
    const of = JSON.stringify([head, cuts])
    // Where nothing was added since it was told last, it is the same.
    if (this.#told?.of === of) return this.#told.course
    const course = reading(await this.#docAt(store, head), (ledger) =>
      courseOf(this.#work, { ledger, numbers, cuts }),
    )
    this.#told = { of, course }
    return course
  }

  /** The text at a moment: an entry of the log, a time or `now`; null if that names none. */
  async moment({ store, readDossier }: HistoryFile, name: string): Promise<Moment | null> {
    const place = await placeOf(store, name)
    if (!place) return null
    const { revisions } = await readDossier()
    return reading(await this.#docAt(store, place.seq), (ledger) => {
      const version = readVersion(ledger, numbersAt(revisions, place.seq))
      return { name, ...place, version, credits: readCredits(ledger) }
    })
  }

  /** The text after an entry; what is read on the way for the first time is noted. */
  async #docAt(store: UpdateLog, seq: number): Promise<Y.Doc> {
    return this.#checkpoints.docAt(store, seq, (row) => {
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
