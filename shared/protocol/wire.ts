import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { REFUSAL_CODES, type RefusalCode } from '../domain/refusals.ts'

// The wire is the y-websocket protocol, one message a frame, so the stock client connects; with `?ack=1`
// the relay adds two messages of its own. A frame is parsed once, here, and trusted afterwards.

export const SUBPROTOCOL = 'penholder.v1'
export const TICKET_PREFIX = 'ticket.'

/** Closes happen after the upgrade, for a refused upgrade tells a browser nothing. */
export const CLOSE = {
  malformed: 4400,
  noTicket: 4401,
  refused: 4403,
  flood: 4429,
  unavailable: 4503,
} as const

const SYNC = 0
const AWARENESS = 1
const ACKNOWLEDGED = 100
const REFUSED = 101

export type Message =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  /** `count` of this connection's `update` messages are durable, and the log reaches to `seq`. */
  | { readonly kind: 'acknowledged'; readonly count: number; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }

export function encodeMessage(message: Message): Uint8Array {
  return encoding.encode((to) => {
    switch (message.kind) {
      case 'step1':
        return writeSync(to, 0, message.stateVector)
      case 'step2':
        return writeSync(to, 1, message.update)
      case 'update':
        return writeSync(to, 2, message.update)
      case 'awareness':
        encoding.writeVarUint(to, AWARENESS)
        return encoding.writeVarUint8Array(to, message.update)
      case 'acknowledged':
        encoding.writeVarUint(to, ACKNOWLEDGED)
        encoding.writeVarUint(to, message.count)
        return encoding.writeVarUint(to, message.seq)
      case 'refused':
        encoding.writeVarUint(to, REFUSED)
        encoding.writeVarString(to, message.code)
        return encoding.writeVarString(to, message.detail)
    }
  })
}

function writeSync(to: encoding.Encoder, step: number, bytes: Uint8Array): void {
  encoding.writeVarUint(to, SYNC)
  encoding.writeVarUint(to, step)
  encoding.writeVarUint8Array(to, bytes)
}

/** The message in a frame; null if it is of a type this project does not know; throws if it is malformed. */
export function parseMessage(frame: Uint8Array): Message | null {
  const from = decoding.createDecoder(frame)
  switch (decoding.readVarUint(from)) {
    case SYNC:
      return parseSync(decoding.readVarUint(from), decoding.readVarUint8Array(from))
    case AWARENESS:
      return { kind: 'awareness', update: decoding.readVarUint8Array(from) }
    case ACKNOWLEDGED:
      return {
        kind: 'acknowledged',
        count: decoding.readVarUint(from),
        seq: decoding.readVarUint(from),
      }
    case REFUSED: {
      const code = decoding.readVarString(from)
      const known = REFUSAL_CODES.find((one) => one === code)
      return { kind: 'refused', code: known ?? 'malformed', detail: decoding.readVarString(from) }
    }
    default:
      return null
  }
}

function parseSync(step: number, bytes: Uint8Array): Message {
  if (step === 0) return { kind: 'step1', stateVector: bytes }
  if (step === 1) return { kind: 'step2', update: bytes }
  if (step === 2) return { kind: 'update', update: bytes }
  throw new RangeError(`sync step ${step} does not exist`)
}
