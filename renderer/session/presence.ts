import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { leasesOf } from '../../shared/ydoc/roots.ts'
import { Cell, type ExternalStore } from './external-store.ts'

/** One window that is connected. Who it is comes from the lease of its client id, never from what it says. */
export type Participant = {
  readonly client: number
  readonly delegation: DelegationCode
  /** The name under which the person joined; may be empty. */
  readonly person: string
  readonly isSelf: boolean
  /** Has a caret in the text. */
  readonly isInText: boolean
}

/** Who is present, oneself first, then by delegation; client ids without a lease are left out. */
export function followPresence(
  awareness: Awareness,
  doc: Y.Doc,
): { readonly presence: ExternalStore<readonly Participant[]>; readonly stop: () => void } {
  const presence = new Cell<readonly Participant[]>(readPresence(awareness, doc))
  const refresh = (): void => {
    const next = readPresence(awareness, doc)
    if (JSON.stringify(next) !== JSON.stringify(presence.getSnapshot())) presence.set(next)
  }
  const leases = leasesOf(doc)
  awareness.on('change', refresh)
  leases.observe(refresh)
  return {
    presence,
    stop: () => {
      awareness.off('change', refresh)
      leases.unobserve(refresh)
    },
  }
}

function readPresence(awareness: Awareness, doc: Y.Doc): Participant[] {
  const leases = leasesOf(doc)
  const present: Participant[] = []
  for (const [client, state] of awareness.getStates()) {
    const lease = leases.get(String(client))
    if (!lease) continue
    const isSelf = client === awareness.clientID
    const isInText = Boolean(state.caret)
    present.push({ client, delegation: lease.delegation, person: lease.person, isSelf, isInText })
  }
  return present.sort(inOrder)
}

function inOrder(a: Participant, b: Participant): number {
  if (a.isSelf !== b.isSelf) return a.isSelf ? -1 : 1
  return a.delegation.localeCompare(b.delegation) || a.client - b.client
}
