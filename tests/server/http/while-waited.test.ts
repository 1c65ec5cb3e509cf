import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { whileWaited } from '../../../server/http/while-waited.ts'

let stop = () => {}
afterEach(() => stop())

it('[X30] the signal aborts when the caller hangs up, and only then', async () => {
  const begun: AbortSignal[] = []
  const server = createServer((request, response) => {
    const act = (signal: AbortSignal) => {
      begun.push(signal)
      return request.url === '/wait' ? once(signal, 'abort') : Promise.resolve([])
    }
    void whileWaited(request.socket, act).then(() => response.end('done'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => server.close()
  const { port } = server.address() as AddressInfo
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('done')
  const hangUp = new AbortController()
  const asked = fetch(`http://127.0.0.1:${port}/wait`, { signal: hangUp.signal })
  await expect.poll(() => begun.length).toBe(2)
  expect(begun.map(({ aborted }) => aborted)).toEqual([false, false])
  hangUp.abort()
  await expect(asked).rejects.toThrow()
  await expect.poll(() => begun[1]?.aborted).toBe(true)
  expect(begun[0]?.aborted).toBe(false)
})
