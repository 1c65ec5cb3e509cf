import type { Awareness } from 'y-protocols/awareness'
import type { CharId } from '../../shared/domain/char-ids.ts'
import { type DelegationCode, parseDelegationCode } from '../../shared/domain/delegations.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { parseEnd } from '../session/presence.ts'

/** Another participant's caret. The name comes from the lease of the client id, never from the state. */
export type RemoteCaret = {
  readonly client: number
  readonly delegation: DelegationCode
  readonly focus: CharId
  /** Where the selection began; the same as `focus` if nothing is selected. */
  readonly anchor: CharId
}

/** The well-formed carets of everybody else whose lease is known; what a client invents is left out. */
export function readRemoteCarets(awareness: Awareness, ledger: Ledger): RemoteCaret[] {
  const carets: RemoteCaret[] = []
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue
    const focus = parseEnd(state.caret, 'focus')
    const anchor = parseEnd(state.caret, 'anchor') ?? focus
    const delegation = parseDelegationCode(ledger.ownerOf(client))
    if (focus && anchor && delegation) carets.push({ client, delegation, focus, anchor })
  }
  return carets
}
