import { fail, ok, type Result } from '../../shared/base/result.ts'
import { parseRoom } from '../../shared/protocol/rooms.ts'
import { RELAY_AUTHOR } from '../author.ts'
import { writeMeta } from '../file-meta.ts'
import { NAMED_ROOM } from '../revisions/named-room.ts'
import { digestOf } from '../store/chain.ts'
import { type Database, inTransaction } from '../store/sqlite.ts'
import { batchKeeper, sqliteLog } from '../store/sqlite-log.ts'
import type { LogRow, NewEntry } from '../store/store.ts'
import { encodeAct, RECORD_ROOM } from './act.ts'
import { redactUpdate } from './redact-update.ts'

/** Why an entry cannot be expunged: there is none of that number, or the dossier could not be read without it. */
export type ExpungeError = { readonly kind: 'missing' | 'needed'; readonly seq: number }

/** An entry, and what is to stand there. */
export type Replaced = { readonly row: LogRow; readonly data: Uint8Array }

/**
 * Takes the words out of entries for good, by an act that the log records ([S10]). The chain goes on to verify, for it
 * seals digests and not contents. Copies of the file and what others have read are beyond it. Nothing is done if one of
 * the entries cannot be expunged.
 */
export async function expungeEntries(
  database: Database,
  seqs: readonly number[],
  reason: string,
): Promise<Result<void, ExpungeError>> {
  const replaced = await replacementsOf(database, seqs)
  if (!replaced.ok) return replaced
  replaceEntries(database, replaced.value, reason)
  return ok(undefined)
}

/** Puts something else in place of entries, by an act that the log records. */
export function replaceEntries(
  database: Database,
  replaced: readonly Replaced[],
  reason: string,
): void {
  // The freed parts of pages are overwritten, also those of the index.
  database.exec('PRAGMA secure_delete = ON')
  const keep = batchKeeper(database)
  const act = actOf(replaced, reason)
  const [number = 0] = keep([[act]])
  inTransaction(database, () => {
    for (const one of replaced) replace(database, one, number)
    // A client that still holds the words must not bring them back as its own.
    writeMeta(database, 'epoch', String(Date.now()))
  })
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
}

async function replacementsOf(
  database: Database,
  seqs: readonly number[],
): Promise<Result<readonly Replaced[], ExpungeError>> {
  const log = sqliteLog(database)
  const replaced: Replaced[] = []
  for (const seq of [...new Set(seqs)].sort((a, b) => a - b)) {
    const [row] = await log.rows(seq - 1, 1)
    if (row?.seq !== seq) return fail({ kind: 'missing', seq })
    const data = replacementOf(row)
    if (!data) return fail({ kind: 'needed', seq })
    replaced.push({ row, data })
  }
  return ok(replaced)
}

/** What stands there afterwards; null for what nothing can stand for. */
function replacementOf({ room, data }: LogRow): Uint8Array | null {
  if (room === NAMED_ROOM) return redactUpdate(data)
  switch (parseRoom(room)?.kind) {
    case 'text':
    case 'pen':
      return redactUpdate(data)
    case 'private':
    case 'caucus':
    case 'desk':
      return new Uint8Array()
    default:
      return null
  }
}

function actOf(replaced: readonly Replaced[], reason: string): NewEntry {
  const entries = replaced.map(({ row, data }) => ({
    seq: row.seq,
    digest: Buffer.from(digestOf(data)).toString('hex'),
  }))
  const data = encodeAct({ act: 'expunge', reason, entries })
  return { room: RECORD_ROOM, author: RELAY_AUTHOR, ts: Date.now(), data, wrote: [] }
}

function replace(database: Database, { row, data }: Replaced, act: number): void {
  // The guard of the log lets an entry be changed only when it stands in this list.
  database.prepare('INSERT OR IGNORE INTO expunged(seq, act) VALUES(?, ?)').run(row.seq, act)
  database.prepare('UPDATE upd SET data = ? WHERE seq = ?').run(data, row.seq)
  database.prepare('DELETE FROM snapshot WHERE room = ?').run(row.room)
}
