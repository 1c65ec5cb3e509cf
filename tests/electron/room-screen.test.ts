import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import type { RelayHost } from '../../electron/main/relay/relay-host.ts'
import { withRoomScreens } from '../../electron/main/room/room-calls.ts'
import { guestDoor, ownDoor, type RoomDoor } from '../../electron/main/room/room-door.ts'
import { roomPlace } from '../../electron/main/room/room-place.ts'
import { type Post, screenInvite } from '../../electron/main/room/screen-invite.ts'
import { partitionOf, screenPartitionOf } from '../../electron/main/sharing/remote-relay.ts'
import { fail, ok } from '../../shared/base/result.ts'
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
const FRA = 'FRA' as DelegationCode
const SESSION: JoinAnswer = {
  session: 'of the screen',
  delegation: FRA,
  role: 'screen',
  dossier: 'uuid',
}

/** The relay of a file of this machine, as far as a room screen needs it, and what it was asked. */
function hosting(seat: Seat | null) {
  const invited: unknown[] = []
  const relay = {
    address: { dossier: 'uuid', http: 'http://127.0.0.1:1', ws: 'ws://127.0.0.1:1' },
    inviteOwn: async (as: Seat) => `invite ${invited.push(as)}`,
  } as unknown as RelayHost
  return { invited, door: ownDoor({ relay }, { find: async () => seat }) }
}

function calls(door: RoomDoor) {
  const kept = new Map<string, JoinAnswer>()
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
      doorOf: (sender) => (sender === ROOM ? door : null),
      sessions: {
        find: async (key) => kept.get(key) ?? null,
        keep: async (key, session) => void kept.set(key, session),
        forget: async (key) => void kept.delete(key),
      },
    },
  )
  return { handlers, kept, others }
}

describe('the calls of a room screen', () => {
  it('[D27] let it in as a screen, and back as the same one when it is loaded again', async () => {
    const { door, invited } = hosting({ delegation: FRA, role: 'delegation' })
    const { handlers, kept } = calls(door)
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
    const { door, invited } = hosting(null)
    const { handlers } = calls(door)
    await handlers.start({ fresh: false }, ROOM)
    expect(invited).toEqual([{ delegation: 'SEC', role: 'screen' }])
  })

  it('[D27] give it no keys, and leave every other page to the others', async () => {
    const { handlers, others } = calls(hosting(null).door)
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

const LINK = {
  host: 'mission.example',
  port: 4000,
  fingerprint: 'A',
  invite: 'of the window',
  key: 'k',
}

describe('the room screen of a guest', () => {
  it('[D27] comes in by an invitation of its own, once, and by another when that is asked for', async () => {
    const asked = ['second']
    const door = guestDoor({ link: LINK }, 'first', async () => asked.pop() ?? null)
    const { handlers, kept } = calls(door)
    const first = await handlers.start({ fresh: false }, ROOM)
    expect(first).toEqual(
      ok({
        http: 'https://mission.example:4000',
        ws: 'wss://mission.example:4000',
        session: null,
        invite: 'first',
        fileName: null,
      }),
    )
    await handlers.keepSession({ session: SESSION }, ROOM)
    expect([...kept.keys()]).toEqual(['screen relay mission.example:4000 A'])
    const again = await handlers.start({ fresh: false }, ROOM)
    expect(again).toMatchObject({ ok: true, value: { invite: null, session: SESSION } })
    const fresh = await handlers.start({ fresh: true }, ROOM)
    expect(fresh).toMatchObject({ ok: true, value: { invite: 'second', session: null } })
    const none = await handlers.start({ fresh: true }, ROOM)
    expect(none).toMatchObject({ ok: true, value: { invite: null, session: null } })
  })

  it('[D27] [D18] has storage of its own', () => {
    expect(screenPartitionOf(LINK)).toMatch(/^persist:/)
    expect(screenPartitionOf(LINK)).not.toBe(partitionOf(LINK))
  })

  function relay(status: number, body: unknown) {
    const asked: unknown[] = []
    const post: Post = async (url, { headers, body: wish }) => {
      asked.push([url, headers.authorization, JSON.parse(wish)])
      return { status, json: async () => body }
    }
    const invite = () => screenInvite(post, 'https://mission.example:4000', SESSION, 1000)
    return { asked, invite }
  }

  it('[D27] is invited by the relay, as its delegation’s screen, for once and ten minutes', async () => {
    const { asked, invite } = relay(200, { invite: 'secret', link: null, appLink: null })
    expect(await invite()).toEqual(ok('secret'))
    const wish = { delegation: 'FRA', role: 'screen', name: '', uses: 1, expires: 601_000 }
    expect(asked).toEqual([
      ['https://mission.example:4000/api/invites', 'Bearer of the screen', wish],
    ])
  })

  it('[D27] is told from one that may not be, and from a relay that is not there', async () => {
    expect(await relay(403, { error: 'forbidden' }).invite()).toEqual(fail('mayNot'))
    expect(await relay(401, {}).invite()).toEqual(fail('mayNot'))
    expect(await relay(500, {}).invite()).toEqual(fail('failed'))
    const none: Post = async () => Promise.reject(new Error('net::ERR_FAILED'))
    expect(await screenInvite(none, 'https://a', SESSION, 0)).toEqual(fail('failed'))
  })
})
