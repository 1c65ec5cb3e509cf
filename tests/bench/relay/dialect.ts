import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

// What the servers speak: the y-websocket protocol, with the room's name before each message where the server wants it.

export type Heard =
  | { readonly kind: 'step1' | 'step2' | 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'acknowledged'; readonly count: number }
  | { readonly kind: 'other' }

export type Dialect = {
  /** What comes before the first step. */
  readonly hello: readonly Uint8Array[]
  sync(step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array
  read(payload: Uint8Array): Heard
}

const KINDS = ['step1', 'step2', 'update'] as const
const ACKNOWLEDGED = 100

export const Y_WEBSOCKET: Dialect = {
  hello: [],
  sync: (step, bytes) => encoding.encode((to) => writeSync(to, step, bytes)),
  read: (payload) => read(decoding.createDecoder(payload)),
}

/** Hocuspocus: each message says which document it is about, and the first one carries a token. */
export function hocuspocus(room: string): Dialect {
  const named = (write: (to: encoding.Encoder) => void) =>
    encoding.encode((to) => {
      encoding.writeVarString(to, room)
      write(to)
    })
  const token = named((to) => {
    encoding.writeVarUint(to, 2)
    encoding.writeVarUint(to, 0)
    encoding.writeVarString(to, 'token')
    encoding.writeVarString(to, '4.7.0')
  })
  return {
    hello: [token],
    sync: (step, bytes) => named((to) => writeSync(to, step, bytes)),
    read: (payload) => {
      const from = decoding.createDecoder(payload)
      decoding.readVarString(from)
      return read(from)
    },
  }
}

function writeSync(to: encoding.Encoder, step: number, bytes: Uint8Array): void {
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint(to, step)
  encoding.writeVarUint8Array(to, bytes)
}

function read(from: decoding.Decoder): Heard {
  const kind = decoding.readVarUint(from)
  // 4 is a second step as an answer, which Hocuspocus tells apart.
  if (kind === 0 || kind === 4) {
    const step = KINDS[decoding.readVarUint(from)]
    return step ? { kind: step, bytes: decoding.readVarUint8Array(from) } : { kind: 'other' }
  }
  if (kind === ACKNOWLEDGED) return { kind: 'acknowledged', count: decoding.readVarUint(from) }
  return { kind: 'other' }
}
