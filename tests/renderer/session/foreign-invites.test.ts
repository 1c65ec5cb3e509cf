import { beforeEach, describe, expect, it } from 'vitest'
import { Cell } from '../../../renderer/session/external-store.ts'
import { followForeignInvites } from '../../../renderer/session/foreign-invites.ts'
import type { Member } from '../../../renderer/session/member.ts'
import { ok } from '../../../shared/base/result.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { ListedInvite } from '../../../shared/protocol/http.ts'
import { FakeClock } from './fake-clock.ts'
import { memoryShelf, seen } from './fake-machine.ts'
import { sessionOf } from './fake-relay.ts'

const code = (text: string) => text as DelegationCode
const CHN = code('CHN')
const FRA = code('FRA')

function invite(id: string, madeBy: DelegationCode | null, uses = 1): ListedInvite {
  return { id, delegation: FRA, role: 'delegation', name: '', uses, expires: null, madeBy }
}

let listed: ListedInvite[]
let asked: number
const shelf = memoryShelf()
const clock = new FakeClock()

beforeEach(() => {
  listed = []
  asked = 0
  shelf.removeItem('penholder.known-invites/d-1/FRA')
})

function open(role: Role = 'delegation') {
  return followForeignInvites({
    api: {
      invites: async () => {
        asked++
        return ok({ invites: listed })
      },
    },
    session: sessionOf('FRA'),
    me: new Cell<Member>({ delegation: FRA, role }),
    shelf,
    clock,
  })
}

const ids = (invites: readonly ListedInvite[]) => invites.map(({ id }) => id)

describe('invitations that the delegation did not make', () => {
  it('[J11] the open ones are shown; its own, other delegations’ and the used one by which it came are not', async () => {
    const elsewhere = { ...invite('d', null), delegation: code('USA') }
    listed = [
      invite('a', null),
      invite('b', FRA),
      invite('c', CHN),
      elsewhere,
      invite('e', null, 0),
    ]
    const window = open()
    const shown = await seen(window.unknown, (unknown) => unknown.length > 0)
    expect(ids(shown)).toEqual(['a', 'c'])
    window.close()
  })

  it('[J11] one made later is shown, also if it was used at once', async () => {
    listed = [invite('a', null, 0)]
    const window = open()
    await expect.poll(() => asked).toBe(1)
    listed = [...listed, invite('b', null, 0)]
    await expect.poll(() => shelf.getItem('penholder.known-invites/d-1/FRA')).not.toBeNull()
    clock.advance(120_000)
    expect(ids(await seen(window.unknown, (unknown) => unknown.length > 0))).toEqual(['b'])
    window.close()
  })

  it('[J11] what somebody has read about is not shown again, also after the window was closed', async () => {
    listed = [invite('a', null)]
    const window = open()
    window.know(await seen(window.unknown, (unknown) => unknown.length > 0))
    expect(window.unknown.getSnapshot()).toEqual([])
    window.close()
    listed = [...listed, invite('b', CHN)]
    const again = open()
    expect(ids(await seen(again.unknown, (unknown) => unknown.length > 0))).toEqual(['b'])
    again.close()
  })

  it.each(['observer', 'screen', 'secretariat', 'penholder'] as const)(
    '[J9] a window of the role %s does not ask',
    async (role) => {
      const window = open(role)
      await new Promise(process.nextTick)
      expect(asked).toBe(0)
      window.close()
    },
  )
})
