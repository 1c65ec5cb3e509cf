import type { Database } from './sqlite.ts'
import { sqliteLog } from './sqlite-log.ts'
import { sqliteMembership } from './sqlite-membership.ts'
import { sqliteRefusals } from './sqlite-refusals.ts'
import type { Store } from './store.ts'

/** The port over an open `.penholder` database; closing the store closes the database. */
export function sqliteStore(database: Database): Store {
  return {
    ...sqliteLog(database),
    ...sqliteMembership(database),
    ...sqliteRefusals(database),
    close: async () => database.close(),
  }
}
