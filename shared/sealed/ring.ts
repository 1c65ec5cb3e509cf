import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { KEY_BYTES } from './device.ts'
import type { RoomKey } from './envelope.ts'
import type { Random } from './random.ts'

/** The keys of one room, by epoch. */
export class Ring {
  readonly #secrets = new Map<number, Uint8Array>()

  constructor(keys: Iterable<RoomKey> = []) {
    for (const key of keys) this.add(key)
  }

  /** Puts a key on the ring; the one that is there already stays. */
  add({ epoch, secret }: RoomKey): void {
    if (!this.#secrets.has(epoch)) this.#secrets.set(epoch, secret)
  }

  key(epoch: number): RoomKey | null {
    const secret = this.#secrets.get(epoch)
    return secret ? { epoch, secret } : null
  }

  has({ epoch, secret }: RoomKey): boolean {
    const own = this.#secrets.get(epoch)
    return own?.every((byte, at) => byte === secret[at]) ?? false
  }

  /** Ascending. */
  get epochs(): readonly number[] {
    return [...this.#secrets.keys()].sort((a, b) => a - b)
  }

  get keys(): readonly RoomKey[] {
    return this.epochs.map((epoch) => this.key(epoch)).filter((key) => key !== null)
  }
}

/** The key of a room's first epoch. */
export function firstKey(random: Random): RoomKey {
  return { epoch: 1, secret: random(KEY_BYTES) }
}

const CHECK_BYTES = 4

/** A key as it stands in a colleague's link: with a check, so that a mistyped one is known as such. */
export function keyText({ epoch, secret }: RoomKey): string {
  const said = encoding.encode((to) => {
    encoding.writeVarUint(to, epoch)
    encoding.writeUint8Array(to, secret)
  })
  return toBase64UrlEncoded(new Uint8Array([...said, ...checkOf(said)]))
}

/** The key that the text says; null if it is none. */
export function parseKeyText(text: string): RoomKey | null {
  try {
    const bytes = fromBase64UrlEncoded(text.trim())
    const said = bytes.subarray(0, -CHECK_BYTES)
    if (!checkOf(said).every((byte, at) => byte === bytes[said.length + at])) return null
    const from = decoding.createDecoder(said)
    const epoch = decoding.readVarUint(from)
    const secret = decoding.readTailAsUint8Array(from).slice()
    return epoch > 0 && secret.length === KEY_BYTES ? { epoch, secret } : null
  } catch {
    return null
  }
}

function checkOf(said: Uint8Array): Uint8Array {
  return sha256(said).subarray(0, CHECK_BYTES)
}
