import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { ownCertificate } from '../../../server/sharing/own-certificate.ts'
import { CHN, FRA, scratchFolder } from '../dossiers.ts'
import { ask } from '../http/asking.ts'
import { afterwards, aRelay } from '../relay/a-relay.ts'
import { Drafter } from '../relay/drafters.ts'

const INVITATION = { delegation: FRA, role: 'delegation', name: '', uses: 1 } as const

async function planOf(host = '0.0.0.0', port = 0) {
  const scratch = await scratchFolder()
  afterwards(() => scratch.remove())
  return { host, port, certificate: await ownCertificate(scratch.folder, Date.now()) }
}

/** Comes by the shared port, over TLS. */
async function comeBy(base: string, invite: string): Promise<WebSocket> {
  const post = async (path: string, body: unknown, headers = {}) =>
    JSON.parse(
      (await ask(base + path, { method: 'POST', headers, body: JSON.stringify(body) })).body,
    ) as { session: string; ticket: string }
  const { session } = await post('/api/join', { invite })
  const authorization = { authorization: `Bearer ${session}` }
  const { ticket } = await post('/api/ticket', { room: 'text/en' }, authorization)
  const url = `${base.replace('https:', 'wss:')}/text/en`
  const socket = new WebSocket(url, ['penholder.v1', `ticket.${ticket}`], {
    rejectUnauthorized: false,
  })
  await new Promise((resolve, reject) => {
    socket.once('message', resolve)
    socket.once('error', reject)
  })
  return socket
}

describe('[L3] a running relay', () => {
  it('is shared over TLS and unshared again, while those on loopback go on', async () => {
    const relay = await aRelay()
    const pen = await Drafter.join(relay, CHN, 'penholder')
    expect(await relay.invite(INVITATION)).toMatchObject({ appLink: null })
    const shared = await relay.share(await planOf())
    if (!shared.ok) throw new Error(shared.error.kind)
    const { linkBase, app } = shared.value
    expect(linkBase).toMatch(/^https:/)
    expect(app?.fingerprint).toMatch(/^[\w-]{43}$/)
    const { invite, link } = await relay.invite(INVITATION)
    expect(link).toBe(`${linkBase}/join#${invite}`)

    const local = `https://127.0.0.1:${new URL(linkBase).port}`
    const guest = await comeBy(local, invite)
    const closed = new Promise<number>((resolve) => guest.once('close', resolve))
    await relay.stopSharing()
    expect(await closed).toBe(4503)
    await expect(ask(`${local}/health`)).rejects.toThrow()
    expect((await ask(`${relay.http}/ready`)).status).toBe(200)
    expect(pen.wire.closed).toBeNull()
    expect((await relay.invite(INVITATION)).link).toContain(`${relay.http}/join#`)
  })

  it('can be shared again, at the same port', async () => {
    const relay = await aRelay()
    const plan = await planOf()
    const first = await relay.share(plan)
    if (!first.ok) throw new Error(first.error.kind)
    // Shared already is shared.
    expect(await relay.share(plan)).toEqual(first)
    await relay.stopSharing()
    await relay.stopSharing()
    const port = Number(new URL(first.value.linkBase).port)
    expect(await relay.share({ ...plan, port })).toEqual(first)
  })

  it('says when a port is taken, and goes on unshared', async () => {
    const relay = await aRelay()
    const port = Number(new URL(relay.http).port)
    expect(await relay.share(await planOf('127.0.0.1', port))).toEqual({
      ok: false,
      error: { kind: 'portTaken', host: '127.0.0.1', port },
    })
    expect((await relay.invite(INVITATION)).appLink).toBeNull()
  })
})
