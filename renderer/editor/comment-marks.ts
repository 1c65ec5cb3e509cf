import type { Range as CharRange } from '../../shared/domain/char-ids.ts'
import { placeOf } from './binding/caret.ts'
import type { Entry } from './binding/paragraph-table.ts'
import type { TextBinding } from './binding/text-binding.ts'
import { domRange } from './find-words.ts'
import { shownPieces } from './reveal.ts'

// The words on which somebody has commented ([W13]), marked by the browser itself (CSS custom highlights): no element of
// the text changes, nothing of it is exported, and a key costs nothing, for the browser moves its ranges along. They are
// found again by ids behind the keys, whenever the text was read again.

/** The words of a thread, by the thread's name. */
export type CommentedWords = { readonly name: string; readonly ranges: readonly CharRange[] }

type Marked = { readonly name: string; readonly places: readonly Range[] }

const ALL = 'commented'
const CHOSEN = 'commented-chosen'

export class CommentMarks {
  readonly #binding: TextBinding
  #marked: readonly Marked[] = []

  constructor(binding: TextBinding) {
    this.#binding = binding
  }

  /** Marks the words of these threads, and more clearly those of the chosen one. */
  show(threads: readonly CommentedWords[], chosen: string | null): void {
    this.#marked = threads.map(({ name, ranges }) => ({ name, places: this.#placesOf(ranges) }))
    if (typeof Highlight === 'undefined') return
    const isChosen = ({ name }: Marked): boolean => name === chosen
    mark(
      ALL,
      this.#marked.filter((one) => !isChosen(one)),
    )
    mark(CHOSEN, this.#marked.filter(isChosen))
  }

  /** The thread on the words in which the caret stands, of several the one with the fewest; null if there is none. */
  atCaret(): string | null {
    const selection = document.getSelection()
    const [node, offset] = [selection?.focusNode, selection?.focusOffset ?? 0]
    if (!node) return null
    const here = this.#marked.filter(({ places }) =>
      places.some((place) => place.isPointInRange(node, offset)),
    )
    const length = ({ places }: Marked): number =>
      places.reduce((sum, place) => sum + place.toString().length, 0)
    return here.toSorted((a, b) => length(a) - length(b))[0]?.name ?? null
  }

  clear(): void {
    this.show([], null)
  }

  #placesOf(ranges: readonly CharRange[]): readonly Range[] {
    const { table, ledger } = this.#binding
    const entries = new Set<Entry>()
    for (const [client, clock, length] of ranges) {
      for (const end of [clock, clock + length - 1]) {
        const place = placeOf(table, ledger, { client, clock: end })
        if (place) entries.add(place.entry)
      }
    }
    return [...entries].flatMap((entry) =>
      shownPieces(entry, ranges).flatMap(
        (match) => domRange(this.#binding, { entry, match }) ?? [],
      ),
    )
  }
}

function mark(name: string, marked: readonly Marked[]): void {
  const places = marked.flatMap((one) => one.places)
  if (places.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...places))
}
