import * as v from 'valibot'
import { type DelegationCode, parseDelegationCode } from '../domain/delegations.ts'
import { ROLES, STAGES } from '../domain/roles.ts'

// Requests and answers of the relay's HTTP interface, each parsed once by the side that receives it.

const clientId = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(0xffff_ffff))
const name = v.pipe(v.string(), v.trim(), v.maxLength(80))
const delegation = v.pipe(
  v.string(),
  v.check((text) => parseDelegationCode(text) !== null, 'three capital letters'),
  v.transform((text) => text as DelegationCode),
)
const role = v.picklist(ROLES)

export const JoinRequest = v.object({
  invite: v.pipe(v.string(), v.maxLength(200)),
  name: v.optional(name, ''),
})
export const JoinAnswer = v.object({
  session: v.string(),
  delegation,
  role,
  /** Identifies the negotiation for good (UUID), whatever the file is called. */
  dossier: v.string(),
})
export type JoinAnswer = v.InferOutput<typeof JoinAnswer>

export const TicketRequest = v.object({
  room: v.pipe(v.string(), v.maxLength(100)),
  resume: v.optional(v.pipe(v.array(clientId), v.maxLength(8)), []),
})
export const TicketAnswer = v.object({
  ticket: v.string(),
  /** Grows when a backup is restored: what only this client remembers from another epoch is foreign. */
  epoch: v.number(),
  /** Milliseconds since 1970. */
  expires: v.number(),
  clientIds: v.object({ proposing: clientId, base: v.optional(clientId) }),
})
export type TicketAnswer = v.InferOutput<typeof TicketAnswer>

export const InviteRequest = v.object({
  delegation,
  role,
  name: v.optional(name, ''),
  uses: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 1),
  /** Milliseconds since 1970; null: it never expires; a week from now if left out. */
  expires: v.optional(v.nullable(v.number())),
})
export type InviteRequest = v.InferOutput<typeof InviteRequest>
export const InviteAnswer = v.object({
  invite: v.string(),
  /** For a browser. */
  link: v.nullable(v.string()),
  /** For the desktop app, `penholder://…`; null where it cannot know whom it would talk to. */
  appLink: v.optional(v.nullable(v.string()), null),
})
export type InviteAnswer = v.InferOutput<typeof InviteAnswer>

export const DossierCommand = v.variant('command', [
  v.object({ command: v.literal('setStage'), stage: v.picklist(STAGES) }),
  /** Ends all sessions of a delegation, but not the one that asks. */
  v.object({ command: v.literal('revokeSessions'), delegation }),
])
export type DossierCommand = v.InferOutput<typeof DossierCommand>

export const ErrorAnswer = v.object({ error: v.object({ code: v.string(), message: v.string() }) })
