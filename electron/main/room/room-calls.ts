import type { WebContents } from 'electron'
import { ok } from '../../../shared/base/result.ts'
import type { Handlers } from '../calls/answer-calls.ts'
import type { KeptSessions } from '../memory/kept-sessions.ts'
import type { RoomDoor } from './room-door.ts'

type RoomHandlers = Pick<Handlers, 'start' | 'keepSession' | 'findKey' | 'keepKey'>

export type RoomSurroundings = {
  /** How the room screen whose page this is comes in; null for any other page. */
  doorOf(sender: WebContents): RoomDoor | null
  readonly sessions: KeptSessions
}

/**
 * Answers the pages of room screens, each with a session of its own that may do nothing but look on ([D27]); all
 * others as before. A room screen has no keys and is given none.
 */
export function withRoomScreens<All extends RoomHandlers>(
  handlers: All,
  { doorOf, sessions }: RoomSurroundings,
): All {
  return {
    ...handlers,
    start: async (argument, sender) => {
      const door = doorOf(sender)
      if (door === null) return handlers.start(argument, sender)
      if (argument.fresh) await sessions.forget(door.key)
      const session = await sessions.find(door.key)
      const invite = session ? null : await door.invite()
      const { http, ws } = door.address()
      return ok({ http, ws, session, invite, fileName: null })
    },
    keepSession: async (argument, sender) => {
      const door = doorOf(sender)
      if (door === null) return handlers.keepSession(argument, sender)
      await sessions.keep(door.key, argument.session)
      return ok(null)
    },
    findKey: async (argument, sender) =>
      doorOf(sender) ? ok(null) : handlers.findKey(argument, sender),
    keepKey: async (argument, sender) =>
      doorOf(sender) ? ok({ isLasting: false }) : handlers.keepKey(argument, sender),
  }
}
