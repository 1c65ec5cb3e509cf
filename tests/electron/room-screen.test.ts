import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import type { OpenWindow } from '../../electron/main/dossiers/dossier-windows.ts'
import { withRoomScreens } from '../../electron/main/room/room-calls.ts'
import { roomPlace } from '../../electron/main/room/room-place.ts'
import { ok } from '../../shared/base/result.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { JoinAnswer, Seat } from '../../shared/protocol/http.ts'

const LEFT = { id: 1, area: { x: 0, y: 0, width: 1440, height: 900 } }
const RIGHT = { id: 2, area: { x: 1440, y: 0, width: 1920, height: 1080 } }

describe('where a room screen opens', () => {
  it('[D27] fills the display that the negotiation is not on', () => {
    const both = [LEFT, RIGHT]
    expect(roomPlace(both, 1)).toMatchObject({ fills: 2, state: { bounds: RIGHT.area } })
    expect(roomPlace(both, 2)).toMatchObject({ fills: 1, state: { bounds: LEFT.area } })
  })

  it('[D27] is a window where there is one display', () => {
    const { fills, state } = roomPlace([LEFT], 1)
    expect(fills).toBeNull()
    expect(state.bounds).toEqual({ width: 1280, height: 720 })
  })
})

const ROOM = { id: 1 } as WebContents
const OTHER = { id: 2 } as WebContents
const SESSION: JoinAnswer = {
  session: 'of the screen',
  delegation: 'FRA' as DelegationCode,
  role: 'screen',
  dossier: 'uuid',
}

function calls(seat: Seat | null) {
  const invited: unknown[] = []
  const kept = new Map<string, JoinAnswer>()
  const relay = {
    address: { dossier: 'uuid', http: 'http://127.0.0.1:1', ws: 'ws://127.0.0.1:1' },
    inviteOwn: async (as: Seat) => `invite ${invited.push(as)}`,
  }
  const others: string[] = []
  const other = (name: string) => async (_argument: unknown, _sender: WebContents) => {
    others.push(name)
    return { ok: false as const, error: 'badSender' as const }
  }
  const handlers = withRoomScreens(
    {
      start: other('start'),
      keepSession: other('keepSession'),
      findKey: other('findKey'),
      keepKey: other('keepKey'),
    },
    {
      dossierOf: (sender) => (sender === ROOM ? ({ relay } as unknown as OpenWindow) : null),
      seats: { find: async () => seat },
      sessions: {
        find: async (key) => kept.get(key) ?? null,
        keep: async (key, session) => void kept.set(key, session),
        forget: async (key) => void kept.delete(key),
      },
    },
  )
  return { handlers, invited, kept, others }
}

describe('the calls of a room screen', () => {
  it('[D27] let it in as a screen, and back as the same one when it is loaded again', async () => {
    const { handlers, invited, kept } = calls({
      delegation: 'FRA' as DelegationCode,
      role: 'delegation',
    })
    const first = await handlers.start({ fresh: false }, ROOM)
    expect(first).toMatchObject({ ok: true, value: { invite: 'invite 1', session: null } })
    expect(invited).toEqual([{ delegation: 'FRA', role: 'screen' }])
    await handlers.keepSession({ session: SESSION }, ROOM)
    expect([...kept.keys()]).toEqual(['screen uuid'])
    const again = await handlers.start({ fresh: false }, ROOM)
    expect(again).toMatchObject({ ok: true, value: { invite: null, session: SESSION } })
    const fresh = await handlers.start({ fresh: true }, ROOM)
    expect(fresh).toMatchObject({ ok: true, value: { invite: 'invite 2', session: null } })
  })

  it('[D27] is the secretariat’s where nobody at this machine has joined', async () => {
    const { handlers, invited } = calls(null)
    await handlers.start({ fresh: false }, ROOM)
    expect(invited).toEqual([{ delegation: 'SEC', role: 'screen' }])
  })

  it('[D27] give it no keys, and leave every other page to the others', async () => {
    const { handlers, others } = calls(null)
    const name = { dossier: 'uuid', name: 'private/FRA' }
    expect(await handlers.findKey(name, ROOM)).toEqual(ok(null))
    expect(await handlers.keepKey({ ...name, key: 'k' }, ROOM)).toEqual(ok({ isLasting: false }))
    expect(others).toEqual([])
    await handlers.start({ fresh: false }, OTHER)
    await handlers.keepSession({ session: SESSION }, OTHER)
    await handlers.findKey(name, OTHER)
    await handlers.keepKey({ ...name, key: 'k' }, OTHER)
    expect(others).toEqual(['start', 'keepSession', 'findKey', 'keepKey'])
  })
})
