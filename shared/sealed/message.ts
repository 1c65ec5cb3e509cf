import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Card, KEY_BYTES, MAX_PERSON_LENGTH } from './device.ts'

// What a letter of a sealed room says. Parsed once, after its envelope was opened.

/** The new room key for one device. */
export type Wrap = {
  /** The device's signing key. */
  readonly device: Uint8Array
  readonly wrapped: Uint8Array
}

export type SealedMessage =
  /** The first of a hand: whose it is ([E9]). */
  | { readonly kind: 'hello'; readonly card: Card; readonly voucher: Uint8Array }
  /** A Yjs update, or the last part of one. */
  | { readonly kind: 'update'; readonly update: Uint8Array }
  /** The beginning of an update that is too long for one letter. */
  | { readonly kind: 'part'; readonly bytes: Uint8Array }
  /** The next epoch and the devices that go on into it ([E11]). */
  | {
      readonly kind: 'rotation'
      readonly ephemeral: Uint8Array
      readonly wraps: readonly Wrap[]
    }
  /** The key of the epoch before, for those who come later ([E12]). */
  | { readonly kind: 'formerKey'; readonly secret: Uint8Array }

const KINDS = ['hello', 'update', 'part', 'rotation', 'formerKey'] as const
/** Longer than any wrapped key. */
const MAX_WRAPS = 2000

export function encodeSealedMessage(message: SealedMessage): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeUint8(to, KINDS.indexOf(message.kind))
    switch (message.kind) {
      case 'hello':
        encoding.writeUint8Array(to, message.card.signing)
        encoding.writeUint8Array(to, message.card.agreement)
        encoding.writeVarString(to, message.card.person)
        return encoding.writeVarUint8Array(to, message.voucher)
      case 'update':
        return encoding.writeUint8Array(to, message.update)
      case 'part':
        return encoding.writeUint8Array(to, message.bytes)
      case 'rotation':
        encoding.writeUint8Array(to, message.ephemeral)
        encoding.writeVarUint(to, message.wraps.length)
        for (const { device, wrapped } of message.wraps) {
          encoding.writeUint8Array(to, device)
          encoding.writeVarUint8Array(to, wrapped)
        }
        return
      case 'formerKey':
        return encoding.writeUint8Array(to, message.secret)
    }
  })
}

/** What the payload of a letter says; null if it is nothing that this program knows. */
export function parseSealedMessage(payload: Uint8Array): SealedMessage | null {
  try {
    const from = decoding.createDecoder(payload)
    switch (KINDS[decoding.readUint8(from)]) {
      case 'hello':
        return parseHello(from)
      case 'update':
        return { kind: 'update', update: decoding.readTailAsUint8Array(from).slice() }
      case 'part':
        return { kind: 'part', bytes: decoding.readTailAsUint8Array(from).slice() }
      case 'rotation':
        return parseRotation(from)
      case 'formerKey':
        return { kind: 'formerKey', secret: readKey(from) }
      default:
        return null
    }
  } catch {
    return null
  }
}

function parseHello(from: decoding.Decoder): SealedMessage | null {
  const signing = readKey(from)
  const agreement = readKey(from)
  const person = decoding.readVarString(from)
  const voucher = decoding.readVarUint8Array(from).slice()
  if (person.length > MAX_PERSON_LENGTH) return null
  return { kind: 'hello', card: { signing, agreement, person }, voucher }
}

function parseRotation(from: decoding.Decoder): SealedMessage | null {
  const ephemeral = readKey(from)
  const count = decoding.readVarUint(from)
  if (count > MAX_WRAPS) return null
  const wraps = Array.from({ length: count }, () => ({
    device: readKey(from),
    wrapped: decoding.readVarUint8Array(from).slice(),
  }))
  return { kind: 'rotation', ephemeral, wraps }
}

function readKey(from: decoding.Decoder): Uint8Array {
  return decoding.readUint8Array(from, KEY_BYTES).slice()
}
