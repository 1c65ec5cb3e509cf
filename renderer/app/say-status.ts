import { formOf } from '../panels/names.ts'
import type { ConnectionStatus } from '../session/connection-status.ts'
import type { RelayFailure } from '../session/relay-api.ts'

/** How the sign before the words is drawn. */
type State = 'opening' | 'saved' | 'saving' | 'slow' | 'away' | 'ended'

/** An acknowledgement that takes so long is said to be slow ([R17]). */
const SLOW_MS = 3000

/** Since when, in milliseconds, an acknowledgement is waited for on a line that stands; null if none is. */
export function waitingSince(
  before: number | null,
  status: ConnectionStatus,
  now: number,
): number | null {
  if (status.kind !== 'live' || status.unsaved === 0) return null
  return Math.max(before ?? now, status.savedAt ?? 0)
}

export function stateOf(status: ConnectionStatus, waitedMs: number): State {
  if (status.kind !== 'live') return status.kind
  if (status.unsaved === 0) return 'saved'
  return waitedMs < SLOW_MS ? 'saving' : 'slow'
}

/** The message for a status in which an acknowledgement has been waited for so long, with its values. */
export function sayStatus(
  status: ConnectionStatus,
  language: string,
  waitedMs = 0,
): [key: string, values: Record<string, string | number>] {
  switch (status.kind) {
    case 'opening':
      return ['connecting', {}]
    case 'live': {
      if (stateOf(status, waitedMs) === 'slow') {
        return ['savingSlowly', { count: status.unsaved, seconds: Math.floor(waitedMs / 1000) }]
      }
      if (status.unsaved > 0) return ['saving', { count: status.unsaved }]
      if (status.savedAt === null) return ['allSavedPlain', {}]
      const form = {
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      } as const
      const time = new Intl.DateTimeFormat(formOf(language), form).format(status.savedAt)
      return ['allSaved', { time }]
    }
    case 'away': {
      const [plain, withWork] = awayKeys(status.reason)
      return status.unsaved > 0 ? [withWork, { count: status.unsaved }] : [plain, {}]
    }
    case 'ended':
      return ['ended', {}]
  }
}

function awayKeys(reason: RelayFailure | null): readonly [plain: string, withWork: string] {
  if (isStorageFault(reason)) return ['awayStorage', 'awayStorageUnsaved']
  const isBusy = reason?.kind === 'refused' && reason.status === 429
  return isBusy ? ['awayBusy', 'awayBusyUnsaved'] : ['away', 'awayUnsaved']
}

/** Whether the relay is there but cannot write: nobody can do anything about it but its host. */
export function isStorageFault(reason: RelayFailure | null): boolean {
  if (reason?.kind !== 'refused') return false
  return reason.code.startsWith('storage-') || reason.code === 'unavailable'
}
