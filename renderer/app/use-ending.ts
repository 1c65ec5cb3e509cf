import type { TextSession } from '../session/live-text.ts'
import type { Negotiation } from '../session/negotiation.ts'
import type { RelayFailure } from '../session/relay-api.ts'
import { useStore, useStorePart } from '../ui/use-store.ts'

/** Why this window takes part no more, and how many of its changes had not arrived. */
export type Ending = { readonly failure: RelayFailure; readonly unsaved: number }

/** The end of this window's access; null while it takes part. */
export function useEnding(negotiation: Negotiation, session: TextSession | null): Ending | null {
  const ended = useStorePart(session?.connection ?? null, (status) =>
    status?.kind === 'ended' ? status : null,
  )
  const dossierFailure = useStore(negotiation.failure)
  const failure = ended?.failure ?? dossierFailure
  return failure && { failure, unsaved: ended?.unsaved ?? 0 }
}
