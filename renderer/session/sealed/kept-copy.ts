import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as indexed from 'lib0/indexeddb'
import type { Device } from '../../../shared/sealed/device.ts'
import { NONCE_BYTES } from '../../../shared/sealed/envelope.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import {
  encodeSnapshot,
  parseSnapshot,
  type SealedSnapshot,
} from '../../../shared/sealed/snapshot.ts'

// A sealed room as this machine remembers it, encrypted under a key of the device ([E15]): what was written offline
// survives closing the window, and whoever has the disk without the keychain reads nothing.

/** Bytes by name. */
export type ByteShelf = {
  find(name: string): Promise<Uint8Array | null>
  keep(name: string, bytes: Uint8Array): Promise<void>
  forget(name: string): Promise<void>
}

export type RoomCopy = {
  /** The log that it is a copy of, and up to which number. */
  readonly epoch: number
  readonly seq: number
  /** What the room's entries amount to, and the text with own work that is still to be sent. */
  readonly snapshot: SealedSnapshot
  /** Own work, as a Yjs update; null if the relay has everything. */
  readonly unsent: Uint8Array | null
}

export function sealCopy(copy: RoomCopy, name: string, device: Device, random: Random): Uint8Array {
  const plain = encoding.encode((to) => {
    encoding.writeVarUint(to, copy.epoch)
    encoding.writeVarUint(to, copy.seq)
    encoding.writeVarUint8Array(to, encodeSnapshot(copy.snapshot))
    encoding.writeVarUint8Array(to, copy.unsent ?? new Uint8Array())
  })
  const nonce = random(NONCE_BYTES)
  return new Uint8Array([...nonce, ...cipher(device, name, nonce).encrypt(plain)])
}

/** The copy, if it was made under this name by this device; else null. */
export function openCopy(bytes: Uint8Array, name: string, device: Device): RoomCopy | null {
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES)
    const plain = cipher(device, name, nonce).decrypt(bytes.subarray(NONCE_BYTES))
    const from = decoding.createDecoder(plain)
    const epoch = decoding.readVarUint(from)
    const seq = decoding.readVarUint(from)
    const snapshot = parseSnapshot(decoding.readVarUint8Array(from))
    const unsent = decoding.readVarUint8Array(from).slice()
    return snapshot && { epoch, seq, snapshot, unsent: unsent.length > 0 ? unsent : null }
  } catch {
    return null
  }
}

function cipher({ signingKey }: Device, name: string, nonce: Uint8Array) {
  const info = new TextEncoder().encode(`penholder copy ${name}`)
  return xchacha20poly1305(hkdf(sha256, signingKey, undefined, info, 32), nonce)
}

const DATABASE = 'penholder.sealed'
const COPIES = 'copies'

/** Bytes in IndexedDB; where the browser forbids it nothing is kept, and work lives in the window alone. */
export function indexedBytes(): ByteShelf {
  const opened = indexed
    .openDB(DATABASE, (database) => indexed.createStores(database, [[COPIES]]))
    .catch(() => null)
  const store = async (access: 'readonly' | 'readwrite') => {
    const database = await opened
    return database ? (indexed.transact(database, [COPIES], access)[0] ?? null) : null
  }
  return {
    find: async (name) => {
      const copies = await store('readonly')
      const found: unknown = copies && (await indexed.get(copies, name))
      return found instanceof Uint8Array ? found : null
    },
    keep: async (name, bytes) => {
      const copies = await store('readwrite')
      // Bytes are cloned by structure; the types of the library say otherwise.
      if (copies) await indexed.put(copies, bytes as unknown as ArrayBuffer, name)
    },
    forget: async (name) => {
      const copies = await store('readwrite')
      if (copies) await indexed.del(copies, name)
    },
  }
}
