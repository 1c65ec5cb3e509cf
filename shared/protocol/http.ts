import * as v from 'valibot'
import { ANNEXES_AT_MOST } from '../domain/annexes.ts'
import { isParagraphId, type ParagraphId } from '../domain/char-ids.ts'
import { APPOINTED, DRAFT_NAME, DRAFTING_MODES, GROUP_NAME } from '../domain/conduct.ts'
import { type DelegationCode, parseDelegationCode, SECRETARIAT } from '../domain/delegations.ts'
import { ROLES } from '../domain/roles.ts'
import { EMPHASIS_STYLES } from '../domain/segments.ts'
import { isSign, type Sign } from '../domain/signs.ts'
import { OFFICIAL_LANGS, TRANSLATIONS_AT_MOST } from '../domain/translations.ts'
import { CLOSING_COMMANDS } from './closing.ts'

// Requests and answers of the relay's HTTP interface, each parsed once by the side that receives it.

const clientId = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(0xffff_ffff))
const name = v.pipe(v.string(), v.trim(), v.maxLength(80))
const delegation = v.pipe(
  v.string(),
  v.check((text) => parseDelegationCode(text) !== null, 'three capital letters'),
  v.transform((text) => text as DelegationCode),
)
/** The secretariat takes part by its role, and is on no roster. */
const aDelegation = v.pipe(
  delegation,
  v.check((code) => code !== SECRETARIAT, 'a delegation'),
)
const role = v.picklist(ROLES)
const day = v.pipe(v.string(), v.isoDate())
const translatedParagraph = v.object({
  of: v.custom<ParagraphId>(
    (id) => typeof id === 'string' && isParagraphId(id),
    'the id of a paragraph',
  ),
  pieces: v.pipe(
    v.array(
      v.union([
        v.object({
          text: v.pipe(v.string(), v.minLength(1), v.maxLength(TRANSLATIONS_AT_MOST.length)),
          emphasis: v.pipe(v.array(v.picklist(EMPHASIS_STYLES)), v.maxLength(3), v.readonly()),
        }),
        v.object({ sign: v.custom<Sign>(isSign, 'a sign') }),
      ]),
    ),
    v.maxLength(TRANSLATIONS_AT_MOST.pieces),
    v.readonly(),
  ),
})

export const JoinRequest = v.object({
  invite: v.pipe(v.string(), v.maxLength(200)),
  name: v.optional(name, ''),
})
/** As whom somebody takes part. */
export const Seat = v.object({ delegation, role })
export type Seat = v.InferOutput<typeof Seat>
export const JoinAnswer = v.object({
  session: v.string(),
  ...Seat.entries,
  /** Identifies the negotiation for good (UUID), whatever the file is called. */
  dossier: v.string(),
  /** The language that is negotiated, so that the text is asked for at once; sessions that were kept by earlier programs lack it. */
  lang: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))),
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
  /** What the relay's clock says, which decides about deadlines. */
  now: v.optional(v.number()),
  clientIds: v.object({ proposing: clientId, base: v.optional(clientId) }),
  /** What the session may do by now; it can have changed since the member joined. */
  role: v.optional(role),
  /** The name under which the member joined; may be empty. */
  person: v.optional(v.string()),
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

/** An invitation as members see it: never with its secret. */
const ListedInvite = v.object({
  id: v.string(),
  delegation,
  role,
  name: v.string(),
  /** How many times it can still be used. */
  uses: v.number(),
  /** Milliseconds since 1970, or null. */
  expires: v.nullable(v.number()),
  /** The delegation that made it; null: the host of the negotiation. */
  madeBy: v.nullable(delegation),
})
export type ListedInvite = v.InferOutput<typeof ListedInvite>
export const InviteList = v.object({ invites: v.array(ListedInvite) })
export type InviteList = v.InferOutput<typeof InviteList>
export const InviteRevocation = v.object({ id: v.pipe(v.string(), v.maxLength(64)) })

/** The penholder's acts; what each does: server/SPEC.md [O], and [K] on the way to adoption. */
export const DossierCommand = v.variant('command', [
  v.pipe(
    v.object({
      command: v.literal('appoint'),
      office: v.picklist(APPOINTED),
      delegation,
      from: v.optional(v.nullable(day), null),
      until: v.optional(v.nullable(day), null),
    }),
    v.forward(
      v.check(({ from, until }) => !from || !until || from <= until, 'not before it begins'),
      ['until'],
    ),
  ),
  v.object({ command: v.literal('setStage'), stage: v.picklist(['drafting', 'closed']) }),
  v.object({ command: v.literal('passPen'), to: delegation }),
  v.object({ command: v.literal('addCoPenholder'), delegation }),
  v.object({ command: v.literal('removeCoPenholder'), delegation }),
  v.object({ command: v.literal('admit'), delegation: aDelegation }),
  v.object({ command: v.literal('remove'), delegation }),
  v.object({
    command: v.literal('setGroup'),
    name: v.pipe(v.string(), v.regex(GROUP_NAME)),
    members: v.pipe(v.array(delegation), v.maxLength(250)),
  }),
  v.object({
    command: v.literal('openDraft'),
    name: v.pipe(v.string(), v.regex(DRAFT_NAME)),
  }),
  v.object({ command: v.literal('setDrafting'), drafting: v.picklist(DRAFTING_MODES) }),
  /** Of the penholder and the secretariat: a document for reference, in plain text ([O12]). */
  v.object({
    command: v.literal('addAnnex'),
    title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(ANNEXES_AT_MOST.title)),
    source: v.pipe(v.string(), v.maxLength(255)),
    blocks: v.pipe(
      v.array(
        v.object({
          kind: v.picklist(['heading', 'words']),
          text: v.pipe(v.string(), v.minLength(1), v.maxLength(ANNEXES_AT_MOST.length)),
        }),
      ),
      v.minLength(1),
      v.maxLength(ANNEXES_AT_MOST.blocks),
    ),
  }),
  v.object({ command: v.literal('removeAnnex'), id: v.pipe(v.string(), v.maxLength(24)) }),
  /** Of the secretariat alone: the text in another official language ([O13]). */
  v.object({
    command: v.literal('addTranslation'),
    lang: v.picklist(OFFICIAL_LANGS),
    item: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(TRANSLATIONS_AT_MOST.item)), ''),
    source: v.pipe(v.string(), v.maxLength(255)),
    paragraphs: v.pipe(
      v.array(translatedParagraph),
      v.minLength(1),
      v.maxLength(TRANSLATIONS_AT_MOST.paragraphs),
      v.readonly(),
    ),
  }),
  v.object({ command: v.literal('removeTranslation'), id: v.pipe(v.string(), v.maxLength(60)) }),
  /** Ends all sessions of a delegation, but not the one that asks. */
  v.object({ command: v.literal('revokeSessions'), delegation }),
  ...CLOSING_COMMANDS,
])
export type DossierCommand = v.InferOutput<typeof DossierCommand>

export const ErrorAnswer = v.object({ error: v.object({ code: v.string(), message: v.string() }) })
