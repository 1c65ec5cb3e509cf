import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

// What is said in a room that the relay cannot read ([E13]), one message a frame, beside those of `wire.ts`: a reader
// follows the entries from a number of the log on and hears of new ones as they are committed, its own among them.

export type SealedEntry = {
  /** Its number in the log. */
  readonly seq: number
  /** Of an entry that was expunged `bytes` is the hash of what stood there. */
  readonly isExpunged: boolean
  readonly bytes: Uint8Array
}

export type SealedFrame =
  /** Asks for everything after a number of the log, by way of a snapshot if there is one and that is wished. */
  | { readonly kind: 'follow'; readonly after: number; readonly takesSnapshot: boolean }
  | { readonly kind: 'entries'; readonly entries: readonly SealedEntry[] }
  /** Everything up to this number has been said. */
  | { readonly kind: 'caughtUp'; readonly seq: number }
  | { readonly kind: 'append'; readonly envelope: Uint8Array }
  /** What the entries up to a number amount to, as a reader has sealed it. */
  | { readonly kind: 'snapshot'; readonly seq: number; readonly envelope: Uint8Array }
  /** Told to those who are there, and kept nowhere. */
  | { readonly kind: 'whisper'; readonly envelope: Uint8Array }

const FOLLOW = 110
const ENTRIES = 111
const CAUGHT_UP = 112
const APPEND = 113
const SNAPSHOT = 114
const WHISPER = 115

export function encodeSealedFrame(frame: SealedFrame): Uint8Array {
  return encoding.encode((to) => {
    switch (frame.kind) {
      case 'follow':
        encoding.writeVarUint(to, FOLLOW)
        encoding.writeVarUint(to, frame.after)
        return encoding.writeUint8(to, frame.takesSnapshot ? 1 : 0)
      case 'entries':
        encoding.writeVarUint(to, ENTRIES)
        encoding.writeVarUint(to, frame.entries.length)
        for (const { seq, isExpunged, bytes } of frame.entries) {
          encoding.writeVarUint(to, seq)
          encoding.writeUint8(to, isExpunged ? 1 : 0)
          encoding.writeVarUint8Array(to, bytes)
        }
        return
      case 'caughtUp':
        encoding.writeVarUint(to, CAUGHT_UP)
        return encoding.writeVarUint(to, frame.seq)
      case 'append':
        encoding.writeVarUint(to, APPEND)
        return encoding.writeVarUint8Array(to, frame.envelope)
      case 'snapshot':
        encoding.writeVarUint(to, SNAPSHOT)
        encoding.writeVarUint(to, frame.seq)
        return encoding.writeVarUint8Array(to, frame.envelope)
      case 'whisper':
        encoding.writeVarUint(to, WHISPER)
        return encoding.writeVarUint8Array(to, frame.envelope)
    }
  })
}

/** The message in a frame; null if it is none of these; throws if it is malformed. */
export function parseSealedFrame(frame: Uint8Array): SealedFrame | null {
  const from = decoding.createDecoder(frame)
  switch (decoding.readVarUint(from)) {
    case FOLLOW: {
      const after = decoding.readVarUint(from)
      return { kind: 'follow', after, takesSnapshot: decoding.readUint8(from) === 1 }
    }
    case ENTRIES:
      return { kind: 'entries', entries: readEntries(from) }
    case CAUGHT_UP:
      return { kind: 'caughtUp', seq: decoding.readVarUint(from) }
    case APPEND:
      return { kind: 'append', envelope: readBytes(from) }
    case SNAPSHOT:
      return { kind: 'snapshot', seq: decoding.readVarUint(from), envelope: readBytes(from) }
    case WHISPER:
      return { kind: 'whisper', envelope: readBytes(from) }
    default:
      return null
  }
}

function readEntries(from: decoding.Decoder): readonly SealedEntry[] {
  const entries: SealedEntry[] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const seq = decoding.readVarUint(from)
    const isExpunged = decoding.readUint8(from) === 1
    entries.push({ seq, isExpunged, bytes: readBytes(from) })
  }
  return entries
}

/** A copy: the frame is somebody else's memory. */
function readBytes(from: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(from).slice()
}
