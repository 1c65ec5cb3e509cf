import type { Dossier } from '../../shared/domain/dossier.ts'
import type { RevisionNumbers } from '../../shared/domain/numbers.ts'
import { type Credits, NO_CREDITS } from '../../shared/domain/versions.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { readCredits, readVersion } from '../../shared/ydoc/read-version.ts'
import type { Moment } from '../comparison/read-moment.ts'
import type { DossierFile } from '../dossier-file.ts'
import type { UpdateLog } from '../store/store.ts'
import { type CheckpointBounds, Checkpoints } from './checkpoints.ts'
import { type Course, courseOf } from './course.ts'
import { placeOf } from './place-of.ts'
import { Walks } from './walks.ts'
import { type Worked, workIn } from './work.ts'

/** What of a file is read: the log, and the dossier that all members have. */
export type HistoryFile = Pick<DossierFile, 'store' | 'readDossier'>

/** The course of one negotiation out of its log: read once, and then only what came behind ([H13], [U9]). */
export class History {
  readonly #checkpoints: Checkpoints
  readonly #walks: Walks
  readonly #work: Worked[] = []
  #read = 0
  #told: { readonly of: string; readonly course: Course } | null = null

  constructor(lang: string, bounds: Partial<CheckpointBounds> = {}) {
    this.#checkpoints = new Checkpoints(textRoom(lang), bounds)
    this.#walks = new Walks(this.#checkpoints)
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
    const ledger = await this.#textAt(store, head)
    const course = courseOf(this.#work, { ledger, numbers, cuts })
    this.#told = { of, course }
    return course
  }

  /** A moment: an entry of the log, a time or `now`; null if that names none. */
  async moment(file: HistoryFile, name: string): Promise<Moment | null> {
    const text = await this.text(file, name)
    return text && { ...text, credits: await this.#creditsAt(file.store, text.seq) }
  }

  /** The text at a moment, in nobody's name: most of the work of a moment is to find out in whose. */
  async text({ store, readDossier }: HistoryFile, name: string): Promise<Moment | null> {
    const place = await placeOf(store, name)
    if (!place) return null
    const { revisions } = await readDossier()
    const ledger = await this.#textAt(store, place.seq)
    const version = readVersion(ledger, numbersAt(revisions, place.seq))
    return { name, ...place, version, credits: NO_CREDITS }
  }

  /** In whose name the words came and went that are or were in the text at that moment. */
  async credits({ store }: HistoryFile, name: string): Promise<Credits | null> {
    const place = await placeOf(store, name)
    return place && this.#creditsAt(store, place.seq)
  }

  async #creditsAt(store: UpdateLog, seq: number): Promise<Credits> {
    return readCredits(await this.#textAt(store, seq))
  }

  /** The text after an entry; what is read on the way for the first time is noted. */
  async #textAt(store: UpdateLog, seq: number): Promise<Ledger> {
    return this.#walks.to(store, seq, (row) => {
      if (row.seq <= this.#read) return
      this.#read = row.seq
      const work = workIn(row)
      if (work) this.#work.push(work)
    })
  }
}

/** The numbers of the last revision for all members that was there by then ([V10]). */
function numbersAt(revisions: Dossier['revisions'], seq: number): RevisionNumbers {
  return revisions.findLast((one) => one.seq <= seq)?.numbers ?? {}
}
