import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { memoryClaims } from '../../../renderer/session/claims.ts'
import type { ConnectionStatus } from '../../../renderer/session/connection-status.ts'
import { Cell, type ExternalStore } from '../../../renderer/session/external-store.ts'
import type { Shelf } from '../../../renderer/session/kept-leases.ts'
import type { LiveText, TextSession } from '../../../renderer/session/live-text.ts'
import { openIndexedCopy } from '../../../renderer/session/local-copy.ts'
import { openTextSession } from '../../../renderer/session/text-session.ts'
import type { JoinAnswer } from '../../../shared/protocol/http.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { FakeClock } from './fake-clock.ts'
import type { FakeRelay } from './fake-relay.ts'

/** A computer with one browser: what it keeps outlives its windows. */
export class Machine {
  readonly clock = new FakeClock()
  readonly shelf = memoryShelf()
  /** What the disk waits for before it has written anything. */
  disk: Promise<void> = Promise.resolve()
  readonly #claims = memoryClaims()

  constructor() {
    globalThis.indexedDB = new IDBFactory()
  }

  /** Opens a window; `windowShelf` is given when it is a reload of the same window. */
  open(relay: FakeRelay, session: JoinAnswer, windowShelf: Shelf = memoryShelf()): TextSession {
    return openTextSession({
      api: relay.api(session),
      ws: 'ws://relay',
      session,
      me: new Cell({ delegation: session.delegation, role: session.role }),
      room: 'text/en',
      openSocket: relay.openSocket,
      openCopy: (name, doc) => {
        const copy = openIndexedCopy(name, doc)
        return { ...copy, settled: () => this.disk.then(copy.settled) }
      },
      claims: this.#claims,
      shelf: this.shelf,
      windowShelf,
      clock: this.clock,
      idle: (run) => {
        const timer = setTimeout(run, 0)
        return () => clearTimeout(timer)
      },
    })
  }
}

export function memoryShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

/** Resolves with the first value of the store that fulfils the condition. */
export function seen<T, S extends T>(
  store: ExternalStore<T>,
  isWanted: (value: T) => value is S,
): Promise<S>
export function seen<T>(store: ExternalStore<T>, isWanted: (value: T) => boolean): Promise<T>
export function seen<T>(store: ExternalStore<T>, isWanted: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const value = store.getSnapshot()
      if (!isWanted(value)) return false
      stop()
      resolve(value)
      return true
    }
    const stop = store.subscribe(look)
    look()
  })
}

export const isSaved = (status: ConnectionStatus): boolean =>
  status.kind === 'live' && status.unsaved === 0 && status.savedAt !== null

export function textOf(session: TextSession): Promise<LiveText> {
  return seen(session.text, (text): text is LiveText => text !== null)
}

/** The mark-up of the text, one paragraph a line. */
export function shown(text: LiveText): string {
  return readView(text.ledger, { kind: 'markup' })
    .map(({ runs }) => runs.map((run) => run.text).join(''))
    .join('\n')
}
