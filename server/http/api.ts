import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { JoinRequest, TicketRequest } from '../../shared/protocol/http.ts'
import type { DossierFile } from '../dossier-file.ts'
import type { ExportDesk } from '../export/thread/export-desk.ts'
import type { LinkPlace } from '../new-invite.ts'
import type { Budgets } from '../relay/budgets.ts'
import type { ConductOffice } from '../relay/conduct-office.ts'
import type { LeaseOffice } from '../relay/lease-office.ts'
import type { RefusalLog } from '../relay/refusal-log.ts'
import type { Rooms } from '../relay/rooms.ts'
import type { Standing, Standings } from '../relay/standing.ts'
import type { Tickets } from '../relay/tickets.ts'
import { hashSecret, newSecret } from '../secrets.ts'
import type { Storage } from '../store/served/served-store.ts'
import type { Member, Store } from '../store/store.ts'
import { readBody } from './read-body.ts'
import { type ApiError, json, type Reply } from './reply.ts'

/** What the handlers of the API work with. */
export type ApiContext = {
  readonly store: Store
  readonly file: Pick<DossierFile, 'id' | 'store' | 'readDossier' | 'loadText'>
  readonly exports: ExportDesk
  /** A desk of its own: who moves through time waits for nobody's document, and what it has read it keeps. */
  readonly history: ExportDesk
  readonly rooms: Rooms
  readonly tickets: Tickets
  readonly leases: LeaseOffice
  readonly standings: Standings
  readonly conduct: ConductOffice
  readonly refusals: RefusalLog
  /** Whether a member may be in a room as things stand; a room that does not exist is nobody's. */
  readonly mayEnter: (room: string, member: Member) => Promise<boolean>
  readonly storage: Storage
  readonly epoch: number
  /** UUID of the negotiation. */
  readonly dossier: string
  /** Where this relay is reached by those who are invited. */
  readonly address: () => LinkPlace
  /** Failed attempts to join, by address. */
  readonly failedJoins: Budgets
  /** Requests, by session. */
  readonly requests: Budgets
  /** Requests, by delegation. */
  readonly delegationRequests: Budgets
  readonly now: () => number
}

export type Answer = Promise<Result<Reply, ApiError>>
export type Handler = (request: IncomingMessage, context: ApiContext, url: URL) => Answer

/** A request of a member. */
export type MemberCall = Standing & {
  readonly request: IncomingMessage
  readonly context: ApiContext
  readonly url: URL
}

/** One who asks too often waits for the refusal, and asks less often by that ([R12]). */
const LATE_MS = 250
/** As many windows as a session opens at once, and many more. */
const OUTSTANDING_TICKETS = 128

async function tooOften(): Answer {
  await pause(LATE_MS, undefined, { ref: false })
  return fail({ code: 'rate' })
}

/** [J1]-[J3] An invitation becomes a session. */
export async function join(request: IncomingMessage, context: ApiContext): Answer {
  const failures = context.failedJoins.of(request.socket.remoteAddress ?? '')
  if (!failures.hasLeft) return tooOften()
  const body = await readBody(request, JoinRequest)
  if (!body.ok) return body
  const session = newSecret()
  const newcomer = { hash: hashSecret(session), person: body.value.name, now: context.now() }
  const member = await context.store.redeem(hashSecret(body.value.invite), newcomer)
  if (typeof member === 'string') {
    failures.spend(1)
    return fail({ code: `invite-${member}` })
  }
  await context.conduct.welcome(member)
  const { delegation, role } = member
  const { lang } = await context.rooms.dossier()
  return ok(json({ session, delegation, role, dossier: context.dossier, lang }))
}

/** A handler that answers members alone, and says on whose behalf a refusal is. */
export function forMembers(handle: (call: MemberCall) => Answer): Handler {
  return async (request, context, url) => {
    const session = sessionOf(request)
    const budget = context.requests.of(session ?? request.socket.remoteAddress ?? '')
    if (!budget.hasLeft) return tooOften()
    budget.spend(1)
    const standing = session ? await context.standings.of(session) : null
    if (!standing) return fail({ code: 'session' })
    const shared = context.delegationRequests.of(standing.member.delegation)
    if (!shared.hasLeft) return tooOften()
    shared.spend(1)
    const answer = await handle({ request, context, url, ...standing })
    return answer.ok ? answer : fail({ ...answer.error, by: standing.member })
  }
}

/** [J4]-[J6] A session gets a ticket for one connection to one room. */
export const ticket = forMembers(async ({ request, context, member, version }) => {
  const body = await readBody(request, TicketRequest)
  if (!body.ok) return body
  const { room, resume } = body.value
  const { tickets, leases, rooms } = context
  const refused = (code: ApiError['code']) => fail({ code, room })
  if (tickets.outstanding(member.hash) >= OUTSTANDING_TICKETS) return refused('rate')
  // One who may not enter is told what everybody is told of a room that does not exist.
  const opened = (await context.mayEnter(room, member)) ? await rooms.open(room) : null
  if (!opened) return refused('room-unknown')
  const leased = await leases.issue(member, opened.room, resume)
  if (!leased.ok) return refused(leased.error)
  const { clientIds } = leased.value
  const issued = tickets.issue({ member, version, room: opened.room.name, ...leased.value })
  const now = context.now()
  const expires = now + issued.lifetimeMs
  const { role, person } = member
  const { epoch } = context
  return ok(json({ ticket: issued.ticket, now, expires, epoch, clientIds, role, person }))
})

/** The hash of the session that the request carries, or null. */
function sessionOf(request: IncomingMessage): string | null {
  const secret = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  return secret ? hashSecret(secret) : null
}
