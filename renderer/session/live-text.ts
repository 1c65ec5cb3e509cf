import type { Awareness } from 'y-protocols/awareness'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import type { ConnectionStatus } from './connection-status.ts'
import type { ExternalStore } from './external-store.ts'
import type { Interruption } from './interruption.ts'
import type { KeptNote } from './kept-notes.ts'
import type { Participant } from './presence.ts'
import type { Reading } from './readings.ts'
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
  /** Null until the text is here, from this machine or from the relay. */
  readonly text: ExternalStore<LiveText | null>
  readonly connection: ExternalStore<ConnectionStatus>
  readonly notes: ExternalStore<readonly KeptNote[]>
  readonly notice: ExternalStore<Notice | null>
  discardNote(id: string): void
  dismissNotice(): void
  /** Tries to connect at once instead of waiting for the next attempt. */
  retryNow(): void
  /** Whether the connection still lives is found out at once ([R18]). */
  interrupted(what: Interruption): void
  close(): Promise<void>
}
