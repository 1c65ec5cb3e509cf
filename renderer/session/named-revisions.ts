import * as v from 'valibot'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { inOrderOfCirculation, type Revision } from '../../shared/domain/revisions.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import { NamedRevisionList } from '../../shared/protocol/revisions.ts'
import type { Clock } from './clock.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import type { Member } from './member.ts'
import type { RelayApi } from './relay-api.ts'

// The list of revisions as it was circulated to this window: those for all are in the dossier, those for named recipients the
// relay tells to whom they concern and nobody else ([K16], [H12]). It is asked now and then, for nothing in the rooms may show
// that there is one.

const ASK_EVERY_MS = 15_000

export type CirculatedRevisions = {
  /** In the order in which they were circulated. */
  readonly revisions: ExternalStore<readonly Revision[]>
  /** Asks now. */
  refresh(): void
  close(): void
}

export type CirculatedOptions = {
  readonly api: Pick<RelayApi, 'namedRevisions'>
  readonly session: JoinAnswer
  readonly me: ExternalStore<Member>
  readonly dossier: ExternalStore<Dossier | null>
  readonly clock: Clock
}

/** Follows what was circulated to this window. */
export function followRevisions(options: CirculatedOptions): CirculatedRevisions {
  const { api, session, me, dossier, clock } = options
  const revisions = new Cell<readonly Revision[]>([])
  let named: readonly Revision[] = []
  let stopWaiting = () => {}
  let isClosed = false
  const put = (): void => {
    const next = inOrderOfCirculation(dossier.getSnapshot()?.revisions ?? [], named)
    if (!isSame(next, revisions.getSnapshot())) revisions.set(next)
  }
  const ask = async (): Promise<void> => {
    stopWaiting()
    const answer = isTold(me.getSnapshot()) ? await api.namedRevisions(session.session) : null
    if (isClosed) return
    const list = answer?.ok ? v.safeParse(NamedRevisionList, answer.value) : null
    // Whose rights have changed knows only what it may know by them.
    if (answer === null) named = []
    if (list?.success) named = list.output.revisions
    put()
    stopWaiting()
    stopWaiting = clock.after(ASK_EVERY_MS, () => void ask())
  }
  const refresh = (): void => void ask()
  const stopFollowing = [dossier.subscribe(put), me.subscribe(refresh)]
  put()
  refresh()
  return {
    revisions,
    refresh,
    close: () => {
      isClosed = true
      stopWaiting()
      for (const stop of stopFollowing) stop()
    },
  }
}

/** Who is in no room that is not for all is told of no revision that is not. */
function isTold({ role }: Member): boolean {
  return role !== 'observer' && role !== 'screen'
}

function isSame(a: readonly Revision[], b: readonly Revision[]): boolean {
  return (
    a.length === b.length && a.every(({ name, at }, i) => name === b[i]?.name && at === b[i]?.at)
  )
}
