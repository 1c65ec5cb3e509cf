import * as Y from 'yjs'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { CharId } from '../../shared/domain/char-ids.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import { hashOfText } from '../../shared/formats/text-hash.ts'
import { parseRoom, textRoom } from '../../shared/protocol/rooms.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readView } from '../../shared/ydoc/read-text.ts'
import { newReplica } from '../../shared/ydoc/roots.ts'
import { NAMED_ROOM } from '../revisions/named-room.ts'
import type { Database } from '../store/sqlite.ts'
import { sqliteLog } from '../store/sqlite-log.ts'
import type { LogRow } from '../store/store.ts'
import { type Replaced, replaceEntries } from './expunge-entries.ts'
import { redactUpdate, type Spared } from './redact-update.ts'

/** Why nothing is expunged: there is no adopted text, or the file's is another. */
export type RetainError = 'not-adopted' | 'text'

const PAGE_ROWS = 1000

/** Expunges everything that was negotiated but the adopted text ([S11]). Returns how many entries were changed. */
export async function retainAdopted(
  database: Database,
  { adoption, lang }: Dossier,
  reason: string,
): Promise<Result<number, RetainError>> {
  if (!adoption) return fail('not-adopted')
  const rows = await rowsOf(database)
  const room = textRoom(lang)
  const base = baseOf(rows.filter((row) => row.room === room).map(({ data }) => data))
  if (hashOfText(base) !== adoption.textHash) return fail('text')
  const ofText: Spared = { character: withinText(base), isThorough: true }
  const all = rows.map((row) => ({ row, data: leftOf(row, row.room === room ? ofText : NO_WORD) }))
  // Read again as it will stand: what was adopted must be what is left.
  const left = all.filter(({ row }) => row.room === room).map(({ data }) => data)
  if (hashOfText(baseOf(left)) !== adoption.textHash) return fail('text')
  const replaced = all.filter(({ row, data }): boolean => !isSameBytes(row.data, data))
  if (replaced.length > 0) replaceEntries(database, replaced satisfies readonly Replaced[], reason)
  return ok(replaced.length)
}

const NO_WORD: Spared = { character: () => false, isThorough: true }

/** What stands in an entry afterwards; the dossier's and the record's own stay as they are. */
function leftOf({ room, data }: LogRow, spared: Spared): Uint8Array {
  if (room === NAMED_ROOM) return redactUpdate(data, spared)
  switch (parseRoom(room)?.kind) {
    case 'text':
    case 'pen':
      return redactUpdate(data, spared)
    case 'private':
    case 'caucus':
    case 'desk':
      return new Uint8Array()
    default:
      return data
  }
}

async function rowsOf(database: Database): Promise<readonly LogRow[]> {
  const log = sqliteLog(database)
  const rows: LogRow[] = []
  for (;;) {
    const page = await log.rows(rows.at(-1)?.seq ?? 0, PAGE_ROWS)
    rows.push(...page)
    if (page.length < PAGE_ROWS) return rows
  }
}

function baseOf(updates: readonly Uint8Array[]): readonly Paragraph[] {
  const doc = newReplica()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  }, 'load')
  const ledger = new Ledger(doc)
  try {
    return readView(ledger, { kind: 'base' })
  } finally {
    ledger.destroy()
    doc.destroy()
  }
}

/** Whether a character is one of the text's. */
function withinText(base: readonly Paragraph[]): (id: CharId) => boolean {
  const clocks = new Map<number, Set<number>>()
  for (const { client, clock, text } of base.flatMap(({ runs }) => runs)) {
    const known = clocks.get(client) ?? new Set<number>()
    for (let i = 0; i < text.length; i++) known.add(clock + i)
    clocks.set(client, known)
  }
  return ({ client, clock }) => clocks.get(client)?.has(clock) ?? false
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
