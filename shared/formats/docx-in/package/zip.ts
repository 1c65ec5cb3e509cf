import { Inflate } from 'fflate'
import { fail, ok, type Result } from '../../../base/result.ts'

// A ZIP archive as far as a document needs it: the list of what is inside, and single entries inflated on demand. What an
// entry says of its own size is not believed: what comes out is counted as it comes, and the count has an end ([I8]).

export type ZipEntry = {
  readonly name: string
  readonly isEncrypted: boolean
  readonly isDeflated: boolean
  readonly isKnownMethod: boolean
  readonly start: number
  readonly compressed: number
}

export type ZipError = { readonly kind: 'malformed' | 'tooMuchInside' }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const CENTRAL_LENGTH = 46
const LOCAL_LENGTH = 30
const LONGEST_REMARK = 0xffff
const MAX_ENTRIES = 10_000
/** What is fed to the inflater at a time; at most about a thousand times as much comes out of it. */
const PIECE = 2048

/** The entries of an archive by their names; the first of one name counts. */
export function readZip(bytes: Uint8Array): Result<ReadonlyMap<string, ZipEntry>, ZipError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return fail({ kind: 'malformed' })
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MAX_ENTRIES) return fail({ kind: 'tooMuchInside' })
  const entries = new Map<string, ZipEntry>()
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL)
      return fail({ kind: 'malformed' })
    const nameLength = view.getUint16(at + 28, true)
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const name = new TextDecoder().decode(
      bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength),
    )
    const entry = entryAt(view, at, name)
    if (!entry) return fail({ kind: 'malformed' })
    if (!entries.has(name)) entries.set(name, entry)
    at += CENTRAL_LENGTH + nameLength + rest
  }
  return ok(entries)
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= 0 && at >= last - LONGEST_REMARK; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return null
}

function entryAt(view: DataView, at: number, name: string): ZipEntry | null {
  const method = view.getUint16(at + 10, true)
  const compressed = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  if (local + LOCAL_LENGTH > view.byteLength || view.getUint32(local, true) !== LOCAL) return null
  const start =
    local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + compressed > view.byteLength) return null
  return {
    name,
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    isDeflated: method === 8,
    isKnownMethod: method === 8 || method === 0,
    start,
    compressed,
  }
}

/** The bytes of an entry; fails when more than `maxBytes` come out, without having inflated more. */
export function inflate(
  bytes: Uint8Array,
  entry: ZipEntry,
  maxBytes: number,
): Result<Uint8Array, ZipError> {
  const packed = bytes.subarray(entry.start, entry.start + entry.compressed)
  if (!entry.isKnownMethod) return fail({ kind: 'malformed' })
  if (!entry.isDeflated)
    return packed.length > maxBytes ? fail({ kind: 'tooMuchInside' }) : ok(packed)
  const pieces: Uint8Array[] = []
  let total = 0
  const stream = new Inflate((piece) => {
    total += piece.length
    if (total <= maxBytes) pieces.push(piece)
  })
  try {
    for (let at = 0; at < packed.length && total <= maxBytes; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
    }
  } catch {
    // fflate throws on damaged data, and on nothing else.
    return fail({ kind: 'malformed' })
  }
  return total > maxBytes ? fail({ kind: 'tooMuchInside' }) : ok(join(pieces, total))
}

function join(pieces: readonly Uint8Array[], total: number): Uint8Array {
  const all = new Uint8Array(total)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
