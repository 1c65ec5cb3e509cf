import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import { until } from './scene.ts'

// Reaches into a running relay by the debugger of Node, which the relay knows nothing of.

const Targets = v.tuple([v.object({ webSocketDebuggerUrl: v.string() })])
const Attached = v.object({
  method: v.literal('NodeWorker.attachedToWorker'),
  params: v.object({ sessionId: v.string() }),
})

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Listening on TCP.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Has the thread that keeps the file evaluate something, in the process whose debugger listens at `port`. */
export async function inStoreThread(port: number, expression: string): Promise<void> {
  const answer: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
  const [{ webSocketDebuggerUrl }] = v.parse(Targets, answer)
  const socket = new WebSocket(webSocketDebuggerUrl)
  const threads: string[] = []
  socket.on('message', (data) => {
    const attached = v.safeParse(Attached, JSON.parse(data.toString()))
    if (attached.success) threads.push(attached.output.params.sessionId)
  })
  await once(socket, 'open')
  const ask = (id: number, method: string, params: object) =>
    socket.send(JSON.stringify({ id, method, params }))
  ask(1, 'NodeWorker.enable', { waitForDebuggerOnStart: false })
  await until('the thread is found', () => threads.length > 0, 5000)
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } })
  ask(2, 'NodeWorker.sendMessageToWorker', { sessionId: threads[0], message })
  const closed = once(socket, 'close')
  // What was sent is carried out, though nobody waits for an answer: the thread may not be there to give it.
  socket.close()
  await closed
}
