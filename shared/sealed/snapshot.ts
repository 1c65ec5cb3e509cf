import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Card, KEY_BYTES } from './device.ts'
import { HASH_BYTES, openEnvelope, type Place, type RoomKey, readLabel } from './envelope.ts'
import type { Faults, Hand, RecordState } from './record.ts'

// What the entries of a room amount to, for somebody who comes later ([E14]): the members, the keys and the text. Made
// by a member, sealed like a letter, but for a place of its own.

export type SealedSnapshot = {
  readonly record: RecordState
  /** The document, as a Yjs update. */
  readonly text: Uint8Array
}

const VERSION = 1
const FAULTS = [
  'foreign',
  'refused',
  'repeated',
  'withheld',
  'disordered',
  'expunged',
] as const satisfies readonly (keyof Faults)[]

/** Where the snapshots of a room belong: no letter opens as one. */
export function snapshotPlace({ dossier, room }: Place): Place {
  return { dossier, room: `${room}#snapshot` }
}

/** What a snapshot says, if it was made under this key, the latest that the reader has, by a member; else null. */
export function openSnapshot(
  place: Place,
  key: RoomKey,
  envelope: Uint8Array,
): SealedSnapshot | null {
  const label = readLabel(envelope)
  const opened = openEnvelope(snapshotPlace(place), key, envelope)
  const snapshot = opened.ok ? parseSnapshot(opened.value.payload) : null
  if (!label || !opened.ok || !snapshot) return null
  const { record } = snapshot
  const isAsSaid =
    record.epoch === key.epoch &&
    record.seen.count === opened.value.seen.count &&
    bytesToHex(record.seen.hash) === bytesToHex(opened.value.seen.hash)
  const maker = record.hands.find(([id]) => id === bytesToHex(label.sender))?.[1].device
  const isMember = record.members.some(({ signing }) => bytesToHex(signing) === maker)
  return isAsSaid && isMember ? snapshot : null
}

export function encodeSnapshot({ record, text }: SealedSnapshot): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeUint8(to, VERSION)
    encoding.writeVarUint(to, record.seen.count)
    encoding.writeUint8Array(to, record.seen.hash)
    encoding.writeVarUint(to, record.epoch)
    encoding.writeUint8(to, record.isLinked ? 1 : 0)
    writeAll(to, record.keys, ({ epoch, secret }) => {
      encoding.writeVarUint(to, epoch)
      encoding.writeUint8Array(to, secret)
    })
    writeAll(to, record.members, ({ signing, agreement, person }) => {
      encoding.writeUint8Array(to, signing)
      encoding.writeUint8Array(to, agreement)
      encoding.writeVarString(to, person)
    })
    writeAll(to, record.hands, ([id, { device, counter, parts }]) => {
      encoding.writeUint8Array(to, hexToBytes(id))
      encoding.writeUint8Array(to, hexToBytes(device))
      encoding.writeVarUint(to, counter)
      writeAll(to, parts, (part) => encoding.writeVarUint8Array(to, part))
    })
    for (const fault of FAULTS) encoding.writeVarUint(to, record.faults[fault])
    encoding.writeVarUint8Array(to, text)
  })
}

/** What the bytes say; null if they are no snapshot that this program knows. */
export function parseSnapshot(bytes: Uint8Array): SealedSnapshot | null {
  try {
    const from = decoding.createDecoder(bytes)
    if (decoding.readUint8(from) !== VERSION) return null
    const seen = { count: decoding.readVarUint(from), hash: readBytes(from, HASH_BYTES) }
    const epoch = decoding.readVarUint(from)
    const isLinked = decoding.readUint8(from) === 1
    const keys = readAll(from, () => ({
      epoch: decoding.readVarUint(from),
      secret: readBytes(from, KEY_BYTES),
    }))
    const members = readAll(from, () => readCard(from))
    const hands = readAll(from, () => readHand(from))
    const faults = readFaults(from)
    const text = decoding.readVarUint8Array(from).slice()
    return { record: { seen, epoch, isLinked, keys, members, hands, faults }, text }
  } catch {
    return null
  }
}

function readCard(from: decoding.Decoder): Card {
  return {
    signing: readBytes(from, KEY_BYTES),
    agreement: readBytes(from, KEY_BYTES),
    person: decoding.readVarString(from),
  }
}

function readHand(from: decoding.Decoder): readonly [string, Hand] {
  const id = bytesToHex(readBytes(from, KEY_BYTES))
  const device = bytesToHex(readBytes(from, KEY_BYTES))
  const counter = decoding.readVarUint(from)
  const parts = readAll(from, () => decoding.readVarUint8Array(from).slice())
  return [id, { device, counter, parts }]
}

function readFaults(from: decoding.Decoder): Faults {
  const [foreign = 0, refused = 0, repeated = 0, withheld = 0, disordered = 0, expunged = 0] =
    FAULTS.map(() => decoding.readVarUint(from))
  return { foreign, refused, repeated, withheld, disordered, expunged }
}

function writeAll<T>(to: encoding.Encoder, items: readonly T[], write: (item: T) => void): void {
  encoding.writeVarUint(to, items.length)
  for (const item of items) write(item)
}

function readAll<T>(from: decoding.Decoder, read: () => T): T[] {
  const items: T[] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) items.push(read())
  return items
}

function readBytes(from: decoding.Decoder, length: number): Uint8Array {
  return decoding.readUint8Array(from, length).slice()
}
