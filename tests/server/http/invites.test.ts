import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { InviteAnswer, InviteList } from '../../../shared/protocol/http.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay } from '../relay/a-relay.ts'
import { joinAs, joinWith, post, type Relay } from '../relay/drafters.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000

describe('an invitation', () => {
  it('[J1] is good for a week if it says nothing, by the relay’s clock', async () => {
    let now = Date.now()
    const { relay, pen } = await talks(() => now)
    const start = now
    const request = { delegation: 'USA', role: 'delegation' }
    const invites = await Promise.all(
      [request, request, { ...request, expires: null }].map((one) => made(relay, pen, one)),
    )
    const [first = '', second = '', lasting = ''] = invites
    expect((await listed(relay, pen)).map(({ expires }) => expires)).toEqual(
      expect.arrayContaining([start + WEEK, null]),
    )
    now = start + WEEK - 1
    expect((await post(relay, '/api/join', { invite: first })).status).toBe(200)
    now = start + WEEK
    const late = await post(relay, '/api/join', { invite: second })
    expect(late).toMatchObject({ status: 403, code: 'invite-expired' })
    now = start + 100 * WEEK
    expect((await post(relay, '/api/join', { invite: lasting })).status).toBe(200)
  })

  it('[J1] becomes a session, with what the text is asked for by', async () => {
    const { relay } = await talks()
    const request = { delegation: FRA, role: 'delegation', name: 'A', uses: 1 } as const
    const { invite } = await relay.invite(request)
    const { json } = await post(relay, '/api/join', { invite })
    expect(json).toMatchObject({ delegation: FRA, role: 'delegation', lang: 'en' })
  })

  it('[J9] shows who made it and never its secret; [J7] each sees those for its own', async () => {
    const { relay, pen, fra } = await talks()
    const byHost = (await relay.invite({ delegation: FRA, role: 'delegation', name: 'A', uses: 1 }))
      .invite
    const byPen = await made(relay, pen, { delegation: 'FRA', role: 'delegation', name: 'B' })
    const byFra = await made(relay, fra, {
      delegation: 'FRA',
      role: 'observer',
      name: 'C',
      uses: 2,
    })
    await made(relay, pen, { delegation: 'USA', role: 'delegation', name: 'D' })
    const seen = await listed(relay, fra)
    const open = seen.filter(({ uses }) => uses > 0)
    expect(open.map(({ name, madeBy, delegation }) => [name, madeBy, delegation])).toEqual([
      ['A', null, 'FRA'],
      ['B', 'CHN', 'FRA'],
      ['C', 'FRA', 'FRA'],
    ])
    expect(new Set(seen.map(({ delegation }) => delegation))).toEqual(new Set(['FRA']))
    const all = JSON.stringify(await listed(relay, pen))
    expect(all).toContain('USA')
    for (const secret of [byHost, byPen, byFra]) expect(all).not.toContain(secret)
  })

  it('[J9] is made void by those who see it, and by nobody else', async () => {
    const { relay, pen, fra } = await talks()
    const usa = (await joinAs(relay, USA, 'delegation')).session
    const invite = await made(relay, fra, { delegation: 'FRA', role: 'delegation', uses: 2 })
    const early = await joinWith(relay, invite)
    const id = (await listed(relay, fra)).at(-1)?.id
    const by = (session: string) => post(relay, '/api/invites/revoke', { id }, session)
    expect(await by(usa)).toMatchObject({ status: 404, code: 'no-such-invite' })
    expect((await by(fra)).json).toEqual({ revoked: id })
    expect(await by(pen)).toMatchObject({ status: 404, code: 'no-such-invite' })
    const late = await post(relay, '/api/join', { invite })
    expect(late).toMatchObject({ status: 403, code: 'invite-revoked' })
    const still = await post(relay, '/api/ticket', { room: 'text/en' }, early.session)
    expect(still.status).toBe(200)
    // Also one that its members did not make: it is they who would be taken in.
    await relay.invite({ delegation: FRA, role: 'delegation', name: '', uses: 1 })
    const foreign = (await listed(relay, fra)).at(-1)
    expect(foreign?.madeBy).toBeNull()
    const done = await post(relay, '/api/invites/revoke', { id: foreign?.id }, fra)
    expect(done.status).toBe(200)
  })

  it('[J7] is one of 500 at most that a delegation has open', async () => {
    let now = Date.now()
    const { relay, fra } = await talks(() => now)
    const request = { delegation: 'FRA', role: 'observer' }
    for (let i = 0; i < 50; i++) {
      await Promise.all(Array.from({ length: 10 }, () => made(relay, fra, request)))
    }
    const more = () => post(relay, '/api/invites', request, fra)
    expect(await more()).toMatchObject({ status: 409, code: 'too-many' })
    now += WEEK
    expect((await more()).status).toBe(200)
  })

  it('[J7] gives a colleague no more than whoever invites has, and the pen to nobody', async () => {
    const { relay, pen, fra } = await talks()
    const co = (await joinAs(relay, USA, 'co-penholder')).session
    const asked = async (session: string, delegation: string, role: string) =>
      (await post(relay, '/api/invites', { delegation, role }, session)).code
    expect(await asked(fra, 'FRA', 'delegation')).toBeNull()
    expect(await asked(fra, 'FRA', 'observer')).toBeNull()
    for (const role of ['penholder', 'co-penholder', 'secretariat', 'screen']) {
      expect(await asked(fra, 'FRA', role), role).toBe('forbidden')
    }
    expect(await asked(fra, 'USA', 'delegation')).toBe('forbidden')
    expect(await asked(co, 'USA', 'co-penholder')).toBeNull()
    expect(await asked(co, 'USA', 'penholder')).toBe('forbidden')
    expect(await asked(co, 'FRA', 'delegation')).toBe('forbidden')
    expect(await asked(pen, 'CHN', 'penholder')).toBeNull()
    expect(await asked(pen, 'FRA', 'penholder')).toBe('pen-elsewhere')
  })
})

async function talks(now: () => number = Date.now) {
  const relay = await aRelay({ now })
  const pen = (await joinAs(relay, CHN, 'penholder')).session
  const fra = (await joinAs(relay, FRA, 'delegation')).session
  return { relay, pen, fra }
}

async function made(relay: Relay, session: string, request: object): Promise<string> {
  return v.parse(InviteAnswer, (await post(relay, '/api/invites', request, session)).json).invite
}

async function listed(relay: Relay, session: string) {
  const headers = { authorization: `Bearer ${session}` }
  const answer = await fetch(`${relay.http}/api/invites`, { headers })
  return v.parse(InviteList, await answer.json()).invites
}
