import type { Audience } from '../../../shared/domain/audiences.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { takingBack } from '../../session/remarks/pending-remarks.ts'
import { keeperFor, remarkerFor } from './remarker-for.ts'

/** In which room fewer were told; null if it cannot be read here. */
export type Narrower = {
  readonly room: string
  readonly doc: Remarker['doc']
  /** Null while nothing can be written there: just after the window was opened. */
  readonly writer: Remarker | null
} | null

type Widening<T> = {
  readonly from: Narrower
  readonly to: Audience
  readonly say: (writer: Remarker) => T
  readonly takeBack: (writer: Remarker) => unknown
}

export type Widened<T> = {
  readonly done: T
  readonly writer: Remarker
  /** It waits until the room of those who are to be told is open ([Q15]). */
  readonly isKept: boolean
}

/** Tells more what fewer were told ([Q11]), at once or as soon as their room is open. */
export function widen<T extends { readonly ok: boolean }>(
  negotiation: Negotiation,
  { from, to, say, takeBack }: Widening<T>,
): Widened<T> {
  const author = negotiation.me.getSnapshot()
  const after = from && takingBack(from.room, { author, doc: from.doc }, takeBack)
  const wider = remarkerFor(negotiation, to)
  if (!wider) {
    const keeper = keeperFor(negotiation, to, after)
    return { done: say(keeper), writer: keeper, isKept: true }
  }
  const done = say(wider)
  // Said to more first: of the two it is the one that must not be missing.
  if (done.ok && from?.writer) takeBack(from.writer)
  else if (done.ok && after) negotiation.pending.keep(after)
  return { done, writer: wider, isKept: false }
}
