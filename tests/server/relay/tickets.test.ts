import { describe, expect, it } from 'vitest'
import { CHN, FRA, USA } from '../dossiers.ts'
import { aRelay, aRelayOver } from './a-relay.ts'
import { connect, Drafter, joinAs, post, ticketFor, Wire } from './drafters.ts'

describe('joining', () => {
  it('[J1] an invitation is good for one use unless it says otherwise', async () => {
    const relay = await aRelay()
    const request = { delegation: FRA, role: 'delegation', name: '' } as const
    const { invite } = await relay.invite({ ...request, uses: 1 })
    expect((await post(relay, '/api/join', { invite, name: 'Ann' })).status).toBe(200)
    const second = await post(relay, '/api/join', { invite, name: 'Bob' })
    expect(second).toMatchObject({ status: 409, code: 'invite-used' })
    const { invite: twice } = await relay.invite({ ...request, uses: 2 })
    expect((await post(relay, '/api/join', { invite: twice, name: '' })).status).toBe(200)
    expect((await post(relay, '/api/join', { invite: twice, name: '' })).status).toBe(200)
    expect((await post(relay, '/api/join', { invite: twice, name: '' })).status).toBe(409)
    const { invite: late } = await relay.invite({ ...request, uses: 1, expires: Date.now() - 1 })
    const expired = await post(relay, '/api/join', { invite: late, name: '' })
    expect(expired).toMatchObject({ status: 403, code: 'invite-expired' })
    const unknown = await post(relay, '/api/join', { invite: 'x'.repeat(43), name: '' })
    expect(unknown).toMatchObject({ status: 401, code: 'invite-unknown' })
  })

  it('[J2] a session survives a restart of the relay', async () => {
    const relay = await aRelay()
    const { session, dossier } = await joinAs(relay, FRA, 'delegation', 'Ann')
    await relay.close()
    const again = await aRelayOver(relay.path)
    expect((await ticketFor(again, session)).clientIds.proposing).toBeGreaterThan(0)
    expect(dossier).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('[J2] neither invitations nor sessions nor tickets are in the file in clear', async () => {
    const relay = await aRelay()
    const { invite } = await relay.invite({ delegation: FRA, role: 'observer', name: '', uses: 1 })
    const drafter = await Drafter.join(relay, USA)
    const { ticket } = await ticketFor(relay, drafter.session)
    await relay.close()
    const { readFile } = await import('node:fs/promises')
    const bytes = (await readFile(relay.path)).toString('latin1')
    for (const secret of [invite, drafter.session, ticket]) expect(bytes).not.toContain(secret)
  })

  it('[J3] sessions that the penholder ends are closed and stay ended', async () => {
    const relay = await aRelay()
    const pen = await joinAs(relay, CHN, 'penholder')
    const drafter = await Drafter.join(relay, FRA)
    const command = { command: 'revokeSessions', delegation: FRA }
    const forbidden = await post(relay, '/api/dossier', command, drafter.session)
    expect(forbidden).toMatchObject({ status: 403, code: 'forbidden' })
    const done = await post(relay, '/api/dossier', command, pen.session)
    expect(done.json).toEqual({ ended: 1 })
    expect(await drafter.wire.untilClosed()).toMatchObject({ code: 4401 })
    const after = await post(relay, '/api/ticket', { room: 'text/en' }, drafter.session)
    expect(after).toMatchObject({ status: 401, code: 'session' })
  })

  it('[J7] only a penholder invites', async () => {
    const relay = await aRelay()
    const pen = await joinAs(relay, CHN, 'penholder')
    const fra = await joinAs(relay, FRA, 'delegation')
    const request = { delegation: 'USA', role: 'delegation' }
    expect(await post(relay, '/api/invites', request, fra.session)).toMatchObject({ status: 403 })
    expect(await post(relay, '/api/invites', request)).toMatchObject({ status: 401 })
    const made = await post(relay, '/api/invites', request, pen.session)
    expect(made.json).toEqual({
      invite: expect.stringMatching(/^[\w-]{43}$/),
      link: expect.stringContaining(`${relay.http}/join#`),
      appLink: null,
    })
    const wrong = await post(relay, '/api/invites', { ...request, delegation: 'fr' }, pen.session)
    expect(wrong).toMatchObject({ status: 400, code: 'malformed' })
  })
})

describe('a ticket', () => {
  it('[J5] admits once, to its own room, and not for long', async () => {
    let now = Date.now()
    let steady = 0
    const relay = await aRelay({ now: () => now, steady: () => steady })
    const { session } = await joinAs(relay, FRA, 'delegation')
    const { ticket } = await ticketFor(relay, session)
    const first = connect(relay, 'text/en', ticket)
    await first.until('a greeting', () => first.of('step1')[0])
    expect(first.socket.protocol).toBe('penholder.v1')
    expect(await connect(relay, 'text/en', ticket).untilClosed()).toMatchObject({ code: 4401 })

    const other = await ticketFor(relay, session)
    const elsewhere = connect(relay, 'dossier', other.ticket)
    expect(await elsewhere.untilClosed()).toMatchObject({ code: 4401 })

    const late = await ticketFor(relay, session)
    expect(late.expires - now).toBe(30_000)
    // Whatever somebody does to the clock of the machine meanwhile.
    now -= 3_600_000
    steady += 30_000
    expect(await connect(relay, 'text/en', late.ticket).untilClosed()).toMatchObject({ code: 4401 })
  })

  it('[J5] is what admits: nobody enters without one', async () => {
    const relay = await aRelay()
    const url = `${relay.url}/text/en`
    expect(await new Wire(url, []).untilClosed()).toMatchObject({ code: 4401 })
    expect(await new Wire(url, ['penholder.v1']).untilClosed()).toMatchObject({ code: 4401 })
    expect(await new Wire(url, ['something']).untilClosed()).toMatchObject({ code: 4401 })
  })

  it('[R10] no ticket opens a room that does not exist', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, FRA, 'delegation')
    for (const room of ['private/USA', 'desk', 'text/fr', 'nothing', '']) {
      const answer = await post(relay, '/api/ticket', { room }, session)
      expect(answer).toMatchObject({ status: 404, code: 'room-unknown' })
      const { ticket } = await ticketFor(relay, session)
      expect(await connect(relay, room || 'x', ticket).untilClosed()).toMatchObject({
        code: 4403,
      })
    }
  })

  it('[J6] gives a penholder a second hand, and nobody else', async () => {
    const relay = await aRelay()
    const ids = async (role: 'penholder' | 'delegation' | 'secretariat' | 'observer') =>
      (await ticketFor(relay, (await joinAs(relay, CHN, role)).session)).clientIds
    const pen = await ids('penholder')
    expect(pen.base).toBeGreaterThan(0)
    expect(pen.base).not.toBe(pen.proposing)
    for (const role of ['delegation', 'secretariat', 'observer'] as const) {
      expect(await ids(role)).not.toHaveProperty('base')
    }
  })

  it('[J6] renews a lease that the session holds, and no other', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, CHN, 'penholder')
    const { clientIds } = await ticketFor(relay, session)
    const resume = Object.values(clientIds).filter((id) => id !== undefined)
    expect((await ticketFor(relay, session, 'text/en', resume)).clientIds).toEqual(clientIds)
    const other = await joinAs(relay, CHN, 'penholder')
    const stolen = await post(relay, '/api/ticket', { room: 'text/en', resume }, other.session)
    expect(stolen).toMatchObject({ status: 403, code: 'lease' })
    const forged = await post(relay, '/api/ticket', { room: 'text/en', resume: [5] }, session)
    expect(forged).toMatchObject({ status: 403, code: 'lease' })
    await relay.close()
    const again = await aRelayOver(relay.path)
    expect((await ticketFor(again, session, 'text/en', resume)).clientIds).toEqual(clientIds)
  })

  it('[J6] is taken over by the latest connection that resumes its lease', async () => {
    const relay = await aRelay()
    const first = await Drafter.join(relay, FRA)
    const second = await Drafter.connect(relay, first.session, [first.ids.proposing])
    expect(second.ids).toEqual(first.ids)
    expect(await first.wire.untilClosed()).toMatchObject({ code: 4401 })
    expect(second.wire.closed).toBeNull()
  })

  it('[J6] gives an id again only if nothing can have been written under it', async () => {
    let steady = 0
    const relay = await aRelay({ steady: () => steady })
    const { session } = await joinAs(relay, FRA, 'delegation')
    const unused = await ticketFor(relay, session)
    steady = 30_000
    const again = await ticketFor(relay, session)
    expect(again.clientIds).toEqual(unused.clientIds)
    const wire = connect(relay, 'text/en', again.ticket)
    await wire.until('a greeting', () => wire.of('step1')[0])
    wire.socket.close()
    await wire.untilClosed()
    // It was connected: it may have written while it was offline.
    expect((await ticketFor(relay, session)).clientIds).not.toEqual(unused.clientIds)
  })

  it('[J6] of an onlooker uses its old id again', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, USA, 'observer')
    const first = await Drafter.connect(relay, session)
    const beside = await Drafter.connect(relay, session)
    expect(beside.ids).not.toEqual(first.ids)
    await first.close()
    expect((await ticketFor(relay, session)).clientIds).toEqual(first.ids)
  })

  it('[J5] is not handed out without end', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, USA, 'observer')
    for (let i = 0; i < 128; i++) await ticketFor(relay, session)
    const one = await post(relay, '/api/ticket', { room: 'text/en' }, session)
    expect(one).toMatchObject({ status: 429, code: 'rate' })
  })
})
