import { createHash } from 'node:crypto'
import type { LogRow, NewEntry, Snapshot } from './store.ts'

// The log is a chain: each row seals the one before it ([S2]). The seal covers the digest of the content
// and not the content, so that content can be expunged by a recorded act and the chain still verifies.

/** What the first row follows: thirty-two zero bytes. */
export const GENESIS: Uint8Array = new Uint8Array(32)

export function digestOf(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest()
}

/** SHA-256 over prev, then seq, room, author, ts each as u32 big-endian length and UTF-8, then the digest. */
export function hashOf(row: Pick<LogRow, 'seq' | 'room' | 'author' | 'ts' | 'prev' | 'digest'>) {
  const hash = createHash('sha256').update(row.prev)
  for (const field of [String(row.seq), row.room, row.author, String(row.ts)]) {
    hash.update(framed(field))
  }
  return hash.update(row.digest).digest()
}

/** Seals what a snapshot says of which room, and up to which row: SHA-256 over room and seq, framed as above, then the digest. */
export function snapshotSeal(room: string, { seq, data }: Snapshot): Uint8Array {
  const hash = createHash('sha256')
    .update(framed(room))
    .update(framed(String(seq)))
  return hash.update(digestOf(data)).digest()
}

function framed(field: string): Buffer {
  const bytes = Buffer.from(field, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** The row that keeps an entry after the row numbered `seq - 1`, whose hash is `prev`. */
export function sealed(entry: NewEntry, seq: number, prev: Uint8Array): LogRow {
  const { room, author, ts, data } = entry
  const unsealed = { seq, room, author, ts, prev, data, digest: digestOf(data) }
  return { ...unsealed, hash: hashOf(unsealed) }
}

export type BreakReason = 'sequence' | 'previous' | 'digest' | 'hash'

/** Why the row does not follow from the one before, or null if it does. */
export function breakOf(
  row: LogRow,
  before: { readonly seq: number; readonly hash: Uint8Array },
): BreakReason | null {
  if (row.seq !== before.seq + 1) return 'sequence'
  if (!isSame(row.prev, before.hash)) return 'previous'
  if (!isSame(row.digest, digestOf(row.data))) return 'digest'
  return isSame(row.hash, hashOf(row)) ? null : 'hash'
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
