import type { Awareness } from 'y-protocols/awareness'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import type { ConnectionStatus } from './connection-status.ts'
import type { ExternalStore } from './external-store.ts'
import { followText, type Idle } from './follow-text.ts'
import type { KeptNote } from './kept-notes.ts'
import type { Member } from './member.ts'
import { followPresence, type Participant } from './presence.ts'
import type { Reading } from './readings.ts'
import type { Replica } from './replica.ts'
import type { Notice } from './salvage.ts'

/** The text as the window may use it now; another object after a fresh start. */
export type LiveText = {
  readonly ledger: Ledger
  readonly writer: Writer
  readonly awareness: Awareness
  readonly reading: ExternalStore<Reading>
  readonly presence: ExternalStore<readonly Participant[]>
  /** False while the copy on this machine lags behind and the relay has not filled it up yet. */
  readonly mayWrite: boolean
}

export type TextSession = {
  /** The role changes when the pen passes, or is shared. */
  readonly me: ExternalStore<Member>
  /** Null until the text is here, from this machine or from the relay. */
  readonly text: ExternalStore<LiveText | null>
  readonly connection: ExternalStore<ConnectionStatus>
  readonly notes: ExternalStore<readonly KeptNote[]>
  readonly notice: ExternalStore<Notice | null>
  discardNote(id: string): void
  dismissNotice(): void
  /** Tries to connect at once instead of waiting for the next attempt. */
  retryNow(): void
  /** The network was lost or is back: whether the connection still lives is found out at once. */
  networkChanged(): void
  close(): Promise<void>
}

/** Makes a replica ready to be looked at; `stop` ends what follows it. */
export function showReplica(
  replica: Replica,
  mayWrite: boolean,
  idle: Idle | undefined,
): { readonly text: LiveText; readonly stop: () => void } {
  const { ledger, writer, awareness } = replica
  const { reading, stop: stopReading } = followText(ledger, idle)
  const { presence, stop: stopPresence } = followPresence(awareness, replica.doc)
  return {
    text: { ledger, writer, awareness, reading, presence, mayWrite },
    stop: () => {
      stopReading()
      stopPresence()
    },
  }
}
