import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import { sleep, until } from './scene.ts'

// Reaches into a running relay by the debugger of Node, which the relay knows nothing of.

const FOUND_MS = 120_000

const Targets = v.tuple([v.object({ webSocketDebuggerUrl: v.string() })])
const Attached = v.object({
  method: v.literal('NodeWorker.attachedToWorker'),
  params: v.object({ sessionId: v.string(), workerInfo: v.object({ title: v.string() }) }),
})
/** All threads there are have been told: the answer to the first thing asked. */
const Listed = v.object({ id: v.literal(1) })
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
 * the name of the thread, which the next one does not have; one of those `ended` may still be there, and is left alone.
 */
export async function inStoreThread(
  port: number,
  expression: string,
  ended: ReadonlySet<string>,
): Promise<string> {
  const end = performance.now() + FOUND_MS
  for (;;) {
    const title = await asked(port, expression, ended)
    if (title !== null) return title
    if (performance.now() > end) throw new Error(`no thread to end after ${FOUND_MS} ms`)
    await sleep(10)
  }
}

/** The name of the thread that was asked, null if none but those `ended` is there. */
async function asked(
  port: number,
  expression: string,
  ended: ReadonlySet<string>,
): Promise<string | null> {
  const answer: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
  const [{ webSocketDebuggerUrl }] = v.parse(Targets, answer)
  const socket = new WebSocket(webSocketDebuggerUrl)
  const threads: v.InferOutput<typeof Attached>['params'][] = []
  let isListed = false
  let isDone = false
  socket.on('message', (data) => {
    const said: unknown = JSON.parse(data.toString())
    const attached = v.safeParse(Attached, said)
    if (attached.success) threads.push(attached.output.params)
    isListed ||= v.is(Listed, said)
    isDone ||= v.is(Done, said)
  })
  await once(socket, 'open')
  const ask = (id: number, method: string, params: object) =>
    socket.send(JSON.stringify({ id, method, params }))
  ask(1, 'NodeWorker.enable', { waitForDebuggerOnStart: false })
  await until('the threads are listed', () => isListed)
  const thread = threads.find(({ workerInfo }) => !ended.has(workerInfo.title))
  if (thread) {
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } })
    ask(2, 'NodeWorker.sendMessageToWorker', { sessionId: thread.sessionId, message })
    // What is asked is dropped if the debugger leaves too early; if it stays, a thread that has ended waits for it.
    await until('the thread has heard', () => isDone)
  }
  socket.terminate()
  return thread?.workerInfo.title ?? null
}
