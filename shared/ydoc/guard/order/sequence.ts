import type { CharId } from '../../../domain/char-ids.ts'
import { isSameChar } from '../../../domain/char-ids.ts'
import { type Item, lastClock } from '../../items.ts'
import { lowerBound } from './search.ts'

// Sibling lists as they will be after the update: the stored lists plus the new items, kept beside the document,
// which is not touched. An item is cut into pieces where something was inserted into it.

/** From a character of an item to the end of its piece. */
export type Piece = { readonly item: Item; readonly clock: number }

/** A character, as a place to insert after; null is the start of the list. */
export type Place = Piece | null

export class Sequence {
  /** What follows the last character of a piece, where that is not what the document says. */
  readonly #follows = new Map<number, Map<number, Piece | null>>()
  readonly #before = new Map<Item, Place>()
  /** The last clocks of the pieces of an item, but for its own last one, ascending. */
  readonly #cuts = new Map<Item, number[]>()

  /** The last clock of the piece in which the character stands. */
  endOf({ item, clock }: Piece): number {
    const cuts = this.#cuts.get(item)
    return cuts?.[lowerBound(cuts, clock)] ?? lastClock(item)
  }

  /** The first clock of the piece in which the character stands. */
  startOf({ item, clock }: Piece): number {
    const cuts = this.#cuts.get(item)
    if (!cuts) return item.id.clock
    const cut = cuts[lowerBound(cuts, clock) - 1]
    return cut === undefined ? item.id.clock : cut + 1
  }

  /** The piece that follows the piece in which the character stands. */
  next(piece: Piece): Piece | null {
    const end = this.endOf(piece)
    const { item } = piece
    const follower = this.#follows.get(item.id.client)?.get(end)
    if (follower !== undefined) return follower
    if (end < lastClock(item)) return { item, clock: end + 1 }
    return item.right && { item: item.right, clock: item.right.id.clock }
  }

  /** What follows a character, which need not be the last of its piece. */
  afterCharacter(place: Piece): Piece | null {
    const { item, clock } = place
    return this.endOf(place) > clock ? { item, clock: clock + 1 } : this.next(place)
  }

  /**
   * The character to the left. From a stored item the walk goes on over stored items only: what is new has no
   * standing yet, and whoever looks for a base mark may step over it.
   */
  before({ item, clock }: Piece): Place {
    if (clock > item.id.clock) return { item, clock: clock - 1 }
    const before = this.#before.get(item)
    if (before !== undefined) return before
    return item.left && { item: item.left, clock: lastClock(item.left) }
  }

  /** Cuts the item after the character, so that something can stand there. */
  cutAfter({ item, clock }: Piece): void {
    if (clock >= lastClock(item)) return
    const cuts = this.#cuts.get(item)
    if (!cuts) this.#cuts.set(item, [clock])
    else {
      const at = lowerBound(cuts, clock)
      if (cuts[at] !== clock) cuts.splice(at, 0, clock)
    }
  }

  /** Puts a new item after `left` (null: at the start) and before `right`. */
  insert(item: Item, left: Place, right: Piece | null): void {
    this.#link(item, lastClock(item), right)
    if (left) {
      this.#link(left.item, left.clock, { item, clock: item.id.clock })
      this.cutAfter(left)
    }
    this.#before.set(item, left)
  }

  #link(item: Item, clock: number, to: Piece | null): void {
    const { client } = item.id
    const links = this.#follows.get(client)
    if (links) links.set(clock, to)
    else this.#follows.set(client, new Map([[clock, to]]))
  }
}

/** Whether the piece begins with this character. */
export function beginsWith(piece: Piece, id: CharId | null): boolean {
  return id !== null && piece.clock === id.clock && piece.item.id.client === id.client
}

/** What the first character of a piece was inserted after: inside an item, the character before it. */
export function originOf({ item, clock }: Piece): CharId | null {
  return clock > item.id.clock ? { client: item.id.client, clock: clock - 1 } : item.origin
}

export function isSameOrigin(item: Item, piece: Piece): boolean {
  return isSameChar(item.origin, originOf(piece))
}
