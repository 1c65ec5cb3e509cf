import { type Item, lastClock } from '../../items.ts'
import type { Deletion } from '../frame/read-frame.ts'
import type { Judging } from '../judging.ts'
import { COST } from '../limits.ts'
import { refuse } from '../refuse.ts'
import { checkMayGiveWay } from './record-rules.ts'

/** [G11] New deletions hit what exists, in roots that may be written, and never the tape ([T9]). */
export function checkDeletions(
  judging: Judging,
  deletions: ReadonlyMap<number, readonly Deletion[]>,
): void {
  for (const [client, ranges] of deletions) {
    for (const { clock, end } of ranges) {
      if (end > judging.known(client)) refuse('gap-ds')
      checkRange(judging, client, clock, end)
    }
  }
}

function checkRange(judging: Judging, client: number, start: number, end: number): void {
  for (let clock = start; clock < end; ) {
    judging.cost.spend(COST.walk)
    const item = judging.at({ client, clock })
    const next = Math.min(lastClock(item) + 1, end)
    checkItem(judging, item)
    judging.use.rewrites += next - clock
    clock = next
  }
}

function checkItem(judging: Judging, item: Item): void {
  const { root, sub } = judging.spotOf(item)
  if (root === 'text') refuse('append-only')
  judging.checkRoot(root, 'delete-foreign')
  if (root === judging.ownRecords && sub !== null) checkMayGiveWay(judging, sub)
}
