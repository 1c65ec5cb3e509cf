import * as Y from 'yjs'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import type { NewEntry, Store } from '../../server/store/store.ts'
import { verifyFile } from '../../server/verify-file.ts'
import { rangesWritten } from '../../server/wrote.ts'
import { someDossier } from './dossiers.ts'

/** A file whose log holds the dossier (entry 1) and `count` words (entries 2 and on). */
export async function fileWithWords(path: string, count: number): Promise<void> {
  const made = await createDossierFile(path, someDossier(), (store) => writeWords(store, count))
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
}

async function writeWords(store: Store, count: number): Promise<void> {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = 77
  const entries: NewEntry[] = []
  doc.on('update', (data: Uint8Array) => {
    const author = 'FRA/delegation/Ann'
    entries.push({ room: 'text/en', author, ts: 1, data, wrote: rangesWritten(data) })
  })
  for (let i = 0; i < count; i++) doc.getText('text').insert(i, 'x')
  await store.append(entries)
}

/** Changes a file behind the program's back. */
export async function tamper(path: string, act: (database: Database) => void): Promise<void> {
  const database = await openDatabase(path)
  try {
    act(database)
  } finally {
    database.close()
  }
}

/** Takes the guards away, acts, and puts them back: what a careful forger would do. */
export function behindTheGuards(act: (database: Database) => void): (database: Database) => void {
  return (database) => {
    const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    const found = triggers.all()
    for (const { name } of found) database.exec(`DROP TRIGGER ${name}`)
    act(database)
    for (const { sql } of found) database.exec(String(sql))
  }
}

/** The finding of `verify`, or null if the file is whole. */
export async function findingOf(path: string) {
  const verified = await verifyFile(path)
  if (!verified.ok) throw new Error(verified.error.kind)
  return verified.value.finding
}
