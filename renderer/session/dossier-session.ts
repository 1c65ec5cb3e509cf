import type { Dossier } from '../../shared/domain/dossier.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import { DOSSIER_ROOM } from '../../shared/protocol/rooms.ts'
import { readDossier } from '../../shared/ydoc/dossier-doc.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import type { Clock } from './clock.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import type { Shelf } from './kept-leases.ts'
import type { RelayApi, RelayFailure } from './relay-api.ts'
import { RoomConnection } from './room-connection.ts'
import type { OpenSocket } from './socket.ts'

/** The dossier as the relay last told it; null until it did, ever. */
export type DossierSession = {
  readonly dossier: ExternalStore<Dossier | null>
  /** Why this session gets no dossier; null while all is well or the relay cannot be reached. */
  readonly failure: ExternalStore<RelayFailure | null>
  retryNow(): void
  close(): void
}

export type DossierSessionOptions = {
  readonly api: RelayApi
  readonly ws: string
  readonly session: JoinAnswer
  readonly openSocket: OpenSocket
  readonly shelf: Shelf
  readonly clock: Clock
}

/** Follows the room `dossier`, which nobody writes but the relay; this machine remembers it for the next time. */
export function openDossierSession(options: DossierSessionOptions): DossierSession {
  const { api, ws, session, openSocket, shelf, clock } = options
  const key = `penholder.dossier/${session.dossier}`
  const doc = newReplica()
  const dossier = new Cell<Dossier | null>(remembered(shelf.getItem(key)))
  const failure = new Cell<RelayFailure | null>(null)
  const refresh = (): void => {
    const read = readDossier(doc)
    if (!read) return
    dossier.set(read)
    shelf.setItem(key, JSON.stringify(read))
  }
  const connection = new RoomConnection({
    ws,
    room: DOSSIER_ROOM,
    doc,
    awareness: null,
    ticket: () => api.ticket(session.session, { room: DOSSIER_ROOM, resume: [] }),
    admits: () => true,
    own: () => [],
    unsaved: 0,
    openSocket,
    clock,
    events: {
      onSynced: refresh,
      onUnsaved: () => {},
      onSaved: () => {},
      onAway: () => {},
      onRefused: () => {},
      onTurnedAway: (reason) => failure.set(reason),
    },
  })
  doc.on('afterTransaction', refresh)
  const stop = connection.start()
  return {
    dossier,
    failure,
    retryNow: () => connection.retryNow(),
    close: () => {
      stop()
      doc.destroy()
    },
  }
}

// Written by this very function, for the same dossier; a newer relay replaces it in a moment.
function remembered(text: string | null): Dossier | null {
  return text === null ? null : parseRemembered(text)
}

function parseRemembered(text: string): Dossier | null {
  try {
    return JSON.parse(text) as Dossier
  } catch {
    return null
  }
}
