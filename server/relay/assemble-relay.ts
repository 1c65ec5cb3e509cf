import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Result } from '../../shared/base/result.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { InviteAnswer, InviteRequest } from '../../shared/protocol/http.ts'
import { APP_ORIGIN } from '../../shared/protocol/links.ts'
import { mayEnter, parseRoom } from '../../shared/protocol/rooms.ts'
import type { ServedFile } from '../dossier-file.ts'
import { type ExportDesk, exportDesk } from '../export/thread/export-desk.ts'
import type { ApiContext } from '../http/api.ts'
import { isKnownHost, isKnownOrigin } from '../http/callers.ts'
import { requestHandler } from '../http/http-server.ts'
import type { ListenError, ListenPlan } from '../http/listener.ts'
import { newInvite } from '../new-invite.ts'
import { watchClock } from '../operations/clock-watch.ts'
import { relayLogger } from '../operations/logger.ts'
import { timedStore } from '../operations/timed-store.ts'
import type { Member } from '../store/store.ts'
import { AdoptionOffice } from './adoption-office.ts'
import {
  Budgets,
  DELEGATION_BUDGET,
  DELEGATION_PACE,
  FAILED_JOINS,
  REQUEST_BUDGET,
  SESSION_BUDGET,
} from './budgets.ts'
import { ConductOffice } from './conduct-office.ts'
import { Front } from './front.ts'
import { LeaseOffice } from './lease-office.ts'
import { Metrics } from './metrics.ts'
import { RefusalLog } from './refusal-log.ts'
import type { RelayOptions } from './relay-options.ts'
import { Rooms } from './rooms.ts'
import { SilenceOffice } from './silence-office.ts'
import { Standings } from './standing.ts'
import { Tickets } from './tickets.ts'
import { WebSockets } from './web-sockets.ts'

const TIMINGS = { ticketMs: 30_000, silenceMs: 15_000, sweepMs: 5_000, patienceMs: 30_000 }
const SLOW_COMMIT_SECONDS = 1
/** So long after the last question is kept what was read of the history. */
const HISTORY_KEPT_MS = 15 * 60_000

/** Puts a relay together over an open file; it listens nowhere yet. */
export function assembleRelay(file: ServedFile, options: RelayOptions) {
  const logger = options.logger ?? relayLogger('warn')
  const timings = { ...TIMINGS, ...options.timings }
  const now = options.now ?? Date.now
  const steady = options.steady ?? (() => performance.now())
  const known = { hosts: hostsOf(options), origins: originsOf(options) }
  const metrics = new Metrics()
  const store = timedStore(file.store, (seconds, entries) => {
    metrics.commitTook(seconds, entries)
    if (seconds >= SLOW_COMMIT_SECONDS) logger.warn({ seconds, entries }, 'a commit was slow')
  })
  const rooms = new Rooms(store, metrics, (room, error) => {
    metrics.roomLost()
    logger.error({ err: error, room }, 'the room is loaded anew: a commit failed')
  })
  const tickets = new Tickets(timings.ticketMs, (admission) => leases.takeBack(admission), steady)
  const standings = new Standings(file.store)
  const refusals = new RefusalLog({
    ledger: file.store,
    now,
    onFailed: (error) => logger.error({ err: error }, 'a refusal could not be recorded'),
  })
  const leases: LeaseOffice = new LeaseOffice(file.store, (room, client) =>
    sockets.isInUse(room, client),
  )
  const sockets: WebSockets = new WebSockets({
    rooms,
    tickets,
    leases,
    timings,
    budgets: new Budgets(options.budget ?? DELEGATION_BUDGET),
    paces: new Budgets(DELEGATION_PACE),
    isCurrent: (version) => standings.isCurrent(version),
    renew: async ({ member, ...admission }) => {
      const now = await standings.of(member.hash)
      const isSame = now?.member.role === member.role
      return isSame && (await mayBeInNow(admission.room, now.member))
        ? { ...admission, ...now }
        : null
    },
    onTurnedAway: (code, room, member) => {
      metrics.turnedAway(code)
      refusals.note({ where: 'socket', code, room, member })
    },
    onRefused: ({ code }, { member, room }) => {
      metrics.refused(code)
      refusals.note({ where: 'frame', code, room, member })
      logger.info({ code, room, delegation: member.delegation }, 'an update was refused')
    },
    onFailed: (error) => logger.error({ err: error }, 'a connection failed'),
    turnAway: (request) => {
      if (isKnownHost(request, known) && isKnownOrigin(request, known)) return null
      metrics.turnedAway('origin-unknown')
      refusals.note({ where: 'socket', code: 'origin-unknown', room: null, member: null })
      return 'origin'
    },
  })
  const mayBeInNow = async (room: string, member: Member) =>
    mayBeIn(room, member, await rooms.dossier())
  const silence = new SilenceOffice({ rooms, now })
  const adoption = new AdoptionOffice({ rooms, now })
  const conduct = new ConductOffice({
    store: file.store,
    rooms,
    standings,
    silence,
    adoption,
    mayEnter: mayBeIn,
    dismiss: (applies) => {
      tickets.drop(applies)
      sockets.dismiss(applies)
    },
    onFailed: (error) => logger.error({ err: error }, 'a newcomer could not be put on the roster'),
    now,
  })
  const exports = exportDesk({
    file: file.path,
    onFailed: (error) => logger.error({ err: error }, 'an export failed'),
  })
  const history = exportDesk({
    file: file.path,
    onFailed: (error) => logger.error({ err: error }, 'the history could not be read'),
    limits: { idleMs: HISTORY_KEPT_MS },
    isKeeping: true,
  })
  const context: ApiContext = {
    store: file.store,
    file,
    exports,
    history,
    rooms,
    tickets,
    leases,
    epoch: file.epoch,
    dossier: file.id,
    address: () => {
      // Nobody asks before it listens.
      if (!front) throw new Error('the relay does not listen yet')
      return front.addressForOthers
    },
    failedJoins: new Budgets(FAILED_JOINS),
    requests: new Budgets(SESSION_BUDGET),
    delegationRequests: new Budgets(REQUEST_BUDGET),
    standings,
    conduct,
    refusals,
    mayEnter: mayBeInNow,
    storage: file.storage,
    now,
  }
  let front: Front | null = null
  let closing: Promise<void> | null = null
  const request = requestHandler({
    context,
    webRoot: options.webRoot === undefined ? defaultWebRoot() : options.webRoot,
    known,
    turnedAway: (reason) => metrics.turnedAway(reason),
    isDraining: () => closing !== null,
    notReady: async () => {
      if (closing !== null) return 'draining'
      const state = file.storage.state()
      if (state !== 'ok') return `storage ${state}`
      return (await isReadable(rooms)) ? null : 'unreadable'
    },
    metrics: () => metrics.text(),
    logger,
  })
  metrics.observe({
    connections: () => sockets.count,
    rooms: () => rooms.count,
    head: () => file.store.head(),
    isWritable: () => file.storage.state() === 'ok',
    isDraining: () => closing !== null,
  })
  const stopStorageWatch = file.storage.watch((state) => {
    if (state === 'ok') logger.warn('what is written is kept again')
    else logger.error({ state }, 'nothing can be written: nothing is acknowledged until it can')
  })
  const clocks = { wall: now, steady }
  const stopClockWatch = watchClock(clocks, (jumpMs) => {
    metrics.clockJumped()
    void standings
      .change(() => silence.noteJump(jumpMs))
      .catch((error: unknown) => {
        logger.error({ err: error }, 'a jump of the clock could not be written down')
      })
    logger.warn({ jumpMs }, 'the clock of this machine jumped')
  })
  const invite = (request: InviteRequest): Promise<InviteAnswer> => {
    const { linkBase, app } = context.address()
    return newInvite(file.store, request, { base: linkBase, app, madeBy: null, now: now() })
  }
  return {
    logger,
    invite,
    dossier: () => rooms.dossier(),
    // In turn with the acts of the penholder: what is chosen still holds when it is written.
    inviteAsItStands: (choose: (dossier: Dossier) => InviteRequest) =>
      standings.change(async () => invite(choose(await rooms.dossier()))),
    listen: async (plan: ListenPlan): Promise<Result<Front, ListenError>> => {
      const callers = {
        request,
        upgrade: sockets.upgrade.bind(sockets),
        turnedAway: (reason: string) => metrics.turnedAway(reason),
      }
      const opened = await Front.open(plan, callers, options.limits)
      if (opened.ok) front = opened.value
      return opened
    },
    dismissFrom: (port: number) => sockets.dismissFrom(port),
    hurry: () => {
      sockets.hurry()
      front?.cut()
    },
    /** Loads what everybody will ask for first; what cannot be read is better known now than by the first who joins. */
    faultOfFile: () =>
      rooms
        .load()
        .then(() => conduct.recover())
        .then(() => null, messageOf),
    close: () => {
      closing ??= closeAll(front, sockets, rooms, refusals, [exports, history], file).finally(
        () => {
          stopClockWatch()
          stopStorageWatch()
          metrics.stop()
          logger.info('the relay has stopped: everything is kept')
        },
      )
      return closing
    },
  }
}

async function closeAll(
  front: Front | null,
  sockets: WebSockets,
  rooms: Rooms,
  refusals: RefusalLog,
  desks: readonly ExportDesk[],
  file: ServedFile,
): Promise<void> {
  // Whoever asks meanwhile is told so, on the port that is known.
  await sockets.close(async () => {
    await rooms.settled()
    // What is durable now is acknowledged before the goodbye.
    await setImmediate()
  })
  await rooms.close()
  // They read the file, which is closed after them.
  await Promise.all(desks.map((desk) => desk.close()))
  const isClosed = front?.close()
  front?.cut()
  await isClosed
  await refusals.close()
  await file.close()
}

/** What a proxy is called, the relay is called too. */
function hostsOf({ hosts = [], base }: RelayOptions): readonly string[] {
  return base ? [...hosts, new URL(base).hostname] : hosts
}

/** The windows of other people's desktop apps come from the app's own origin. */
function originsOf({ origins = [], base }: RelayOptions): readonly string[] {
  return [APP_ORIGIN, ...origins, ...(base ? [new URL(base).origin] : [])]
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

function defaultWebRoot(): string {
  return fileURLToPath(new URL('../../out/renderer', import.meta.url))
}

function mayBeIn(name: string, member: Member, dossier: Dossier): boolean {
  const room = parseRoom(name)
  return room !== null && mayEnter(room, member, dossier)
}
