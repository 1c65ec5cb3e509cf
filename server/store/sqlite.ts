import process from 'node:process'
import { unbroken } from '../thread-hold.ts'

// The one place that knows which SQLite this is: Node's own where it exists, else the same interface from
// a package with prebuilt binaries. Both are synchronous; the stores above them are not.

export type Value = string | number | bigint | null | Uint8Array
export type Row = Readonly<Record<string, Value>>

type Statement = {
  run(...values: readonly Value[]): unknown
  get(...values: readonly Value[]): Row | undefined
  all(...values: readonly Value[]): readonly Row[]
}

export type Database = {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

type Engine = {
  readonly DatabaseSync: new (path: string, options?: { readonly readOnly?: boolean }) => Database
}

/** Opens (or makes) a database; throws what SQLite says, see `errorCode`. */
export async function openDatabase(
  path: string,
  options: { readonly readOnly?: boolean } = {},
): Promise<Database> {
  engine ??= loadEngine()
  const { DatabaseSync } = await engine
  return unbrokenDatabase(unbroken(() => new DatabaseSync(path, options)))
}

/** Every call that enters native code comes to its end, whatever becomes of its thread ([R16]). */
function unbrokenDatabase(database: Database): Database {
  return {
    exec: (sql) => unbroken(() => database.exec(sql)),
    close: () => unbroken(() => database.close()),
    prepare: (sql) => {
      const statement = unbroken(() => database.prepare(sql))
      return {
        run: (...values) => unbroken(() => statement.run(...values)),
        get: (...values) => unbroken(() => statement.get(...values)),
        all: (...values) => unbroken(() => statement.all(...values)),
      }
    },
  }
}

let engine: Promise<Engine> | null = null

async function loadEngine(): Promise<Engine> {
  // Both modules implement the interface above; their own types differ only in what is not used here.
  return (builtIn() ?? (await import('@photostructure/sqlite'))) as unknown as Engine
}

function builtIn(): unknown {
  // Its notice that the module is experimental would be the first thing that a user reads.
  const emit = process.emitWarning
  process.emitWarning = () => undefined
  try {
    return process.getBuiltinModule?.('node:sqlite')
  } finally {
    process.emitWarning = emit
  }
}

export const SQLITE = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notDatabase: 26,
} as const

/** SQLite's primary result code, or null if the error is not SQLite's. */
export function errorCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null
}

/** Runs the act in one immediate transaction: all of it is durable when this returns, or nothing is. */
export function inTransaction<T>(database: Database, act: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = act()
    database.exec('COMMIT')
    return value
  } catch (error) {
    try {
      database.exec('ROLLBACK')
    } catch {
      // A full disk rolls back by itself; the first error is the one to tell.
    }
    throw error
  }
}
