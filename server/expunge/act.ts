import * as v from 'valibot'
import type { UpdateLog } from '../store/store.ts'

// The recorded act by which content was expunged: an entry of the log like any other, sealed with the rest, that says
// which entries were blacked out, why, and what stands there now.

/** Holds what was done to the record itself; no document. */
export const RECORD_ROOM = 'record'

const Act = v.object({
  act: v.literal('expunge'),
  reason: v.string(),
  entries: v.array(
    v.object({
      seq: v.number(),
      /** SHA-256, in hexadecimal digits, of what stands there now. */
      digest: v.string(),
    }),
  ),
})
export type Act = v.InferOutput<typeof Act>

export function encodeAct(act: Act): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(act))
}

/** The act in an entry; null if it is none that this program knows. */
export function parseAct(data: Uint8Array): Act | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data))
    const parsed = v.safeParse(Act, value)
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** What stands in each expunged entry, by its number: the latest act counts. */
export async function expungedIn(log: UpdateLog): Promise<ReadonlyMap<number, string>> {
  const rows = await log.updates(RECORD_ROOM, 0)
  const acts = rows.map(({ data }) => parseAct(data)).filter((act) => act !== null)
  return new Map(acts.flatMap(({ entries }) => entries.map(({ seq, digest }) => [seq, digest])))
}
