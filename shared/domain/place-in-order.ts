import { heaviestAscending } from './ascending.ts'
import type { ParagraphId } from './char-ids.ts'
import type { Placement } from './paragraph-order.ts'

/**
 * By which moves the paragraphs, which stand on the tape in one order, are read in another ([T22]): as few paragraphs
 * as possible, neighbours as one block, and of those that could stay, what was `moved` before goes first. Both lists name
 * the same paragraphs, the title first.
 */
export function placementsFor(
  order: readonly ParagraphId[],
  tape: readonly ParagraphId[],
  moved: ReadonlySet<ParagraphId>,
): ReadonlyMap<ParagraphId, Placement> {
  const ranks = new Map(tape.map((id, rank) => [id, rank]))
  const places = order.map((id) => ranks.get(id) ?? 0)
  const still = heaviestAscending(
    places,
    order.map((id) => (moved.has(id) ? 1 : order.length + 1)),
  )
  const placements = new Map<ParagraphId, Placement>()
  let block: ParagraphId | null = null
  order.forEach((id, i) => {
    const place = places[i] ?? 0
    const before = order[i - 1]
    if (still.has(i) || before === undefined) {
      block = null
      return
    }
    const until = tape[place + 1] ?? null
    const known = block && place === (places[i - 1] ?? 0) + 1 ? placements.get(block) : undefined
    if (!block || !known) block = id
    placements.set(block, { after: known?.after ?? before, until })
  })
  return placements
}
