import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import { until } from './scene.ts'

// Reaches into a running relay by the debugger of Node, which the relay knows nothing of.

const Targets = v.tuple([v.object({ webSocketDebuggerUrl: v.string() })])
const Attached = v.object({
  method: v.literal('NodeWorker.attachedToWorker'),
  params: v.object({ sessionId: v.string(), workerInfo: v.object({ title: v.string() }) }),
})
/** It has carried out what it was asked, or is gone. */
const Done = v.object({
  method: v.picklist(['NodeWorker.receivedMessageFromWorker', 'NodeWorker.detachedFromWorker']),
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

/**
 * Has the thread that keeps the file evaluate what it dies of, in the process whose debugger listens at `port`. Returns
 * the name of the thread, which the next one does not have.
 */
export async function inStoreThread(port: number, expression: string): Promise<string> {
  const answer: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
  const [{ webSocketDebuggerUrl }] = v.parse(Targets, answer)
  const socket = new WebSocket(webSocketDebuggerUrl)
  const threads: v.InferOutput<typeof Attached>['params'][] = []
  let isDone = false
  socket.on('message', (data) => {
    const said: unknown = JSON.parse(data.toString())
    const attached = v.safeParse(Attached, said)
    if (attached.success) threads.push(attached.output.params)
    isDone ||= v.is(Done, said)
  })
  await once(socket, 'open')
  const ask = (id: number, method: string, params: object) =>
    socket.send(JSON.stringify({ id, method, params }))
  ask(1, 'NodeWorker.enable', { waitForDebuggerOnStart: false })
  await until('the thread is found', () => threads.length > 0, 5000)
  const [thread] = threads
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } })
  ask(2, 'NodeWorker.sendMessageToWorker', { sessionId: thread?.sessionId, message })
  // What is asked is dropped if the debugger leaves too early; if it stays, a thread that has ended waits for it.
  await until('the thread has heard', () => isDone)
  socket.terminate()
  return thread?.workerInfo.title ?? ''
}
