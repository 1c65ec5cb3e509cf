import { readFile, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { fingerprintOf } from '../../../server/sharing/certificate.ts'
import { ownCertificate } from '../../../server/sharing/own-certificate.ts'
import { parseAppLink } from '../../../shared/protocol/links.ts'
import { CHN, FRA, scratchFolder } from '../dossiers.ts'
import { ask, shownCertificate } from '../http/asking.ts'
import { afterwards, aRelay } from '../relay/a-relay.ts'

async function certificate() {
  const scratch = await scratchFolder()
  afterwards(() => scratch.remove())
  return ownCertificate(scratch.folder, Date.now())
}

describe('[L2] a relay with a certificate', () => {
  it('speaks TLS and nothing else, and is known by the fingerprint in its links', async () => {
    const relay = await aRelay({ certificate: await certificate() })
    expect(relay.http).toMatch(/^https:/)
    expect(relay.url).toMatch(/^wss:/)
    const pin = fingerprintOf(await shownCertificate(relay.http))
    expect(relay.fingerprint).toBe(pin)
    const { link, appLink, invite } = await relay.invite({
      delegation: FRA,
      role: 'delegation',
      name: '',
      uses: 1,
    })
    expect(link).toBe(`${relay.http}/join#${invite}`)
    expect(parseAppLink(appLink ?? '')).toEqual({
      host: '127.0.0.1',
      port: Number(new URL(relay.http).port),
      fingerprint: pin,
      invite,
      key: null,
    })
    await expect(ask(relay.http.replace('https:', 'http:'))).rejects.toThrow()
  })

  it('is worked with as any other: session, ticket, room', async () => {
    const relay = await aRelay({ certificate: await certificate() })
    const { invite } = await relay.invite({ delegation: CHN, role: 'penholder', name: '', uses: 1 })
    const post = async (path: string, body: unknown, headers = {}) => {
      const text = JSON.stringify(body)
      return JSON.parse(
        (await ask(relay.http + path, { method: 'POST', headers, body: text })).body,
      ) as { session: string; ticket: string }
    }
    const { session } = await post('/api/join', { invite })
    const authorization = { authorization: `Bearer ${session}` }
    const { ticket } = await post('/api/ticket', { room: 'text/en' }, authorization)
    const socket = new WebSocket(`${relay.url}/text/en`, ['penholder.v1', `ticket.${ticket}`], {
      rejectUnauthorized: false,
    })
    await new Promise((resolve, reject) => {
      socket.once('message', resolve)
      socket.once('error', reject)
    })
    socket.terminate()
  })

  it('[L8] insists on TLS only with a certificate that browsers can trust', async () => {
    const own = await certificate()
    const selfSigned = await aRelay({ certificate: own })
    expect((await ask(`${selfSigned.http}/health`)).headers).not.toHaveProperty(
      'strict-transport-security',
    )
    const given = await aRelay({ certificate: { ...own, pin: null } })
    expect((await ask(`${given.http}/health`)).headers['strict-transport-security']).toContain(
      'max-age',
    )
    const request = { delegation: FRA, role: 'delegation', name: '', uses: 1 } as const
    const { appLink } = await given.invite(request)
    expect(parseAppLink(appLink ?? '')?.fingerprint).toBeNull()
  })

  it('keeps neither certificate nor key in the dossier', async () => {
    const own = await certificate()
    const relay = await aRelay({ certificate: own })
    await relay.invite({ delegation: FRA, role: 'delegation', name: '', uses: 1 })
    const secret = own.key.split('\n')[1] ?? ''
    for (const end of ['', '-wal']) {
      const file = relay.path + end
      const exists = await stat(file).then(
        () => true,
        () => false,
      )
      if (exists) expect((await readFile(file)).includes(secret)).toBe(false)
    }
  })
})

describe('[L5] links of a relay without TLS of its own', () => {
  it('do not lead the desktop app anywhere, unless a proxy has TLS', async () => {
    const request = { delegation: FRA, role: 'delegation', name: '', uses: 1 } as const
    const plain = await aRelay()
    expect(await plain.invite(request)).toMatchObject({ appLink: null })
    const behind = await aRelay({ base: 'https://talks.example/' })
    const { link, appLink, invite } = await behind.invite(request)
    expect(link).toBe(`https://talks.example/join#${invite}`)
    expect(appLink).toBe(`penholder://join/talks.example:443#${invite}`)
  })
})
