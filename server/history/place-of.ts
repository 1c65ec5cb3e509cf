import type { UpdateLog } from '../store/store.ts'

/** An entry of the log, and when it was made: milliseconds since 1970. */
export type Place = { readonly seq: number; readonly at: number }

/** The last entry that the name of a moment takes in: `now`, the number of an entry, or a time; null if it is no such name, or nothing was there yet. */
export async function placeOf(log: UpdateLog, name: string): Promise<Place | null> {
  const head = await log.head()
  if (name === 'now') return entryAt(log, head)
  if (/^\d{1,15}$/u.test(name)) return entryAt(log, Math.min(head, Number(name)))
  const time = /^\d{4}-\d\d-\d\dT/u.test(name) ? Date.parse(name) : Number.NaN
  return Number.isNaN(time) ? null : lastUpTo(log, head, time)
}

async function entryAt(log: UpdateLog, seq: number): Promise<Place | null> {
  const [row] = seq > 0 ? await log.rows(seq - 1, 1) : []
  return row ? { seq: row.seq, at: row.ts } : null
}

/** Halves the log again and again: entries are numbered without a gap, and follow one another in time. */
async function lastUpTo(log: UpdateLog, head: number, time: number): Promise<Place | null> {
  let found: Place | null = null
  for (let [low, high] = [1, head]; low <= high; ) {
    const middle = (low + high) >> 1
    const entry = await entryAt(log, middle)
    if (entry && entry.at <= time) {
      found = entry
      low = middle + 1
    } else high = middle - 1
  }
  return found
}
