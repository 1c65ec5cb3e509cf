import { once } from 'node:events'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Refusal } from '../../../shared/domain/refusals.ts'
import {
  encodeMessage,
  type Message,
  parseMessage,
  SUBPROTOCOL,
  TICKET_PREFIX,
} from '../../../shared/protocol/wire.ts'

// A client that keeps no rule: it joins as anybody may, and then sends whatever bytes it is given.

export type ModifiedClient = {
  /** What the relay has told it so far. */
  readonly doc: Y.Doc
  readonly clientIds: { readonly proposing: number; readonly base?: number }
  send(message: Message): void
  /** Resolves when the relay has refused something; the connection is closed by then. */
  readonly refused: Promise<Refusal>
  /** Resolves when `count` of its updates are durable. */
  acknowledged(count: number): Promise<void>
  close(): void
}

/** Joins with an invite and synchronises the room. */
export async function modifiedClient(
  http: string,
  invite: string,
  room: string,
): Promise<ModifiedClient> {
  const { session } = await post(http, '/api/join', { invite, name: '' })
  const { ticket, clientIds } = await post(http, '/api/ticket', { room }, session)
  const socket = new WebSocket(`${http.replace('http', 'ws').replace(/\/$/, '')}/${room}?ack=1`, [
    SUBPROTOCOL,
    TICKET_PREFIX + ticket,
  ])
  socket.binaryType = 'arraybuffer'
  const doc = new Y.Doc({ gc: false })
  const waiting: { count: number; done: () => void }[] = []
  let refuse: (refusal: Refusal) => void = () => undefined
  const refused = new Promise<Refusal>((resolve) => {
    refuse = resolve
  })
  const synced = new Promise<void>((resolve) => {
    socket.on('message', (frame: ArrayBuffer) => {
      const message = parseMessage(new Uint8Array(frame))
      if (message?.kind === 'step2') resolve()
      if (message?.kind === 'step2' || message?.kind === 'update')
        Y.applyUpdate(doc, message.update, 'relay')
      if (message?.kind === 'refused') refuse({ code: message.code, detail: message.detail })
      if (message?.kind === 'acknowledged')
        for (const one of waiting) if (message.count >= one.count) one.done()
    })
  })
  await once(socket, 'open')
  const send = (message: Message): void => socket.send(encodeMessage(message))
  send({ kind: 'step1', stateVector: Y.encodeStateVector(doc) })
  await synced
  const acknowledged = (count: number): Promise<void> =>
    new Promise((done) => waiting.push({ count, done }))
  return { doc, clientIds, send, refused, acknowledged, close: () => socket.terminate() }
}

/** A session in the hands of a program: acts without a window, as the command `POST /api/dossier` takes them. */
export async function handsOf(http: string, invite: string) {
  const { session } = await post(http, '/api/join', { invite, name: '' })
  return (command: string, about: object = {}) =>
    post(http, '/api/dossier', { command, ...about }, session)
}

// biome-ignore lint/suspicious/noExplicitAny: the answers are the relay's own and are checked by its tests
async function post(http: string, call: string, body: unknown, session = ''): Promise<any> {
  const answer = await fetch(new URL(call, http), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session && { authorization: `Bearer ${session}` }),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${call}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
