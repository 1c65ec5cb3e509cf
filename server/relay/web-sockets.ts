import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { isForAll, parseRoom } from '../../shared/protocol/rooms.ts'
import { CLOSE, SUBPROTOCOL, TICKET_PREFIX } from '../../shared/protocol/wire.ts'
import { requestUrl } from '../http/request-url.ts'
import type { Member } from '../store/store.ts'
import { AnswerLine } from './answer-line.ts'
import type { Budgets } from './budgets.ts'
import type { Connection } from './connection.ts'
import { DocumentConnection } from './document-connection.ts'
import { JointWrites } from './joint-writes.ts'
import type { LeaseOffice } from './lease-office.ts'
import type { OpenRoom, Rooms } from './rooms.ts'
import { SealedConnection } from './sealed-connection.ts'
import type { Admission, Tickets } from './tickets.ts'

// From an upgrade to a connection. The upgrade is always granted, for a browser tells its page nothing of
// one that was refused; who is not admitted is told why by the code of the close that follows ([R10]).

export type WebSocketOptions = {
  readonly rooms: Rooms
  readonly tickets: Tickets
  readonly leases: LeaseOffice
  readonly onRefused: (refusal: Refusal, admission: Admission) => void
  readonly onFailed: (error: unknown) => void
  /** Why nobody who comes this way is admitted, whatever the ticket; null if there is no reason. */
  readonly turnAway: (request: IncomingMessage) => string | null
  readonly isCurrent: (version: number) => boolean
  /** The admission as of now, if the member has still the rights with which the ticket was given; else null. */
  readonly renew: (admission: Admission) => Promise<Admission | null>
  /** Told of each who is not admitted. */
  readonly onTurnedAway: (code: 'ticket' | 'room', room: string, member: Member | null) => void
  readonly timings: Timings
  /** What the connections of a delegation may cost together ([R12]). */
  readonly budgets: Budgets
  readonly paces: Budgets
}

export type Timings = {
  /** A connection that was told nothing for so long gets a sign of life. */
  readonly silenceMs: number
  /** How often connections are looked after. */
  readonly sweepMs: number
  /** How long one who reads too slowly may stay behind. */
  readonly patienceMs: number
}

/** Larger than any frame that is accepted, so that one that is too large is answered and not just cut. */
const MAX_PAYLOAD = 9 << 20
const GOODBYE_MS = 2000
/** A goodbye to all takes about half a second, so that they come back over as long a time. */
const WAVES = 10
const FEWEST_A_WAVE = 25
const WAVE_MS = 50
const SETTLE_MS = 1000
const TOLD_MS = 50
/** After so many sweeps without an answer the other side is gone. */
const MISSED_SWEEPS = 12

export class WebSockets {
  readonly #options: WebSocketOptions
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD,
    handleProtocols: (offered) =>
      offered.has(SUBPROTOCOL) ? SUBPROTOCOL : ([...offered][0] ?? false),
  })
  readonly #connections = new Set<Connection>()
  readonly #writes = new JointWrites()
  /** Which connection uses a client id, by room and id. */
  readonly #users = new Map<string, Connection>()
  readonly #answerLines = new Map<string, AnswerLine>()
  readonly #missed = new Map<WebSocket, number>()
  /** All there are, admitted or not. */
  readonly #sockets = new Set<Duplex>()
  readonly #sweeper: NodeJS.Timeout
  /** By which port a connection came. */
  readonly #ports = new Map<Connection, number>()
  readonly #hurry = new AbortController()
  #isClosing = false

  constructor(options: WebSocketOptions) {
    this.#options = options
    this.#sweeper = setInterval(() => this.#sweep(), options.timings.sweepMs)
    this.#sweeper.unref()
  }

  get count(): number {
    return this.#connections.size
  }

  isInUse(room: string, client: number): boolean {
    return this.#users.has(`${room} ${client}`)
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Each socket has somebody who listens to its errors: one bad frame must not end the relay.
    socket.on('error', () => socket.destroy())
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate())
      this.#admit(request, webSocket).catch((error: unknown) => {
        this.#options.onFailed(error)
        webSocket.close(CLOSE.unavailable, 'unavailable')
      })
    })
  }

  /** Ends the connections of those whose rights have changed. */
  dismiss(applies: (member: Member, room: string) => boolean): void {
    for (const connection of [...this.#connections]) {
      const { member, room } = connection.admission
      if (applies(member, room)) connection.dismiss()
    }
  }

  /**
   * Says goodbye to everybody, some at a time so that they do not all come back in one moment; resolves when they
   * are gone, by themselves or not. `settle` resolves when what they sent is durable and acknowledged.
   */
  async close(settle: () => Promise<void>): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#sweeper)
    const leaving = [...this.#connections]
    const perWave = Math.max(FEWEST_A_WAVE, Math.ceil(leaving.length / WAVES))
    for (let from = 0; from < leaving.length; from += perWave) {
      if (from > 0) await this.#unlessHurried(pause(WAVE_MS))
      await this.#unlessHurried(settle())
      for (const connection of leaving.slice(from, from + perWave)) {
        connection.close(CLOSE.unavailable, 'restarting')
      }
    }
    await this.#unlessHurried(this.#untilGone(), GOODBYE_MS)
    for (const socket of this.#sockets) socket.destroy()
    await this.#untilGone()
  }

  /** Waits for nobody any more: a `close` that is under way ends at once. */
  hurry(): void {
    this.#hurry.abort()
  }

  /** Says goodbye to those who came by this port; resolves when they are told. */
  async dismissFrom(port: number): Promise<void> {
    const leaving = [...this.#ports].filter(([, from]) => from === port)
    for (const [connection] of leaving) connection.close(CLOSE.unavailable, 'unshared')
    if (leaving.length > 0) await pause(TOLD_MS)
  }

  async #unlessHurried(waited: Promise<unknown>, atMostMs = SETTLE_MS): Promise<void> {
    const { signal } = this.#hurry
    // Whoever waits for a disk that hangs waits for ever.
    const tooLong = new AbortController()
    const enough = AbortSignal.any([signal, tooLong.signal])
    await Promise.race([waited, pause(atMostMs, undefined, { signal: enough }).catch(() => null)])
    tooLong.abort()
  }

  async #untilGone(): Promise<void> {
    // Not `once` of the events: a line that the other side resets is gone as well, and no reason to fail.
    const gone = (socket: Duplex) => new Promise((resolve) => socket.once('close', resolve))
    await Promise.all([...this.#sockets].map(gone))
  }

  async #admit(request: IncomingMessage, socket: WebSocket): Promise<void> {
    const reason = this.#options.turnAway(request)
    if (reason !== null) return socket.close(CLOSE.refused, reason)
    const url = requestUrl(request)
    if (!url) return this.#refuse(socket, CLOSE.refused, '')
    const name = decodeRoom(url.pathname)
    const taken = this.#options.tickets.take(ticketOf(request), name)
    if (!taken) return this.#refuse(socket, await this.#codeWithoutTicket(name, request), name)
    // What arrives before the room is loaded waits in the socket.
    socket.pause()
    const opened = await this.#options.rooms.open(name)
    let admission: Admission | null = taken
    // Asked last and without a pause behind it: a change of rights that begins later finds the connection and closes it.
    while (admission && !this.#options.isCurrent(admission.version)) {
      admission = await this.#options.renew(admission)
    }
    socket.resume()
    if (!admission) {
      this.#options.leases.handedOver(taken)
      return this.#refuse(socket, CLOSE.noTicket, name, taken.member)
    }
    // A lease is either promised or in use, at every moment.
    const wantsReports = url.searchParams.get('ack') === '1'
    const connection =
      opened && !this.#isClosing
        ? this.#connect(request.socket, socket, admission, opened, wantsReports)
        : null
    if (connection) this.#ports.set(connection, request.socket.localPort ?? 0)
    this.#options.leases.handedOver(admission)
    if (connection) await connection.greet()
    else socket.close(CLOSE.unavailable, 'restarting')
  }

  #refuse(socket: WebSocket, code: number, room: string, member: Member | null = null): void {
    const reason = code === CLOSE.refused ? 'room' : 'ticket'
    this.#options.onTurnedAway(reason, room, member)
    socket.close(code, reason)
  }

  #connect(
    stream: Duplex,
    socket: WebSocket,
    admission: Admission,
    opened: OpenRoom,
    wantsReports: boolean,
  ): Connection {
    this.#dismissPredecessors(admission)
    const options = {
      socket,
      write: (framed: Uint8Array) => this.#writes.write(stream, framed),
      admission,
      wantsReports,
      patienceMs: this.#options.timings.patienceMs,
      budget: this.#options.budgets.of(admission.member.delegation),
      pace: this.#options.paces.of(admission.member.delegation),
      answers: this.#answersTo(admission.member.delegation),
      onRefused: (refusal: Refusal) => this.#options.onRefused(refusal, admission),
      onClosed: () => this.#forget(connection, socket),
    }
    const connection: Connection =
      opened.kind === 'sealed'
        ? new SealedConnection(options, opened.room)
        : new DocumentConnection(options, opened)
    this.#connections.add(connection)
    for (const client of connection.clients) {
      this.#users.set(`${admission.room} ${client}`, connection)
    }
    this.#missed.set(socket, 0)
    socket.on('pong', () => this.#missed.set(socket, 0))
    socket.on('message', () => this.#missed.set(socket, 0))
    return connection
  }

  #answersTo(delegation: string): AnswerLine {
    const line = this.#answerLines.get(delegation) ?? new AnswerLine()
    this.#answerLines.set(delegation, line)
    return line
  }

  /** A lease is used by one running document at a time: the latest, the others being dead or doubles. */
  #dismissPredecessors({ room, clientIds }: Admission): void {
    for (const client of Object.values(clientIds)) {
      this.#users.get(`${room} ${client}`)?.close(CLOSE.noTicket, 'resumed elsewhere')
    }
  }

  #forget(connection: Connection, socket: WebSocket): void {
    this.#connections.delete(connection)
    this.#ports.delete(connection)
    this.#missed.delete(socket)
    for (const client of connection.clients) {
      const key = `${connection.admission.room} ${client}`
      if (this.#users.get(key) === connection) this.#users.delete(key)
    }
  }

  /** A room that does not exist is refused as such, whatever the ticket; of rooms not for all nothing is told. */
  async #codeWithoutTicket(name: string, request: IncomingMessage): Promise<number> {
    const room = parseRoom(name)
    if (!ticketOf(request)) return CLOSE.noTicket
    if (room && !isForAll(room)) return CLOSE.refused
    return (await this.#options.rooms.open(name)) ? CLOSE.noTicket : CLOSE.refused
  }

  #sweep(): void {
    for (const connection of this.#connections) {
      connection.keepAlive(this.#options.timings.silenceMs)
    }
    for (const [socket, missed] of this.#missed) {
      if (missed >= MISSED_SWEEPS) socket.terminate()
      else {
        this.#missed.set(socket, missed + 1)
        socket.ping()
      }
    }
  }
}

function ticketOf(request: IncomingMessage): string {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',')
  const one = offered.map((name) => name.trim()).find((name) => name.startsWith(TICKET_PREFIX))
  return one?.slice(TICKET_PREFIX.length) ?? ''
}

function decodeRoom(pathname: string): string {
  try {
    return decodeURIComponent(pathname.slice(1))
  } catch {
    return ''
  }
}
