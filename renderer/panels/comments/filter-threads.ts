import type { Audience } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { isCalledOn } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { ShownThread } from '../../session/remarks-board.ts'

export const THREAD_FILTERS = ['open', 'here', 'calls', 'all'] as const
export type ThreadFilter = (typeof THREAD_FILTERS)[number]

/** Whose comments are listed, and those told to whom; null for anybody's. */
export type ThreadSieve = {
  readonly by: DelegationCode | null
  readonly to: Audience | null
}

/** The threads in which the delegation said something, and that the audience was told. */
export function sieveThreads(
  threads: readonly ShownThread[],
  { by, to }: ThreadSieve,
): readonly ShownThread[] {
  return threads.filter(
    ({ root, replies, audience }) =>
      (to === null || audience === to) &&
      (by === null || [root, ...replies].some(({ delegation }) => delegation === by)),
  )
}

/** The threads that a filter leaves; those that call on a delegation only while they are open. */
export function filterThreads(
  threads: readonly ShownThread[],
  filter: ThreadFilter,
  { paragraph, me }: { readonly paragraph: ParagraphId | null; readonly me: DelegationCode },
): readonly ShownThread[] {
  switch (filter) {
    case 'open':
      return threads.filter(({ isResolved }) => !isResolved)
    case 'here':
      return threads.filter(({ place }) => place === paragraph)
    case 'calls':
      return threads.filter((thread) => !thread.isResolved && isCalledOn(thread, me))
    case 'all':
      return threads
  }
}
