import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { InviteAnswer, InviteRequest } from '../../shared/protocol/http.ts'
import { type DossierFile, openDossierFile } from '../dossier-file.ts'
import type { FileError } from '../file-errors.ts'
import type { ApiContext } from '../http/api.ts'
import { failedJoins } from '../http/failed-joins.ts'
import { httpServer } from '../http/http-server.ts'
import { newInvite } from '../new-invite.ts'
import { watchClock } from '../operations/clock-watch.ts'
import { relayLogger } from '../operations/logger.ts'
import { timedStore } from '../operations/timed-store.ts'
import { addressOf } from './address.ts'
import { LeaseOffice } from './lease-office.ts'
import { Metrics } from './metrics.ts'
import { Rooms } from './rooms.ts'
import { Tickets } from './tickets.ts'
import { type Timings, WebSockets } from './web-sockets.ts'

export type RelayOptions = {
  readonly file: string
  readonly host?: string
  /** 0 (the default) lets the system choose. */
  readonly port?: number
  /** Where the built web client is; null for none, left out for the one beside this program. */
  readonly webRoot?: string | null
  readonly origins?: readonly string[]
  readonly logger?: Logger
  readonly timings?: Partial<Timings & { readonly ticketMs: number }>
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

export type StartError =
  | { readonly kind: 'file'; readonly error: FileError }
  | { readonly kind: 'portTaken'; readonly host: string; readonly port: number }
  | { readonly kind: 'cannotListen'; readonly host: string; readonly detail: string }

/** A relay that serves one file. */
export type RunningRelay = {
  /** Where WebSockets connect: `ws://127.0.0.1:4000`. */
  readonly url: string
  /** The address of the web client and the API. */
  readonly http: string
  readonly file: string
  invite(request: InviteRequest): Promise<InviteAnswer>
  /** Says goodbye, keeps everything, and lets go of the file. */
  close(): Promise<void>
}

const TIMINGS = { ticketMs: 30_000, silenceMs: 15_000, sweepMs: 5_000, patienceMs: 30_000 }
const SLOW_COMMIT_SECONDS = 1

/** Serves a file over HTTP and WebSocket until `close`. */
export async function startRelay(options: RelayOptions): Promise<Result<RunningRelay, StartError>> {
  const opened = await openDossierFile(options.file, 'write')
  if (!opened.ok) return fail({ kind: 'file', error: opened.error })
  const file = opened.value
  const parts = assemble(file, options)
  const detail = await parts.faultOfFile()
  if (detail !== null) {
    await parts.close()
    return fail({ kind: 'file', error: { kind: 'damaged', path: options.file, detail } })
  }
  const listening = await listen(parts.server, options.host ?? '127.0.0.1', options.port ?? 0)
  if (!listening.ok) {
    await parts.close()
    return listening
  }
  const { http } = parts.address
  file.announce(http)
  parts.logger.info({ http, dossier: file.id, epoch: file.epoch }, 'the relay serves')
  return ok({
    ...parts.address,
    file: file.path,
    invite: (request) => parts.invite(request),
    close: parts.close,
  })
}

function assemble(file: DossierFile, options: RelayOptions) {
  const logger = options.logger ?? relayLogger('warn')
  const timings = { ...TIMINGS, ...options.timings }
  const now = options.now ?? Date.now
  const metrics = new Metrics()
  const store = timedStore(file.store, (seconds, entries) => {
    metrics.commitTook(seconds, entries)
    if (seconds >= SLOW_COMMIT_SECONDS) logger.warn({ seconds, entries }, 'a commit was slow')
  })
  const rooms = new Rooms(store, metrics, (room, error) => {
    metrics.roomLost()
    logger.error({ err: error, room }, 'the room is loaded anew: a commit failed')
  })
  const tickets = new Tickets(timings.ticketMs, (admission) => leases.takeBack(admission))
  const leases: LeaseOffice = new LeaseOffice(file.store, (room, client) =>
    sockets.isInUse(room, client),
  )
  const sockets: WebSockets = new WebSockets({
    rooms,
    tickets,
    leases,
    timings,
    now,
    onRefused: ({ code }, { member, room }) => {
      metrics.refused(code)
      logger.info({ code, room, delegation: member.delegation }, 'an update was refused')
    },
    onFailed: (error) => logger.error({ err: error }, 'a connection failed'),
  })
  const context: ApiContext = {
    store: file.store,
    file,
    rooms,
    tickets,
    leases,
    epoch: file.epoch,
    dossier: file.id,
    base: () => addressOf(server).linkBase,
    failedJoins: failedJoins(),
    dismiss: (session) => {
      tickets.dropSession(session)
      sockets.dismiss(session)
    },
    now,
  }
  let closing: Promise<void> | null = null
  const server = httpServer({
    context,
    webRoot: options.webRoot === undefined ? defaultWebRoot() : options.webRoot,
    origins: options.origins ?? [],
    isReady: async () => closing === null && (await isReadable(rooms)),
    metrics: () => metrics.text(),
    logger,
  })
  metrics.observe({
    connections: () => sockets.count,
    rooms: () => rooms.count,
    head: () => file.store.head(),
    isWritable: () => true,
    isDraining: () => closing !== null,
  })
  const clocks = { wall: now, steady: () => performance.now() }
  const stopClockWatch = watchClock(clocks, (jumpMs) => {
    metrics.clockJumped()
    logger.warn({ jumpMs }, 'the clock of this machine jumped')
  })
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  return {
    server,
    logger,
    invite: (request: InviteRequest) =>
      newInvite(file.store, request, { base: context.base(), madeBy: null, now: now() }),
    get address() {
      return addressOf(server)
    },
    /** Loads what everybody will ask for first; what cannot be read is better known now than by the first who joins. */
    faultOfFile: () => rooms.load().then(() => null, messageOf),
    close: () => {
      closing ??= closeAll(server, sockets, rooms, file).finally(() => {
        stopClockWatch()
        metrics.stop()
        logger.info('the relay has stopped: everything is kept')
      })
      return closing
    },
  }
}

async function closeAll(
  server: Server,
  sockets: WebSockets,
  rooms: Rooms,
  file: DossierFile,
): Promise<void> {
  const isClosed = new Promise<void>((resolve) => server.close(() => resolve()))
  await sockets.close()
  await rooms.close()
  server.closeAllConnections()
  await isClosed
  await file.close()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function isReadable(rooms: Rooms): Promise<boolean> {
  return rooms.dossier().then(
    () => true,
    () => false,
  )
}

async function listen(
  server: Server,
  host: string,
  port: number,
): Promise<Result<void, StartError>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      resolve(
        isTaken
          ? fail({ kind: 'portTaken', host, port })
          : fail({ kind: 'cannotListen', host, detail: error.code ?? error.message }),
      )
    })
    server.listen(port, host, () => resolve(ok(undefined)))
  })
}

function defaultWebRoot(): string {
  return fileURLToPath(new URL('../../out/renderer', import.meta.url))
}
