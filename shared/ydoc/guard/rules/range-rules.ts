import {
  type CharId,
  type ParagraphId,
  parseParagraphId,
  type Range,
} from '../../../domain/char-ids.ts'
import { IdSet } from '../../../domain/id-set.ts'
import { firstItem, type Item, lastClock, markKind } from '../../items.ts'
import type { Judging } from '../judging.ts'
import { COST, LIMITS } from '../limits.ts'
import type { Sequence } from '../order/sequence.ts'
import { refuse } from '../refuse.ts'
import { checkCharacterIsOpen } from './closed-paragraphs.ts'

export function isClock(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

export function isRange(value: unknown): value is Range {
  if (!Array.isArray(value) || value.length !== 3 || !value.every(isClock)) return false
  const [, start = 0, length = 0] = value
  return length > 0 && isClock(start + length)
}

export function isPair(value: unknown): value is readonly [client: number, clock: number] {
  return Array.isArray(value) && value.length === 2 && value.every(isClock)
}

/** [G10] One entry of `incorporated`, `cut` or the session's own cuts. */
export function checkListEntry(judging: Judging, root: string, entry: unknown): void {
  if (!isRange(entry)) refuse('schema', root)
  for (const _ of itemsOnTape(judging, entry)) judging.cost.spend(COST.walk)
  const [client, clock, length] = entry
  const { state } = judging
  if (root === judging.ownCuts) {
    const isOwn = state.leaseOf(client)?.delegation === judging.mine && !state.isBaseHand(client)
    if (!isOwn) refuse('schema', 'not-own')
  }
  if (root === 'incorporated') checkNotWithdrawn(judging, entry)
  const title = root === 'cut' ? firstItem(state.doc)?.id : null
  // [T7] The text always begins with its title.
  if (title?.client === client && title.clock >= clock && title.clock < clock + length) {
    refuse('schema', 'title')
  }
}

/** [T11] What its author has withdrawn before it was incorporated is not there to be incorporated. */
function checkNotWithdrawn({ state, cost }: Judging, entry: Range): void {
  for (const [start, end] of state.withdrawnIn(entry)) {
    cost.spend(COST.walk)
    if (!state.isIncorporated([entry[0], start, end - start])) refuse('withdrawn')
  }
}

/**
 * [G10] The ranges of a record: disjoint, on the tape, and where a proposal may be made ([G15]). Where the tape is in
 * another room, nothing can be said of what stands there ([G18]).
 */
export function checkRanges(
  judging: Judging,
  sequence: Sequence,
  ranges: unknown,
  isProposal: boolean,
): void {
  if (!Array.isArray(ranges) || ranges.length === 0 || ranges.length > LIMITS.rangesPerRecord) {
    refuse('schema', 'ids')
  }
  const named = new IdSet()
  for (const range of ranges) {
    if (!isRange(range)) refuse('schema', 'ids')
    // A range named a thousand times would grow without bound in whatever index a client keeps.
    if (named.hits(...range)) refuse('schema', 'overlap')
    named.add(range)
    if (judging.state.scope === 'records') {
      judging.cost.spend(COST.walk)
      continue
    }
    for (const { item, clock } of itemsOnTape(judging, range)) {
      judging.cost.spend(COST.walk)
      if (isProposal) checkCharacterIsOpen(judging, sequence, item, clock)
    }
  }
}

/** [G10] The head of an insertion: a character on the tape that the session's delegation typed. */
export function checkHead(judging: Judging, head: unknown): void {
  if (!isPair(head)) refuse('schema', 'head')
  const [client, clock] = head
  if (judging.state.leaseOf(client)?.delegation !== judging.mine) refuse('schema', 'head')
  for (const _ of itemsOnTape(judging, [client, clock, 1])) judging.cost.spend(COST.walk)
}

/** The mark that a paragraph id names, if it stands on the tape. */
export function markNamed(judging: Judging, name: unknown): Item {
  const id = typeof name === 'string' ? parseParagraphId(name) : null
  const item = id && isNamedExactly(name, id) ? existing(judging, id) : null
  if (!item || !markKind(item) || judging.spotOf(item).root !== 'text') refuse('schema', 'pid')
  return item
}

/** [G18] A name that a paragraph could have, in a room where there is none. */
export function checkName(name: unknown): void {
  const id = typeof name === 'string' ? parseParagraphId(name) : null
  if (!id || !isNamedExactly(name, id)) refuse('schema', 'pid')
}

/** One paragraph has one name: `01:2` would be another key of `blocks`. */
function isNamedExactly(name: unknown, { client, clock }: CharId): name is ParagraphId {
  return name === `${client}:${clock}`
}

function* itemsOnTape(judging: Judging, range: Range): Generator<{ item: Item; clock: number }> {
  const [client, start, length] = range
  const end = start + length
  if (end > judging.known(client) || !judging.state.leaseOf(client)) refuse('schema', 'ids')
  for (let clock = start; clock < end; ) {
    const item = judging.at({ client, clock })
    if (judging.spotOf(item).root !== 'text') refuse('schema', 'ids')
    yield { item, clock }
    clock = lastClock(item) + 1
  }
}

/** A character that exists once the update is applied, or null. */
export function existing(judging: Judging, id: CharId): Item | null {
  return id.clock < judging.known(id.client) ? judging.find(id) : null
}
