import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as v from 'valibot'

// What is told of a person who is present ([G17]): where the caret stands, which paragraph is read aloud, and nothing else. Names and
// delegations come from the leases in `who`, never from here.

const charId = v.object({
  client: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  clock: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})
const PARAGRAPH = /^[0-9]{1,16}:[0-9]{1,16}$/
const Caret = v.object({ anchor: charId, focus: charId })

/** The state of one client; `caret` is null while the person looks elsewhere. */
// A client of another make says nothing of a caret; it is present all the same.
const PresenceState = v.object({
  caret: v.optional(v.fallback(v.nullable(Caret), null), null),
  /** The paragraph to which who reads the text through has come; missing while nobody does. */
  reads: v.optional(v.fallback(v.optional(v.pipe(v.string(), v.regex(PARAGRAPH))), undefined)),
})
type PresenceState = v.InferOutput<typeof PresenceState>

/** A state is never larger ([G17]). */
const MAX_STATE_BYTES = 2048

export type PresenceEntry = {
  readonly client: number
  readonly clock: number
  /** Null when the client leaves. */
  readonly state: PresenceState | null
}

/** The entries of an awareness update; states that are too large or no objects are left out; throws if malformed. */
export function parsePresence(update: Uint8Array): PresenceEntry[] {
  const from = decoding.createDecoder(update)
  const entries: PresenceEntry[] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const client = decoding.readVarUint(from)
    const clock = decoding.readVarUint(from)
    const json = decoding.readVarString(from)
    if (json.length > MAX_STATE_BYTES) continue
    const state: unknown = JSON.parse(json)
    const parsed = v.safeParse(v.nullable(PresenceState), state)
    if (parsed.success) entries.push({ client, clock, state: parsed.output })
  }
  return entries
}

/** The entries as an awareness update. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, clock)
      encoding.writeVarString(to, JSON.stringify(state))
    }
  })
}
