import type * as Y from 'yjs'
import { firstClosing } from '../../shared/domain/closing.ts'
import { firstConduct } from '../../shared/domain/conduct.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import { DOSSIER_ROOM } from '../../shared/protocol/rooms.ts'
import { readDossier } from '../../shared/ydoc/dossier-doc.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import type { Clock } from './clock.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import type { Interruption } from './interruption.ts'
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
  /** Whether the connection still lives is found out at once ([R18]). */
  interrupted(what: Interruption): void
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
  const { session, shelf } = options
  const key = `penholder.dossier/${session.dossier}`
  const dossier = new Cell<Dossier | null>(remembered(shelf.getItem(key)))
  const failure = new Cell<RelayFailure | null>(null)
  const tell = (doc: Y.Doc): void => {
    const read = readDossier(doc)
    if (!read) return
    dossier.set(read)
    shelf.setItem(key, JSON.stringify(read))
  }
  let followed: Followed
  const follow = (): void => {
    // Another log than before: what this window remembers of the old one is foreign to it ([G14]).
    const startAfresh = (): void => {
      followed.stop()
      follow()
    }
    followed = followRoom(options, { tell, startAfresh, fail: (reason) => failure.set(reason) })
  }
  follow()
  return {
    dossier,
    failure,
    retryNow: () => followed.retryNow(),
    interrupted: (what) => followed.interrupted(what),
    close: () => followed.stop(),
  }
}

type Followed = Pick<RoomConnection, 'retryNow' | 'interrupted'> & { readonly stop: () => void }

type Events = {
  readonly tell: (doc: Y.Doc) => void
  readonly startAfresh: () => void
  readonly fail: (reason: RelayFailure) => void
}

// One document for as long as the relay's log stays the same one.
function followRoom(options: DossierSessionOptions, { tell, startAfresh, fail }: Events): Followed {
  const { api, ws, session, openSocket, clock } = options
  const doc = newReplica()
  let epoch: number | null = null
  let isStopped = false
  const connection = new RoomConnection({
    ws,
    room: DOSSIER_ROOM,
    doc,
    awareness: null,
    ticket: () => api.ticket(session.session, { room: DOSSIER_ROOM, resume: [] }),
    admits: (ticket) => {
      epoch ??= ticket.epoch
      if (ticket.epoch === epoch) return true
      // Not within the connection's own step.
      queueMicrotask(() => isStopped || startAfresh())
      return false
    },
    own: () => [],
    unsaved: 0,
    openSocket,
    clock,
    events: {
      onSynced: () => tell(doc),
      onUnsaved: () => {},
      onSaved: () => {},
      onAway: () => {},
      onRefused: () => {},
      onTurnedAway: fail,
    },
  })
  doc.on('afterTransaction', () => tell(doc))
  const stop = connection.start()
  return {
    retryNow: () => connection.retryNow(),
    interrupted: (what) => connection.interrupted(what),
    stop: () => {
      isStopped = true
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
    const dossier = JSON.parse(text) as Dossier
    // An earlier program may have remembered it, which knew nothing of offices or revisions.
    return { ...firstConduct(dossier.penholder), ...firstClosing(), ...dossier }
  } catch {
    return null
  }
}
