import { realpath, stat } from 'node:fs/promises'
import { fail, ok, type Result } from '../shared/base/result.ts'
import { isSealedRoom } from '../shared/protocol/rooms.ts'
import { expungedIn, RECORD_ROOM } from './expunge/act.ts'
import { type FileError, fileErrorOf } from './file-errors.ts'
import { readMeta } from './file-meta.ts'
import type { MessageKey, Translate } from './messages.ts'
import { isOnShare } from './network-share.ts'
import { openReading } from './reading-database.ts'
import { type BreakReason, breakOf, digestOf, GENESIS, hashOf, isSame } from './store/chain.ts'
import { FORMER_TRIGGERS, TRIGGERS } from './store/schema.ts'
import type { Database } from './store/sqlite.ts'
import { sqliteStore } from './store/sqlite-store.ts'
import type { LogRow, UpdateLog } from './store/store.ts'
import { isSnapshotTrue } from './verify-snapshot.ts'
import { rangesWritten } from './wrote.ts'

/** What is wrong with a file, the first thing in the order of the log. */
export type Finding =
  | {
      readonly kind: 'entry'
      readonly seq: number
      readonly reason: BreakReason | 'head' | 'content' | 'index'
    }
  | { readonly kind: 'triggers' }
  | { readonly kind: 'snapshot'; readonly room: string }
  | { readonly kind: 'database'; readonly detail: string }

export type Verified = {
  readonly finding: Finding | null
  readonly count: number
  /** How many entries were expunged, by acts that the log records. */
  readonly expunged: number
}

/** Checks that a file is what was written into it ([F7]); works while it is served. */
export async function verifyFile(path: string): Promise<Result<Verified, FileError>> {
  try {
    const found = await realpath(path)
    if (!(await stat(found)).isFile()) return fail({ kind: 'foreign', path })
    const opened = await openReading(found, path, await isOnShare(found))
    if (!opened.ok) return opened
    try {
      // One reading transaction: what others write meanwhile is not seen.
      opened.value.exec('BEGIN')
      return ok(await verifyDatabase(opened.value))
    } finally {
      opened.value.close()
    }
  } catch (error) {
    return fail(fileErrorOf(error, path))
  }
}

async function verifyDatabase(database: Database): Promise<Verified> {
  // All that a reader asks for: a table whose description was damaged answers none of it.
  const log = sqliteStore(database)
  const verified = await verifyEntries(database, log)
  if (verified.finding) return verified
  return { ...verified, finding: verifyGuards(database) ?? (await verifySnapshots(database, log)) }
}

async function verifyEntries(database: Database, log: UpdateLog): Promise<Verified> {
  const indexed = database.prepare(
    'SELECT length, seq FROM written WHERE room = ? AND client = ? AND clock = ?',
  )
  // An act stands behind what it expunged; that it is sealed itself shows when its turn comes.
  const acts = await readActs(log)
  let expunged = 0
  let before: { readonly seq: number; readonly hash: Uint8Array } = { seq: 0, hash: GENESIS }
  const broken = (reason: Extract<Finding, { kind: 'entry' }>['reason']): Verified => {
    return { finding: { kind: 'entry', seq: before.seq + 1, reason }, count: before.seq, expunged }
  }
  for (;;) {
    const row = await nextRow(log, before.seq)
    if (row === 'unreadable') return broken('content')
    if (!row) break
    const fault = breakOf(row, before)
    const isExpunged = fault === 'digest' && isReplaced(row, acts)
    if (isExpunged) expunged++
    const reason = (isExpunged ? sealFaultOf(row) : fault) ?? indexFault(row, indexed)
    if (reason) return broken(reason)
    before = row
  }
  const head = readMeta(database, 'head')
  return Number(head ?? 0) === before.seq
    ? { finding: null, count: before.seq, expunged }
    : broken('head')
}

/** What acts say stands in expunged entries; a record that cannot be read says nothing. */
async function readActs(log: UpdateLog): Promise<ReadonlyMap<number, string>> {
  return expungedIn(log).catch(() => new Map())
}

/** Whether the seal of an entry whose content was replaced is still its own. */
function sealFaultOf(row: LogRow): BreakReason | null {
  return isSame(row.hash, hashOf(row)) ? null : 'hash'
}

/** Whether what stands in the entry is what an act put there. */
function isReplaced({ seq, data }: LogRow, acts: ReadonlyMap<number, string>): boolean {
  return acts.get(seq) === Buffer.from(digestOf(data)).toString('hex')
}

async function nextRow(log: UpdateLog, after: number): Promise<LogRow | null | 'unreadable'> {
  try {
    const [row] = await log.rows(after, 1)
    return row ?? null
  } catch {
    // A page of the database that was overwritten: from this entry on it cannot be read.
    return 'unreadable'
  }
}

function indexFault(
  row: LogRow,
  indexed: ReturnType<Database['prepare']>,
): 'content' | 'index' | null {
  if (!holdsUpdates(row)) return null
  try {
    const isIndexed = rangesWritten(row.data).every(([client, clock, length]) => {
      const found = indexed.get(row.room, client, clock)
      return found?.length === length && found.seq === row.seq
    })
    return isIndexed ? null : 'index'
  } catch {
    return 'content'
  }
}

/** The record of acts holds no updates, and what is in a sealed room nobody here can read. */
function holdsUpdates({ room }: LogRow): boolean {
  return room !== RECORD_ROOM && !isSealedRoom(room)
}

function verifyGuards(database: Database): Finding | null {
  const found = new Map(
    database
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'upd'")
      .all()
      .map((row) => [row.name, row.sql]),
  )
  const isGuard = ([name, sql]: readonly [string, string]) =>
    found.get(name) === sql ||
    (name in FORMER_TRIGGERS && found.get(name) === FORMER_TRIGGERS[name])
  const areThere = Object.entries(TRIGGERS).every(isGuard)
  if (!areThere || found.size !== Object.keys(TRIGGERS).length) return { kind: 'triggers' }
  // Not the quick check: a room is read by an index, and one that lacks an entry would hide it.
  const check = Object.values(database.prepare('PRAGMA integrity_check(1)').get() ?? {})[0]
  return check === 'ok' ? null : { kind: 'database', detail: String(check) }
}

async function verifySnapshots(database: Database, log: UpdateLog): Promise<Finding | null> {
  for (const { room } of database.prepare('SELECT room FROM snapshot').all()) {
    const name = String(room)
    const snapshot = await log.snapshot(name)
    // What a sealed room amounts to only its members can tell; they look for themselves ([E14]).
    const isTrue = snapshot && (isSealedRoom(name) || (await isSnapshotTrue(log, name, snapshot)))
    if (!isTrue) return { kind: 'snapshot', room: name }
  }
  return null
}

const REASONS: Readonly<Record<Extract<Finding, { kind: 'entry' }>['reason'], MessageKey>> = {
  sequence: 'cli:brokenSequence',
  previous: 'cli:brokenPrevious',
  digest: 'cli:brokenDigest',
  hash: 'cli:brokenHash',
  head: 'cli:brokenHead',
  content: 'cli:brokenContent',
  index: 'cli:brokenIndex',
}

/** The finding as one sentence. */
export function findingSentence(finding: Finding, say: Translate): string {
  switch (finding.kind) {
    case 'entry':
      return say('cli:brokenAt', { seq: finding.seq, reason: say(REASONS[finding.reason]) })
    case 'triggers':
      return say('cli:brokenFile', { reason: say('cli:brokenTriggers') })
    case 'snapshot':
      return say('cli:brokenFile', { reason: say('cli:brokenSnapshot', { room: finding.room }) })
    case 'database': {
      const reason = say('cli:brokenDatabase', { detail: finding.detail })
      return say('cli:brokenFile', { reason })
    }
  }
}
