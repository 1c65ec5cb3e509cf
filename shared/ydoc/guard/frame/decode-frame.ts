import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { CharId } from '../../../domain/char-ids.ts'
import { refuse } from '../refuse.ts'
import { type Content, NESTED, NewItem } from './new-item.ts'

// Reads the bytes of an update, format 1, strictly: what Yjs would skip, repair or read in two ways is refused,
// and so are all contents that this project never stores. (Yjs integrates structs of length 0, reads only the
// last of two blocks of one client, and ignores what follows the deletions.)

/** What a frame consists of, in its own order. */
export type FrameReader = {
  /** The client's next clock known here: what ends at or below it is read and dropped. */
  known(client: number): number
  /** A new item, or the new part of a known one; `bytes` is how many it was read from. */
  onItem(item: NewItem, bytes: number): void
  onKnown(): void
  onDeletion(client: number, clock: number, end: number): void
}

/** Throws a library's error, or a refusal, if the frame is not what an honest client sends. */
export function decodeFrame(bytes: Uint8Array, reader: FrameReader): void {
  const from = decoding.createDecoder(bytes)
  const seen = new Set<number>()
  for (let blocks = decoding.readVarUint(from); blocks > 0; blocks--) {
    const count = decoding.readVarUint(from)
    const client = decoding.readVarUint(from)
    if (count === 0 || seen.has(client)) refuse('malformed', 'blocks')
    seen.add(client)
    readBlock(from, client, count, reader)
  }
  readDeletions(from, reader)
  if (decoding.hasContent(from)) refuse('malformed', 'trailing bytes')
}

function readBlock(
  from: decoding.Decoder,
  client: number,
  count: number,
  reader: FrameReader,
): void {
  const known = reader.known(client)
  let clock = decoding.readVarUint(from)
  for (let left = count; left > 0; left--) {
    const start = from.pos
    const item = readItem(from, { client, clock })
    const end = clock + item.length
    if (item.length === 0 || !Number.isSafeInteger(end)) refuse('malformed', 'length')
    if (end <= known) reader.onKnown()
    else if (clock > known && left === count) refuse('gap')
    else reader.onItem(item.from(Math.max(0, known - clock)), from.pos - start)
    clock = end
  }
}

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_SUB = 0x20

function readItem(from: decoding.Decoder, id: CharId): NewItem {
  const info = decoding.readUint8(from)
  const ref = info & 0x1f
  // No replica collects garbage, so none is sent, not even as known.
  if (ref === 0) refuse('gc')
  if (ref === 10) refuse('gap', 'skip')
  const origin = info & HAS_ORIGIN ? readId(from) : null
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(from) : null
  let parent: string | null = null
  let sub: string | null = null
  if (!origin && !rightOrigin) {
    parent = readParent(from)
    if (info & HAS_SUB) sub = decoding.readVarString(from)
  }
  return new NewItem(id, origin, rightOrigin, parent, sub, readContent(from, ref))
}

function readId(from: decoding.Decoder): CharId {
  return { client: decoding.readVarUint(from), clock: decoding.readVarUint(from) }
}

function readParent(from: decoding.Decoder): string {
  if (decoding.readVarUint(from) === 1) return decoding.readVarString(from)
  readId(from)
  return NESTED
}

function readContent(from: decoding.Decoder, ref: number): Content {
  switch (ref) {
    case 1:
      return new Y.ContentDeleted(decoding.readVarUint(from))
    case 4:
      return new Y.ContentString(decoding.readVarString(from))
    case 5:
      return new Y.ContentEmbed(JSON.parse(decoding.readVarString(from)))
    case 8:
      return new Y.ContentAny(readValues(from))
    case 6:
      return refuse('format')
    case 2:
    case 3:
    case 7:
    case 9:
      return refuse('content', `content ${ref}`)
    default:
      return refuse('malformed', `content ${ref}`)
  }
}

function readValues(from: decoding.Decoder): unknown[] {
  const values: unknown[] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) values.push(decoding.readAny(from))
  return values
}

function readDeletions(from: decoding.Decoder, reader: FrameReader): void {
  const ends = new Map<number, number>()
  for (let clients = decoding.readVarUint(from); clients > 0; clients--) {
    const client = decoding.readVarUint(from)
    let last = ends.get(client) ?? 0
    for (let left = decoding.readVarUint(from); left > 0; left--) {
      const clock = decoding.readVarUint(from)
      const end = clock + decoding.readVarUint(from)
      if (end === clock || clock < last || !Number.isSafeInteger(end)) {
        refuse('malformed', 'deletions')
      }
      last = end
      reader.onDeletion(client, clock, end)
    }
    ends.set(client, last)
  }
}
