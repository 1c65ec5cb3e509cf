import { copyFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openDossierFile } from '../../server/dossier-file.ts'
import type { Value } from '../../server/store/sqlite.ts'
import { scratchFolder } from './dossiers.ts'
import { behindTheGuards, fileWithWords, findingOf, tamper } from './tampering.ts'

const ENTRIES = 9

describe('verify', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let whole: string
  let copies = 0

  beforeAll(async () => {
    scratch = await scratchFolder()
    whole = scratch.path('whole.penholder')
    await fileWithWords(whole, ENTRIES - 1)
  })
  afterAll(() => scratch.remove())

  async function tampered(act: Parameters<typeof tamper>[1]) {
    const path = scratch.path(`copy-${copies++}.penholder`)
    await copyFile(whole, path)
    await tamper(path, act)
    return findingOf(path)
  }

  it('[F7] finds nothing in a file that nobody touched', async () => {
    expect(await findingOf(whole)).toBeNull()
  })

  it('[F7] names the first broken entry whichever bit of a row is flipped', async () => {
    const columns = ['seq', 'room', 'author', 'ts', 'prev', 'hash', 'digest', 'data'] as const
    const flip = fc.record({
      seq: fc.integer({ min: 1, max: ENTRIES }),
      column: fc.constantFrom(...columns),
      at: fc.nat(1000),
      bit: fc.nat(7),
    })
    await fc.assert(
      fc.asyncProperty(flip, async ({ seq, column, at, bit }) => {
        const finding = await tampered(
          behindTheGuards((database) => {
            const row = database.prepare(`SELECT ${column} AS v FROM upd WHERE seq = ?`).get(seq)
            const value = flipped(row?.v ?? null, at, bit)
            database.prepare(`UPDATE upd SET ${column} = ? WHERE seq = ?`).run(value, seq)
          }),
        )
        expect(finding).toMatchObject({ kind: 'entry', seq })
      }),
      { numRuns: 60, seed: 20200324 },
    )
  })

  it('[F7] names the first entry that is missing', async () => {
    const without = (where: string) =>
      tampered(behindTheGuards((database) => database.exec(`DELETE FROM upd WHERE ${where}`)))
    expect(await without('seq = 4')).toEqual({ kind: 'entry', seq: 4, reason: 'sequence' })
    expect(await without('seq > 6')).toEqual({ kind: 'entry', seq: 7, reason: 'head' })
    expect(await without('seq > 0')).toMatchObject({ kind: 'entry', seq: 1 })
  })

  it('[F7] sees that the guards of the log are gone or were weakened', async () => {
    expect(await tampered((database) => database.exec('DROP TRIGGER upd_keeps'))).toEqual({
      kind: 'triggers',
    })
    const weak = 'CREATE TRIGGER upd_stays BEFORE DELETE ON upd WHEN 0 BEGIN SELECT 1; END'
    expect(await tampered((database) => database.exec(`DROP TRIGGER upd_stays; ${weak}`))).toEqual({
      kind: 'triggers',
    })
  })

  it('[F7] sees that the index from characters to entries was altered', async () => {
    const finding = await tampered((database) =>
      database.exec('UPDATE written SET seq = 2 WHERE seq = 5'),
    )
    expect(finding).toEqual({ kind: 'entry', seq: 5, reason: 'index' })
  })

  it('[F7] sees that a snapshot says something else than the log', async () => {
    const path = scratch.path('snapshot.penholder')
    await copyFile(whole, path)
    const opened = await openDossierFile(path, 'write')
    if (!opened.ok) throw new Error(opened.error.kind)
    const { store } = opened.value
    const doc = await opened.value.loadText('en')
    await store.keepSnapshot('text/en', { seq: ENTRIES, data: Y.encodeStateAsUpdate(doc) })
    expect(await findingOf(path)).toBeNull()
    const forged = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1').replace('xxx', 'yxx')
    await store.keepSnapshot('text/en', { seq: ENTRIES, data: Buffer.from(forged, 'latin1') })
    await opened.value.close()
    expect(await findingOf(path)).toEqual({ kind: 'snapshot', room: 'text/en' })
  })

  it('[S5] the log resists every statement of SQL that would alter it', async () => {
    const statements = [
      'UPDATE upd SET ts = 5 WHERE seq = 3',
      'DELETE FROM upd WHERE seq = 3',
      'DELETE FROM upd',
      'INSERT OR REPLACE INTO upd SELECT * FROM upd WHERE seq = 3',
      'REPLACE INTO upd SELECT * FROM upd WHERE seq = 9',
      'INSERT INTO upd SELECT 11, room, author, ts, prev, hash, digest, data FROM upd WHERE seq = 3',
      'INSERT INTO upd SELECT 10, room, author, ts, prev, hash, digest, data FROM upd WHERE seq = 3',
      'UPDATE OR REPLACE upd SET seq = 4 WHERE seq = 3',
    ]
    for (const sql of statements) {
      expect(
        await tampered((database) => {
          expect(() => database.exec(sql), sql).toThrow('append-only')
        }),
      ).toBeNull()
    }
  })
})

function flipped(value: Value, at: number, bit: number): Value {
  // High enough that a number of an entry never becomes that of another one.
  if (typeof value === 'number') return value ^ (16 << bit)
  if (typeof value === 'string') return flippedBytes(Buffer.from(value), at, bit & 3).toString()
  if (value instanceof Uint8Array) return flippedBytes(Buffer.from(value), at, bit)
  throw new Error('a column of another type')
}

function flippedBytes(bytes: Buffer, at: number, bit: number): Buffer {
  const index = at % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
  return bytes
}
