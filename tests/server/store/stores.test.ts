import { MemoryStore } from '../../../server/store/memory-store.ts'
import { createTables, makeDurable } from '../../../server/store/schema.ts'
import { openServed } from '../../../server/store/served/served-store.ts'
import { openDatabase } from '../../../server/store/sqlite.ts'
import { sqliteStore } from '../../../server/store/sqlite-store.ts'
import { scratchFolder } from '../dossiers.ts'
import { describeStore } from './store-contract.ts'

describeStore('memory', async () => ({ store: new MemoryStore(), remove: async () => undefined }))

describeStore('SQLite', async () => {
  const scratch = await scratchFolder()
  const database = await openDatabase(scratch.path('store.penholder'))
  makeDurable(database)
  createTables(database, {})
  return { store: sqliteStore(database), remove: scratch.remove }
})

describeStore('a store in a thread of its own', async () => {
  const scratch = await scratchFolder()
  const path = scratch.path('store.penholder')
  const database = await openDatabase(path)
  makeDurable(database)
  createTables(database, {})
  database.close()
  const served = await openServed(path)
  if (!served.ok) throw served.error
  return { store: served.value.store, remove: scratch.remove }
})
