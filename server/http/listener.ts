import type { IncomingMessage } from 'node:http'
import { createServer, type RequestListener, type ServerOptions } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type Address, addressOf } from '../relay/address.ts'
import type { Certificate } from '../sharing/certificate.ts'

// A port at which the relay is reached. What strangers can make it hold is bounded here: sockets of one address,
// size and slowness of what they send, before anybody reads it ([L7]).

export type ListenPlan = {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** Null for plain HTTP. */
  readonly certificate: Certificate | null
  /** The address of a proxy in front, without a slash at its end; null if there is none. */
  readonly base: string | null
}

export type ListenError =
  | { readonly kind: 'portTaken'; readonly host: string; readonly port: number }
  | { readonly kind: 'cannotListen'; readonly host: string; readonly detail: string }

export type ListenLimits = {
  readonly headersMs: number
  readonly requestMs: number
  readonly socketsPerAddress: number
}

export type Callers = {
  readonly request: RequestListener
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly turnedAway: (reason: string) => void
}

export type Listener = {
  readonly address: Address
  readonly port: number
  /** No new callers; resolves when the last one is gone. */
  close(): Promise<void>
  /** Ends what is still open. */
  cut(): void
}

const LIMITS: ListenLimits = { headersMs: 10_000, requestMs: 30_000, socketsPerAddress: 2000 }
const HEADER_BYTES = 16 << 10
const HANDSHAKE_MS = 10_000
const IDLE_MS = 10_000
const LOOK_EVERY_MS = 1000
const YEAR_SECONDS = 31_536_000

/** Listens; what it is asked goes to `callers`. */
export async function openListener(
  plan: ListenPlan,
  callers: Callers,
  limits: Partial<ListenLimits> = {},
): Promise<Result<Listener, ListenError>> {
  const within = { ...LIMITS, ...limits }
  const server = serverFor(plan.certificate, callers.request, within)
  server.on('upgrade', callers.upgrade)
  const sockets = boundSockets(server, within.socketsPerAddress, callers.turnedAway)
  const listening = await listen(server, plan.host, plan.port)
  if (!listening.ok) return listening
  const at = listening.value
  return ok({
    get address() {
      return addressOf(at, plan.certificate, plan.base)
    },
    port: at.port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
    cut: () => {
      for (const socket of sockets) socket.destroy()
    },
  })
}

function serverFor(
  certificate: Certificate | null,
  onRequest: RequestListener,
  { headersMs, requestMs }: ListenLimits,
): Server {
  const options: ServerOptions = {
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: IDLE_MS,
    connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, headersMs),
  }
  if (!certificate) return createServer(options, onRequest)
  const { cert, key, pin } = certificate
  const secure = { ...options, cert, key, handshakeTimeout: HANDSHAKE_MS } as const
  return createSecureServer({ ...secure, minVersion: 'TLSv1.2' }, (request, response) => {
    // Only where browsers trust the certificate: otherwise nobody could pass their warning any more.
    if (pin === null) {
      response.setHeader('strict-transport-security', `max-age=${YEAR_SECONDS}`)
    }
    onRequest(request, response)
  })
}

/** Keeps all sockets in a set, and no more than so many of one address; a proxy on this machine speaks for many. */
function boundSockets(
  server: Server,
  atMost: number,
  turnedAway: (reason: string) => void,
): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  const counts = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (counts.get(address) ?? 0) + 1
    if (count > atMost && !isLoopback(address)) {
      turnedAway('sockets')
      socket.destroy()
      return
    }
    counts.set(address, count)
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      const left = (counts.get(address) ?? 1) - 1
      if (left === 0) counts.delete(address)
      else counts.set(address, left)
    })
  })
  return sockets
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.')
}

function listen(
  server: Server,
  host: string,
  port: number,
): Promise<Result<AddressInfo, ListenError>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      resolve(
        isTaken
          ? fail({ kind: 'portTaken', host, port })
          : fail({ kind: 'cannotListen', host, detail: error.code ?? error.message }),
      )
    })
    server.listen(port, host, () => {
      const at = server.address()
      // A pipe has no address; nobody asks for one here.
      if (at === null || typeof at === 'string')
        resolve(fail({ kind: 'cannotListen', host, detail: 'pipe' }))
      else resolve(ok(at))
    })
  })
}
