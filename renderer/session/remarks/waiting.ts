import type { Audience } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { threadsIn } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { PositionRecord, SupportRecord } from '../../../shared/domain/records.ts'
import { audienceIn } from '../../../shared/protocol/rooms.ts'
import type { ShownThread } from '../remarks-board.ts'
import type { PendingRemark } from './pending-remarks.ts'

// What was said and nobody has heard yet, as the cards show it ([Q15]): derived from what is kept, never stored.

/** What waits for the room of its audience to open. */
export type Waits = {
  readonly audience: Audience
  readonly kept: Pick<PendingRemark, 'room' | 'key'>
}

export type WaitingPosition = Waits & { readonly record: PositionRecord }

export type WaitingSupport = Waits & { readonly record: SupportRecord }

export type WaitingThreads = {
  /** Those that nobody has heard. */
  readonly unsaid: readonly ShownThread[]
  /** What one of these waits for, or one that fewer were told and more will be; null if nothing waits. */
  readonly of: (thread: ShownThread) => Waits | null
}

/** Where the own delegation, or one for which it attests, will be heard to stand on the paragraph. */
export function positionsWaiting(
  waiting: readonly PendingRemark[],
  paragraph: ParagraphId,
): readonly WaitingPosition[] {
  return waiting.flatMap((one) => {
    const { record } = one
    const isHere = record.kind === 'pos' && record.pid === paragraph
    return isHere ? waitsOf(one).map((waits) => ({ ...waits, record })) : []
  })
}

/** Stands on proposals that nobody has heard, by the name of the proposal. */
export function supportsWaiting(
  waiting: readonly PendingRemark[],
): ReadonlyMap<string, readonly WaitingSupport[]> {
  const found = waiting.flatMap((one) => {
    const { record } = one
    return record.kind === 'support' ? waitsOf(one).map((waits) => ({ ...waits, record })) : []
  })
  const on = (name: string) => found.filter(({ record }) => record.on === name)
  return new Map(found.map(({ record }) => [record.on, on(record.on)]))
}

/** Comments that nobody has heard, and those that are about to be told to more. */
export function threadsWaiting(
  waiting: readonly PendingRemark[],
  delegation: DelegationCode,
): WaitingThreads {
  const comments = waiting.filter(({ record }) => record.kind === 'comment')
  const unsaid = new Map(
    comments.filter(({ after }) => !after).flatMap((one) => threadsFrom(one, delegation)),
  )
  const widened = ({ root, audience }: ShownThread): PendingRemark | undefined =>
    comments.find(
      ({ after }) =>
        root.delegation === delegation &&
        after?.key === root.key &&
        audienceIn(after.room) === audience,
    )
  return {
    unsaid: [...unsaid.keys()],
    of: (thread) => {
      const known = unsaid.get(thread)
      const one = widened(thread)
      return known ?? (one && waitsOf(one)[0]) ?? null
    },
  }
}

function threadsFrom(
  one: PendingRemark,
  delegation: DelegationCode,
): readonly (readonly [ShownThread, Waits])[] {
  return waitsOf(one).flatMap((waits) =>
    threadsIn([{ ...one, delegation }], waits.audience).map(
      (thread) => [{ ...thread, place: thread.paragraph, areWordsGone: false }, waits] as const,
    ),
  )
}

/** None for a room that is nobody's audience. */
function waitsOf({ room, key }: PendingRemark): readonly Waits[] {
  const audience = audienceIn(room)
  return audience === null ? [] : [{ audience, kept: { room, key } }]
}
