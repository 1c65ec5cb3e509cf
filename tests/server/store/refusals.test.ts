import { expect, it } from 'vitest'
import { createTables, makeDurable } from '../../../server/store/schema.ts'
import { openDatabase } from '../../../server/store/sqlite.ts'
import { sqliteRefusals } from '../../../server/store/sqlite-refusals.ts'
import { FRA, scratchFolder, USA } from '../dossiers.ts'

it('[O10] beyond the bound the oldest refusals become sums, and none is forgotten', async () => {
  const scratch = await scratchFolder()
  const database = await openDatabase(scratch.path('talks.penholder'))
  makeDurable(database)
  createTables(database, {})
  const ledger = sqliteRefusals(database, 10)
  const common = { ts: 1, where: 'frame', room: null, role: null, person: null } as const
  for (let i = 0; i < 37; i++) {
    const delegation = [FRA, USA, null][i % 3] ?? null
    await ledger.addRefusal({ ...common, delegation, code: i % 2 ? 'phase' : 'rate', count: i })
  }
  const kept = await ledger.refusals(0, 100)
  expect(kept.length).toBeLessThanOrEqual(10)
  expect(kept.at(-1)?.count).toBe(36)
  const sums = await ledger.refusalSums()
  expect(new Set(sums.map(({ delegation }) => delegation))).toEqual(new Set([FRA, USA, null]))
  const total = [...kept, ...sums].reduce((sum, { count }) => sum + count, 0)
  expect(total).toBe((36 * 37) / 2)
  database.close()
  await scratch.remove()
})
