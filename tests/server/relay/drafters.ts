import * as v from 'valibot'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { JoinAnswer, TicketAnswer } from '../../../shared/protocol/http.ts'
import {
  ErrorAnswer,
  JoinAnswer as Joined,
  TicketAnswer as Ticket,
} from '../../../shared/protocol/http.ts'
import {
  encodeMessage,
  type Message,
  parseMessage,
  SUBPROTOCOL,
} from '../../../shared/protocol/wire.ts'

// People who negotiate over a real relay: one invitation, one session, one connection, one replica.

export type Relay = {
  readonly http: string
  readonly url: string
  invite(request: {
    delegation: DelegationCode
    role: Role
    name: string
    uses: number
    expires?: number
  }): Promise<{ invite: string }>
}

/** The answer of the API; `code` is the error's, or null. */
export async function post(
  relay: { readonly http: string },
  path: string,
  body: unknown,
  session?: string,
) {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (session) headers.authorization = `Bearer ${session}`
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(relay.http + path, { method: 'POST', headers, body: text })
  const json: unknown = await response.json()
  const error = v.safeParse(ErrorAnswer, json)
  return { status: response.status, json, code: error.success ? error.output.error.code : null }
}

export async function joinAs(
  relay: Relay,
  delegation: DelegationCode,
  role: Role,
  name = '',
): Promise<JoinAnswer> {
  const { invite } = await relay.invite({ delegation, role, name: '', uses: 1 })
  return joinWith(relay, invite, name)
}

export async function joinWith(
  relay: { readonly http: string },
  invite: string,
  name = '',
): Promise<JoinAnswer> {
  return v.parse(Joined, (await post(relay, '/api/join', { invite, name })).json)
}

export async function ticketFor(
  relay: { readonly http: string },
  session: string,
  room = 'text/en',
  resume: readonly number[] = [],
): Promise<TicketAnswer> {
  return v.parse(Ticket, (await post(relay, '/api/ticket', { room, resume }, session)).json)
}

/** A connection as a test sees it: every message that came, and how it ended. */
export class Wire {
  readonly socket: WebSocket
  readonly messages: Message[] = []
  closed: { readonly code: number; readonly reason: string } | null = null
  /** Sees each message before those who wait do. */
  onMessage: (message: Message) => void = () => undefined
  readonly #watchers = new Set<() => void>()

  constructor(url: string, protocols: readonly string[]) {
    this.socket = new WebSocket(url, [...protocols])
    this.socket.on('message', (data: Buffer) => {
      const message = parseMessage(new Uint8Array(data))
      if (message) {
        this.messages.push(message)
        this.onMessage(message)
      }
      this.#wake()
    })
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
      this.#wake()
    })
    this.socket.on('open', () => this.#wake())
    this.socket.on('error', () => this.#wake())
  }

  send(message: Message): void {
    this.socket.send(encodeMessage(message))
  }

  /** Waits until the condition holds; fails with `what` if it does not come true. */
  async until<T>(what: string, read: () => T | null | undefined | false, ms = 60_000): Promise<T> {
    const value = read()
    if (value) return value
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(watch)
        reject(new Error(`waited in vain for ${what}; closed: ${JSON.stringify(this.closed)}`))
      }, ms)
      const watch = () => {
        const now = read()
        if (!now) return
        clearTimeout(timer)
        this.#watchers.delete(watch)
        resolve(now)
      }
      this.#watchers.add(watch)
    })
  }

  untilOpen(): Promise<unknown> {
    return this.until('opening', () => this.socket.readyState === this.socket.OPEN || this.closed)
  }

  untilClosed(): Promise<{ readonly code: number; readonly reason: string }> {
    return this.until('the close', () => this.closed)
  }

  of<Kind extends Message['kind']>(kind: Kind): Extract<Message, { kind: Kind }>[] {
    return this.messages.filter((one): one is Extract<Message, { kind: Kind }> => one.kind === kind)
  }

  #wake(): void {
    for (const watch of [...this.#watchers]) watch()
  }
}

/** Connects with a ticket; `ack` asks for messages 100 and 101. */
export function connect(
  relay: { readonly url: string },
  room: string,
  ticket: string,
  ack = true,
): Wire {
  const query = ack ? '?ack=1' : ''
  return new Wire(`${relay.url}/${room}${query}`, [SUBPROTOCOL, `ticket.${ticket}`])
}

/** A replica that is kept in step over a wire, and sends what is done in it. */
export class Drafter {
  readonly doc = new Y.Doc({ gc: false })
  readonly wire: Wire
  readonly ids: TicketAnswer['clientIds']
  readonly session: string
  sent = 0

  static async join(
    relay: Relay,
    delegation: DelegationCode,
    role: Role = 'delegation',
    name = '',
  ): Promise<Drafter> {
    const { session } = await joinAs(relay, delegation, role, name)
    return Drafter.connect(relay, session)
  }

  static async connect(
    relay: Pick<Relay, 'http' | 'url'>,
    session: string,
    resume: readonly number[] = [],
    room = 'text/en',
  ): Promise<Drafter> {
    const { ticket, clientIds } = await ticketFor(relay, session, room, resume)
    const drafter = new Drafter(session, clientIds, connect(relay, room, ticket))
    await drafter.synced()
    return drafter
  }

  private constructor(session: string, ids: TicketAnswer['clientIds'], wire: Wire) {
    this.session = session
    this.ids = ids
    this.wire = wire
    wire.onMessage = (message) => this.#take(message)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendUpdate(update)
    })
  }

  sendUpdate(update: Uint8Array): void {
    this.sent++
    this.wire.send({ kind: 'update', update })
  }

  /** Resolves when everything sent so far is durable. */
  saved(): Promise<unknown> {
    return this.wire.until('the acknowledgement', () => this.acknowledged >= this.sent)
  }

  get acknowledged(): number {
    return this.wire.of('acknowledged').at(-1)?.count ?? 0
  }

  async close(): Promise<void> {
    this.wire.socket.close()
    await this.wire.untilClosed()
  }

  async synced(): Promise<void> {
    await this.wire.untilOpen()
    this.wire.send({ kind: 'step1', stateVector: Y.encodeStateVector(this.doc) })
    await this.wire.until('the second step', () => this.wire.of('step2')[0])
    this.doc.clientID = this.ids.proposing
  }

  #take(message: Message): void {
    switch (message.kind) {
      case 'step1':
        this.wire.send({
          kind: 'step2',
          update: Y.encodeStateAsUpdate(this.doc, message.stateVector),
        })
        return
      case 'step2':
      case 'update':
        Y.applyUpdate(this.doc, message.update, this)
        return
      default:
        return
    }
  }
}
