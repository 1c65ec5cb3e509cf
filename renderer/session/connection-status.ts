import type { RelayFailure } from './relay-api.ts'

/** How it stands between this window and the relay. */
export type ConnectionStatus =
  /** The first connection is being made; nothing is known yet. */
  | { readonly kind: 'opening' }
  /** Connected. `unsaved` local changes are on their way; `savedAt` is when the last one became durable. */
  | { readonly kind: 'live'; readonly unsaved: number; readonly savedAt: number | null }
  /** Not connected since `since`; `unsaved` changes wait on this machine, and the window keeps trying. */
  | {
      readonly kind: 'away'
      readonly unsaved: number
      readonly savedAt: number | null
      readonly since: number
      /** What the relay said when it was asked last; null if it said nothing, or was not reached. */
      readonly reason: RelayFailure | null
    }
  /** The relay does not know this session any more. */
  | { readonly kind: 'ended'; readonly failure: RelayFailure; readonly unsaved: number }

/** Milliseconds since 1970 of the last acknowledgement, or null. */
export function savedAtOf(status: ConnectionStatus): number | null {
  return status.kind === 'live' || status.kind === 'away' ? status.savedAt : null
}
