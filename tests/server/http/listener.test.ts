import { connect, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { type Listener, openListener } from '../../../server/http/listener.ts'
import { ownAddresses } from '../../../server/sharing/own-addresses.ts'
import { afterwards } from '../relay/a-relay.ts'
import { ask } from './asking.ts'

const PLAIN = { host: '127.0.0.1', port: 0, certificate: null, base: null }

async function aListener(
  limits: Parameters<typeof openListener>[2],
  host = PLAIN.host,
): Promise<Listener & { readonly turnedAway: readonly string[] }> {
  const turnedAway: string[] = []
  const callers = {
    request: (_request: unknown, response: { end(text: string): void }) => response.end('here'),
    upgrade: () => undefined,
    turnedAway: (reason: string) => turnedAway.push(reason),
  }
  const opened = await openListener({ ...PLAIN, host }, callers, limits)
  if (!opened.ok) throw new Error(opened.error.kind)
  const listener = opened.value
  afterwards(async () => {
    listener.cut()
    await listener.close()
  })
  return { ...listener, address: listener.address, turnedAway }
}

/** A caller who has sent this much, and what happens to it. */
function caller(port: number, sends: string, host = '127.0.0.1') {
  const socket: Socket = connect(port, host, () => socket.write(sends))
  let heard = ''
  socket.on('data', (bytes) => {
    heard += bytes
  })
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)))
  const connected = new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  afterwards(async () => socket.destroy())
  return { socket, closed, connected }
}

it('[L7] does not wait for headers that come by the drop', async () => {
  const { port, address } = await aListener({ headersMs: 200, requestMs: 1000 })
  const slow = caller(port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n')
  const drops = setInterval(() => slow.socket.write('x-drop: 1\r\n'), 50)
  expect(await slow.closed).toContain('408')
  clearInterval(drops)
  expect((await ask(address.http)).body).toBe('here')
})

it('[L7] does not wait for a body that never ends', async () => {
  const { port } = await aListener({ headersMs: 100, requestMs: 300 })
  const head = 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n'
  const slow = caller(port, head)
  const drops = setInterval(() => slow.socket.write('x'), 50)
  await slow.closed
  clearInterval(drops)
})

it('[L7] refuses headers beyond 16 KiB', async () => {
  const { port } = await aListener({})
  const large = caller(
    port,
    `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
  )
  expect(await large.closed).toContain('431')
})

it.skipIf(ownAddresses().length === 0)(
  '[L7] gives one address so many sockets and no more, and a proxy on this machine as many as it likes',
  async () => {
    const [own = ''] = ownAddresses()
    const { port, turnedAway } = await aListener({ socketsPerAddress: 3 }, '0.0.0.0')
    const few = [caller(port, '', own), caller(port, '', own), caller(port, '', own)]
    await Promise.all(few.map(({ connected }) => connected))
    const many = caller(port, '', own)
    expect(await many.closed).toBe('')
    expect(turnedAway).toEqual(['sockets'])
    const local = Array.from({ length: 5 }, () => caller(port, ''))
    await Promise.all(local.map(({ connected }) => connected))
    expect((await ask(`http://127.0.0.1:${port}`)).body).toBe('here')
    // Who leaves makes room.
    few[0]?.socket.destroy()
    await few[0]?.closed
    const next = () => caller(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', own)
    await expect.poll(() => next().closed).toContain('here')
  },
)
