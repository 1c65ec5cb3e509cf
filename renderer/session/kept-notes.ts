import * as v from 'valibot'
import { Cell, type ExternalStore } from './external-store.ts'
import type { Shelf } from './kept-leases.ts'

// Notes of one's own: work that could not be entered into the text, with its words ([G14]). They stay on this
// machine until their author throws them away.

/** What was to be done. */
const NOTE_KINDS = [
  'text',
  'paragraph',
  'deletion',
  'replacement',
  'withdrawal',
  'verdict',
  'statement',
] as const

const Note = v.object({
  id: v.string(),
  /** When it was refused, milliseconds since 1970. */
  at: v.number(),
  /** A refusal code, or `epoch` for work that a restored backup did not hold. */
  reason: v.string(),
  kind: v.picklist(NOTE_KINDS),
  /** The words that were written, or were to go. */
  text: v.string(),
  /** What replaces them, or who made the proposal decided upon. */
  detail: v.string(),
  /** A few words before the place. */
  quote: v.string(),
  /** It could be entered again, as new work at the same place. */
  isRestated: v.boolean(),
})
export type KeptNote = v.InferOutput<typeof Note>

const MAX_KEPT = 500

export class KeptNotes implements ExternalStore<readonly KeptNote[]> {
  readonly #shelf: Shelf
  readonly #key: string
  readonly #notes: Cell<readonly KeptNote[]>
  readonly subscribe: (listener: () => void) => () => void
  readonly getSnapshot: () => readonly KeptNote[]

  // By delegation: a session that ended takes no notes with it.
  constructor(shelf: Shelf, dossier: string, delegation: string) {
    this.#shelf = shelf
    this.#key = `penholder.notes/${dossier}/${delegation}`
    this.#notes = new Cell(readNotes(shelf, this.#key))
    this.subscribe = this.#notes.subscribe
    this.getSnapshot = this.#notes.getSnapshot
  }

  /** Newest first; a note kept under a known id takes its place. */
  keep(notes: readonly KeptNote[]): void {
    if (notes.length === 0) return
    const ids = new Set(notes.map(({ id }) => id))
    this.#put([...notes, ...readNotes(this.#shelf, this.#key).filter(({ id }) => !ids.has(id))])
  }

  discard(id: string): void {
    this.#put(readNotes(this.#shelf, this.#key).filter((note) => note.id !== id))
  }

  // Read again before each change: another window of the same delegation may have kept one meanwhile.
  #put(notes: readonly KeptNote[]): void {
    const kept = notes.slice(0, MAX_KEPT)
    this.#shelf.setItem(this.#key, JSON.stringify(kept))
    this.#notes.set(kept)
  }
}

function readNotes(shelf: Shelf, key: string): readonly KeptNote[] {
  try {
    const parsed = v.safeParse(v.array(Note), JSON.parse(shelf.getItem(key) ?? '[]'))
    return parsed.success ? parsed.output : []
  } catch {
    return []
  }
}
