import { copyFile } from 'node:fs/promises'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_ROOM } from '../../server/expunge/act.ts'
import type { Value } from '../../server/store/sqlite.ts'
import { verifyFile } from '../../server/verify-file.ts'
import { randomFrom } from '../shared/ydoc/notation.ts'
import { scratchFolder } from './dossiers.ts'
import { bitsOf, readLog, tryFlip } from './flipped-bits.ts'
import { livelyFile } from './lively-file.ts'
import { behindTheGuards, findingOf, tamper } from './tampering.ts'

const COLUMNS = ['seq', 'room', 'author', 'ts', 'prev', 'hash', 'digest', 'data'] as const

describe('a file one bit of which was flipped', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let whole: string
  let rows: readonly { readonly room: string }[]

  beforeAll(async () => {
    scratch = await scratchFolder()
    whole = scratch.path('whole.penholder')
    await livelyFile(whole)
    await tamper(whole, (database) => {
      const all = database.prepare('SELECT room FROM upd ORDER BY seq').all()
      rows = all.map(({ room, length }) => ({ room: String(room), length: Number(length) }))
    })
  })
  afterAll(() => scratch.remove())

  it('[F7] is whole before that, with something of everything in it', async () => {
    expect(await verifyFile(whole)).toMatchObject({ value: { finding: null, expunged: 1 } })
    const rooms = new Set(rows.map(({ room }) => room))
    expect([...rooms]).toEqual(['dossier', 'text/en', 'private/USA', 'caucus/friends', RECORD_ROOM])
    expect(rows.length).toBeGreaterThan(130)
  })

  it('[F7] has its first broken entry named, whichever column of whichever row it was in', async () => {
    const flip = fc.record({
      row: fc.nat(rows.length - 1),
      column: fc.constantFrom(...COLUMNS),
      at: fc.nat(20_000),
      bit: fc.nat(7),
    })
    const path = scratch.path('columns.penholder')
    await fc.assert(
      fc.asyncProperty(flip, async ({ row, column, at, bit }) => {
        const seq = row + 1
        await copyFile(whole, path)
        const change = (database: Parameters<Parameters<typeof tamper>[1]>[0]) => {
          const was = database.prepare(`SELECT ${column} AS v FROM upd WHERE seq = ?`).get(seq)
          const now = flipped(was?.v ?? null, at, bit)
          database.prepare(`UPDATE upd SET ${column} = ? WHERE seq = ?`).run(now, seq)
        }
        await tamper(path, behindTheGuards(change))
        const finding = await findingOf(path)
        // An act that cannot be read covers nothing any more: the entry that it expunged comes first.
        const isAct = rows[row]?.room === RECORD_ROOM
        if (isAct) expect([expungedSeq(), seq]).toContain(finding?.kind === 'entry' && finding.seq)
        else expect(finding, `${column} of ${seq}`).toMatchObject({ kind: 'entry', seq })
      }),
      { numRuns: 200, seed: 20200324 },
    )
  })

  it('[F7] is found out, or says all that it said, wherever in the file it was', async () => {
    const path = scratch.path('bytes.penholder')
    await copyFile(whole, path)
    const { whole: bytes, bits } = await bitsOf(whole)
    const log = await readLog(path)
    const random = randomFrom(20200324)
    const counts: Record<string, number> = {}
    for (let i = 0; i < 600; i++) {
      const { kind, detail } = await tryFlip(path, bytes, log, Math.floor(random() * bits))
      expect(['found', 'refused', 'harmless'], detail).toContain(kind)
      counts[kind] = (counts[kind] ?? 0) + 1
    }
    // Not because nothing was put to the proof.
    expect(counts.found).toBeGreaterThan(100)
  })

  /** The number of the words that were told in confidence. */
  function expungedSeq(): number {
    return rows.findIndex(({ room }) => room === 'private/USA')
  }
})

function flipped(value: Value, at: number, bit: number): Value {
  // High enough that a number of an entry never becomes that of another one.
  if (typeof value === 'number') return value ^ (4096 << bit)
  const isText = typeof value === 'string'
  const bytes = isText ? Buffer.from(value) : Buffer.from(value instanceof Uint8Array ? value : [])
  // What an entry without content could have is some.
  if (bytes.length === 0) return new Uint8Array([at & 255])
  const index = at % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (isText ? bit & 3 : bit))
  return isText ? bytes.toString() : bytes
}
