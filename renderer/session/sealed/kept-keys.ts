import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import * as v from 'valibot'
import { type Device, KEY_BYTES, newDevice } from '../../../shared/sealed/device.ts'
import type { RoomKey } from '../../../shared/sealed/envelope.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import { keyText, parseKeyText } from '../../../shared/sealed/ring.ts'

// The secrets of one sealed room on this machine: the device's own keys and the latest key of the room. Former keys are
// in the room itself ([E12]).

/** Where secrets are kept, by negotiation and name: the system's keychain, or the storage of this origin. */
export type KeyShelf = {
  find(dossier: string, name: string): Promise<string | null>
  /** Returns whether it is kept for good, or only until the app or the window is closed. */
  keep(dossier: string, name: string, key: string): Promise<boolean>
}

export type KeptKeys = { readonly device: Device; readonly key: RoomKey | null }

const privateKey = v.pipe(
  v.string(),
  v.transform((text) => fromBase64UrlEncoded(text)),
  v.check(({ length }) => length === KEY_BYTES),
)
const Kept = v.object({
  signing: privateKey,
  agreement: privateKey,
  key: v.nullable(
    v.pipe(
      v.string(),
      v.transform(parseKeyText),
      v.check((key) => key !== null),
    ),
  ),
})

/** What this machine has for the room; a device of its own if it has nothing yet. */
export async function findKeys(
  shelf: KeyShelf,
  dossier: string,
  room: string,
  random: Random,
): Promise<KeptKeys> {
  const kept = parseKept(await shelf.find(dossier, room))
  if (kept) return kept
  const fresh = { device: newDevice(random), key: null }
  await keepKeys(shelf, dossier, room, fresh)
  return fresh
}

/** Returns whether they are there the next time. */
export function keepKeys(
  shelf: KeyShelf,
  dossier: string,
  room: string,
  { device, key }: KeptKeys,
): Promise<boolean> {
  const text = JSON.stringify({
    signing: toBase64UrlEncoded(device.signingKey),
    agreement: toBase64UrlEncoded(device.agreementKey),
    key: key && keyText(key),
  })
  return shelf.keep(dossier, room, text)
}

function parseKept(text: string | null): KeptKeys | null {
  if (text === null) return null
  try {
    const parsed = v.safeParse(Kept, JSON.parse(text))
    if (!parsed.success) return null
    const { signing, agreement, key } = parsed.output
    return { device: { signingKey: signing, agreementKey: agreement }, key }
  } catch {
    return null
  }
}
