import * as v from 'valibot'
import { LOCALES } from '../../../shared/messages/locales.ts'
import { Seat } from '../../../shared/protocol/http.ts'
import { ShareTrouble, Sharing } from '../../../shared/protocol/sharing.ts'
import { Members } from '../../../shared/protocol/start-window.ts'

// What the main process and the relay's process say to each other. Both are the app itself, yet each parses what
// it gets: the relay's process reads what strangers send.

export const RelayOrder = v.variant('kind', [
  v.object({
    kind: v.literal('open'),
    file: v.string(),
    /** Make the sample negotiation at `file` first, if nothing is there. */
    isSample: v.boolean(),
    /** 0 for any free one; after a crash the one that windows already know. */
    port: v.number(),
    webRoot: v.string(),
    origins: v.array(v.string()),
    locale: v.picklist(LOCALES),
    /** The folder of this user's settings, where the machine's certificate is. */
    settings: v.string(),
  }),
  /** For this machine's own window: as whom it was there before, null if it never was. */
  v.object({ kind: v.literal('invite'), id: v.number(), before: v.nullable(Seat) }),
  /** Also for those on the network of this address of the machine; on a port that is the same every time, where it is free. */
  v.object({ kind: v.literal('share'), id: v.number(), address: v.string() }),
  v.object({ kind: v.literal('unshare'), id: v.number() }),
  /** Writes a copy of the dossier to a place where nothing is. */
  v.object({ kind: v.literal('copy'), id: v.number(), to: v.string() }),
  /** Nobody wants the copy any more that was asked for under this id. */
  v.object({ kind: v.literal('stopCopy'), id: v.number() }),
  v.object({ kind: v.literal('close') }),
])
export type RelayOrder = v.InferOutput<typeof RelayOrder>
export type OpenOrder = Extract<RelayOrder, { kind: 'open' }>

/** Why a file could not be opened. */
const OpenFailure = v.object({
  /** For the user, in the language that was asked for. */
  sentence: v.string(),
  /** Whether something can be done about it here; null if not. */
  remedy: v.nullable(v.picklist(['backup', 'copy'])),
})
export type OpenFailure = v.InferOutput<typeof OpenFailure>

export const RelayReport = v.variant('kind', [
  v.object({
    kind: v.literal('ready'),
    /** UUID of the negotiation. */
    dossier: v.string(),
    /** What it is about, and which delegations are on its roster, for lists of what was open. */
    topic: v.string(),
    members: Members,
    /** Base addresses without a slash at the end. */
    http: v.string(),
    ws: v.string(),
    /** Keys of rooms that came about with the sample, which are nowhere else; none of a file that was there before. */
    secrets: v.array(v.object({ delegation: v.string(), key: v.string() })),
  }),
  v.object({ kind: v.literal('failed'), ...OpenFailure.entries }),
  v.object({ kind: v.literal('invited'), id: v.number(), invite: v.string() }),
  v.object({ kind: v.literal('shared'), id: v.number(), sharing: Sharing }),
  v.object({ kind: v.literal('notShared'), id: v.number(), trouble: ShareTrouble }),
  v.object({ kind: v.literal('unshared'), id: v.number() }),
  v.object({ kind: v.literal('copied'), id: v.number() }),
  v.object({ kind: v.literal('notCopied'), id: v.number(), sentence: v.string() }),
])
export type RelayReport = v.InferOutput<typeof RelayReport>
export type ReadyReport = Extract<RelayReport, { kind: 'ready' }>
