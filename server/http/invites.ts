import { fail, ok } from '../../shared/base/result.ts'
import { holdsPen, type Role } from '../../shared/domain/roles.ts'
import { type InviteList, InviteRequest, InviteRevocation } from '../../shared/protocol/http.ts'
import { listedInvite, revokeListed } from '../listed-invite.ts'
import { newInvite } from '../new-invite.ts'
import type { Invite, Member } from '../store/store.ts'
import { forMembers } from './api.ts'
import { readBody } from './read-body.ts'
import { type ApiError, json } from './reply.ts'

// Who may invite whom, and see and void which invitations ([J7], [J9]).

/** So many invitations of one delegation wait to be used: every delegation's team, and the whole Council twice over. */
const OPEN_AT_MOST = 500

/** [J7] An invitation to the negotiation, made by a member. */
export const invite = forMembers(async ({ request, context, member }) => {
  if (!mayInvite(member)) return fail({ code: 'forbidden' })
  const body = await readBody(request, InviteRequest)
  if (!body.ok) return body
  const { penholder } = await context.rooms.dossier()
  const error = inviteError(member, body.value, penholder)
  if (error) return fail(error)
  const open = (await context.store.invites()).filter((one) => isOpen(one, context.now()))
  if (open.filter(({ madeBy }) => madeBy === member.delegation).length >= OPEN_AT_MOST) {
    return fail({ code: 'too-many', detail: String(OPEN_AT_MOST) })
  }
  const { linkBase, app } = context.address()
  const origin = { base: linkBase, app, madeBy: member.delegation, now: context.now() }
  return ok(json(await newInvite(context.store, body.value, origin)))
})

/** [J9] The invitations that a member may see, without their secrets. */
export const listInvites = forMembers(async ({ context, member }) => {
  if (!mayInvite(member)) return fail({ code: 'forbidden' })
  const all = await context.store.invites()
  const list: InviteList = { invites: all.filter((one) => maySee(member, one)).map(listedInvite) }
  return ok(json(list))
})

/** [J9] Makes an invitation void. One that a member may not see does not exist for it. */
export const revokeInvite = forMembers(async ({ request, context, member }) => {
  if (!mayInvite(member)) return fail({ code: 'forbidden' })
  const body = await readBody(request, InviteRevocation)
  if (!body.ok) return body
  const { id } = body.value
  const isVoid = await revokeListed(context.store, id, (one) => maySee(member, one))
  if (!isVoid) return fail({ code: 'no-such-invite' })
  return ok(json({ revoked: id }))
})

function mayInvite({ role }: Member): boolean {
  return holdsPen(role) || role === 'delegation'
}

function isOpen({ uses, expires }: Invite, now: number): boolean {
  return uses > 0 && (expires === null || expires > now)
}

function maySee(member: Member, { delegation }: Invite): boolean {
  return member.role === 'penholder' || member.delegation === delegation
}

/** Colleagues get no more than whoever invites them has, but for the penholder, who lets everybody in. */
const COLLEAGUES: Partial<Record<Role, readonly Role[]>> = {
  'co-penholder': ['co-penholder', 'delegation', 'observer'],
  delegation: ['delegation', 'observer'],
}

function inviteError(
  member: Member,
  { delegation, role }: InviteRequest,
  penholder: string,
): ApiError | null {
  if (member.role === 'penholder') {
    const isElsewhere = role === 'penholder' && delegation !== penholder
    return isElsewhere ? { code: 'pen-elsewhere', detail: delegation } : null
  }
  const isColleague = delegation === member.delegation
  return isColleague && COLLEAGUES[member.role]?.includes(role) ? null : { code: 'forbidden' }
}
