import { type CharId, isSameChar } from '../../../domain/char-ids.ts'
import { type Item, lastClock } from '../../items.ts'
import type { CostMeter } from '../cost-meter.ts'
import { COST } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { firstOfList, lastOfKey, type Root } from '../stored.ts'
import type { Knowledge } from './knowledge.ts'
import { beginsWith, isSameOrigin, originOf, type Piece, type Place, Sequence } from './sequence.ts'

// [G5] Plausible neighbours: can an item have been written by a client that inserts between two neighbours of its
// own replica?
//
// Necessary for every honest client: its replica held the closure S of its references (see knowledge.ts), and
// nothing stood between the two, so nothing of S did. All of that replica is here, for the relay is the only way by
// which items travel and answers in order. Yjs never changes the order of two items. So nothing of S stands between
// them here either, whatever arrived meanwhile, however long the author was offline, in whatever portions it sends.
//
// Sufficient for convergence: if nothing of S stands between them, a replica that holds exactly S is a legal state of
// an honest client, in which this is an ordinary insertion. By induction over the relay's order the document is the
// outcome of a run of honest clients, for which Yjs converges. So no rule can be stricter without refusing somebody
// honest, and a weaker one lets through what makes replicas differ for ever.

/** One list or one chain of values of a map key. */
export type Target = { readonly root: Root; readonly name: string; readonly sub: string | null }

/** Where the items of one update will stand, found without touching the document. */
export class Simulation {
  readonly sequence = new Sequence()
  readonly #starts = new Map<string, Piece>()
  readonly #tails = new Map<number, Item>()
  readonly #knowledge: Knowledge
  readonly #find: (id: CharId) => Item
  readonly #cost: CostMeter

  constructor(knowledge: Knowledge, find: (id: CharId) => Item, cost: CostMeter) {
    this.#knowledge = knowledge
    this.#find = find
    this.#cost = cost
  }

  /** Places an item where Yjs will put it; returns the character to its left. Refuses implausible neighbours. */
  place(item: Item, target: Target): Place {
    const { origin, rightOrigin } = item
    const left = origin && this.#pieceAt(origin)
    if (left) this.sequence.cutAfter(left)
    if (rightOrigin) this.#cutBefore(rightOrigin)
    const next = left ? this.sequence.afterCharacter(left) : this.#first(target)
    const isNews = this.#learn(item)
    if (isNews || !this.#continuesChain(item)) this.#checkNeighbours(item, next, target.name)
    this.#tails.set(item.id.client, item)
    const place =
      next && !beginsWith(next, rightOrigin) ? this.#scanConflicts(item, left, next) : left
    this.#insert(item, place, target)
    return place
  }

  /** Whether the author learns something by what the item refers to. */
  #learn(item: Item): boolean {
    const rows =
      this.#knowledge.learn(item.id, item.origin) + this.#knowledge.learn(item.id, item.rightOrigin)
    this.#cost.spend(COST.walk * rows)
    return rows > 0
  }

  /** From origin to rightOrigin nothing may stand that the author must have seen. */
  #checkNeighbours(item: Item, next: Piece | null, name: string): void {
    let piece = next
    for (; piece && !beginsWith(piece, item.rightOrigin); piece = this.sequence.next(piece)) {
      this.#cost.spend(COST.walk)
      const { client } = piece.item.id
      if (this.#knowledge.seenBy(item.id, client) > piece.clock) refuse('implausible', name)
    }
    if (!piece && item.rightOrigin) refuse('implausible', name)
  }

  /**
   * Whether the item goes on from its author's last one towards the same right neighbour. What it would cross is a
   * part of what that one crossed: an import of a thousand paragraphs is one walk and not a thousand.
   */
  #continuesChain(item: Item): boolean {
    const tail = this.#tails.get(item.id.client)
    return (
      !!tail &&
      item.origin?.client === item.id.client &&
      item.origin.clock === lastClock(tail) &&
      isSameChar(tail.rightOrigin, item.rightOrigin)
    )
  }

  /** The conflict scan of Yjs (`Item.integrate`), on pieces. */
  #scanConflicts(item: Item, left: Place, from: Piece): Place {
    let place = left
    const passed = new Set<string>()
    const conflicting = new Set<string>()
    const moveBehind = (piece: Piece): void => {
      place = { item: piece.item, clock: this.sequence.endOf(piece) }
      conflicting.clear()
    }
    for (
      let piece: Piece | null = from;
      piece && !beginsWith(piece, item.rightOrigin);
      piece = this.sequence.next(piece)
    ) {
      this.#cost.spend(COST.scan)
      passed.add(keyOf(piece))
      conflicting.add(keyOf(piece))
      if (isSameOrigin(item, piece)) {
        if (piece.item.id.client < item.id.client) moveBehind(piece)
        else if (isSameChar(item.rightOrigin, piece.item.rightOrigin)) break
      } else {
        const origin = this.#originKey(piece)
        if (origin === null || !passed.has(origin)) break
        if (!conflicting.has(origin)) moveBehind(piece)
      }
    }
    return place
  }

  /** The piece after which this one was inserted. */
  #originKey(piece: Piece): string | null {
    const origin = originOf(piece)
    if (!origin) return null
    const at = this.#pieceAt(origin)
    return keyOf({ item: at.item, clock: this.sequence.startOf(at) })
  }

  #insert(item: Item, place: Place, target: Target): void {
    const right = place ? this.sequence.afterCharacter(place) : this.#first(target)
    this.sequence.insert(item, place, right)
    if (!place) this.#starts.set(nameOf(target), { item, clock: item.id.clock })
  }

  #first(target: Target): Piece | null {
    const start = this.#starts.get(nameOf(target))
    if (start) return start
    const { root, sub } = target
    let item = sub === null ? firstOfList(root) : lastOfKey(root, sub)
    while (sub !== null && item?.left) {
      this.#cost.spend(COST.walk)
      item = item.left
    }
    return item && { item, clock: item.id.clock }
  }

  #cutBefore(id: CharId): void {
    const { item, clock } = this.#pieceAt(id)
    if (clock > item.id.clock) this.sequence.cutAfter({ item, clock: clock - 1 })
  }

  #pieceAt(id: CharId): Piece {
    return { item: this.#find(id), clock: id.clock }
  }
}

function keyOf({ item, clock }: Piece): string {
  return `${item.id.client}:${clock}`
}

function nameOf({ name, sub }: Target): string {
  return `${name}\n${sub ?? ''}`
}
