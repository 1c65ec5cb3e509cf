import type { WebContents } from 'electron'
import { ok } from '../../../shared/base/result.ts'
import { SECRETARIAT } from '../../../shared/domain/delegations.ts'
import type { Handlers } from '../calls/answer-calls.ts'
import type { OpenWindow } from '../dossiers/dossier-windows.ts'
import type { KeptSeats } from '../memory/kept-seats.ts'
import type { KeptSessions } from '../memory/kept-sessions.ts'

type RoomHandlers = Pick<Handlers, 'start' | 'keepSession' | 'findKey' | 'keepKey'>

export type RoomSurroundings = {
  /** The dossier whose room screen this page is; null for any other page. */
  dossierOf(sender: WebContents): Pick<OpenWindow, 'relay'> | null
  readonly seats: Pick<KeptSeats, 'find'>
  readonly sessions: KeptSessions
}

/**
 * Answers the pages of room screens, each with a session of its own that may do nothing but look on ([D27]); all
 * others as before. A room screen has no keys and is given none.
 */
export function withRoomScreens<All extends RoomHandlers>(
  handlers: All,
  { dossierOf, seats, sessions }: RoomSurroundings,
): All {
  return {
    ...handlers,
    start: async (argument, sender) => {
      const open = dossierOf(sender)
      if (open === null) return handlers.start(argument, sender)
      const { dossier, http, ws } = open.relay.address
      const key = keyOf(dossier)
      if (argument.fresh) await sessions.forget(key)
      const session = await sessions.find(key)
      // The delegation at this machine puts it up; where none has joined yet, the secretariat.
      const delegation = (await seats.find(dossier))?.delegation ?? SECRETARIAT
      const invite = session ? null : await open.relay.inviteOwn({ delegation, role: 'screen' })
      return ok({ http, ws, session, invite, fileName: null })
    },
    keepSession: async (argument, sender) => {
      const open = dossierOf(sender)
      if (open === null) return handlers.keepSession(argument, sender)
      await sessions.keep(keyOf(open.relay.address.dossier), argument.session)
      return ok(null)
    },
    findKey: async (argument, sender) =>
      dossierOf(sender) ? ok(null) : handlers.findKey(argument, sender),
    keepKey: async (argument, sender) =>
      dossierOf(sender) ? ok({ isLasting: false }) : handlers.keepKey(argument, sender),
  }
}

/** Beside the session of the dossier's own window, which a room screen must not touch. */
function keyOf(dossier: string): string {
  return `screen ${dossier}`
}
