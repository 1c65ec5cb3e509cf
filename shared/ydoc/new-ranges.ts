import type * as Y from 'yjs'
import type { Range } from '../domain/char-ids.ts'

/** The new characters of every client in the transaction, records and lists included. */
export function newRanges(transaction: Y.Transaction): Range[] {
  const ranges: Range[] = []
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0
    if (start < end) ranges.push([client, start, end - start])
  }
  return ranges
}
