import * as v from 'valibot'

// How a negotiation is reached that this machine hosts, as the desktop app tells the window that shows it ([D19]).

/** Where others reach the relay, and by what they know it. */
export const Sharing = v.strictObject({
  /** Without a slash at the end: `https://192.0.2.7:24816`. */
  address: v.pipe(v.string(), v.url()),
  /** SHA-256 of the certificate (DER) as base64url. */
  fingerprint: v.string(),
})
export type Sharing = v.InferOutput<typeof Sharing>

/** Why it is not shared, though it was wanted. */
export const ShareTrouble = v.variant('kind', [
  /** The system lets nobody listen there; `detail` is its own word for why. */
  v.strictObject({ kind: v.literal('cannotListen'), address: v.string(), detail: v.string() }),
  /** The certificate of this machine can be neither read nor made. */
  v.strictObject({ kind: v.literal('noCertificate'), detail: v.string() }),
  /** The relay has ended, or is being started again. */
  v.strictObject({ kind: v.literal('noRelay') }),
])
export type ShareTrouble = v.InferOutput<typeof ShareTrouble>

export const SharingState = v.variant('kind', [
  /** On this machine alone; `trouble` is why it was not shared when that was wanted last. */
  v.strictObject({ kind: v.literal('own'), trouble: v.nullable(ShareTrouble) }),
  v.strictObject({ kind: v.literal('starting') }),
  v.strictObject({ kind: v.literal('shared'), ...Sharing.entries }),
  v.strictObject({ kind: v.literal('stopping') }),
  /** It was shared, its relay is being started again, and it will be shared again. */
  v.strictObject({ kind: v.literal('returning') }),
])
export type SharingState = v.InferOutput<typeof SharingState>

export const SharingNews = v.strictObject({
  state: SharingState,
  /** The addresses of this machine in the networks that it is on, the likeliest first. */
  addresses: v.array(v.string()),
})
export type SharingNews = v.InferOutput<typeof SharingNews>

/** What became of the wish to share; `underWay`: the user has been asked already, or it is shared. */
const ShareOutcome = v.picklist(['shared', 'declined', 'underWay', 'failed'])
export type ShareOutcome = v.InferOutput<typeof ShareOutcome>

export const SHARE_CALLS = {
  /** How the negotiation of this window is reached; null for a window that does not host one. */
  sharing: { argument: v.strictObject({}), answer: v.nullable(SharingNews) },
  /** Asks the user, and shares at this address of the machine only after a yes. */
  share: {
    argument: v.strictObject({ address: v.pipe(v.string(), v.ipv4()) }),
    answer: ShareOutcome,
  },
  stopSharing: { argument: v.strictObject({}), answer: v.null() },
} as const
