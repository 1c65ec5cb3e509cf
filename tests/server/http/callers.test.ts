import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { CHN } from '../dossiers.ts'
import { aRelay } from '../relay/a-relay.ts'
import { joinAs, ticketFor } from '../relay/drafters.ts'
import { ask } from './asking.ts'

describe('[L6] a page that pointed its name at this machine', () => {
  it('reads nothing and is told why', async () => {
    const relay = await aRelay()
    for (const path of ['/', '/health', '/metrics', '/api/export', '/api/ticket']) {
      const asked = await ask(relay.http + path, { headers: { host: 'evil.example' } })
      expect(asked.status, path).toBe(421)
      expect(JSON.parse(asked.body)).toMatchObject({ error: { code: 'host-unknown' } })
    }
  })

  it.each([
    '127.0.0.1:4000',
    '192.0.2.7',
    '[2001:db8::7]:4000',
    'localhost:4000',
    'penholder.localhost',
    `${hostname()}:4000`,
    'talks.example',
    'TALKS.example:443',
    'proxy.example:8443',
  ])('does not keep out who asks for %s', async (host) => {
    const relay = await aRelay({ hosts: ['talks.example'], base: 'https://proxy.example:8443' })
    expect((await ask(`${relay.http}/health`, { headers: { host } })).status).toBe(200)
  })

  it.each([
    'talks.example.evil',
    'evil.example:80',
    'localhost.evil.example',
    '192.0.2.7.evil.example',
    'talks.example:80:80',
    'user@talks.example',
  ])('is not let in as %s', async (host) => {
    const relay = await aRelay({ hosts: ['talks.example'] })
    expect((await ask(`${relay.http}/health`, { headers: { host } })).status).toBe(421)
  })
})

describe('[H6] a page of another origin', () => {
  const foreign = ['https://evil.example', 'null', 'app://penholder.evil', 'file://']

  it('may not even ask, unless it was named', async () => {
    const relay = await aRelay({ origins: ['app://penholder'] })
    const join = (origin: string) =>
      ask(`${relay.http}/api/join`, { method: 'POST', headers: { origin }, body: '{"invite":"x"}' })
    for (const origin of foreign) {
      const asked = await join(origin)
      expect(asked.status, origin).toBe(403)
      expect(JSON.parse(asked.body)).toMatchObject({ error: { code: 'origin-unknown' } })
      expect(asked.headers['access-control-allow-origin']).toBeUndefined()
    }
    for (const origin of ['app://penholder', relay.http]) {
      expect((await join(origin)).status, origin).toBe(401)
    }
  })

  it('gets no connection, whatever its ticket; a program without origin does', async () => {
    const relay = await aRelay({ origins: ['app://penholder'] })
    const { session } = await joinAs(relay, CHN, 'penholder')
    const closeOf = async (headers: Record<string, string>, isTicketed = true) => {
      const ticket = isTicketed ? (await ticketFor(relay, session)).ticket : 'none'
      const socket = new WebSocket(`${relay.url}/text/en`, ['penholder.v1', `ticket.${ticket}`], {
        headers,
      })
      return new Promise<number | 'greeted'>((resolve, reject) => {
        socket.on('close', (code) => resolve(code))
        socket.on('error', reject)
        socket.once('message', () => {
          socket.terminate()
          resolve('greeted')
        })
      })
    }
    for (const origin of foreign) expect(await closeOf({ origin }), origin).toBe(4403)
    expect(await closeOf({ host: 'evil.example' })).toBe(4403)
    // A page at a rebound name is of its own origin.
    expect(await closeOf({ host: 'evil.example', origin: 'http://evil.example' })).toBe(4403)
    expect(await closeOf({})).toBe('greeted')
    expect(await closeOf({ origin: relay.http })).toBe('greeted')
    expect(await closeOf({ origin: 'app://penholder' })).toBe('greeted')
    expect(await closeOf({ origin: relay.http }, false)).toBe(4401)
  })
})

describe('[L8] every answer', () => {
  it('forbids sniffing, framing, referrers and keeping', async () => {
    const relay = await aRelay({ webRoot: null })
    const { session } = await joinAs(relay, CHN, 'penholder')
    const authorization = `Bearer ${session}`
    const answers = await Promise.all([
      ask(`${relay.http}/health`),
      ask(`${relay.http}/metrics`),
      ask(`${relay.http}/nothing`),
      ask(`${relay.http}/`),
      ask(`${relay.http}/api/export?format=json`, { headers: { authorization } }),
      ask(`${relay.http}/api/ticket`, { method: 'POST', headers: { authorization }, body: '{' }),
      ask(`${relay.http}/api/join`, { method: 'POST', body: '{"invite":"x"}' }),
      ask(`${relay.http}/health`, { headers: { host: 'evil.example' } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 200, 400, 401, 421])
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      })
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })
})
