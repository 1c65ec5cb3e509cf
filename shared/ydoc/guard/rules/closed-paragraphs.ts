import { type Item, isFence, lastClock, markKind } from '../../items.ts'
import type { Judging } from '../judging.ts'
import { COST } from '../limits.ts'
import type { Place, Sequence } from '../order/sequence.ts'
import { refuse } from '../refuse.ts'

// [G15] A closed paragraph reaches from its base mark to the next base mark; behind its last base fence nothing may
// stand but new paragraphs, each of which begins with its own mark.

/** Where a place lies: in the closed paragraph, right behind its last fence, further on, or not in one at all. */
type Zone = 'open' | 'inside' | 'at the fence' | 'behind the fence'

/** Refuses a new item of a delegation that would stand in a closed paragraph. */
export function checkPlaceIsOpen(
  judging: Judging,
  sequence: Sequence,
  item: Item,
  left: Place,
): void {
  if (judging.isPenholder || judging.state.closed.size === 0) return
  const zone = zoneBehind(judging, sequence, left)
  if (zone === 'inside' || (zone === 'at the fence' && !markKind(item))) refuse('closed')
}

/** Refuses to let a record name characters of a closed paragraph. */
export function checkCharacterIsOpen(
  judging: Judging,
  sequence: Sequence,
  item: Item,
  clock: number,
): void {
  if (judging.state.closed.size === 0) return
  const isClosedMark = isLiveBaseMark(judging, item) && judging.state.isClosed(item.id)
  const zone = zoneBehind(judging, sequence, { item, clock })
  if (isClosedMark || zone === 'inside' || zone === 'at the fence') refuse('closed')
}

function zoneBehind(judging: Judging, sequence: Sequence, place: Place): Zone {
  let fence: Item | null = null
  for (let at = place; at; at = sequence.before({ item: at.item, clock: at.item.id.clock })) {
    judging.cost.spend(COST.walk)
    if (isLiveBaseMark(judging, at.item)) {
      if (!judging.state.isClosed(at.item.id)) return 'open'
      if (!fence || hasFenceBehind(judging, sequence, fence)) return 'inside'
      return place?.item === fence ? 'at the fence' : 'behind the fence'
    }
    if (!fence && isLiveBaseFence(judging, at.item)) fence = at.item
  }
  return 'open'
}

/** Whether the paragraph has another base fence to the right: then this one was made by a split that was joined. */
function hasFenceBehind(judging: Judging, sequence: Sequence, fence: Item): boolean {
  let at = sequence.next({ item: fence, clock: lastClock(fence) })
  for (; at && !isLiveBaseMark(judging, at.item); at = sequence.next(at)) {
    judging.cost.spend(COST.walk)
    if (isLiveBaseFence(judging, at.item)) return true
  }
  return false
}

function isLiveBaseMark(judging: Judging, item: Item): boolean {
  return markKind(item) !== null && judging.state.isLiveBase(item.id)
}

function isLiveBaseFence(judging: Judging, item: Item): boolean {
  return isFence(item) && judging.state.isLiveBase(item.id)
}
