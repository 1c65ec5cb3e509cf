import type { Dossier } from '../../shared/domain/dossier.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import { browserClaims } from './claims.ts'
import { SYSTEM_CLOCK } from './clock.ts'
import { type DossierSession, openDossierSession } from './dossier-session.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import { type ForeignInvites, followForeignInvites } from './foreign-invites.ts'
import type { TextSession } from './live-text.ts'
import { openIndexedCopy } from './local-copy.ts'
import type { Member } from './member.ts'
import { type RelayApi, relayApi } from './relay-api.ts'
import { openWebSocket } from './socket.ts'
import { openTextSession } from './text-session.ts'

/** Everything this window has open of one negotiation. */
export type Negotiation = {
  readonly session: JoinAnswer
  /** As whom this window takes part by now; the role of `session` is the one with which the member joined. */
  readonly me: ExternalStore<Member>
  readonly api: RelayApi
  readonly foreignInvites: ForeignInvites
  readonly dossier: ExternalStore<Dossier | null>
  readonly failure: DossierSession['failure']
  /** Null until the dossier has said in which language is negotiated. */
  readonly text: ExternalStore<TextSession | null>
  retryNow(): void
  close(): void
}

/** Takes part, as the session, in the negotiation that the relay at this address serves. */
export function openNegotiation(
  relay: { readonly http: string; readonly ws: string },
  session: JoinAnswer,
): Negotiation {
  const api = relayApi(relay.http)
  const common = {
    api,
    ws: relay.ws,
    session,
    openSocket: openWebSocket,
    shelf: localStorage,
    clock: SYSTEM_CLOCK,
  }
  const dossiers = openDossierSession(common)
  const text = new Cell<TextSession | null>(null)
  const me = new Cell<Member>({ delegation: session.delegation, role: session.role })
  const openText = (): void => {
    const lang = dossiers.dossier.getSnapshot()?.lang
    if (lang === undefined || text.getSnapshot()) return
    const claims = browserClaims()
    const own = { claims, windowShelf: sessionStorage, openCopy: openIndexedCopy }
    const opened = openTextSession({ ...common, ...own, room: textRoom(lang) })
    opened.me.subscribe(() => me.set(opened.me.getSnapshot()))
    text.set(opened)
  }
  const stopWaiting = dossiers.dossier.subscribe(openText)
  openText()
  const foreignInvites = followForeignInvites({ ...common, me })
  const stopListening = followNetwork(() => text.getSnapshot()?.networkChanged())
  return {
    session,
    me,
    api,
    foreignInvites,
    dossier: dossiers.dossier,
    failure: dossiers.failure,
    text,
    retryNow: () => {
      dossiers.retryNow()
      text.getSnapshot()?.retryNow()
    },
    close: () => {
      stopWaiting()
      stopListening()
      foreignInvites.close()
      dossiers.close()
      void text.getSnapshot()?.close()
    },
  }
}

function followNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
