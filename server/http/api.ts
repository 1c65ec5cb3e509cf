import type { IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import {
  DossierCommand,
  InviteRequest,
  JoinRequest,
  TicketRequest,
} from '../../shared/protocol/http.ts'
import type { DossierReader } from '../export/export-dossier.ts'
import { type LinkPlace, newInvite } from '../new-invite.ts'
import type { Bucket } from '../relay/bucket.ts'
import type { LeaseOffice } from '../relay/lease-office.ts'
import type { Rooms } from '../relay/rooms.ts'
import type { Tickets } from '../relay/tickets.ts'
import { hashSecret, newSecret } from '../secrets.ts'
import type { Member, Store } from '../store/store.ts'
import { readBody } from './read-body.ts'
import { type ApiError, json, type Reply } from './reply.ts'

/** What the handlers of the API work with. */
export type ApiContext = {
  readonly store: Store
  readonly file: DossierReader
  readonly rooms: Rooms
  readonly tickets: Tickets
  readonly leases: LeaseOffice
  readonly epoch: number
  /** UUID of the negotiation. */
  readonly dossier: string
  /** Where this relay is reached by those who are invited. */
  readonly address: () => LinkPlace
  /** Failed attempts to join, by address. */
  readonly failedJoins: (address: string) => Bucket
  /** Closes the connections of a session. */
  readonly dismiss: (session: string) => void
  readonly now: () => number
}

export type Answer = Promise<Result<Reply, ApiError>>

/** As many windows as a session opens at once, and many more. */
const OUTSTANDING_TICKETS = 128

/** [J1]-[J3] An invitation becomes a session. */
export async function join(request: IncomingMessage, context: ApiContext): Answer {
  const failures = context.failedJoins(request.socket.remoteAddress ?? '')
  if (!failures.hasLeft) return fail({ code: 'rate' })
  const body = await readBody(request, JoinRequest)
  if (!body.ok) return body
  const session = newSecret()
  const newcomer = { hash: hashSecret(session), person: body.value.name, now: context.now() }
  const member = await context.store.redeem(hashSecret(body.value.invite), newcomer)
  if (typeof member === 'string') {
    failures.spend(1)
    return fail({ code: `invite-${member}` })
  }
  const { delegation, role } = member
  return ok(json({ session, delegation, role, dossier: context.dossier }))
}

/** [J4]-[J6] A session gets a ticket for one connection to one room. */
export async function ticket(request: IncomingMessage, context: ApiContext): Answer {
  const member = await memberOf(request, context)
  if (!member) return fail({ code: 'session' })
  const body = await readBody(request, TicketRequest)
  if (!body.ok) return body
  if (context.tickets.outstanding(member.hash, context.now()) >= OUTSTANDING_TICKETS) {
    return fail({ code: 'rate' })
  }
  const opened = await context.rooms.open(body.value.room)
  if (!opened) return fail({ code: 'room-unknown' })
  const leased = await context.leases.issue(member, opened.room, body.value.resume)
  if (!leased.ok) return fail({ code: leased.error })
  const admission = { member, room: opened.room.name, ...leased.value }
  const issued = context.tickets.issue(admission, context.now())
  return ok(json({ ...issued, epoch: context.epoch, clientIds: leased.value.clientIds }))
}

/** [J7] The penholder invites. */
export async function invites(request: IncomingMessage, context: ApiContext): Answer {
  const member = await memberOf(request, context)
  if (!member) return fail({ code: 'session' })
  if (member.role !== 'penholder') return fail({ code: 'forbidden' })
  const body = await readBody(request, InviteRequest)
  if (!body.ok) return body
  const { linkBase, app } = context.address()
  const origin = { base: linkBase, app, madeBy: member.delegation, now: context.now() }
  return ok(json(await newInvite(context.store, body.value, origin)))
}

/** [R8] The penholder changes the dossier; the relay checks and writes. */
export async function dossier(request: IncomingMessage, context: ApiContext): Answer {
  const member = await memberOf(request, context)
  if (!member) return fail({ code: 'session' })
  if (member.role !== 'penholder') return fail({ code: 'forbidden' })
  const body = await readBody(request, DossierCommand)
  if (!body.ok) return body
  const command = body.value
  switch (command.command) {
    case 'setStage': {
      const isKept = await context.rooms.setStage(command.stage, member)
      return isKept ? ok(json({ stage: command.stage })) : fail({ code: 'unavailable' })
    }
    case 'revokeSessions': {
      const ended = await context.store.revoke(command.delegation, member.hash)
      for (const session of ended) context.dismiss(session)
      return ok(json({ ended: ended.length }))
    }
  }
}

/** The member whose session the request carries, or null. */
export async function memberOf(
  request: IncomingMessage,
  { store }: Pick<ApiContext, 'store'>,
): Promise<Member | null> {
  const secret = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  return secret ? store.member(hashSecret(secret)) : null
}
